import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { allocateHomes } from "./allocate.ts";
import { costTable } from "./enumerate.ts";
import type { HousingPolicy } from "./policy.ts";
import type { HousingProblem } from "./problem.ts";
import { anyProblem, anyRules, ENOUGH, policyOf, problemOf } from "./testing.ts";
import { openWaitList, type WaitList } from "./wait-list.ts";

vi.setConfig({ testTimeout: 120_000 });

function opened(problem: HousingProblem, policy: HousingPolicy) {
  const allocation = allocateHomes(problem, policy);
  if (!allocation.ok) throw new Error("refused");
  const list = openWaitList(problem, policy, allocation.value);
  if (!list.ok) throw new Error("refused");
  return { allocation: allocation.value, list: list.value };
}

// One bedroom: R1; two: R2, R3. H1 (one) lives in R1, H2 and H3 (two) in R2 and R3; H4 (one) and
// H5 (two) wait.
const problem = problemOf(
  [
    { id: "H1", a: 1, b: 0 },
    { id: "H2", a: 2, b: 0 },
    { id: "H3", a: 2, b: 0 },
    { id: "H4", a: 1, b: 0 },
    { id: "H5", a: 2, b: 0 },
  ],
  [
    { id: "R1", x: 1, y: 0, tower: 0 },
    { id: "R2", x: 2, y: 0, tower: 0 },
    { id: "R3", x: 2, y: 0, tower: 0 },
  ],
  ["T0"],
);
const policy = policyOf([ENOUGH]);

test("H3 withdraws: H4, who stands before H5, is next for R3, and nobody moves", () => {
  const { list } = opened(problem, policy);
  const next = list.withdraw(2);
  expect(next).toEqual({
    home: 2,
    direct: { household: 3, home: 2, moves: [] },
    byExchange: { household: 3, home: 2, moves: [] },
  });
});

test("H1 withdraws: only H4 fits R1; it enters and the next free home goes to H5", () => {
  const { list } = opened(problem, policy);
  const next = list.withdraw(0);
  expect(next?.direct).toEqual({ household: 3, home: 0, moves: [] });
  if (next?.direct) list.accept(next.direct);
  expect(list.homeOf(3)).toBe(0);
  expect(list.withdraw(1)?.direct).toMatchObject({ household: 4 });
});

test("a home that only an exchange can pass on shows the move that it takes", () => {
  // H1 lives in the larger home, H2 in the smaller; H3 needs two bedrooms and waits. H2 withdraws.
  const tight = problemOf(
    [
      { id: "H1", a: 1, b: 0 },
      { id: "H2", a: 1, b: 0 },
      { id: "H3", a: 2, b: 0 },
    ],
    [
      { id: "R1", x: 1, y: 0, tower: 0 },
      { id: "R2", x: 2, y: 0, tower: 0 },
    ],
    ["T0"],
  );
  const { list, allocation } = opened(tight, policy);
  expect([...allocation.homeOf]).toEqual([0, 1, -1]);
  const next = list.withdraw(0);
  expect(next).toEqual({
    home: 0,
    direct: null,
    byExchange: { household: 2, home: 1, moves: [{ household: 1, from: 1, to: 0 }] },
  });
  if (next?.byExchange) list.accept(next.byExchange);
  expect([0, 1, 2].map(list.homeOf)).toEqual([-1, 0, 1]);
});

test("who loses a home is offered the free one that fits, if there is one", () => {
  const spare = problemOf(
    [{ id: "H1", a: 1, b: 0 }],
    [
      { id: "R1", x: 1, y: 0, tower: 0 },
      { id: "R2", x: 2, y: 0, tower: 0 },
    ],
    ["T0"],
  );
  const { list } = opened(spare, policy);
  expect(list.loseHome(0)).toEqual({
    household: 0,
    direct: { household: 0, home: 1, moves: [] },
  });
  const { list: full } = opened(problem, policy);
  expect(full.loseHome(0)).toEqual({ household: 0, direct: null });
  expect(full.withdraw(2)?.direct).toMatchObject({ household: 0 });
});

function without(given: HousingProblem, household: number): HousingProblem {
  const { households } = given;
  const rest = households.ids.flatMap((_, index) => (index === household ? [] : [index]));
  const pick = (column: ArrayLike<number>) => rest.map((index) => column[index] ?? 0);
  return {
    ...given,
    households: {
      ...households,
      count: rest.length,
      ids: households.ids.filter((_, index) => index !== household),
      attributes: {
        a: Uint16Array.from(pick(households.attributes["a"] ?? [])),
        b: Uint16Array.from(pick(households.attributes["b"] ?? [])),
      },
      band: Uint32Array.from(pick(households.band)),
      ticketHigh: Uint32Array.from(pick(households.ticketHigh)),
      ticketLow: Uint32Array.from(pick(households.ticketLow)),
      cohesion: Uint32Array.from(pick(households.cohesion)),
      preferences: Int32Array.from(
        rest.flatMap((index) => [...households.preferences.subarray(index * 2, index * 2 + 2)]),
      ),
    },
  };
}

const housedIn = (list: WaitList, given: HousingProblem) =>
  given.households.ids.filter((_, household) => list.homeOf(household) >= 0);

test("after any withdrawal the exchange houses whom a new allocation would, and frees one home", () => {
  fc.assert(
    fc.property(anyProblem(9), anyRules, fc.nat(), (given, rules, roll) => {
      const by = policyOf(rules);
      const { list, allocation } = opened(given, by);
      const housed = [...allocation.homeOf].flatMap((home, index) => (home < 0 ? [] : [index]));
      fc.pre(housed.length > 0);
      const leaving = housed[roll % housed.length] ?? 0;
      const freed = allocation.homeOf[leaving];
      const next = list.withdraw(leaving);
      expect(next?.home).toBe(freed);
      if (next?.byExchange) list.accept(next.byExchange);
      const rest = without(given, leaving);
      const fresh = opened(rest, by).allocation;
      const expected = rest.households.ids.filter((_, index) => (fresh.homeOf[index] ?? -1) >= 0);
      expect(housedIn(list, given)).toEqual(expected);
      const homes = given.households.ids.map((_, household) => list.homeOf(household));
      const given2 = homes.filter((home) => home >= 0);
      expect(new Set(given2).size).toBe(given2.length);
      const cost = costTable(given, by);
      for (const [household, home] of homes.entries()) {
        if (home >= 0) expect(cost[household]?.[home]).not.toBeNull();
      }
    }),
    { numRuns: 1500 },
  );
});
