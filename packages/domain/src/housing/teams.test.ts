import { expect, test, vi } from "vitest";
import { allocateHomes } from "./allocate.ts";
import type { Allocation } from "./allocation.ts";
import { verifyAllocation, verifyTeams } from "./check/index.ts";
import { explainInTeam } from "./explain-team.ts";
import { housingParagraph } from "./paragraph.ts";
import type { HousingPolicy } from "./policy.ts";
import type { HousingProblem } from "./problem.ts";
import type { LinearSolver } from "./solver.ts";
import { planTeams, type TeamPlan, type TeamRefusal } from "./teams.ts";
import type { TeamPolicy } from "./teams.policy.ts";
import { ENOUGH, highsForTests, policyOf, problemOf } from "./testing.ts";

vi.setConfig({ testTimeout: 120_000 });
const solver = await highsForTests();

// The worked example of docs/rules/housing.md. a: bedrooms needed; b: team; x: bedrooms.
const problem = problemOf(
  [
    { id: "H1", a: 1, b: 1, wishes: [1] },
    { id: "H2", a: 2, b: 1 },
    { id: "H3", a: 1, b: 1 },
    { id: "H4", a: 1, b: 2, wishes: [0] },
    { id: "H5", a: 1, b: 2 },
    { id: "H6", a: 2, b: 0, wishes: [0] },
  ],
  [
    { id: "R1", x: 1, y: 0, tower: 0 },
    { id: "R2", x: 2, y: 0, tower: 0 },
    { id: "R3", x: 1, y: 0, tower: 1 },
    { id: "R4", x: 1, y: 0, tower: 1 },
    { id: "R5", x: 1, y: 0, tower: 1 },
    { id: "R6", x: 2, y: 0, tower: 2 },
  ],
  ["T0", "T1", "T2"],
);
const policy = policyOf([ENOUGH], ["coverage", "fit", "cohesion", "preference"]);
const teams: TeamPolicy = {
  id: "teams",
  name: { id: "Tim uji", en: "Test teams" },
  citation: { text: "Made for this test" },
  household: "b",
  largest: null,
  towers: [],
};

