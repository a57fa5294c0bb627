import fc from "fast-check";
import { expect, test } from "vitest";
import type { Score } from "../registry/index.ts";
import { proveScreening, screenUnits } from "./index.ts";
import type { UnitScreening } from "./result.ts";
import {
  agreed,
  codes,
  criterion,
  institution,
  onDate,
  override,
  priorityClass,
  scores,
  screeningPolicy,
  screenOne,
  unit,
} from "./testing.ts";

const level = fc.integer({ min: 1, max: 5 });
const profile = fc.array(level, { minLength: 7, maxLength: 7 });
/** Up to five assessors per criterion, too few and far apart included. */
const anyScores = fc.tuple(...codes.map(() => fc.array(level, { maxLength: 5 })));
const dictator = { [criterion("A1")]: 5 };
const policy = screeningPolicy({
  classes: [
    priorityClass(1, { veto: { [criterion("C1")]: 1 }, dictator }),
    priorityClass(2, { dictator }),
    priorityClass(3, { dictator }),
  ],
  overrides: [
    override({
      id: "core",
      when: [{ fact: "criterion_level", criterion: criterion("B3"), oneOf: [5] }],
    }),
    override({ id: "seven", rank: 2, when: [{ fact: "unit_code", oneOf: ["U7"] }] }, "not_moved"),
  ],
});

const anyUnits = fc.array(anyScores, { minLength: 1, maxLength: 8 }).map((all) =>
  all.map((given, i) => ({
    unit: unit(`U${i + 1}`),
    scores: codes.flatMap((code, j) => scores(`U${i + 1}`, code, given[j] ?? [])),
  })),
);

const screen = (units: readonly { unit: ReturnType<typeof unit>; scores: readonly Score[] }[]) =>
  screenUnits(
    {
      units: units.map((each) => each.unit),
      institutions: [institution()],
      scores: units.flatMap((each) => each.scores),
      onDate,
    },
    policy,
  );

const withoutRank = (screening: UnitScreening) => ({ ...screening, rankInClass: null });

test("the policy of these properties is one that proves itself", () => {
  expect(proveScreening(policy).ok).toBe(true);
});

test("the order of units and scores makes no difference", () => {
  fc.assert(
    fc.property(anyUnits, (units) => {
      const reversed = units.toReversed().map((each) => ({
        ...each,
        scores: each.scores.toReversed(),
      }));
      expect(screen(reversed)).toEqual(screen(units));
    }),
  );
});

test("a class depends on the unit alone: alone it gets what it gets among others", () => {
  fc.assert(
    fc.property(anyUnits, (units) => {
      const together = screen(units).map(withoutRank);
      const alone = units.flatMap((each) => screen([each])).map(withoutRank);
      expect(alone).toEqual(together);
    }),
  );
});

test("raising one level never gives a worse class", () => {
  const order = ["P1", "P2", "P3", "not_moved"];
  fc.assert(
    fc.property(profile, fc.integer({ min: 0, max: 6 }), (levels, j) => {
      const raised = levels.map((each, i) => (i === j ? Math.min(5, each + 1) : each));
      const before = screenOne(agreed("U1", levels), policy).byPoints;
      const after = screenOne(agreed("U1", raised), policy).byPoints;
      expect(order.indexOf(after ?? "")).toBeLessThanOrEqual(order.indexOf(before ?? ""));
    }),
  );
});

test("each list of shares adds up to 1000 thousandths", () => {
  fc.assert(
    fc.property(anyUnits, (units) => {
      for (const { sensitivity } of screen(units)) {
        if (sensitivity === null) continue;
        const sum = (of: "nearPolicy" | "unknownWeights" | "nearPolicyOneAssessor") =>
          sensitivity.acceptabilityPermille.reduce((total, share) => total + share[of], 0);
        expect([sum("nearPolicy"), sum("unknownWeights"), sum("nearPolicyOneAssessor")]).toEqual([
          1000, 1000, 1000,
        ]);
      }
    }),
  );
});

test("a class by points is null exactly when a criterion is open", () => {
  fc.assert(
    fc.property(anyUnits, (units) => {
      for (const { byPoints, criteria } of screen(units))
        expect(byPoints === null).toBe(criteria.some(({ state }) => state !== "settled"));
    }),
  );
});

test("places inside a class are 1, 2, 3 ... without a gap", () => {
  fc.assert(
    fc.property(anyUnits, (units) => {
      const byClass = Map.groupBy(screen(units), ({ outcome }) =>
        outcome.kind === "class" ? outcome.class : outcome.kind,
      );
      for (const [name, group] of byClass) {
        const ranks = group.map(({ rankInClass }) => rankInClass ?? 0).toSorted((a, b) => a - b);
        const decided = name !== "not_moved" && name !== "undecided";
        expect(ranks).toEqual(group.map((_, i) => (decided ? i + 1 : 0)));
      }
    }),
  );
});

/** Every combination of one assessor per criterion, one by one: slow, and sharing nothing. */
test("one assessor drawn by lot: adding up points gives what listing all combinations gives", () => {
  const two = fc.tuple(level, level);
  fc.assert(
    fc.property(fc.tuple(two, two, two, two, two, two, two), (pairs) => {
      const close = pairs.map(([a, b]) => [a, Math.max(1, Math.min(5, b > a ? a + 1 : a))]);
      const loose = screeningPolicy({
        classes: policy.classes,
        assessors: { minimum: 1, disagreementLimitPercent: 100, rangeLimit: 5 },
      });
      const given = codes.flatMap((code, j) => scores("U1", code, close[j] ?? []));
      const found = screenOne(given, loose).sensitivity?.acceptabilityPermille ?? [];
      const sums = [0, 0, 0, 0];
      for (let draw = 0; draw < 128; draw += 1) {
        const levels = close.map((pair, j) => pair[Math.floor(draw / 2 ** j) % 2] ?? 1);
        const shares = screenOne(agreed("U1", levels), loose).sensitivity?.acceptabilityPermille;
        for (const [h, share] of (shares ?? []).entries())
          sums[h] = (sums[h] ?? 0) + share.nearPolicy / 128;
      }
      for (const [h, share] of found.entries())
        expect(Math.abs(share.nearPolicyOneAssessor - (sums[h] ?? 0))).toBeLessThan(2);
    }),
    { numRuns: 12 },
  );
});
