import { expect, test } from "vitest";
import { smallDataset, smallPolicy } from "../plan/testing.ts";
import { towerReadiness } from "../waves/index.ts";
import { applyScenario, composeScenarios, Scenario } from "./index.ts";

const base = { dataset: smallDataset, policy: smallPolicy };
const scenario = (...patches: unknown[]) =>
  Scenario.parse({
    id: "what-if",
    title: { id: "Bagaimana jika", en: "What if" },
    reason: { id: "Uji", en: "Test" },
    patches,
  });
const readyDays = (...patches: unknown[]) => {
  const applied = applyScenario(base, scenario(...patches));
  if (!applied.ok) throw new Error(JSON.stringify(applied.error));
  const { towers, readiness } = applied.value.dataset;
  return towerReadiness(towers, readiness, "habitable").map(({ readyOn }) => readyOn);
};

test("NORTH two months late is ready on 1 May instead of 1 March; SOUTH keeps its day", () => {
  expect(readyDays({ kind: "tower_delay", towerId: "NORTH", months: 2 })).toEqual([
    "2030-05-01",
    "2030-09-01",
  ]);
});

test("a delay of the whole package moves both towers, and a second delay adds to the first", () => {
  expect(
    readyDays(
      { kind: "package_delay", packageCode: "P1", months: 1 },
      { kind: "tower_delay", towerId: "SOUTH", months: 2 },
    ),
  ).toEqual(["2030-04-01", "2030-12-01"]);
});

test("a tower restated as not known stays so under a delay", () => {
  expect(
    readyDays(
      { kind: "tower_ready", towerId: "SOUTH", readyOn: "not_known" },
      { kind: "tower_delay", towerId: "SOUTH", months: 3 },
    ),
  ).toEqual(["2030-03-01", "not_known"]);
});

test("moved there and back, everything is as before", () => {
  expect(
    readyDays(
      { kind: "tower_delay", towerId: "NORTH", months: 7 },
      { kind: "tower_delay", towerId: "NORTH", months: -7 },
    ),
  ).toEqual(readyDays());
});

test("a wave date, the priority and the majority change only what they name", () => {
  const applied = applyScenario(
    base,
    scenario(
      { kind: "wave_date", waveId: "W1", movesOn: "2030-06-01" },
      { kind: "housing_priority", priority: ["families_first"] },
      { kind: "majority", points: 65 },
    ),
  );
  if (!applied.ok) throw new Error("refused");
  const { dataset, policy } = applied.value;
  expect(dataset.waves.map(({ movesOn }) => movesOn)).toEqual([
    "2030-06-01",
    "2030-10-01",
    "not_decided",
  ]);
  expect(dataset.people).toBe(smallDataset.people);
  expect(dataset.readiness).toBe(smallDataset.readiness);
  expect(policy.housing.priority).toEqual(["families_first"]);
  expect(policy.screening.majority).toBe(65);
  expect(policy.competency).toBe(smallPolicy.competency);
});

test("no scenario is the base itself", () => {
  expect(applyScenario(base, null)).toEqual({ ok: true, value: base });
});

test("every unknown name is reported at once, with the number of its patch", () => {
  const applied = applyScenario(
    base,
    scenario(
      { kind: "tower_delay", towerId: "WEST", months: 1 },
      { kind: "wave_date", waveId: "W1", movesOn: "2030-06-01" },
      { kind: "package_delay", packageCode: "P9", months: 1 },
      { kind: "wave_date", waveId: "W9", movesOn: "2030-06-01" },
    ),
  );
  expect(applied).toEqual({
    ok: false,
    error: [
      { kind: "tower_unknown", patch: 0, towerId: "WEST" },
      { kind: "package_unknown", patch: 2, packageCode: "P9" },
      { kind: "wave_unknown", patch: 3, waveId: "W9" },
    ],
  });
});

