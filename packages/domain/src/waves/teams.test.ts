import { expect, test } from "vitest";
import { HousingPolicy } from "../housing/index.ts";
import { highsForTests } from "../housing/testing.ts";
import { planWaves, type WavesPlan } from "./index.ts";
import { invented, testHousing, testWavePolicy, wavesInput, type Country } from "./testing.ts";

const solver = await highsForTests();
const teams = {
  id: "teams",
  name: { id: "Tim", en: "Teams" },
  citation: invented,
  largest: null,
  of: "unit",
};
const kept = HousingPolicy.parse({
  ...testHousing,
  stages: ["coverage", "fit", "cohesion", "preference"],
});

// Two towers of three homes; units A1 and B1 of three people each stand mixed in the order.
const country: Country = {
  units: ["A1", "B1"],
  people: {
    A: { unit: "A1", ticket: 1 },
    B: { unit: "B1", ticket: 2 },
    C: { unit: "A1", ticket: 3 },
    D: { unit: "B1", ticket: 4 },
    E: { unit: "A1", ticket: 5 },
    F: { unit: "B1", ticket: 6 },
  },
  towers: {
    T1: { readyOn: "2030-02-01", homes: [1, 1, 1] },
    T2: { readyOn: "2030-02-01", homes: [1, 1, 1] },
  },
  waves: { W1: "2030-03-01" },
};
const housing = { ...kept, priority: [] };

function run(over: object, by: HousingPolicy = housing, given: Country = country) {
  const policy = testWavePolicy({ teams: { ...teams, ...over } });
  return planWaves({ ...wavesInput(given, policy), solver }, policy, by);
}

function planned(over: object = {}, given: Country = country): WavesPlan {
  const result = run(over, housing, given);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

test("two units of three live in one tower each, though the order of turns mixes them", () => {
  const plan = planned();
  const towersOf = (unit: string) =>
    new Set(
      plan.placements
        .filter(({ householdId }) => country.people[householdId]?.unit === unit)
        .map(({ towerId }) => towerId),
    );
  expect(towersOf("A1").size).toBe(1);
  expect(towersOf("B1").size).toBe(1);
  expect(plan.waves[0]?.teams).toMatchObject({
    households: 6,
    together: 6,
    bound: 6,
    teams: [
      { unitCode: "A1", households: 3, together: 3 },
      { unitCode: "B1", households: 3, together: 3 },
    ],
  });
  expect(plan.placements[0]?.team).toMatchObject({ unitCode: "A1", together: 3, isKept: true });
});

test("without teams in the policy nothing of a plan speaks of them", () => {
  const policy = testWavePolicy();
  const result = planWaves(wavesInput(country, policy), policy, testHousing);
  if (!result.ok) throw new Error("refused");
  expect(result.value.waves[0]).not.toHaveProperty("teams");
  for (const placement of result.value.placements) expect(placement).not.toHaveProperty("team");
});

test("who is housed and who waits is the same with teams and without", () => {
  const crowded = {
    ...country,
    towers: {
      T1: { readyOn: "2030-02-01", homes: [1, 1] },
      T2: { readyOn: "2030-02-01", homes: [1, 1] },
    },
  };
  const policy = testWavePolicy();
  const without = planWaves(wavesInput(crowded, policy), policy, { ...testHousing, priority: [] });
  if (!without.ok) throw new Error("refused");
  const plan = planned({}, crowded);
  const ids = ({ placements }: WavesPlan) => placements.map(({ householdId }) => householdId);
  expect(ids(plan)).toEqual(ids(without.value));
  expect(plan.waiting).toEqual(without.value.waiting);
  expect(plan.waves[0]?.teams).toMatchObject({ households: 4, together: 4 });
});

test("only the working core of a unit is its team where the policy says so", () => {
  const duty = {
    code: "sign",
    name: { id: "Tanda tangan", en: "Signature" },
    unitCode: null,
    levels: ["pelaksana"],
    fewest: 2,
    from: "2000-01-01",
    until: null,
    citation: invented,
  };
  const policy = testWavePolicy({ teams: { ...teams, of: "core" }, duties: [duty] });
  const result = planWaves({ ...wavesInput(country, policy), solver }, policy, housing);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  expect(result.value.waves[0]?.teams?.teams).toMatchObject([
    { unitCode: "A1", households: 2, together: 2 },
    { unitCode: "B1", households: 2, together: 2 },
  ]);
});

test("a unit larger than any tower is refused with the figures, unless larger ones are left", () => {
  const large = { ...country, people: { ...country.people, G: { unit: "A1", ticket: 0 } } };
  const more = { ...large, towers: { ...large.towers, T3: { readyOn: "2030-02-01", homes: [1] } } };
  expect(run({}, housing, more)).toMatchObject({
    ok: false,
    error: {
      kind: "teams_refused",
      waveId: "W1",
      refusal: { kind: "team_larger_than_any_tower", members: 4, towerId: "T1", homes: 3 },
    },
  });
  expect(planned({ largest: 3 }, more).waves[0]?.teams?.teams).toMatchObject([
    { unitCode: "A1", households: 4, towerId: null, together: 0 },
    { unitCode: "B1", households: 3, together: 3 },
  ]);
});

test("teams without a solver, and teams whose stage is missing, are refused", () => {
  const policy = testWavePolicy({ teams });
  expect(planWaves(wavesInput(country, policy), policy, housing)).toEqual({
    ok: false,
    error: { kind: "teams_refused", waveId: "W1", refusal: { kind: "solver_not_given" } },
  });
  expect(run({}, testHousing)).toMatchObject({
    ok: false,
    error: { kind: "teams_refused", refusal: { kind: "cohesion_stage_unsupported" } },
  });
});
