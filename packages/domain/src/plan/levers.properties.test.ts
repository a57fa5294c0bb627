import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LocalDate } from "../kernel/index.ts";
import {
  CrosswalkEntry,
  Institution,
  reorganise,
  UnitMove,
  type Dataset,
} from "../registry/index.ts";
import { Patch, Scenario } from "../scenario/index.ts";
import { createPlanner, plan, planHash, type Plan } from "./index.ts";
import { smallDataset, smallLottery, smallPolicy } from "./testing.ts";

const both = { id: "uji", en: "test" };
const scenarioOf = (patches: readonly Patch[]) =>
  Scenario.parse({ id: "lever", title: both, reason: both, patches });
const anyWaveId = fc.constantFrom("W1", "W2");
const anyTowerId = fc.constantFrom("NORTH", "SOUTH");

/** One lever of any kind, as a planner drags it. */
const anyPatch: fc.Arbitrary<Patch> = fc
  .oneof(
    fc.record({
      kind: fc.constant("tower_delay"),
      towerId: anyTowerId,
      months: fc.integer({ min: -6, max: 12 }),
    }),
    fc.record({
      kind: fc.constant("wave_date"),
      waveId: anyWaveId,
      movesOn: fc.constantFrom("2030-03-20", "2030-12-01", "not_decided"),
    }),
    fc.record({
      kind: fc.constant("housing_priority"),
      priority: fc.constantFrom(["families_first"], ["screening_class", "singles_first"]),
    }),
    fc.record({ kind: fc.constant("people_wanted"), people: fc.nat(7) }),
    fc.record({ kind: fc.constant("office_seats"), waveId: anyWaveId, seats: fc.nat(5) }),
    fc.record({
      kind: fc.constant("institution_homes"),
      waveId: anyWaveId,
      institutionCode: fc.constantFrom("CABINET", "FISHERIES"),
      homes: fc.nat(3),
    }),
    fc.record({
      kind: fc.constant("budget_ceiling"),
      waveId: fc.constant(null),
      rupiah: fc.nat(6).map((millions) => millions * 1_000_000),
    }),
    fc.record({
      kind: fc.constant("tower_reserved_for"),
      towerId: anyTowerId,
      reservedFor: fc.constantFrom("asn", "security"),
    }),
    fc.record({ kind: fc.constant("majority"), points: fc.integer({ min: 51, max: 100 }) }),
  )
  .map((patch) => Patch.parse(patch));
const levers = fc.array(anyPatch, { maxLength: 4 });

