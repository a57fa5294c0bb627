import { expect, test } from "vitest";
import { HouseholdId } from "../kernel/index.ts";
import { allocateHomes } from "./allocate.ts";
import type { HousingPolicy, HousingRule } from "./policy.ts";
import type { HousingProblem } from "./problem.ts";
import type { HousingFault } from "./refusal.ts";
import { ENOUGH, policyOf, problemOf, SAME } from "./testing.ts";

const problem = problemOf(
  [
    { id: "H1", a: 1, b: 2 },
    { id: "H2", a: 2, b: 0 },
  ],
  [{ id: "R1", x: 2, y: 1, tower: 0 }],
  ["T0"],
);
const policy = policyOf([ENOUGH]);
const { households, homes } = problem;

function faults(refused: HousingProblem, by: HousingPolicy): readonly HousingFault[] {
  const result = allocateHomes(refused, by);
  return result.ok ? [] : result.error.faults;
}

test("a rule over an attribute that nobody declared is refused, on both sides, at once", () => {
  const unknown: HousingRule = { ...SAME, household: "rank", home: "area" };
  expect(faults(problem, policyOf([unknown]))).toEqual([
    {
      kind: "unknown_attribute",
      rule: "same",
      side: "household",
      attribute: "rank",
      known: ["a", "b"],
    },
    { kind: "unknown_attribute", rule: "same", side: "home", attribute: "area", known: ["x", "y"] },
  ]);
});

test("an attribute named like a member of every object is unknown too", () => {
  expect(faults(problem, policyOf([{ ...SAME, home: "constructor" }]))).toMatchObject([
    { kind: "unknown_attribute", side: "home", attribute: "constructor" },
  ]);
});

test("the second household with the id H1 is named with both places", () => {
  const ids = [HouseholdId.parse("H1"), HouseholdId.parse("H1")];
  expect(faults({ ...problem, households: { ...households, ids } }, policy)).toEqual([
    { kind: "duplicate_id", side: "household", id: "H1", first: 0, second: 1 },
  ]);
});

test("a column with one entry too few is refused before anything reads it", () => {
  const band = new Uint32Array(1);
  expect(faults({ ...problem, households: { ...households, band } }, policy)).toEqual([
    { kind: "column_length", side: "household", column: "band", expected: 2, found: 1 },
  ]);
});

test.each([-1, 1.5, Number.NaN])("a count of %d homes is refused", (count) => {
  expect(faults({ ...problem, homes: { ...homes, count } }, policy)).toEqual([
    { kind: "count_not_whole", side: "home", count },
  ]);
});

test("no stages, a stage twice, and fit before coverage are refused", () => {
  expect(faults(problem, policyOf([ENOUGH], []))).toEqual([{ kind: "stages_empty" }]);
  for (const stages of [["fit", "coverage"], ["coverage", "coverage"], ["fit"]] as const) {
    expect(faults(problem, policyOf([ENOUGH], [...stages]))).toMatchObject([
      { kind: "stages_unsupported", stages },
    ]);
  }
});

test("a table with two rows has no row for a household of value 2", () => {
  const table: HousingRule = {
    ...SAME,
    kind: "table",
    table: [
      [0, 0],
      [0, null],
    ],
  };
  expect(faults(problem, policyOf([table]))).toEqual([
    {
      kind: "table_out_of_range",
      rule: "same",
      side: "household",
      attribute: "b",
      value: 2,
      size: 2,
    },
  ]);
});

test("a table with one column has none for a home of value 1; with two it has", () => {
  const rows = (row: number[]): HousingRule => ({ ...SAME, kind: "table", table: [row, row, row] });
  expect(faults(problem, policyOf([rows([0])]))).toMatchObject([
    { kind: "table_out_of_range", side: "home", attribute: "y", value: 1, size: 1 },
  ]);
  expect(faults(problem, policyOf([rows([0, 0])]))).toEqual([]);
});

