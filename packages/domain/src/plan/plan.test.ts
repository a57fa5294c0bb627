import { describe, expect, test } from "vitest";
import { LocalDate } from "../kernel/index.ts";
import { Dataset } from "../registry/index.ts";
import { Scenario } from "../scenario/index.ts";
import { createPlanner, plan, planHash, type Plan } from "./index.ts";
import { smallDataset, smallLottery, smallPolicy } from "./testing.ts";

const planned = (...patches: unknown[]): Plan => {
  const scenario =
    patches.length === 0
      ? null
      : Scenario.parse({
          id: "what-if",
          title: { id: "Bagaimana jika", en: "What if" },
          reason: { id: "Uji", en: "Test" },
          patches,
        });
  const result = plan(smallDataset, smallPolicy, scenario, smallLottery);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

describe("the example country, followed by hand (docs/rules/plan.md)", () => {
  const result = planned();

  test("the secretariat and the fleet are first class, in that order; the archive second; the lab stays", () => {
    expect(
      result.screening.map(({ unitCode, outcome, rankInClass }) => [
        unitCode,
        outcome.kind === "class" ? outcome.class : outcome.kind,
        rankInClass,
      ]),
    ).toEqual([
      ["CABINET-ARCHIVE", "P2", 1],
      ["CABINET-SEC", "P1", 1],
      ["FISHERIES-FLEET", "P1", 2],
      ["FISHERIES-LAB", "not_moved", null],
    ]);
  });

  test("Eko trains eight weeks from 1 January and can move from 26 February; Hadi is three levels short", () => {
    const standing = Object.fromEntries(
      result.standings.map(({ personId, status, because }) => [personId, `${status}: ${because}`]),
    );
    expect(standing).toEqual({
      ANI: "selected: unit_and_person_ready",
      BUDI: "selected: unit_and_person_ready",
      CITRA: "selected: unit_and_person_ready",
      DEWI: "selected: unit_and_person_ready",
      EKO: "conditional: training_plan",
      FAJAR: "selected: unit_and_person_ready",
      GITA: "not_selected: unit_not_moved",
      HADI: "not_selected: person_not_eligible",
    });
    const eko = result.competency.find(({ personId }) => personId === "EKO");
    expect(eko?.plan).toMatchObject({ hours: 40, readyOn: "2030-02-26" });
  });

  test("wave 1 fills the three homes of NORTH, wave 2 two of SOUTH, wave 3 has no date", () => {
    expect(
      result.waves.map((wave) => [
        wave.waveId,
        wave.homesReady,
        wave.homesFree,
        wave.candidates,
        wave.householdsHoused,
        wave.homesLeftEmpty,
        wave.blocked?.kind ?? "open",
      ]),
    ).toEqual([
      ["W1", 3, 3, 5, 3, 0, "open"],
      ["W2", 6, 3, 2, 2, 1, "open"],
      ["W3", 0, 0, 0, 0, 0, "date_not_decided"],
    ]);
  });

  test("Budi's family of five gets the one home of NORTH with three bedrooms", () => {
    const homes = new Map<string, Plan["placements"][number]>(
      result.placements.map((entry) => [entry.householdId, entry]),
    );
    expect(homes.get("H-BUDI")).toMatchObject({
      homeId: "NORTH-3",
      waveId: "W1",
      wish: 1,
      misfit: 0,
    });
    expect(homes.get("H-ANI")).toMatchObject({ waveId: "W1", wish: null });
    expect(homes.get("H-CITRA")?.movers).toEqual(["CITRA", "DEWI"]);
    expect(homes.get("H-FAJAR")).toMatchObject({ waveId: "W2", towerId: "SOUTH" });
  });

  test("five households are packed for 5,000,000 rupiah; the pioneer allowance is not decided", () => {
    expect(result.costSummary.total).toEqual({
      decided: 5_000_000,
      low: 5_000_000,
      high: 5_000_000,
      notDecided: ["pioneer"],
    });
  });

  test("the totals are the sums of the parts", () => {
    expect(result.totals).toMatchObject({
      units: 4,
      people: 8,
      selected: 5,
      conditional: 1,
      notSelected: 2,
      undecided: 0,
      householdsHoused: 5,
      peopleHoused: 6,
      householdsWaiting: 0,
      peopleWaiting: 0,
      homes: 6,
    });
  });
});

describe("those who wait are told why", () => {
  test("with SOUTH not known, the fourth and fifth in the order wait for three homes that ranks 1 to 3 have", () => {
    const { waiting, waves } = planned({
      kind: "tower_ready",
      towerId: "SOUTH",
      readyOn: "not_known",
    });
    const told = waiting.map(({ reason }) => reason);
    const taken = { kind: "homes_taken_by_higher_priority", waveId: "W1" };
    expect(told).toHaveLength(2);
    expect(told).toContainEqual({ ...taken, rank: 4, capacity: 3, lastRankHoused: 3 });
    expect(told).toContainEqual({ ...taken, rank: 5, capacity: 3, lastRankHoused: 3 });
    expect(waves[1]).toMatchObject({ homesReady: 3, homesFree: 0, householdsHoused: 0 });
  });

  test("with nothing ready, every wave with a date is blocked until the first day a home serves", () => {
    const { waiting, waves } = planned(
      { kind: "tower_ready", towerId: "NORTH", readyOn: "2031-01-01" },
      { kind: "tower_ready", towerId: "SOUTH", readyOn: "not_known" },
    );
    expect(waves.slice(0, 2).map(({ blocked }) => blocked)).toEqual([
      { kind: "no_home_ready", firstReadyOn: "2031-01-15" },
      { kind: "no_home_ready", firstReadyOn: "2031-01-15" },
    ]);
    expect(new Set(waiting.map(({ reason }) => reason.kind))).toEqual(new Set(["no_home_ready"]));
  });

  test("with no wave dated, everybody waits for a date", () => {
    const { waiting } = planned(
      { kind: "wave_date", waveId: "W1", movesOn: "not_decided" },
      { kind: "wave_date", waveId: "W2", movesOn: "not_decided" },
    );
    expect(waiting).toHaveLength(5);
    expect(waiting[0]?.reason).toEqual({ kind: "no_wave_has_a_date" });
  });

  test("with the only wave before the training ends, Eko waits for 26 February", () => {
    const { waiting } = planned(
      { kind: "tower_ready", towerId: "NORTH", readyOn: "2030-01-02" },
      { kind: "wave_date", waveId: "W1", movesOn: "2030-02-25" },
      { kind: "wave_date", waveId: "W2", movesOn: "not_decided" },
    );
    const eko = waiting.find(({ householdId }) => householdId === "H-EKO");
    expect(eko?.reason).toEqual({ kind: "training_not_done", readyOn: "2030-02-26" });
  });
});

describe("one plan, one hash", () => {
  test("rows in another order give the same plan to the byte", () => {
    const reversed = Dataset.parse(
      Object.fromEntries(
        Object.entries(smallDataset).map(([name, value]) => [
          name,
          Array.isArray(value) ? value.toReversed() : value,
        ]),
      ),
    );
    const again = plan(reversed, smallPolicy, null, smallLottery);
    expect(again.ok && planHash(again.value)).toBe(planHash(planned()));
  });

  test("another seed, another policy or another fact gives another hash", () => {
    const hashes = [
      plan(smallDataset, smallPolicy, null, { ...smallLottery, seed: "another public seed here" }),
      plan(
        smallDataset,
        { ...smallPolicy, inForceFrom: LocalDate.parse("2029-01-01") },
        null,
        smallLottery,
      ),
      plan(
        { ...smallDataset, scores: smallDataset.scores.slice(1) },
        smallPolicy,
        null,
        smallLottery,
      ),
    ].map((result) => (result.ok ? planHash(result.value) : "refused"));
    expect(new Set([...hashes, planHash(planned())]).size).toBe(4);
  });

  test("a planner that has run before gives the same plan as a fresh one, lever there and back", () => {
    const planner = createPlanner();
    const run = (patches: unknown[]) => {
      const scenario = Scenario.parse({
        id: "lever",
        title: { id: "Tuas", en: "Lever" },
        reason: { id: "Uji", en: "Test" },
        patches,
      });
      const result = planner(smallDataset, smallPolicy, scenario, smallLottery);
      if (!result.ok) throw new Error("refused");
      return planHash(result.value);
    };
    const still = run([]);
    const moved = run([{ kind: "tower_delay", towerId: "NORTH", months: 12 }]);
    expect(moved).not.toBe(still);
    expect(run([])).toBe(still);
  });
});