function run(planner: ReturnType<typeof createPlanner>, patches: readonly Patch[]): Plan {
  const result = planner(smallDataset, smallPolicy, scenarioOf(patches), smallLottery);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe("whatever lever is moved", () => {
  test("moved there and back, the plan is the one before, to the byte; so is a plan made by a fresh planner", () => {
    const planner = createPlanner();
    const still = planHash(run(planner, []));
    fc.assert(
      fc.property(levers, (patches) => {
        const moved = planHash(run(planner, patches));
        expect(planHash(run(planner, []))).toBe(still);
        expect(planHash(run(createPlanner(), patches))).toBe(moved);
      }),
      { numRuns: 60 },
    );
  });

  test("the totals are the sums of the parts: people, households, reasons, waves and money", () => {
    const planner = createPlanner();
    fc.assert(
      fc.property(levers, (patches) => {
        const { totals, placements, waiting, waves, costs, costSummary, standings } = run(
          planner,
          patches,
        );
        const sum = (values: readonly number[]) =>
          values.reduce((total, value) => total + value, 0);
        expect(totals.householdsHoused).toBe(placements.length);
        expect(totals.householdsWaiting).toBe(waiting.length);
        expect(totals.peopleHoused).toBe(sum(placements.map(({ movers }) => movers.length)));
        expect(totals.peopleHoused).toBe(sum(waves.map((wave) => wave.peopleHoused)));
        expect(totals.householdsWaiting).toBe(sum(totals.waitingByReason.map((r) => r.households)));
        expect(totals.peopleWaiting).toBe(sum(totals.waitingByReason.map((r) => r.people)));
        expect(standings.length).toBe(
          totals.selected + totals.conditional + totals.notSelected + totals.undecided,
        );
        expect(costSummary.total.high).toBe(sum(costs.map((cost) => cost.total.high)));
        expect(costSummary.total.low).toBe(sum(costSummary.byWave.map((wave) => wave.total.low)));
      }),
      { numRuns: 100 },
    );
  });

  test("a budget is kept to the rupiah, with every household it drops named and told", () => {
    fc.assert(
      fc.property(levers, fc.nat(6), (patches, millions) => {
        const rupiah = millions * 1_000_000;
        const ceiling = Patch.parse({ kind: "budget_ceiling", waveId: null, rupiah });
        const limited = run(createPlanner(), [...patches, ceiling]);
        expect(limited.costSummary.total.high).toBeLessThanOrEqual(rupiah);
        for (const { reason } of limited.waiting)
          if (reason.kind === "budget_used_up") expect(reason.needed).toBeGreaterThan(reason.left);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a change of cabinet in the middle of the waves", () => {
  /** Between wave 1 (April) and wave 2 (October) the fleet leaves FISHERIES for a new ministry. */
  const says = { source: "decree", confidence: "high", note: null };
  const reorganised = reorganise(
    smallDataset,
    {
      crosswalk: ["FISHERIES", "MARITIME"].map((newCode) =>
        CrosswalkEntry.parse({
          effectiveDate: "2030-07-01",
          oldCode: "FISHERIES",
          changeKind: "split",
          newCode,
          newNameId: newCode,
          ...says,
        }),
      ),
      unitMoves: [
        ["FISHERIES-FLEET", "MARITIME"],
        ["FISHERIES-LAB", "FISHERIES"],
      ].map(([unitCode, newInstitutionCode]) =>
        UnitMove.parse({
          effectiveDate: "2030-07-01",
          unitCode,
          newInstitutionCode,
          basis: "illustration",
          note: null,
        }),
      ),
      successors: ["MARITIME"].map((code) =>
        Institution.parse({ ...smallDataset.institutions[1], code, nameId: code, nameEn: code }),
      ),
    },
    LocalDate.parse("2030-07-01"),
  );
  if (!reorganised.ok) throw new Error(JSON.stringify(reorganised.error));
  const { institutions, units } = reorganised.value;
  const after: Dataset = { ...smallDataset, institutions: [...institutions], units: [...units] };
  const named = ({ placements, waiting }: Plan) =>
    [...placements, ...waiting].map((entry) => String(entry.householdId)).toSorted();
  const told = ({ placements }: Plan) =>
    placements.map(({ householdId, waveId, homeId }) => [householdId, waveId, homeId]);

  test("nobody is lost: the same households, in the same waves and homes, those of the fleet under the new ministry", () => {
    const before = run(createPlanner(), []);
    const result = plan(after, smallPolicy, scenarioOf([]), smallLottery, {
      placements: before.placements,
      today: LocalDate.parse("2030-07-01"),
      freezeDays: 0,
    });
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    expect(named(result.value)).toEqual(named(before));
    expect(told(result.value)).toEqual(told(before));
    // What people had been told is an input like the others, and named by its hash.
    expect(result.value.inputs.before).toMatch(/^[0-9a-f]{64}$/);
    expect(before.inputs).not.toHaveProperty("before");
    const fleet = result.value.standings.filter((entry) => entry.unitCode === "FISHERIES-FLEET");
    expect(fleet.map((entry) => entry.institutionCode)).toEqual([
      "MARITIME",
      "MARITIME",
      "MARITIME",
    ]);
  });

  test("whatever else changes with it, every household has a place or a reason", () => {
    const before = run(createPlanner(), []);
    fc.assert(
      fc.property(
        anyPatch.filter(({ kind }) => kind !== "majority" && kind !== "wave_date"),
        (patch) => {
          const result = plan(after, smallPolicy, scenarioOf([patch]), smallLottery, {
            placements: before.placements,
            today: LocalDate.parse("2030-07-01"),
            freezeDays: 0,
          });
          if (!result.ok) throw new Error(JSON.stringify(result.error));
          expect(named(result.value)).toEqual(named(before));
        },
      ),
      { numRuns: 40 },
    );
  });
});