test("a home in a tower that is not listed, and a wish for one, are refused", () => {
  const lost = { ...problem, homes: { ...homes, tower: Uint32Array.of(1) } };
  expect(faults(lost, policy)).toEqual([
    { kind: "tower_out_of_range", side: "home", id: "R1", tower: 1, towers: 1 },
  ]);
  const preferences = Int32Array.of(0, -1, -1, 1);
  expect(faults({ ...problem, households: { ...households, preferences } }, policy)).toEqual([
    { kind: "tower_out_of_range", side: "household", id: "H2", tower: 1, towers: 1 },
  ]);
});

test("two rules with one id are refused", () => {
  expect(faults(problem, policyOf([ENOUGH, ENOUGH]))).toEqual([
    { kind: "duplicate_rule", rule: "enough" },
  ]);
});

test("more than 255 wishes each are refused, 255 are not", () => {
  const wishing = (preferenceCount: number) => ({
    ...problem,
    households: {
      ...households,
      preferenceCount,
      preferences: new Int32Array(2 * preferenceCount).fill(-1),
    },
  });
  expect(faults(wishing(256), policy)).toEqual([
    { kind: "too_many_wishes", wishes: 256, limit: 255 },
  ]);
  expect(faults(wishing(255), policy)).toEqual([]);
});

const quota = {
  name: { id: "Kuota uji", en: "Test quota" },
  citation: { text: "Made for this test" },
  side: "home" as const,
  atMost: 1,
};

test("quotas that overlap without one holding the other are refused; nested ones are not", () => {
  const stock = problemOf(
    [{ id: "H1", a: 0, b: 0 }],
    [0, 1, 2].map((x) => ({ id: `R${x}`, x, y: 0, tower: 0 })),
    ["T0"],
  );
  const with2 = (oneOf: number[]) =>
    policyOf(
      [ENOUGH],
      ["coverage"],
      [
        { ...quota, id: "one", attribute: "x", oneOf: [0, 1] },
        { ...quota, id: "two", attribute: "x", oneOf },
      ],
    );
  expect(faults(stock, with2([1, 2]))).toEqual([
    { kind: "quotas_not_nested", quota: "one", other: "two" },
  ]);
  expect(faults(stock, with2([1]))).toEqual([]);
});

test("a quota over an attribute that nobody declared is refused", () => {
  expect(
    faults(
      problem,
      policyOf([ENOUGH], ["coverage"], [{ ...quota, id: "one", attribute: "area", oneOf: [0] }]),
    ),
  ).toEqual([{ kind: "quota_unknown_attribute", quota: "one", attribute: "area" }]);
});

test("rules that tell every household and home apart are refused with the figures", () => {
  const count = 8000;
  const values = Array.from({ length: count }, (_, index) => index);
  const wide = problemOf(
    values.map((a) => ({ id: `H${a}`, a, b: 0 })),
    values.map((x) => ({ id: `R${x}`, x, y: 0, tower: 0 })),
    ["T0"],
  );
  expect(faults(wide, policyOf([ENOUGH]))).toEqual([
    { kind: "hopeless_collapse", profiles: 8000, classes: 8000, pairs: 64_000_000, limit: 2 ** 24 },
  ]);
});

test("a step that costs so much that sums of misfit leave 32 bits is refused", () => {
  const far = problemOf(
    [0, 1, 2].map((a) => ({ id: `H${a}`, a, b: 0 })),
    [65_000, 65_001, 65_002].map((x) => ({ id: `R${x}`, x, y: 0, tower: 0 })),
    ["T0"],
  );
  const dear: HousingRule[] = [0, 1, 2].map((place) => ({
    ...ENOUGH,
    kind: "at_least",
    id: `dear-${place}`,
    costPerStep: 1000,
    maxSteps: null,
  }));
  expect(faults(far, policyOf(dear))).toEqual([
    { kind: "misfit_too_large", largest: 195_006_000, limit: 134_217_728 },
  ]);
});
