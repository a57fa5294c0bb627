import {
  explainHousehold,
  FORBIDDEN,
  misfitOf,
  type HomeColumns,
  type HousingPolicy,
  type WaitingBecause,
} from "../housing/index.ts";
import { assertNever, type HouseholdId, type LocalDate } from "../kernel/index.ts";
import type { Mover, MovingHousehold } from "./households.ts";
import type { HeldAllocation } from "./plan-waves.ts";
import type { Waiting, WaitingReason, WaveResult } from "./result.ts";
import { homeColumns, type ReadyStock } from "./stock.ts";

/** The wave that says most about a household without a home, and what its allocation says. */
type Told = {
  readonly held: HeldAllocation;
  readonly index: number;
  readonly because: WaitingBecause;
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
  const told = new Map<HouseholdId, Told>();
  for (const allocation of held) tellAll(allocation, housing, told);
  const allHomes = homeColumns(stock, [...stock.homes.keys()]);
  return unhoused.flatMap((entry) => {
    const last = told.get(entry.household.householdId);
    const [first] = entry.movers;
    if (first === undefined) return [];
    const lead = last?.held.candidates[last.index]?.lead ?? first;
    const reason =
      last === undefined ? neverCandidate(lead, waves) : reasonFrom(last, housing, allHomes);
    return [
      { householdId: entry.household.householdId, leadPersonId: lead.person.personId, reason },
    ];
  });
}

/** Households that no rule tells apart have one answer, unless a quota counts households. */
function tellAll(held: HeldAllocation, housing: HousingPolicy, told: Map<HouseholdId, Told>): void {
  const { problem, allocation, candidates } = held;
  const shared = (housing.quotas ?? []).every((quota) => quota.side === "home");
  const answers = new Map<number, WaitingBecause>();
  for (let index = 0; index < candidates.length; index += 1) {
    const householdId = problem.households.ids[index];
    if (householdId === undefined || allocation.homeOf[index] !== -1) continue;
    const profile = shared ? (allocation.certificate.profileOf[index] ?? index) : index;
    const because = answers.get(profile) ?? waitingBecause(held, housing, index);
    answers.set(profile, because);
    if (because.kind !== "no_home_fits" || !told.has(householdId))
      told.set(householdId, { held, index, because });
  }
}

function waitingBecause(
  { problem, allocation }: HeldAllocation,
  housing: HousingPolicy,
  index: number,
): WaitingBecause {
  const explanation = explainHousehold(problem, housing, allocation, index);
  if (explanation.kind !== "waiting")
    throw new Error(`Household ${explanation.household} has a home and was asked why it waits`);
  return explanation.because;
}

function reasonFrom(
  { held, index, because }: Told,
  housing: HousingPolicy,
  allHomes: HomeColumns,
): WaitingReason {
  switch (because.kind) {
    case "no_home_fits":
      return someHomeFits(held, index, housing, allHomes)
        ? { kind: "no_home_ready" }
        : { kind: "no_home_fits", rules: because.rules };
    case "homes_taken_by_higher_priority":
      return {
        kind: because.kind,
        waveId: held.waveId,
        rank: (held.allocation.rankOf[index] ?? 0) + 1,
        capacity: because.capacity,
        lastRankHoused: because.cutOff?.rank ?? 0,
      };
    case "quota_used_up":
      return {
        kind: because.kind,
        waveId: held.waveId,
        quota: because.quota,
        atMost: because.atMost,
      };
    default:
      return assertNever(because);
  }
}

/** Whether any home of the stock, ready or not, satisfies every rule for the household. */
function someHomeFits(
  { problem }: HeldAllocation,
  household: number,
  housing: HousingPolicy,
  homes: HomeColumns,
): boolean {
  for (let home = 0; home < homes.count; home += 1) {
    const fits = housing.rules.every((rule) => {
      const wanted = problem.households.attributes[rule.household]?.[household] ?? 0;
      const offered = homes.attributes[rule.home]?.[home] ?? 0;
      return misfitOf(rule, wanted, offered) !== FORBIDDEN;
    });
    if (fits) return true;
  }
  return false;
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
