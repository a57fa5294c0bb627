import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TowerId, WaveId } from "../kernel/index.ts";
import { plan, type Plan } from "../plan/index.ts";
import { smallDataset, smallLottery, smallPolicy } from "../plan/testing.ts";
import { diffPlans, Patch, Scenario } from "./index.ts";

const planned = (...patches: unknown[]): Plan => {
  const scenario = Scenario.parse({
    id: "what-if",
    title: { id: "Bagaimana jika", en: "What if" },
    reason: { id: "Uji", en: "Test" },
    patches,
  });
  const result = plan(smallDataset, smallPolicy, scenario, smallLottery);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const changes = (before: Plan, after: Plan) =>
  Object.fromEntries(
    diffPlans(before, after).households.map(({ householdId, change }) => [householdId, change]),
  );

// The example country: NORTH houses Ani, Budi and Citra (or Eko) in wave 1, SOUTH two in wave 2.
const base = planned();

describe("two plans of the example country, each kind of change by hand", () => {
  test("NORTH a year late: wave 1 has no home, the first three in the order move in wave 2, the others wait", () => {
    const late = planned({ kind: "tower_delay", towerId: "NORTH", months: 12 });
    const diff = diffPlans(base, late);
    const first = base.placements.filter(({ waveId }) => waveId === "W1");
    const second = base.placements.filter(({ waveId }) => waveId === "W2");
    expect(changes(base, late)).toEqual({
      ...Object.fromEntries(first.map(({ householdId }) => [householdId, "moves_later"])),
      ...Object.fromEntries(second.map(({ householdId }) => [householdId, "now_waits"])),
    });
    expect(diff.counts).toMatchObject({ moves_later: 3, now_waits: 2, moves_earlier: 0 });
    expect(diff.waves).toEqual([
      {
        waveId: "W1",
        movesOn: { before: "2030-04-01", after: "2030-04-01" },
        homesReady: { before: 3, after: 0 },
        peopleHoused: { before: base.waves[0]?.peopleHoused, after: 0 },
      },
      {
        waveId: "W2",
        movesOn: { before: "2030-10-01", after: "2030-10-01" },
        homesReady: { before: 6, after: 3 },
        peopleHoused: { before: base.waves[1]?.peopleHoused, after: late.waves[1]?.peopleHoused },
      },
    ]);
    expect(diff.units).toEqual([]);
  });

  test("the same the other way round: three move earlier, two are housed", () => {
    const late = planned({ kind: "tower_delay", towerId: "NORTH", months: 12 });
    expect(diffPlans(late, base).counts).toMatchObject({ moves_earlier: 3, now_housed: 2 });
  });

  test("SOUTH ready in time for wave 1: all five move then, two of them earlier", () => {
    const soon = planned({ kind: "tower_ready", towerId: "SOUTH", readyOn: "2030-03-01" });
    const diff = diffPlans(base, soon);
    expect(diff.counts.moves_earlier).toBe(2);
    expect(soon.waves[0]?.householdsHoused).toBe(5);
    for (const { before, after } of diff.households.filter((c) => c.change === "moves_earlier"))
      expect([before, after]).toMatchObject([
        { kind: "housed", waveId: "W2" },
        { kind: "housed", waveId: "W1" },
      ]);
  });

  test("Ani gets her wish SOUTH when both are ready: the same wave in another home", () => {
    const soon = planned({ kind: "tower_ready", towerId: "SOUTH", readyOn: "2030-03-01" });
    expect(changes(base, soon)["H-ANI"]).toBe("other_home");
  });

  test("from no date to homes that are late: who waited for a date now waits for a home", () => {
    const undated = ["W1", "W2"].map((waveId) => ({
      kind: "wave_date",
      waveId,
      movesOn: "not_decided",
    }));
    const late = ["NORTH", "SOUTH"].map((towerId) => ({
      kind: "tower_ready",
      towerId,
      readyOn: "not_known",
    }));
    const diff = diffPlans(planned(...undated), planned(...late));
    expect(diff.counts).toMatchObject({ other_reason: 5, now_waits: 0 });
    expect(diff.households[0]).toMatchObject({
      before: { kind: "waiting", reason: "no_wave_has_a_date" },
      after: { kind: "waiting", reason: "no_home_ready" },
    });
  });

  test("an archive that is not moved any more: Fajar no longer moves, her unit says from which class", () => {
    const without = {
      ...smallDataset,
      scores: smallDataset.scores.map((score) =>
        score.unitCode === "CABINET-ARCHIVE" ? { ...score, level: 1 } : score,
      ),
    };
    const result = plan(without, smallPolicy, null, smallLottery);
    if (!result.ok) throw new Error("refused");
    const diff = diffPlans(base, result.value);
    expect(diff.units).toEqual([{ unitCode: "CABINET-ARCHIVE", before: "P2", after: "not_moved" }]);
    const fajar = diff.households.find(({ householdId }) => householdId === "H-FAJAR");
    expect(fajar).toMatchObject({
      change: "no_longer_moving",
      unitCode: "CABINET-ARCHIVE",
      after: { kind: "not_moving" },
    });
    expect(changes(result.value, base)["H-FAJAR"]).toBe("now_moving");
  });
});

describe("whatever the two plans", () => {
  const anyPatch = fc.oneof(
    fc.record({
      kind: fc.constant("tower_delay" as const),
      towerId: fc.constantFrom("NORTH", "SOUTH").map((id) => TowerId.parse(id)),
      months: fc.integer({ min: -12, max: 24 }),
    }),
    fc
      .record({
        waveId: fc.constantFrom("W1", "W2", "W3").map((id) => WaveId.parse(id)),
        movesOn: fc.constantFrom("2030-02-01", "2030-06-01", "2031-01-01", "not_decided"),
      })
      .map((facts) => Patch.parse({ kind: "wave_date", ...facts })),
    fc.constant(Patch.parse({ kind: "housing_priority", priority: ["families_first"] })),
  );
  const anyPlan = fc.array(anyPatch, { maxLength: 3 }).map((patches) => planned(...patches));

  test("a plan does not differ from itself", () => {
    fc.assert(
      fc.property(anyPlan, (one) => {
        expect(diffPlans(one, one)).toMatchObject({
          units: [],
          waves: [],
          households: [],
          unitsTouched: [],
        });
      }),
      { numRuns: 40 },
    );
  });

  test("the counts add up to the households changed, by kind and by unit; each is named once", () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (one, other) => {
        const { households, counts, unitsTouched } = diffPlans(one, other);
        const sum = (values: readonly number[]) => values.reduce((total, n) => total + n, 0);
        expect(sum(Object.values(counts))).toBe(households.length);
        expect(sum(unitsTouched.map((unit) => unit.households))).toBe(households.length);
        expect(new Set(households.map((entry) => entry.householdId)).size).toBe(households.length);
      }),
      { numRuns: 60 },
    );
  });

  test("there and back: what moved later moves earlier, what was housed waits, before and after swapped", () => {
    const opposite = {
      moves_earlier: "moves_later",
      moves_later: "moves_earlier",
      other_home: "other_home",
      now_housed: "now_waits",
      now_waits: "now_housed",
      other_reason: "other_reason",
      now_moving: "no_longer_moving",
      no_longer_moving: "now_moving",
    } as const;
    fc.assert(
      fc.property(anyPlan, anyPlan, (one, other) => {
        const there = diffPlans(one, other).households;
        const back = diffPlans(other, one).households;
        expect(
          back.map(({ householdId, change, before, after }) => [
            householdId,
            change,
            before,
            after,
          ]),
        ).toEqual(
          there.map(({ householdId, change, before, after }) => [
            householdId,
            opposite[change],
            after,
            before,
          ]),
        );
      }),
      { numRuns: 60 },
    );
  });

  test("the change of a wave's people is the sum over the households that enter and leave it", () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (one, other) => {
        const peopleOf = (of: Plan, waveId: string) =>
          of.placements
            .filter((entry) => entry.waveId === waveId)
            .reduce((sum, { movers }) => sum + movers.length, 0);
        for (const { waveId, peopleHoused } of diffPlans(one, other).waves)
          expect(peopleHoused).toEqual({
            before: peopleOf(one, waveId),
            after: peopleOf(other, waveId),
          });
      }),
      { numRuns: 40 },
    );
  });
});
