import { expect, test } from "vitest";
import { allocateHomes } from "./allocate.ts";
import type { Allocation } from "./allocation.ts";
import { verifyAllocation } from "./check/index.ts";
import { explainHousehold } from "./explain.ts";
import { housingParagraph } from "./paragraph.ts";
import type { HousingPolicy } from "./policy.ts";
import type { HousingProblem } from "./problem.ts";
import { ENOUGH, policyOf, problemOf, SAME } from "./testing.ts";

// The worked example of docs/rules/housing.md. Attribute a: bedrooms needed; x: bedrooms.
const towers = ["T0", "T1"];
const people = [
  { id: "H1", a: 2, b: 0, wishes: [1] },
  { id: "H2", a: 1, b: 0, wishes: [1, 0] },
  { id: "H3", a: 1, b: 0, wishes: [1] },
  { id: "H4", a: 3, b: 0, wishes: [0] },
  { id: "H5", a: 2, b: 0, wishes: [] },
  { id: "H6", a: 2, b: 0, wishes: [0] },
];
const stock = [
  { id: "R1", x: 1, y: 0, tower: 0 },
  { id: "R2", x: 1, y: 0, tower: 1 },
  { id: "R3", x: 2, y: 0, tower: 1 },
  { id: "R4", x: 2, y: 0, tower: 0 },
];
const worked = problemOf(people, stock, towers);
const policy = policyOf([ENOUGH]);