function planned(given: HousingProblem, by = policy, kept: Partial<TeamPolicy> = {}): TeamPlan {
  const result = planTeams(given, by, { ...teams, ...kept }, solver);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function refused(kept: Partial<TeamPolicy>, by: HousingPolicy = policy): TeamRefusal | null {
  const result = planTeams(problem, by, { ...teams, ...kept }, solver);
  return result.ok ? null : result.error;
}

function allocated({ problem: given, policy: by }: Pick<TeamPlan, "problem" | "policy">) {
  const result = allocateHomes(given, by);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function homesByName({ homeOf }: Allocation): Record<string, string> {
  return Object.fromEntries(
    [...homeOf].map((home, household) => [
      problem.households.ids[household],
      problem.homes.ids[home] ?? "waits",
    ]),
  );
}

test("the worked example: team 1 in T0 with two of three, team 2 whole in T1, at no misfit", () => {
  const plan = planned(problem);
  expect(plan.teams).toEqual([
    { team: 1, members: 3, towerId: "T0", together: 2 },
    { team: 2, members: 2, towerId: "T1", together: 2 },
  ]);
  expect(plan).toMatchObject({ members: 5, together: 4, bound: 4 });
  const allocation = allocated(plan);
  expect(homesByName(allocation)).toEqual({
    H1: "R1",
    H2: "R2",
    H3: "R3",
    H4: "R4",
    H5: "R5",
    H6: "R6",
  });
  expect(allocation.totals).toMatchObject({ housed: 6, misfit: 0 });
  expect(verifyAllocation(plan.problem, plan.policy, allocation).ok).toBe(true);
});

test("H4 is told that it lives with team 2 in T1, and H3 that T0 had no room for it", () => {
  const plan = planned(problem);
  const allocation = allocated(plan);
  const told = explainInTeam(problem, policy, teams, plan, allocation, 3);
  expect(told).toMatchObject({
    team: { team: 2, tower: "T1", members: 2, together: 2, isKept: true },
    better: [
      { wish: 1, tower: "T0", fitting: 2, because: [{ kind: "kept_with_team", tower: "T1" }] },
    ],
  });
  expect(housingParagraph(told, "en")).toBe(
    "Household H4 is at place 4 and gets home R4 in tower T1, which is not among its wishes. " +
      "The home fits exactly by all rules. " +
      "Team 2 is in tower T1 because that choice, with those of all other teams, keeps most " +
      "members together without changing who has a home: 2 of its 2 households live there, this " +
      "one among them. Wish 1, tower T0, has 2 homes that fit: it lives with team 2 in tower T1.",
  );
  expect(housingParagraph(told, "id")).toContain(
    "Tim 2 ditempatkan di menara T1 karena pilihan menara itu, bersama semua tim lain, menyatukan " +
      "paling banyak anggota tanpa mengubah siapa yang mendapat hunian: 2 dari 2 rumah tangganya " +
      "tinggal di sana, termasuk rumah tangga ini.",
  );
  expect(explainInTeam(problem, policy, teams, plan, allocation, 2)).toMatchObject({
    team: { team: 1, tower: "T0", members: 3, together: 2, isKept: false },
  });
  expect(explainInTeam(problem, policy, teams, plan, allocation, 5)).not.toHaveProperty("team");
});

const worked = planned(problem);
const right = allocated(worked);
const unkept = allocated({
  problem,
  policy: policyOf([ENOUGH], ["coverage", "fit", "preference"]),
});
const check = (claim: Partial<TeamPlan>, allocation = right, plain = unkept) =>
  verifyTeams(problem, policy, teams, { ...worked, ...claim }, allocation, plain);

test("the checker proves the plan, the allocation, and that nobody lost by it", () => {
  expect(check({})).toMatchObject({ ok: true, value: { housed: 6, misfit: 0 } });
});

test.each([
  ["a home outside the team's tower", {}, swapped(right, 0, 2), "pair_forbidden"],
  ["a swap that the rules allow but no wish", {}, swapped(right, 3, 4), "ok"],
  [
    "a member kept in a second tower",
    { keptIn: worked.keptIn.with(2, 1) },
    right,
    "team_in_two_towers",
  ],
  [
    "somebody without a team kept",
    { keptIn: worked.keptIn.with(5, 2) },
    right,
    "kept_without_team",
  ],
  [
    "a whole team kept where it does not live",
    { keptIn: worked.keptIn.map((tower) => (tower === 1 ? 0 : tower)) },
    right,
    "lives_outside_team_tower",
  ],
  ["a sum of members that is not so", { together: 5 }, right, "team_count_wrong"],
  [
    "a team said to be whole that is not",
    { teams: worked.teams.map((team) => ({ ...team, together: team.members })) },
    right,
    "team_count_wrong",
  ],
  ["a bound that the plan itself beats", { bound: 3 }, right, "bound_below_together"],
  [
    "another policy than the one asked for",
    { policy: { ...worked.policy, rules: worked.policy.rules.slice(1) } },
    right,
    "foreign_plan",
  ],
  ["a household turned out", {}, { ...right, homeOf: right.homeOf.with(5, -1) }, "total_wrong"],
  [
    "somebody held in a tower in silence",
    { problem: heldInSilence(worked) },
    right,
    "foreign_plan",
  ],
] as const)("%s is told from the right plan", (_, claim, allocation, kind) => {
  const verdict = check(claim, allocation);
  expect(verdict.ok ? "ok" : verdict.error.kind).toBe(kind);
});

test("an allocation without teams that is wrong itself proves nothing", () => {
  expect(check({}, right, { ...unkept, homeOf: unkept.homeOf.with(5, -1) })).toMatchObject({
    ok: false,
    error: { kind: "without_teams_wrong" },
  });
});

/** H3, which does not live with its team, held in the tower where it lives by the attribute alone. */
function heldInSilence({ problem: given }: TeamPlan): HousingProblem {
  const column = given.households.attributes["team.tower"] ?? new Uint16Array(6);
  const attributes = { ...given.households.attributes, "team.tower": column.with(2, 2) };
  return { ...given, households: { ...given.households, attributes } };
}

/** Two households with each other's homes. */
function swapped(allocation: Allocation, one: number, other: number): Allocation {
  const homeOf = allocation.homeOf.slice();
  homeOf[one] = allocation.homeOf[other] ?? -1;
  homeOf[other] = allocation.homeOf[one] ?? -1;
  return { ...allocation, homeOf };
}

test("without the stage H1 has its wish T1, and H4 its wish T0", () => {
  const without = policyOf([ENOUGH], ["coverage", "fit", "preference"]);
  const allocation = allocated({ problem, policy: without });
  expect(homesByName(allocation)).toMatchObject({ H1: "R3", H4: "R1", H6: "R2" });
});

test("cohesion before fit pays nothing where no tower has room for more of team 1", () => {
  const plan = planned(problem, policyOf([ENOUGH], ["coverage", "cohesion", "fit"]));
  // H2 needs two bedrooms, of which T1 has none: two of three is the most in any tower but T0,
  // where R1 and R2 are all there is. Nothing is gained, so nothing is paid.
  expect(plan).toMatchObject({ together: 4, bound: 4 });
  expect(allocated(plan).totals).toMatchObject({ housed: 6, misfit: 0 });
});

test("where fit comes after, a member lives in a home too large to be with the team", () => {
  const tight = problemOf(
    [
      { id: "H1", a: 1, b: 1 },
      { id: "H2", a: 1, b: 1 },
    ],
    [
      { id: "R1", x: 1, y: 0, tower: 0 },
      { id: "R2", x: 2, y: 0, tower: 0 },
      { id: "R3", x: 1, y: 0, tower: 1 },
    ],
    ["T0", "T1"],
  );
  const first = planned(tight, policyOf([ENOUGH], ["coverage", "cohesion", "fit", "preference"]));
  expect(first).toMatchObject({ together: 2, bound: 2 });
  expect(allocated(first).totals).toMatchObject({ housed: 2, misfit: 1 });
  const after = planned(tight);
  expect(after).toMatchObject({ together: 1, bound: 1 });
  expect(allocated(after).totals).toMatchObject({ housed: 2, misfit: 0 });
});

test("a tower that is decided is taken: team 2 in T0 leaves one of each team apart", () => {
  const plan = planned(problem, policy, { towers: [{ team: 2, towerId: "T0" }] });
  expect(plan.teams).toEqual([
    { team: 1, members: 3, towerId: "T1", together: 2 },
    { team: 2, members: 2, towerId: "T0", together: 1 },
  ]);
});

test("team 1 of three is left as it is where teams of two are the largest", () => {
  const plan = planned(problem, policy, { largest: 2 });
  expect(plan.teams[0]).toEqual({ team: 1, members: 3, towerId: null, together: 0 });
  expect(plan).toMatchObject({ members: 2, together: 2, bound: 2 });
});

test("a team of three for which every tower has two homes is refused with the figures", () => {
  const small = problemOf(
    [1, 2, 3].map((place) => ({ id: `H${place}`, a: 1, b: 4 })),
    [0, 0, 1, 1].map((tower, place) => ({ id: `R${place}`, x: 1, y: 0, tower })),
    ["T0", "T1"],
  );
  const refusal = { kind: "team_larger_than_any_tower", team: 4, members: 3, homes: 2 };
  expect(planTeams(small, policy, teams, solver)).toEqual({
    ok: false,
    error: { ...refusal, towerId: "T0" },
  });
  const decided = { ...teams, towers: [{ team: 4, towerId: "T1" }] };
  expect(planTeams(small, policy, decided, solver)).toEqual({
    ok: false,
    error: { ...refusal, towerId: "T1" },
  });
});

test("a team, a tower and an attribute that nobody knows are refused by name", () => {
  expect(refused({ towers: [{ team: 9, towerId: "T0" }] })).toEqual({
    kind: "unknown_team",
    team: 9,
  });
  expect(refused({ towers: [{ team: 1, towerId: "T9" }] })).toEqual({
    kind: "tower_missing",
    team: 1,
    towerId: "T9",
  });
  const twice = [
    { team: 1, towerId: "T0" },
    { team: 1, towerId: "T1" },
  ];
  expect(refused({ towers: twice })).toEqual({ kind: "team_twice", team: 1 });
  expect(refused({ household: "core" })).toEqual({
    kind: "unknown_team_attribute",
    attribute: "core",
    known: ["a", "b"],
  });
});

test("stages without cohesion, or with it after the wishes, are refused; an allocation refuses it too", () => {
  for (const stages of [
    ["coverage", "fit", "preference"],
    ["coverage", "fit", "preference", "cohesion"],
    ["cohesion", "coverage"],
  ] as const)
    expect(refused({}, policyOf([ENOUGH], [...stages]))).toMatchObject({
      kind: "cohesion_stage_unsupported",
      stages,
    });
  expect(allocateHomes(problem, policy)).toMatchObject({
    ok: false,
    error: { faults: [{ kind: "stages_unsupported" }] },
  });
});

test("faults of the problem are told as by the allocation", () => {
  const unknown = policyOf([{ ...ENOUGH, home: "area" }], policy.stages);
  expect(refused({}, unknown)).toMatchObject({
    kind: "housing_refused",
    faults: [{ kind: "unknown_attribute", attribute: "area" }],
  });
});

test("a solver that fails is a refusal, not a plan", () => {
  const failing: LinearSolver = () => ({
    status: "failed",
    objective: 0,
    bound: 0,
    x: new Float64Array(0),
  });
  expect(planTeams(problem, policy, teams, failing)).toEqual({
    ok: false,
    error: { kind: "solver_failed", status: "failed" },
  });
});

test("without a team of two there is nothing to plan, and the solver is not asked", () => {
  const alone = problemOf([{ id: "H1", a: 1, b: 1 }], [{ id: "R1", x: 1, y: 0, tower: 0 }], ["T0"]);
  const unasked: LinearSolver = () => {
    throw new Error("asked");
  };
  expect(planTeams(alone, policy, teams, unasked)).toMatchObject({
    ok: true,
    value: { teams: [], members: 0, together: 0, bound: 0 },
  });
});
