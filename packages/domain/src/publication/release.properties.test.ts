import fc from "fast-check";
import { expect, test } from "vitest";
import { peopleNetwork } from "./counts.ts";
import { exactInterval } from "./exact-interval.ts";
import { publicBounds } from "./network.ts";
import type { PublicPeople } from "./people.ts";
import { propagateBounds } from "./propagation.ts";
import { isProtected, protectCounts } from "./protection.ts";
import { buildRelease } from "./release.ts";
import { shownBounds } from "./rounding.ts";
import { crowdedCountry, releaseInput, type Crowd } from "./testing.ts";

const rules = { count: { threshold: 10, base: 5 }, sensitive: { threshold: 20, base: 10 } };

const size = fc.oneof(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 140 }));
const anyCrowd: fc.Arbitrary<Crowd> = fc
  .record({
    "CABINET-SEC": size,
    "CABINET-ARCHIVE": size,
    "FISHERIES-FLEET": size,
    "FISHERIES-LAB": size,
  })
  .filter((crowd) => Object.values(crowd).some((people) => people > 0));

function peopleOf(crowd: Crowd): PublicPeople {
  const release = buildRelease(releaseInput(crowdedCountry(crowd)));
  if (!release.ok) throw new Error(`Refused: ${JSON.stringify(release.error)}`);
  return release.value.content.people;
}

test("however many people there are, a release can be made, and no count in it is 0 to 9", () => {
  fc.assert(
    fc.property(anyCrowd, (crowd) => {
      const shown = valuesIn(peopleOf(crowd));
      expect(shown.filter((value) => typeof value === "number" && value < 10)).toEqual([]);
    }),
    { numRuns: 25 },
  );
}, 60_000);

test("however many people there are, no hidden count below 10 can be worked out to within 4", () => {
  fc.assert(
    fc.property(anyCrowd, (crowd) => {
      const network = peopleNetwork(releaseInput(crowdedCountry(crowd)), "none");
      const result = protectCounts(network, rules, exactInterval);
      fc.pre(result.ok);
      if (!result.ok) return;
      const bounds = publicBounds(network, result.value.shown, (value, cell) =>
        shownBounds(value, rules[cell.rule]),
      );
      const byHand = propagateBounds(network, bounds);
      const found = network.filter(({ kind, rule, count }, index) => {
        const interval = byHand[index];
        const guarded = kind !== "inner" && kind !== "structural_zero";
        if (!guarded || count >= rules[rule].threshold || interval === undefined) return false;
        return !isProtected(interval, rules[rule]);
      });
      expect(found.map(({ id }) => id)).toEqual([]);
    }),
    { numRuns: 25 },
  );
}, 60_000);

test("one person less moves no shown count by more than one step", () => {
  fc.assert(
    fc.property(anyCrowd, fc.constantFrom("CABINET-SEC", "FISHERIES-FLEET"), (crowd, unit) => {
      const before = crowd[unit] ?? 0;
      fc.pre(before > 1);
      const one = valuesIn(peopleOf(crowd));
      const other = valuesIn(peopleOf({ ...crowd, [unit]: before - 1 }));
      const jumps = one.filter((value, index) => {
        const next = other[index];
        return typeof value === "number" && typeof next === "number" && Math.abs(value - next) > 5;
      });
      expect(jumps).toEqual([]);
    }),
    { numRuns: 15 },
  );
}, 60_000);

function valuesIn(people: PublicPeople): readonly unknown[] {
  const { byInstitution, byWave, waitingByReason, ...national } = people;
  return [
    ...Object.values(national),
    ...byInstitution.flatMap((row) => Object.values(row)),
    ...byWave.flatMap((row) => Object.values(row)),
    ...waitingByReason.flatMap((row) => Object.values(row)),
  ];
}
