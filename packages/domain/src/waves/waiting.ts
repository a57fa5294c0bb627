import type { HousingPolicy } from "../housing/index.ts";
import type { HouseholdId, LocalDate } from "../kernel/index.ts";
import { closedSetsOf, excludingRules, type ClosedSet } from "./closed-set.ts";
import type { Mover, MovingHousehold } from "./households.ts";
import type { HeldAllocation } from "./plan-waves.ts";
import type { Waiting, WaitingReason, WaveResult } from "./result.ts";
import { homeColumns, type ReadyStock } from "./stock.ts";

type Latest = {
  readonly held: HeldAllocation;
  readonly index: number;
  readonly closedSet: (household: number) => ClosedSet | null;
};

/**
 * Why each household without a home has none, from the last wave that had homes it could have
 * lived in, or else from the first in which it was a candidate.
 */
export function waitingReasons(
  unhoused: readonly MovingHousehold[],
  held: readonly HeldAllocation[],
  waves: readonly WaveResult[],
  stock: ReadyStock,
  housing: HousingPolicy,
): readonly Waiting[] {
  const latest = new Map<HouseholdId, Latest>();
  for (const allocation of held) {
    const closedSet = closedSetsOf(allocation, housing);
    for (const [index, { entry }] of allocation.candidates.entries()) {
      const { householdId } = entry.household;
      const offered = closedSet(index) !== null;
      if (offered || !latest.has(householdId))
        latest.set(householdId, { held: allocation, index, closedSet });
    }
  }
  const allHomes = homeColumns(stock, [...stock.homes.keys()]);
  const reasonOf = (entry: MovingHousehold, lead: Mover): WaitingReason => {
    const last = latest.get(entry.household.householdId);
    if (last === undefined) return neverCandidate(lead, waves);
    const set = last.closedSet(last.index);
    if (set === null) {
      const rules = excludingRules(last.held, housing, last.index, allHomes);
      return rules.length > 0 ? { kind: "no_home_fits", rules } : { kind: "no_home_ready" };
    }
    return {
      kind: "homes_taken_by_higher_priority",
      waveId: last.held.waveId,
      rank: (last.held.allocation.rankOf[last.index] ?? 0) + 1,
      capacity: set.capacity,
      lastRankHoused: set.lastRank + 1,
    };
  };
  return unhoused.flatMap((entry) => {
    const [first] = entry.movers;
    if (first === undefined) return [];
    const last = latest.get(entry.household.householdId);
    const lead = last?.held.candidates[last.index]?.lead ?? first;
    return [
      {
        householdId: entry.household.householdId,
        leadPersonId: lead.person.personId,
        reason: reasonOf(entry, lead),
      },
    ];
  });
}

/** A household that no wave could take: no wave has a date, no home was ready, or its own dates. */
function neverCandidate(lead: Mover, waves: readonly WaveResult[]): WaitingReason {
  const dated = waves.flatMap((wave): LocalDate[] =>
    wave.movesOn === "not_decided" ? [] : [wave.movesOn],
  );
  if (dated.length === 0) return { kind: "no_wave_has_a_date" };
  if (waves.every((wave) => wave.blocked !== null)) return { kind: "no_home_ready" };
  const { readyOn } = lead;
  if (readyOn !== null && dated.every((movesOn) => readyOn > movesOn))
    return { kind: "training_not_done", readyOn };
  return { kind: "retires_too_soon", retiresOn: lead.person.retiresOn };
}
