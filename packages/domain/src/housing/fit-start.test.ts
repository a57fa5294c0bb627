import fc from "fast-check";
import { expect, test } from "vitest";
import { compile } from "./compile.ts";
import { cover } from "./coverage.ts";
import { fit, type Prices } from "./fit.ts";
import { houseAnew } from "./fit-start.ts";
import type { Flow } from "./flow.ts";
import type { Network } from "./network.ts";
import { orderOf } from "./order.ts";
import type { HousingPolicy } from "./policy.ts";
import type { HousingProblem } from "./problem.ts";
import { anyProblem, anyQuotas, anyRules, ENOUGH, policyOf, problemOf } from "./testing.ts";
import { valuesReader } from "./values.ts";

function covered(problem: HousingProblem, policy: HousingPolicy) {
  const network = compile(problem, policy, valuesReader());
  if (!network.ok) throw new Error(JSON.stringify(network.error));
  const { flow } = cover(network.value, orderOf(problem.households), null);
  return { network: network.value, flow };
}

const misfit = ({ cost }: Network, { amount }: Flow) =>
  amount.reduce((sum, households, arc) => sum + households * (cost[arc] ?? Number.NaN), 0);

/** Households of each profile that are housed, and homes of each class in use or free. */
function balance({ profileOfArc, target, profiles, classes }: Network, { amount, free }: Flow) {
  const people = Array.from({ length: profiles }, () => 0);
  const homes = Array.from({ length: classes }, () => 0);
  for (const [arc, households] of amount.entries()) {
    const profile = profileOfArc[arc] ?? -1;
    const home = target[arc] ?? -1;
    people[profile] = (people[profile] ?? Number.NaN) + households;
    homes[home] = (homes[home] ?? Number.NaN) + households;
  }
  return { people, homes: homes.map((used, home) => used + (free[home] ?? Number.NaN)) };
}

/** Linear programming duality: what makes the sum the least there is. */
function broken(network: Network, flow: Flow, prices: Prices): string[] {
  const faults: string[] = [];
  for (const [arc, cost] of network.cost.entries()) {
    const own = prices.profile[network.profileOfArc[arc] ?? -1] ?? Number.NaN;
    const extra = cost + own - (prices.class[network.target[arc] ?? -1] ?? Number.NaN);
    if (!(extra >= 0)) faults.push(`pair ${arc} brings ${extra}`);
    if ((flow.amount[arc] ?? 0) > 0 && extra !== 0) faults.push(`pair ${arc} in use: ${extra}`);
  }
  for (const [home, price] of prices.class.entries()) {
    if (price > prices.free) faults.push(`class ${home} above free`);
    if (price < prices.free && flow.free[home] !== 0) faults.push(`class ${home} not full`);
  }
  return faults;
}

test("2 who need 1 room and 1 who needs 2, in homes of 1, 2, 2 and 3 rooms: 1 room too many", () => {
  const problem = problemOf(
    [
      { id: "H1", a: 1, b: 0 },
      { id: "H2", a: 1, b: 0 },
      { id: "H3", a: 2, b: 0 },
    ],
    [
      { id: "R1", x: 3, y: 0, tower: 0 },
      { id: "R2", x: 2, y: 0, tower: 0 },
      { id: "R3", x: 2, y: 0, tower: 0 },
      { id: "R4", x: 1, y: 0, tower: 0 },
    ],
    ["T0"],
  );
  const { network, flow } = covered(problem, policyOf([ENOUGH]));
  const prices = houseAnew(network, flow);
  // One home of 1 room for two who need 1: the other has 2. The home of 3 rooms is the free one.
  expect(misfit(network, flow)).toBe(1);
  expect([...flow.free]).toEqual([0, 0, 1]);
  expect(broken(network, flow, prices)).toEqual([]);
});

test("housing anew reaches the sum that cancelling cycles reaches, houses the same, and proves it", () => {
  fc.assert(
    fc.property(anyProblem(14), anyRules, anyQuotas, (problem, rules, quotas) => {
      const policy = policyOf(rules, ["coverage", "fit", "preference"], quotas);
      const one = covered(problem, policy);
      const other = covered(problem, policy);
      const before = balance(one.network, one.flow);
      fit(other.network, other.flow);
      const prices = houseAnew(one.network, one.flow);
      expect(misfit(one.network, one.flow)).toBe(misfit(other.network, other.flow));
      expect(balance(one.network, one.flow)).toEqual(before);
      expect(broken(one.network, one.flow, prices)).toEqual([]);
    }),
    { numRuns: 3000 },
  );
});
