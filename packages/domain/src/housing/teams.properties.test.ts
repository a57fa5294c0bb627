import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { allocateHomes } from "./allocate.ts";
import { verifyTeams } from "./check/index.ts";
import { costTable } from "./enumerate.ts";
import type { HousingPolicy } from "./policy.ts";
import type { HousingProblem } from "./problem.ts";
import { planTeams, TEAM_STAGES, withoutCohesion } from "./teams.ts";
import type { TeamPolicy } from "./teams.policy.ts";
import { anyProblem, anyQuotas, anyRules, highsForTests, policyOf, shuffled } from "./testing.ts";

vi.setConfig({ testTimeout: 300_000 });
const solver = await highsForTests();

const teams: TeamPolicy = {
  id: "teams",
  name: { id: "Tim uji", en: "Test teams" },
  citation: { text: "Made for this test" },
  household: "b",
  largest: 99,
  towers: [],
};
const anyStages = fc.constantFrom(...TEAM_STAGES).map((stages) => [...stages]);

/** Homes of the largest tower: larger teams would be refused. */
function largestTower({ homes }: HousingProblem): number {
  const counts = [0, 0, 0];
  for (const tower of homes.tower) counts[tower] = (counts[tower] ?? 0) + 1;
  return Math.max(...counts);
}

function outcome(problem: HousingProblem, policy: HousingPolicy) {
  const largest = largestTower(problem);
  fc.pre(largest >= 2);
  const plan = planTeams(problem, policy, { ...teams, largest }, solver);
  const without = allocateHomes(problem, withoutCohesion(policy));
  if (!plan.ok || !without.ok) throw new Error(JSON.stringify([plan, without]));
  const allocation = allocateHomes(plan.value.problem, plan.value.policy);
  if (!allocation.ok) throw new Error(JSON.stringify(allocation.error));
  return { plan: plan.value, without: without.value, allocation: allocation.value };
}

/** Members living in the one tower in which most of their team live, and small teams apart. */
function countTogether(problem: HousingProblem, homeOf: ArrayLike<number>, largest: number) {
  const inTower = new Map<string, number>();
  const sizes = new Map<number, number>();
  for (let household = 0; household < problem.households.count; household++) {
    const team = problem.households.attributes["b"]?.[household] ?? 0;
    const home = homeOf[household] ?? -1;
    if (team === 0 || home < 0) continue;
    sizes.set(team, (sizes.get(team) ?? 0) + 1);
    const key = `${team} ${problem.homes.tower[home]}`;
    inTower.set(key, (inTower.get(key) ?? 0) + 1);
  }
  let sum = 0;
  for (const [team, size] of sizes) {
    if (size < 2 || size > largest) continue;
    const counts = [...inTower].filter(([key]) => key.startsWith(`${team} `));
    sum += Math.max(...counts.map(([, count]) => count));
  }
  return sum;
}

/** The most that any way to house the same households keeps together, by trying every way. */
function mostTogether(
  problem: HousingProblem,
  policy: HousingPolicy,
  housed: readonly boolean[],
  misfit: number | null,
): number {
  const cost = costTable(problem, policy);
  const largest = largestTower(problem);
  const way = housed.map(() => -1);
  let most = 0;
  const visit = (household: number, paid: number) => {
    if (misfit !== null && paid > misfit) return;
    if (household === housed.length) {
      most = Math.max(most, countTogether(problem, way, largest));
      return;
    }
    if (housed[household] !== true) {
      visit(household + 1, paid);
      return;
    }
    for (const [home, each] of (cost[household] ?? []).entries()) {
      if (each === null || way.includes(home)) continue;
      way[household] = home;
      visit(household + 1, paid + each);
      way[household] = -1;
    }
  };
  visit(0, 0);
  return most;
}

test("in any small problem as many live with their teams as in the best of all ways", () => {
  fc.assert(
    fc.property(anyProblem(6), anyRules, anyStages, (problem, rules, stages) => {
      const policy = policyOf(rules, stages);
      const { plan, without, allocation } = outcome(problem, policy);
      const housed = [...without.homeOf].map((home) => home >= 0);
      const fitFirst = stages[1] === "fit";
      const most = mostTogether(problem, policy, housed, fitFirst ? without.totals.misfit : null);
      expect(plan.together).toBe(most);
      expect(plan.bound).toBeGreaterThanOrEqual(most);
      const largest = largestTower(problem);
      expect(countTogether(problem, allocation.homeOf, largest)).toBe(most);
    }),
    { numRuns: 400 },
  );
});

test("keeping teams takes nobody's home, nor raises the misfit where fit comes before", () => {
  fc.assert(
    fc.property(
      anyProblem(10),
      anyRules,
      anyStages,
      anyQuotas,
      (problem, rules, stages, quotas) => {
        const policy = policyOf(rules, stages, quotas);
        const { plan, without, allocation } = outcome(problem, policy);
        const isHoused = (home: number) => home >= 0;
        expect([...allocation.homeOf].map(isHoused)).toEqual([...without.homeOf].map(isHoused));
        if (stages[1] === "fit") expect(allocation.totals.misfit).toBe(without.totals.misfit);
        const allowed = { ...teams, largest: largestTower(problem) };
        expect(verifyTeams(problem, policy, allowed, plan, allocation, without)).toMatchObject({
          ok: true,
        });
        for (const [household, tower] of plan.keptIn.entries()) {
          if (tower < 0) continue;
          expect(problem.homes.tower[allocation.homeOf[household] ?? -1]).toBe(tower);
        }
        expect(plan.bound).toBeGreaterThanOrEqual(plan.together);
      },
    ),
    { numRuns: 400 },
  );
});

test("listing households, homes and towers in another order changes neither plan nor homes", () => {
  fc.assert(
    fc.property(anyProblem(9), anyRules, anyStages, fc.infiniteStream(fc.nat()), (...given) => {
      const [problem, rules, stages, dice] = given;
      const policy = policyOf(rules, stages);
      const named = (which: HousingProblem) => {
        const { plan, allocation } = outcome(which, policy);
        const { households, homes } = which;
        return {
          teams: plan.teams,
          bound: plan.bound,
          homes: [...allocation.homeOf]
            .map((home, household) => `${households.ids[household]} ${homes.ids[home] ?? "-"}`)
            .toSorted(),
        };
      };
      expect(named(shuffled(problem, dice))).toEqual(named(problem));
    }),
    { numRuns: 300 },
  );
});
