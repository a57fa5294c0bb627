import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { allocateHomes } from "./allocate.ts";
import { costTable, orderByHand } from "./enumerate.ts";
import type { HousingPolicy } from "./policy.ts";
import type { HousingProblem } from "./problem.ts";
import { reallocateHomes } from "./reallocate.ts";
import type { Reallocation, ReallocationMode } from "./reallocation.ts";
import { anyProblem, anyQuotas, anyRules, ENOUGH, policyOf, problemOf } from "./testing.ts";

vi.setConfig({ testTimeout: 120_000 });

function reallocated(
  problem: HousingProblem,
  policy: HousingPolicy,
  held: readonly number[],
  mode: ReallocationMode,
): Reallocation {
  const result = reallocateHomes(problem, policy, Int32Array.from(held), mode);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

// Three households need one bedroom, H4 needs two; tower T1 with the home of H3 came late.
const problem = problemOf(
  [
    { id: "H1", a: 1, b: 0, wishes: [0] },
    { id: "H2", a: 1, b: 0, wishes: [0] },
    { id: "H3", a: 2, b: 0, wishes: [0] },
  ],
  [
    { id: "R1", x: 1, y: 0, tower: 0 },
    { id: "R2", x: 2, y: 0, tower: 0 },
    { id: "R4", x: 1, y: 0, tower: 1 },
  ],
  ["T0", "T1"],
);
const policy = policyOf([ENOUGH]);

test("H2 sits in the only two-bedroom home that H3 now needs: one move, and no fewer", () => {
  // A new allocation would give H1 and H2 in any order the one-bedroom homes: up to two moves.
  const result = reallocated(problem, policy, [2, 1, -1], "minimal_moves");
  expect([...result.homeOf]).toEqual([2, 0, 1]);
  expect(result).toMatchObject({ stayed: 1, moved: 1, lost: 0, entered: 1, fewestMoves: 1 });
});

test("with keep, H3 waits instead", () => {
  const result = reallocated(problem, policy, [2, 1, -1], "keep");
  expect([...result.homeOf]).toEqual([2, 1, -1]);
  expect(result).toMatchObject({ stayed: 2, moved: 0, lost: 0, entered: 0, fewestMoves: null });
});

test("with trade, H1 asks for a home in T0 and gets the free one; H2 keeps its own", () => {
  const result = reallocated(problem, policy, [2, 1, -1], "trade");
  expect([...result.homeOf]).toEqual([0, 1, -1]);
});

test("two tenants who want each other's tower swap, though neither home is free", () => {
  const towers = problemOf(
    [
      { id: "H1", a: 1, b: 0, wishes: [1] },
      { id: "H2", a: 1, b: 0, wishes: [0] },
    ],
    [
      { id: "R1", x: 1, y: 0, tower: 0 },
      { id: "R2", x: 1, y: 0, tower: 1 },
    ],
    ["T0", "T1"],
  );
  expect([...reallocated(towers, policy, [0, 1], "trade").homeOf]).toEqual([1, 0]);
});

test("a newcomer who stands first gets a tenant's home only once the tenant has a better one", () => {
  // H1 is new and wants T0. H2 lives there and wants T1, where one home is free.
  const towers = problemOf(
    [
      { id: "H1", a: 1, b: 0, wishes: [0] },
      { id: "H2", a: 1, b: 0, wishes: [1] },
    ],
    [
      { id: "R1", x: 1, y: 0, tower: 0 },
      { id: "R2", x: 1, y: 0, tower: 1 },
    ],
    ["T0", "T1"],
  );
  expect([...reallocated(towers, policy, [-1, 0], "trade").homeOf]).toEqual([0, 1]);
  const content = { ...towers.households, preferences: Int32Array.of(0, -1, 0, -1) };
  const staying = { ...towers, households: content };
  expect([...reallocated(staying, policy, [-1, 0], "trade").homeOf]).toEqual([1, 0]);
});

test("a home that the rules no longer allow does not count as held", () => {
  const result = reallocated(problem, policy, [-1, -1, 0], "keep");
  expect(result).toMatchObject({ stayed: 0, moved: 0, lost: 0, entered: 3 });
});

test("one home held by two, a home that is not there, and a list too short are refused", () => {
  const refused = (held: number[]) => {
    const result = reallocateHomes(problem, policy, Int32Array.from(held), "keep");
    return result.ok ? null : result.error;
  };
  expect(refused([1, 1, -1])).toEqual({ kind: "home_held_twice", home: 1, first: 0, second: 1 });
  expect(refused([3, -1, -1])).toEqual({ kind: "no_such_home", household: 0, home: 3 });
  expect(refused([0])).toEqual({ kind: "held_length", expected: 3, found: 1 });
});

/** Households that hold a valid home of the problem, no home twice. */
function holdings(given: HousingProblem, rules: HousingPolicy, dice: readonly number[]): number[] {
  const cost = costTable(given, rules);
  const taken = new Set<number>();
  return Array.from({ length: given.households.count }, (_, household) => {
    const roll = dice[household] ?? 0;
    const home = roll % (given.homes.count + 1);
    const open = home < given.homes.count && !taken.has(home) && cost[household]?.[home] !== null;
    if (!open) return -1;
    taken.add(home);
    return home;
  });
}

const dice = fc.array(fc.nat(), { minLength: 9, maxLength: 9 });
const runs = { numRuns: 1500 };

test("any reallocation with minimal moves houses whom a new one would, by the fewest moves of all ways", () => {
  fc.assert(
    fc.property(anyProblem(5), anyRules, anyQuotas, dice, (given, rules, quotas, rolls) => {
      const by = policyOf(rules, ["coverage", "fit", "preference"], quotas);
      const held = holdings(given, by, rolls);
      const result = reallocated(given, by, held, "minimal_moves");
      const fresh = allocateHomes(given, by);
      if (!fresh.ok) throw new Error("refused");
      const housed = [...fresh.value.homeOf].map((home) => home >= 0);
      expect([...result.homeOf].map((home) => home >= 0)).toEqual(housed);
      const cost = costTable(given, by);
      let fewest = Number.POSITIVE_INFINITY;
      let least = Number.POSITIVE_INFINITY;
      const counted = (homes: readonly number[]) =>
        (by.quotas ?? []).every(
          ({ side, attribute, oneOf, atMost }) =>
            side === "household" ||
            homes.filter((home) => oneOf.includes(given.homes.attributes[attribute]?.[home] ?? -1))
              .length <= atMost,
        );
      const visit = (homes: number[]) => {
        const household = homes.length;
        if (household === housed.length) {
          if (!counted(homes)) return;
          const moves = homes.filter((home, i) => home >= 0 && held[i] !== -1 && held[i] !== home);
          const sum = homes.reduce((all, home, i) => all + (cost[i]?.[home] ?? 0), 0);
          if (moves.length < fewest) least = Number.POSITIVE_INFINITY;
          fewest = Math.min(fewest, moves.length);
          if (moves.length === fewest) least = Math.min(least, sum);
          return;
        }
        if (!housed[household]) visit([...homes, -1]);
        else {
          for (const [home, each] of (cost[household] ?? []).entries()) {
            if (each !== null && !homes.includes(home)) visit([...homes, home]);
          }
        }
      };
      visit([]);
      const sum = [...result.homeOf].reduce((all, home, i) => all + (cost[i]?.[home] ?? 0), 0);
      expect(result.moved).toBe(fewest);
      expect(result.fewestMoves).toBe(fewest);
      expect(sum).toBe(least);
    }),
    runs,
  );
});

test("in any reallocation no home is given twice and every pair keeps every rule", () => {
  const modes = ["keep", "minimal_moves", "trade"] as const;
  fc.assert(
    fc.property(anyProblem(9), anyRules, dice, fc.constantFrom(...modes), (...drawn) => {
      const [given, rules, rolls, mode] = drawn;
      const by = policyOf(rules);
      const held = holdings(given, by, rolls);
      const { homeOf, lost } = reallocated(given, by, held, mode);
      const homes = [...homeOf].filter((home) => home >= 0);
      expect(new Set(homes).size).toBe(homes.length);
      const cost = costTable(given, by);
      for (const [household, home] of homeOf.entries()) {
        if (home >= 0) expect(cost[household]?.[home]).not.toBeNull();
      }
      if (mode !== "minimal_moves") expect(lost).toBe(0);
      if (mode === "keep") {
        for (const [household, home] of held.entries()) {
          if (home >= 0) expect(homeOf[household]).toBe(home);
        }
      }
    }),
    runs,
  );
});

test("after any trade no tenant is worse off, and nobody envies a home that stayed free", () => {
  fc.assert(
    fc.property(anyProblem(8), anyRules, dice, (given, rules, rolls) => {
      const by = policyOf(rules);
      const held = holdings(given, by, rolls);
      const { homeOf } = reallocated(given, by, held, "trade");
      const cost = costTable(given, by);
      const wishes = (household: number) =>
        given.households.preferences.slice(household * 2, household * 2 + 2);
      const place = (household: number, home: number) => {
        const wish = wishes(household).indexOf(given.homes.tower[home] ?? -2);
        return wish < 0 ? 9 : wish;
      };
      for (const household of orderByHand(given)) {
        const home = homeOf[household] ?? -1;
        const own = held[household] ?? -1;
        if (own >= 0 && home !== own) {
          const better =
            place(household, home) < place(household, own) ||
            (place(household, home) === place(household, own) &&
              (cost[household]?.[home] ?? 0) <= (cost[household]?.[own] ?? 0));
          expect(better).toBe(true);
        }
        for (const free of given.homes.ids.keys()) {
          if (homeOf.includes(free) || cost[household]?.[free] === null) continue;
          expect(home).toBeGreaterThanOrEqual(0);
          expect(place(household, free)).toBeGreaterThanOrEqual(place(household, home));
        }
      }
    }),
    runs,
  );
});
