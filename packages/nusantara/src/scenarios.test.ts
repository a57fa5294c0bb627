import { createPlanner, planUnderDelays, type Plan } from "@pindah/domain/plan";
import { accountOf, type Scenario } from "@pindah/domain/scenario";
import { brokenDuties, dutiesAfterWaves, slipSpread } from "@pindah/domain/waves";
import { beforeAll, describe, expect, test } from "vitest";
import { generateDataset, loadDelayModel, loadIllustrativePolicy, loadScenarios } from "./index.ts";

// The demonstration at its own size: 11,916 synthetic people, 1,740 flats in 29 towers.
const dataset = generateDataset();
const policy = loadIllustrativePolicy();
const planner = createPlanner();
const lottery = { seed: "a seed for tests, nothing official", source: "test" };
const plans = new Map<string | null, Plan>();

function planned(scenario: Scenario | null): Plan {
  const result = planner(dataset, policy, scenario, lottery);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
function planOf(id: string | null): Plan {
  const found = plans.get(id);
  if (found === undefined) throw new Error(`No scenario ${id}`);
  return found;
}
const waitingFor = (plan: Plan, reason: string) =>
  plan.totals.waitingByReason.find((entry) => entry.reason === reason)?.people ?? 0;

beforeAll(() => {
  plans.set(null, planned(null));
  for (const { scenario } of loadScenarios()) plans.set(scenario.id, planned(scenario));
}, 60_000);

describe("the published history as scenarios", () => {
  test("twelve ship, each with a source and a date, at most five lines, compared with one told before it", () => {
    const told: (string | null)[] = [null];
    for (const { scenario, source, comparedWith } of loadScenarios()) {
      expect(source.url).toMatch(/^https:/);
      expect(source.date).toMatch(/^20\d\d-/);
      expect(scenario.patches.length).toBeLessThanOrEqual(5);
      expect(told).toContain(comparedWith);
      told.push(scenario.id);
    }
    expect(told).toHaveLength(13);
  });

  test.each(loadScenarios().map((entry) => [entry.scenario.id, entry.comparedWith] as const))(
    "%s runs and its difference to %s adds up",
    (id, comparedWith) => {
      const before = planOf(comparedWith);
      const after = planOf(id);
      const { diff, groups } = accountOf(before, after);
      const housed = ({ totals }: Plan) => totals.householdsHoused;
      const enters = diff.households.filter((c) => c.after.kind === "housed").length;
      const leaves = diff.households.filter((c) => c.before.kind === "housed").length;
      expect(housed(after) - housed(before)).toBe(enters - leaves);
      const inGroups = groups.reduce((sum, group) => sum + group.households.length, 0);
      expect(inGroups).toBe(diff.households.length);
    },
  );

  test("asking for more people moves nobody more while 1,740 flats bind: from 3,216 to 14,000 only reasons change", () => {
    for (const [id, before] of [
      ["wanted-6000", "wanted-3216"],
      ["wanted-11000", "wanted-6000"],
      ["wanted-14000", "wanted-11000"],
    ] as const) {
      expect(planOf(id).totals.householdsHoused).toBe(planOf(before).totals.householdsHoused);
      expect(waitingFor(planOf(id), "beyond_people_wanted")).toBeLessThanOrEqual(
        waitingFor(planOf(before), "beyond_people_wanted"),
      );
    }
    expect(waitingFor(planOf("wanted-3216"), "beyond_people_wanted")).toBeGreaterThan(0);
  });

  test("nobody is housed beyond 1,740 people wanted, and no plan has more homes than 1,740 but the 31 towers: 1,860", () => {
    expect(planOf("wanted-1740").totals.peopleHoused).toBeLessThanOrEqual(1740);
    expect(planOf(null).totals.homesForCivilServants).toBe(1740);
    expect(planOf("towers-31-16").totals.homesForCivilServants).toBe(1860);
  });

  test("shared, the same flats house more people than one to a flat, and no flat has more than three households", () => {
    const shared = planOf("wanted-3072");
    expect(shared.totals.peopleHoused).toBeGreaterThan(planOf("wanted-1740").totals.peopleHoused);
    const inFlat = Map.groupBy(shared.placements, (entry) => entry.homeId);
    expect(inFlat.size).toBeLessThanOrEqual(1740);
    expect(Math.max(...[...inFlat.values()].map((members) => members.length))).toBe(3);
  });

  test("September: nobody moves in July; without a date nobody moves at all; in 2028 all towers are ready", () => {
    const movesBy = (plan: Plan, day: string) =>
      plan.waves
        .filter((wave) => wave.movesOn !== "not_decided" && wave.movesOn <= day)
        .reduce((sum, wave) => sum + wave.householdsHoused, 0);
    expect(movesBy(planOf("start-september-2024"), "2024-08-31")).toBe(0);
    expect(planOf("start-september-2024").totals.householdsHoused).toBeGreaterThan(0);
    expect(movesBy(planOf("start-january-2025"), "2025-01-30")).toBe(0);
    expect(planOf("no-date-2025").totals.householdsHoused).toBe(0);
    expect(planOf("political-capital-2028").waves[0]?.homesReady).toBe(1740);
  });
});

describe("what the plan itself tells of the demonstration", () => {
  test("units split between two cities: some duty is broken in some of them, and every one is declared", () => {
    const plan = planOf(null);
    const duties = policy.waves.duties ?? [];
    const { waves, placements } = plan;
    const after = dutiesAfterWaves({ people: dataset.people, waves, placements, duties });
    const codes = new Set(duties.map((duty) => duty.code));
    expect(codes).toEqual(new Set(["sign", "pay", "answer"]));
    expect(after.length).toBeGreaterThan(0);
    for (const { duty, waveId } of brokenDuties(after)) {
      expect(codes).toContain(duty);
      expect(["2024-07", "2024-09", "2024-11"]).toContain(waveId);
    }
  });

  test("the published postponements were 61, 123 and 1,430 days; under them fewer move than promised", () => {
    const model = loadDelayModel();
    expect(slipSpread("ASN-1", { ...model, enough: 3 })?.days).toEqual([61, 123, 1430]);
    const result = planUnderDelays(planner, dataset, policy, lottery, model, {
      seed: 1,
      samples: 20,
    });
    if (!result.ok) throw new Error("refused");
    const { waves, towers, withoutEvidence } = result.value;
    expect(withoutEvidence).toEqual([]);
    expect(towers).toHaveLength(29);
    const last = waves.at(-1);
    expect(last?.peopleSoFar.p80).toBeLessThanOrEqual(planOf(null).totals.peopleHoused);
    expect(last?.peopleSoFar.p10).toBeLessThanOrEqual(last?.peopleSoFar.p50 ?? 0);
  }, 60_000);
});
