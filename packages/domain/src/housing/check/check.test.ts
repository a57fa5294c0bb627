import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { allocateHomes } from "../allocate.ts";
import type { Allocation } from "../allocation.ts";
import { classNames, costTable, placeName } from "../enumerate.ts";
import type { HousingPolicy } from "../policy.ts";
import type { HousingProblem } from "../problem.ts";
import { anyProblem, anyRules, ENOUGH, policyOf, problemOf } from "../testing.ts";
import { verifyAllocation } from "./index.ts";

vi.setConfig({ testTimeout: 120_000 });

function allocated(problem: HousingProblem, policy: HousingPolicy): Allocation {
  const result = allocateHomes(problem, policy);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Moves, swaps and replacements that keep every rule: only an optimum can tell them apart. */
const anyChange = fc.record({
  kind: fc.constantFrom("unhouse", "move", "swap", "replace"),
  one: fc.nat(),
  other: fc.nat(),
});
type Change = { readonly kind: string; readonly one: number; readonly other: number };

function apply(
  homeOf: number[],
  { kind, one, other }: Change,
  cost: readonly (readonly (number | null)[])[],
): void {
  const housed = homeOf.flatMap((home, household) => (home >= 0 ? [household] : []));
  const waiting = homeOf.flatMap((home, household) => (home < 0 ? [household] : []));
  const first = housed[one % Math.max(1, housed.length)];
  if (first === undefined) return;
  const home = homeOf[first] ?? -1;
  const fits = (household: number, place: number) => cost[household]?.[place] !== null;
  if (kind === "unhouse") homeOf[first] = -1;
  if (kind === "move") {
    const free = (cost[first] ?? []).flatMap((each, place) =>
      each === null || homeOf.includes(place) ? [] : [place],
    );
    homeOf[first] = free[other % Math.max(1, free.length)] ?? home;
  }
  if (kind === "swap") {
    const second = housed[other % housed.length] ?? first;
    const place = homeOf[second] ?? -1;
    if (!fits(first, place) || !fits(second, home)) return;
    homeOf[first] = place;
    homeOf[second] = home;
  }
  if (kind === "replace") {
    const second = waiting[other % Math.max(1, waiting.length)];
    if (second === undefined || !fits(second, home)) return;
    homeOf[first] = -1;
    homeOf[second] = home;
  }
}

/** The changed allocation with every figure made consistent again. */
function restated(
  problem: HousingProblem,
  allocation: Allocation,
  homeOf: readonly number[],
  cost: readonly (readonly (number | null)[])[],
): Allocation {
  const wish = homeOf.map((home, household) => {
    const tower = home < 0 ? -2 : (problem.homes.tower[home] ?? -2);
    return (
      problem.households.preferences.slice(household * 2, household * 2 + 2).indexOf(tower) + 1
    );
  });
  const misfit = homeOf.map((home, household) => cost[household]?.[home] ?? 0);
  const byPreference = [1, 2, 0].map(
    (place) => homeOf.filter((home, household) => home >= 0 && wish[household] === place).length,
  );
  return {
    ...allocation,
    homeOf: Int32Array.from(homeOf),
    wish: Uint8Array.from(wish),
    misfit: Int32Array.from(misfit),
    totals: {
      housed: homeOf.filter((home) => home >= 0).length,
      misfit: misfit.reduce((sum, each) => sum + each, 0),
      byPreference,
    },
  };
}

test("10,000 of 10,000 results with other places, all rules kept, are rejected", () => {
  const kinds = new Set<string>();
  let rejected = 0;
  fc.assert(
    fc.property(
      anyProblem(14),
      anyRules,
      fc.array(anyChange, { minLength: 1, maxLength: 3 }),
      (problem, rules, changes) => {
        const policy = policyOf(rules);
        const allocation = allocated(problem, policy);
        const cost = costTable(problem, policy);
        const homeOf = [...allocation.homeOf];
        for (const each of changes) apply(homeOf, each, cost);
        const { name } = classNames(problem, policy);
        const places = (list: Iterable<number>) =>
          Array.from(list, (home) => (home < 0 ? "" : placeName(problem, name, home)));
        fc.pre(places(homeOf).join(";") !== places(allocation.homeOf).join(";"));
        const verdict = verifyAllocation(
          problem,
          policy,
          restated(problem, allocation, homeOf, cost),
        );
        expect(verdict.ok).toBe(false);
        if (!verdict.ok) kinds.add(verdict.error.kind);
        rejected++;
      },
    ),
    { numRuns: 10_000, maxSkipsPerRun: 100 },
  );
  expect(rejected).toBe(10_000);
  // All three stages must have been the reason at some time.
  expect(kinds).toContain("waits_though_home_in_reach");
  expect(kinds).toContain("holder_off_price");
  expect(kinds).toContain("better_wish_possible");
});

const problem = problemOf(
  [
    { id: "H1", a: 1, b: 0, wishes: [0] },
    { id: "H2", a: 2, b: 0, wishes: [1] },
    { id: "H3", a: 2, b: 0, wishes: [1] },
  ],
  [
    { id: "R1", x: 1, y: 0, tower: 0 },
    { id: "R2", x: 2, y: 0, tower: 1 },
  ],
  ["T0", "T1"],
);
const policy = policyOf([ENOUGH]);
const right = allocated(problem, policy);

test.each([
  [
    "a home given to two households",
    {
      homeOf: Int32Array.of(1, 1, -1),
      misfit: Int32Array.of(1, 0, 0),
      wish: Uint8Array.of(0, 1, 0),
    },
    "home_given_twice",
  ],
  [
    "a home that rules forbid",
    {
      homeOf: Int32Array.of(-1, 0, -1),
      wish: Uint8Array.of(0, 0, 0),
    },
    "pair_forbidden",
  ],
  ["a home that does not exist", { homeOf: Int32Array.of(0, 7, -1) }, "no_such_home"],
  [
    "an order that leaves somebody out",
    { order: Uint32Array.of(0, 0, 2) },
    "order_not_a_permutation",
  ],
  ["ranks of another order", { rankOf: Uint32Array.of(1, 0, 2) }, "rank_wrong"],
  [
    "an order against the tickets",
    {
      order: Uint32Array.of(1, 0, 2),
      rankOf: Uint32Array.of(1, 0, 2),
    },
    "order_broken",
  ],
  ["a misfit that is not so", { misfit: Int32Array.of(3, 0, 0) }, "misfit_wrong"],
  ["a wish that was not met", { wish: Uint8Array.of(2, 1, 0) }, "wish_wrong"],
  ["a total that is not the sum", { totals: { ...right.totals, housed: 3 } }, "total_wrong"],
])("%s is named", (_, change, kind) => {
  const verdict = verifyAllocation(problem, policy, { ...right, ...change });
  expect(verdict).toMatchObject({ ok: false, error: { kind } });
});

test("a certificate of another problem is named as foreign", () => {
  const other = problemOf([{ id: "H1", a: 1, b: 0 }], [], ["T0", "T1"]);
  expect(
    verifyAllocation(problem, policy, {
      ...right,
      certificate: allocated(other, policy).certificate,
    }),
  ).toEqual({ ok: false, error: { kind: "foreign_certificate", column: "profileOf" } });
});

test("a certificate without the proof of a stage that the policy asks for is rejected", () => {
  for (const stage of ["coverage", "fit", "preference"] as const) {
    const certificate = { ...right.certificate, [stage]: null };
    expect(verifyAllocation(problem, policy, { ...right, certificate })).toEqual({
      ok: false,
      error: { kind: "foreign_certificate", column: stage },
    });
  }
});

test("a certificate that mixes households whom a rule tells apart is rejected", () => {
  const certificate = { ...right.certificate, profileOf: Int32Array.of(0, 0, 1) };
  expect(verifyAllocation(problem, policy, { ...right, certificate })).toMatchObject({
    ok: false,
    error: { kind: "profile_mixed", attribute: "a" },
  });
});
