import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { allocateHomes } from "./allocate.ts";
import type { Allocation } from "./allocation.ts";
import { fairnessReport, publicCutOffs } from "./fairness.ts";
import { leastChanges } from "./least-change.ts";
import type { HousingPolicy } from "./policy.ts";
import type { HousingProblem } from "./problem.ts";
import { anyProblem, anyRules, ENOUGH, policyOf, problemOf } from "./testing.ts";

vi.setConfig({ testTimeout: 120_000 });

function allocated(problem: HousingProblem, policy: HousingPolicy): Allocation {
  const result = allocateHomes(problem, policy);
  if (!result.ok) throw new Error("refused");
  return result.value;
}

// H1 wants T0, where the only larger home is needed by H2; H3 needs two bedrooms and waits.
const problem = problemOf(
  [
    { id: "H1", a: 1, b: 0, wishes: [0] },
    { id: "H2", a: 2, b: 1, ticket: [0xabcdef01, 7] },
    { id: "H3", a: 2, b: 1, band: 9 },
  ],
  [
    { id: "R1", x: 2, y: 0, tower: 0 },
    { id: "R2", x: 1, y: 0, tower: 1 },
  ],
  ["T0", "T1"],
);
const policy = policyOf([ENOUGH], ["coverage", "preference"]);
const allocation = allocated(problem, policy);
const open = { threshold: 0, roundingBase: 1 };

test("H1 envies H2, who stands after it; the report counts that and who waits", () => {
  expect(fairnessReport(problem, policy, allocation, "b", open).rows).toEqual([
    {
      value: 0,
      households: 1,
      housed: 1,
      waiting: 0,
      housedPermille: 1000,
      firstWish: 0,
      envious: 1,
    },
    {
      value: 1,
      households: 2,
      housed: 1,
      waiting: 1,
      housedPermille: 500,
      firstWish: 0,
      envious: 0,
    },
  ]);
});

test("with a threshold of two and a base of five, one is hidden and two is shown as nought", () => {
  const { rows } = fairnessReport(problem, policy, allocation, "b", {
    threshold: 2,
    roundingBase: 5,
  });
  expect(rows[0]).toMatchObject({ households: null, housed: null, housedPermille: null });
  expect(rows[1]).toMatchObject({ households: 0, waiting: null, housedPermille: null });
});

test("nobody who waits envies anybody after them, in any allocation that covers first", () => {
  fc.assert(
    fc.property(anyProblem(9), anyRules, (given, rules) => {
      const by = policyOf(rules, ["coverage"]);
      const result = allocated(given, by);
      const { rows } = fairnessReport(given, by, result, "a", open);
      expect(rows.reduce((sum, { envious }) => sum + (envious ?? 0), 0)).toBe(0);
    }),
    { numRuns: 1000 },
  );
});

test("the cut-off of a full class is its last household's band and ticket, from so many on", () => {
  expect(publicCutOffs(problem, policy, allocation, 1)).toEqual([
    { home: { x: 1 }, homes: 1, band: 0, ticket: "00000000" },
    { home: { x: 2 }, homes: 1, band: 0, ticket: "abcdef01" },
  ]);
  expect(publicCutOffs(problem, policy, allocation, 2)).toEqual([]);
});

test("H3 would have a home at place 2, or with a need of one bedroom if it stood before H1", () => {
  expect(leastChanges(problem, policy, allocation, 2)).toEqual([{ kind: "rank", from: 3, to: 2 }]);
  const spare = problemOf(
    [
      { id: "H1", a: 2, b: 0 },
      { id: "H2", a: 2, b: 0 },
    ],
    [
      { id: "R1", x: 2, y: 0, tower: 0 },
      { id: "R2", x: 1, y: 0, tower: 0 },
    ],
    ["T0"],
  );
  const one = problemOf(
    [
      { id: "H1", a: 2, b: 0 },
      { id: "H2", a: 2, b: 0 },
      { id: "H3", a: 1, b: 0 },
    ],
    [
      { id: "R1", x: 2, y: 0, tower: 0 },
      { id: "R2", x: 1, y: 0, tower: 0 },
    ],
    ["T0"],
  );
  expect(leastChanges(spare, policy, allocated(spare, policy), 1)).toEqual([
    { kind: "rank", from: 2, to: 1 },
  ]);
  // H3 stands after H2, so a need of one bedroom would give H2 the home of H3.
  expect(leastChanges(one, policy, allocated(one, policy), 1)).toEqual([
    { kind: "rank", from: 2, to: 1 },
    { kind: "fact", attribute: "a", from: 2, to: 1 },
  ]);
});