function allocated(problem: HousingProblem, by: HousingPolicy): Allocation {
  const result = allocateHomes(problem, by);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function homesByName(problem: HousingProblem, { homeOf }: Allocation): Record<string, string> {
  const pairs = [...homeOf].map((home, household) => [
    problem.households.ids[household],
    problem.homes.ids[home] ?? "waits",
  ]);
  return Object.fromEntries(pairs);
}

test("the worked example: four of six households get the four homes, without any misfit", () => {
  const allocation = allocated(worked, policy);
  expect(homesByName(worked, allocation)).toEqual({
    H1: "R3",
    H2: "R2",
    H3: "R1",
    H4: "waits",
    H5: "R4",
    H6: "waits",
  });
  expect(allocation.totals).toEqual({ housed: 4, misfit: 0, byPreference: [2, 0, 2] });
  expect([...allocation.wish]).toEqual([1, 1, 0, 0, 0, 0]);
  expect(verifyAllocation(worked, policy, allocation)).toMatchObject({
    ok: true,
    value: { housed: 4, misfit: 0, proved: ["coverage", "fit", "preference"] },
  });
});

test("H3 is told that R2 went to place 2 and that R3 would have cost one misfit", () => {
  const explanation = explainHousehold(worked, policy, allocated(worked, policy), 2);
  expect(explanation).toEqual({
    kind: "housed",
    household: "H3",
    rank: 3,
    home: "R1",
    tower: "T0",
    wish: null,
    misfit: 0,
    misfitByRule: [],
    better: [
      {
        wish: 1,
        tower: "T1",
        fitting: 2,
        because: [
          { kind: "taken_by_higher_priority", homes: 1, lastRank: 2 },
          { kind: "would_raise_misfit", by: 1 },
        ],
      },
    ],
  });
  expect(housingParagraph(explanation, "en")).toBe(
    "Household H3 is at place 3 and gets home R1 in tower T0, which is not among its wishes. " +
      "The home fits exactly by all rules. Wish 1, tower T1, has 2 homes that fit: " +
      "1 went to households before it, the last at place 2; " +
      "giving it one would raise the misfit of all by 1.",
  );
  expect(housingParagraph(explanation, "id")).toBe(
    "Rumah tangga H3 berada di urutan ke-3 dan mendapat hunian R1 di menara T0, " +
      "di luar menara yang dipilihnya. Hunian ini tepat menurut semua aturan. " +
      "Pilihan ke-1, menara T1, memiliki 2 hunian yang sesuai: " +
      "1 hunian ditempati urutan sebelumnya, yang terakhir urutan ke-2; " +
      "memberikannya menambah ketidaksesuaian keseluruhan sebesar 1.",
  );
});

test("H4 is told that no home has three bedrooms", () => {
  expect(explainHousehold(worked, policy, allocated(worked, policy), 3)).toEqual({
    kind: "waiting",
    household: "H4",
    rank: 4,
    because: { kind: "no_home_fits", rules: ["enough"], together: false },
  });
});

test("H6 is told that two homes fit and that the last of them went to place 5", () => {
  expect(explainHousehold(worked, policy, allocated(worked, policy), 5)).toEqual({
    kind: "waiting",
    household: "H6",
    rank: 6,
    because: {
      kind: "homes_taken_by_higher_priority",
      capacity: 2,
      fitting: 2,
      cutOff: { rank: 5, band: 0, ticket: "0000000400000000" },
    },
  });
});

test("two rules that exclude every home only together are both named", () => {
  const problem = problemOf(
    [{ id: "H1", a: 2, b: 1 }],
    [
      { id: "R1", x: 2, y: 0, tower: 0 },
      { id: "R2", x: 1, y: 1, tower: 0 },
    ],
    towers,
  );
  const both = policyOf([ENOUGH, SAME]);
  expect(explainHousehold(problem, both, allocated(problem, both), 0)).toMatchObject({
    because: { kind: "no_home_fits", rules: ["enough", "same"], together: true },
  });
});

test("a household with a choice makes room for one without: first-fit would refuse the second", () => {
  // First-fit gives H1 the larger home, which stands first in the list, and turns H2 away.
  const problem = problemOf(
    [
      { id: "H1", a: 1, b: 0 },
      { id: "H2", a: 2, b: 0 },
    ],
    [
      { id: "R1", x: 2, y: 0, tower: 0 },
      { id: "R2", x: 1, y: 0, tower: 0 },
    ],
    towers,
  );
  expect(homesByName(problem, allocated(problem, policyOf([ENOUGH], ["coverage"])))).toEqual({
    H1: "R2",
    H2: "R1",
  });
});

test("a wish gives way to housing one more, unless the policy puts preference first", () => {
  // H1 wants T0, where the only two-bedroom home is; H2 needs two bedrooms.
  const problem = problemOf(
    [
      { id: "H1", a: 1, b: 0, wishes: [0] },
      { id: "H2", a: 2, b: 0 },
    ],
    [
      { id: "R1", x: 2, y: 0, tower: 0 },
      { id: "R2", x: 1, y: 0, tower: 1 },
    ],
    towers,
  );
  const covering = policyOf([ENOUGH], ["coverage", "preference"]);
  const first = allocated(problem, covering);
  expect(homesByName(problem, first)).toEqual({ H1: "R2", H2: "R1" });
  expect(explainHousehold(problem, covering, first, 0)).toMatchObject({
    better: [{ because: [{ kind: "needed_by_others", homes: 1, atRank: 1 }] }],
  });
  const wishing = policyOf([ENOUGH], ["preference", "coverage"]);
  expect(homesByName(problem, allocated(problem, wishing))).toEqual({ H1: "R1", H2: "waits" });
});

test("the order is band, then both halves of the ticket, then id", () => {
  const problem = problemOf(
    [
      { id: "H5", a: 0, b: 0, band: 1, ticket: [0, 0] },
      { id: "H4", a: 0, b: 0, band: 0, ticket: [7, 1] },
      { id: "H3", a: 0, b: 0, band: 0, ticket: [7, 0] },
      { id: "H1", a: 0, b: 0, band: 0, ticket: [6, 9] },
      { id: "H2", a: 0, b: 0, band: 0, ticket: [6, 9] },
      { id: "H6", a: 0, b: 0, band: 4_000_000_000, ticket: [4_000_000_000, 0] },
      { id: "H7", a: 0, b: 0, band: 4_000_000_000, ticket: [4_000_000_001, 0] },
    ],
    [],
    towers,
  );
  const { order, rankOf } = allocated(problem, policy);
  expect([...order].map((household) => problem.households.ids[household])).toEqual([
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "H7",
  ]);
  expect(rankOf[3]).toBe(0);
});

test("colleagues get neighbouring homes: from the lowest floor up, the first group first", () => {
  const problem = problemOf(
    [
      { id: "H1", a: 0, b: 0, together: 8 },
      { id: "H2", a: 0, b: 0, together: 3 },
      { id: "H3", a: 0, b: 0, together: 8 },
      { id: "H4", a: 0, b: 0, together: 3 },
    ],
    [
      { id: "R4", x: 0, y: 0, tower: 0, floor: 9 },
      { id: "R2", x: 0, y: 0, tower: 0, floor: 2 },
      { id: "R1", x: 0, y: 0, tower: 0, floor: 2 },
      { id: "R3", x: 0, y: 0, tower: 0, floor: 5 },
    ],
    towers,
  );
  expect(homesByName(problem, allocated(problem, policy))).toEqual({
    H1: "R1",
    H3: "R2",
    H2: "R3",
    H4: "R4",
  });
});

const quota = {
  id: "most",
  name: { id: "Kuota uji", en: "Test quota" },
  citation: { text: "Made for this test" },
  oneOf: [2],
};

test("a quota of one two-bedroom home leaves the other empty", () => {
  const by = policyOf(
    [ENOUGH],
    ["coverage", "fit", "preference"],
    [{ ...quota, side: "home", attribute: "x", atMost: 1 }],
  );
  const allocation = allocated(worked, by);
  expect(homesByName(worked, allocation)).toMatchObject({ H1: "R3", H5: "waits", H6: "waits" });
  expect(verifyAllocation(worked, by, allocation)).toMatchObject({ ok: true });
});

test("a quota of one household with need of two bedrooms turns H5 away and says so", () => {
  const by = policyOf(
    [ENOUGH],
    ["coverage", "fit", "preference"],
    [{ ...quota, side: "household", attribute: "a", atMost: 1 }],
  );
  const allocation = allocated(worked, by);
  expect(homesByName(worked, allocation)).toMatchObject({ H1: "R3", H5: "waits", H6: "waits" });
  expect(explainHousehold(worked, by, allocation, 4)).toMatchObject({
    because: { kind: "quota_used_up", quota: "most", atMost: 1 },
  });
});

test("no households, or no homes, is an answer and not a refusal", () => {
  const nobody = problemOf([], stock, towers);
  const nowhere = problemOf(people, [], towers);
  for (const problem of [nobody, nowhere]) {
    const allocation = allocated(problem, policy);
    expect(allocation.totals.housed).toBe(0);
    expect(verifyAllocation(problem, policy, allocation)).toMatchObject({ ok: true });
  }
});
