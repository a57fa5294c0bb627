import { expect, test } from "vitest";
import { smallDataset, smallPolicy } from "../plan/testing.ts";
import { towerReadiness } from "../waves/index.ts";
import { applyScenario, Scenario } from "./index.ts";

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
