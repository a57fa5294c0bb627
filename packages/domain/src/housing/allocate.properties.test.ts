import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { HomeId } from "../kernel/index.ts";
import { allocateHomes } from "./allocate.ts";
import { SUPPORTED_STAGES } from "./admit.ts";
import type { Allocation } from "./allocation.ts";
import { verifyAllocation } from "./check/index.ts";
import { classNames, costTable, enumerateAllocation, orderByHand, placeName } from "./enumerate.ts";
import { explainHousehold } from "./explain.ts";
import { housingParagraph } from "./paragraph.ts";
import type { HousingPolicy, HousingQuota } from "./policy.ts";
import type { HousingProblem } from "./problem.ts";
import { anyProblem, anyQuotas, anyRules, policyOf, shuffled } from "./testing.ts";

vi.setConfig({ testTimeout: 120_000 });

function allocated(problem: HousingProblem, policy: HousingPolicy): Allocation {
  const result = allocateHomes(problem, policy);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const placesOf = (problem: HousingProblem, policy: HousingPolicy, { homeOf }: Allocation) => {
  const { name } = classNames(problem, policy);
  return [...homeOf].map((home) => (home < 0 ? null : placeName(problem, name, home)));
};

const coverageFirst = SUPPORTED_STAGES.filter(([first]) => first === "coverage");
const runs = { numRuns: 1500 };

test("any small allocation is the one that trying every way finds, whatever the stages", () => {
  fc.assert(
    fc.property(
      anyProblem(5),
      anyRules,
      fc.constantFrom(...coverageFirst),
      anyQuotas,
      (problem, rules, stages, quotas) => {
        const policy = policyOf(rules, [...stages], quotas);
        expect(placesOf(problem, policy, allocated(problem, policy))).toEqual(
          enumerateAllocation(problem, policy),
        );
      },
    ),
    runs,
  );
});

test("where preference comes first, each in turn has the best home that is free", () => {
  fc.assert(
    fc.property(anyProblem(6), anyRules, (problem, rules) => {
      const policy = policyOf(rules, ["preference", "coverage"]);
      const { homeOf } = allocated(problem, policy);
      const cost = costTable(problem, policy);
      const { rank } = classNames(problem, policy);
      const taken = new Set<number>();
      for (const household of orderByHand(problem)) {
        const wishes = problem.households.preferences.slice(household * 2, household * 2 + 2);
        const key = (home: number) => {
          const tower = problem.homes.tower[home] ?? -1;
          const wish = wishes.includes(tower) ? wishes.indexOf(tower) : 9;
          return (
            wish * 1e6 + (cost[household]?.[home] ?? 0) * 1e4 + (rank[home] ?? 0) * 100 + tower
          );
        };
        const open = [...problem.homes.ids.keys()].filter(
          (home) => !taken.has(home) && cost[household]?.[home] !== null,
        );
        const home = homeOf[household] ?? -1;
        const best = Math.min(...open.map(key));
        expect(open.length === 0 ? home : key(home)).toBe(open.length === 0 ? -1 : best);
        taken.add(home);
      }
    }),
    runs,
  );
});

test("the checker proves any allocation, and every household gets an explanation", () => {
  fc.assert(
    fc.property(
      anyProblem(9),
      anyRules,
      fc.constantFrom(...SUPPORTED_STAGES),
      anyQuotas,
      (problem, rules, stages, quotas) => {
        const policy = policyOf(rules, [...stages], quotas);
        const allocation = allocated(problem, policy);
        const verified = verifyAllocation(problem, policy, allocation);
        expect(verified).toMatchObject({ ok: true, value: allocation.totals });
        for (let household = 0; household < problem.households.count; household++) {
          const explanation = explainHousehold(problem, policy, allocation, household);
          const housed = (allocation.homeOf[household] ?? -1) >= 0;
          expect(explanation.kind).toBe(housed ? "housed" : "waiting");
          for (const language of ["id", "en"] as const) {
            expect(housingParagraph(explanation, language)).not.toMatch(/undefined|NaN|null/);
          }
        }
      },
    ),
    runs,
  );
});

test("nobody has two homes, no home has two households, and every pair keeps every rule", () => {
  fc.assert(
    fc.property(anyProblem(12), anyRules, (problem, rules) => {
      const policy = policyOf(rules);
      const { homeOf, totals } = allocated(problem, policy);
      const cost = costTable(problem, policy);
      const homes = [...homeOf].filter((home) => home >= 0);
      expect(new Set(homes).size).toBe(homes.length);
      expect(totals.housed).toBe(homes.length);
      let misfit = 0;
      for (const [household, home] of homeOf.entries()) {
        if (home < 0) continue;
        expect(cost[household]?.[home]).not.toBeNull();
        misfit += cost[household]?.[home] ?? 0;
      }
      expect(totals.misfit).toBe(misfit);
    }),
    runs,
  );
});

test("listing households, homes and towers in another order changes nothing", () => {
  fc.assert(
    fc.property(anyProblem(10), anyRules, anyQuotas, fc.infiniteStream(fc.nat()), (...given) => {
      const [problem, rules, quotas, dice] = given;
      const policy = policyOf(rules, ["coverage", "fit", "preference"], quotas);
      const other = shuffled(problem, dice);
      const named = (which: HousingProblem) => {
        const { homeOf } = allocated(which, policy);
        const pairs = [...homeOf].map(
          (home, household) => `${which.households.ids[household]} ${which.homes.ids[home] ?? "-"}`,
        );
        return pairs.toSorted();
      };
      expect(named(other)).toEqual(named(problem));
    }),
    runs,
  );
});

test("one home more never houses fewer, and takes nobody's home away", () => {
  fc.assert(
    fc.property(anyProblem(10), anyRules, (problem, rules) => {
      fc.pre(problem.homes.count > 0);
      const policy = policyOf(rules);
      const { homes } = problem;
      const doubled = {
        ...problem,
        homes: {
          count: homes.count + 1,
          ids: [...homes.ids, HomeId.parse("R-new")],
          attributes: {
            x: Uint16Array.from([
              ...(homes.attributes["x"] ?? []),
              homes.attributes["x"]?.[0] ?? 0,
            ]),
            y: Uint16Array.from([
              ...(homes.attributes["y"] ?? []),
              homes.attributes["y"]?.[0] ?? 0,
            ]),
          },
          tower: Uint32Array.from([...homes.tower, 0]),
          floor: Uint16Array.from([...homes.floor, 1]),
        },
      };
      const before = allocated(problem, policy);
      const after = allocated(doubled, policy);
      for (const [household, home] of before.homeOf.entries()) {
        if (home >= 0) expect(after.homeOf[household]).toBeGreaterThanOrEqual(0);
      }
      expect(after.totals.housed - before.totals.housed).toBeLessThanOrEqual(1);
    }),
    runs,
  );
});

// x says tower and class in one: 0 and 1 are the classes of the first tower, 2 is the second's.
const nestedQuotas: fc.Arbitrary<HousingQuota[]> = fc
  .tuple(fc.nat(3), fc.nat(2), fc.nat(2), fc.nat(1), fc.nat(2), fc.nat(2))
  .map(([all, tower, classOfTower, other, first, second]) => {
    const base = { name: { id: "Kuota", en: "Quota" }, citation: { text: "Made for this test" } };
    const home = { ...base, side: "home" as const, attribute: "x" };
    const institution = { ...base, side: "household" as const, attribute: "b" };
    return [
      { ...home, id: "phase", oneOf: [0, 1, 2], atMost: all },
      { ...home, id: "tower-1", oneOf: [0, 1], atMost: tower },
      { ...home, id: "tower-1-class-1", oneOf: [1], atMost: classOfTower },
      { ...home, id: "tower-2", oneOf: [2], atMost: other },
      { ...institution, id: "institution-0", oneOf: [0], atMost: first },
      { ...institution, id: "institution-1", oneOf: [1, 2], atMost: second },
    ];
  });

test("quotas of a phase, its towers, their classes and of institutions: what trying every way finds", () => {
  fc.assert(
    fc.property(anyProblem(5), anyRules, nestedQuotas, (problem, rules, quotas) => {
      const policy = policyOf(rules, ["coverage", "fit", "preference"], quotas);
      expect(placesOf(problem, policy, allocated(problem, policy))).toEqual(
        enumerateAllocation(problem, policy),
      );
    }),
    { numRuns: 600 },
  );
});