test("each change alone houses the household in any problem, and no nearer value does", () => {
  fc.assert(
    fc.property(anyProblem(8), anyRules, (given, rules) => {
      const by = policyOf(rules, ["coverage"]);
      const result = allocated(given, by);
      for (const [household, home] of result.homeOf.entries()) {
        if (home >= 0) continue;
        const changes = leastChanges(given, by, result, household);
        for (const attribute of new Set(rules.map((rule) => rule.household))) {
          const column = given.households.attributes[attribute] ?? new Uint16Array(0);
          const from = column[household] ?? 0;
          const housing = [...new Set(column)].filter((value) => {
            const copy = column.slice();
            copy[household] = value;
            const attributes = { ...given.households.attributes, [attribute]: copy };
            const changed = { ...given, households: { ...given.households, attributes } };
            return (allocated(changed, by).homeOf[household] ?? -1) >= 0;
          });
          const nearest = housing.toSorted(
            (a, b) => Math.abs(a - from) - Math.abs(b - from) || a - b,
          )[0];
          const found = changes.find(
            (change) => change.kind === "fact" && change.attribute === attribute,
          );
          expect(found?.to).toBe(nearest);
        }
        for (const change of changes) {
          if (change.kind !== "rank") continue;
          const moved = (rank: number) => {
            // The band puts everybody at their old place, and this household at the new one.
            const band = Uint32Array.from(result.rankOf, (own, index) =>
              index === household ? rank * 2 - 1 : own * 2,
            );
            const changed = { ...given, households: { ...given.households, band } };
            return (allocated(changed, by).homeOf[household] ?? -1) >= 0;
          };
          if (change.to > 1) expect(moved(change.to - 1)).toBe(true);
          expect(moved(change.to)).toBe(false);
        }
      }
    }),
    { numRuns: 400 },
  );
});

// Twelve with and three without a disability, of three regions (3, 2, 10); eight homes, in the order of places.
const groups = (() => {
  const people = Array.from({ length: 15 }, (_, place) => ({
    id: `P${place}`,
    a: 1,
    b: 0,
    band: place,
  }));
  const homes = Array.from({ length: 8 }, (_, place) => ({
    id: `Q${place}`,
    x: 1,
    y: 0,
    tower: 0,
  }));
  const base = problemOf(people, homes, ["T0"]);
  const disability = Uint16Array.from(people, (_, place) => (place < 3 ? 1 : 0));
  const regionOfOrigin = Uint16Array.from(people, (_, place) =>
    place < 3 ? 11 : place < 5 ? 12 : 13,
  );
  const attributes = { ...base.households.attributes, disability, regionOfOrigin };
  return { ...base, households: { ...base.households, attributes } };
})();

test.each([
  [
    "disability",
    [
      [0, 12, 5, 7, 416],
      [1, 3, 3, 0, 1000],
    ],
  ],
  [
    "regionOfOrigin",
    [
      [11, 3, 3, 0, 1000],
      [12, 2, 2, 0, 1000],
      [13, 10, 3, 7, 300],
    ],
  ],
] as const)("by %s the open counts are those of the order, by hand", (attribute, expected) => {
  const { rows } = fairnessReport(groups, policy, allocated(groups, policy), attribute, open);
  expect(
    rows.map((row) => [row.value, row.households, row.housed, row.waiting, row.housedPermille]),
  ).toEqual(expected);
});

test.each([
  [
    "disability",
    [
      [0, 10, null],
      [1, null, null],
    ],
  ],
  [
    "regionOfOrigin",
    [
      [11, null, null],
      [12, null, null],
      [13, 10, null],
    ],
  ],
] as const)(
  "by %s, with a threshold of ten and a base of five, no group of fewer can be told",
  (attribute, expected) => {
    const shown = fairnessReport(groups, policy, allocated(groups, policy), attribute, {
      threshold: 10,
      roundingBase: 5,
    });
    for (const row of shown.rows) {
      for (const count of [row.households, row.housed, row.waiting])
        if (count !== null) expect(count % 5).toBe(0);
      if (row.housed === null || row.waiting === null) expect(row.housedPermille).toBeNull();
    }
    expect(shown.rows.map(({ value, households, housed }) => [value, households, housed])).toEqual(
      expected,
    );
  },
);

test("an attribute of the report changes nobody's home: disability and region turned round, same homes", () => {
  const turned = {
    ...groups,
    households: {
      ...groups.households,
      attributes: {
        ...groups.households.attributes,
        disability: new Uint16Array(15).fill(1),
        regionOfOrigin: Uint16Array.from({ length: 15 }, (_, place) => 30 - place),
      },
    },
  };
  expect(allocated(turned, policy).homeOf).toEqual(allocated(groups, policy).homeOf);
});