const policyAfter = (...patches: unknown[]) => {
  const applied = applyScenario(base, scenario(...patches));
  if (!applied.ok) throw new Error(JSON.stringify(applied.error));
  return applied.value.policy;
};
const supposed = { text: "scenario" };

test("limits are set one by one, the later figure counts, and null takes the limit away", () => {
  const seats = (count: number | null) => ({ kind: "office_seats", waveId: "W1", seats: count });
  const homes = (code: string, count: number | null) => ({
    kind: "institution_homes",
    waveId: "W1",
    institutionCode: code,
    homes: count,
  });
  const { capacities } = policyAfter(
    { kind: "people_wanted", people: 6 },
    seats(4),
    seats(3),
    homes("CABINET", 2),
    homes("FISHERIES", 1),
    homes("CABINET", null),
    { kind: "budget_ceiling", waveId: null, rupiah: 3_000_000 },
    { kind: "budget_ceiling", waveId: "W2", rupiah: 1_000_000 },
  ).waves;
  expect(capacities).toEqual({
    peopleWanted: { people: 6, citation: supposed },
    officeSeats: [{ waveId: "W1", seats: 3, citation: supposed }],
    institutionHomes: [
      { waveId: "W1", institutionCode: "FISHERIES", homes: 1, citation: supposed },
    ],
    budgets: [
      { waveId: null, rupiah: 3_000_000, citation: supposed },
      { waveId: "W2", rupiah: 1_000_000, citation: supposed },
    ],
  });
  expect(policyAfter(seats(4), seats(null)).waves.capacities).toEqual({ officeSeats: [] });
});

test("a tower handed to security leaves the other 1; handed back, both are as before", () => {
  const reserved = (reservedFor: string) => ({
    kind: "tower_reserved_for",
    towerId: "NORTH",
    reservedFor,
  });
  const towers = (...patches: unknown[]) => {
    const applied = applyScenario(base, scenario(...patches));
    return applied.ok ? applied.value.dataset.towers.map((tower) => tower.reservedFor) : [];
  };
  expect(towers(reserved("security"))).toEqual(["security", "asn"]);
  expect(towers(reserved("security"), reserved("asn"))).toEqual(["asn", "asn"]);
});

test("ready may mean built, and cores may move together", () => {
  const { waves } = policyAfter(
    { kind: "ready_means", definition: "built" },
    { kind: "cores_together", together: true },
  );
  expect(waves).toMatchObject({ readyMeans: "built", coresTogether: true });
});

test("an institution and a wave that are not known are both named", () => {
  const applied = applyScenario(
    base,
    scenario(
      { kind: "institution_homes", waveId: "W9", institutionCode: "NAVY", homes: 1 },
      { kind: "office_seats", waveId: "W8", seats: 1 },
      { kind: "budget_ceiling", waveId: "W7", rupiah: 1 },
      { kind: "tower_reserved_for", towerId: "EAST", reservedFor: "asn" },
    ),
  );
  expect(applied).toEqual({
    ok: false,
    error: [
      { kind: "wave_unknown", patch: 0, waveId: "W9" },
      { kind: "institution_unknown", patch: 0, institutionCode: "NAVY" },
      { kind: "wave_unknown", patch: 1, waveId: "W8" },
      { kind: "wave_unknown", patch: 2, waveId: "W7" },
      { kind: "tower_unknown", patch: 3, towerId: "EAST" },
    ],
  });
});

test("composed, two delays of one month are one of two, under a name of their own", () => {
  const month = scenario({ kind: "tower_delay", towerId: "NORTH", months: 1 });
  const named = { id: "both", title: month.title, reason: month.reason };
  const both = composeScenarios(named, [month, month]);
  expect(both.id).toBe("both");
  const applied = applyScenario(base, both);
  expect(
    applied.ok &&
      towerReadiness(applied.value.dataset.towers, applied.value.dataset.readiness, "habitable")[0]
        ?.readyOn,
  ).toBe("2030-05-01");
});
