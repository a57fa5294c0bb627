import {
  explainHousehold,
  FORBIDDEN,
  misfitOf,
  type HomeColumns,
  type HousingPolicy,
  type WaitingBecause,
} from "../housing/index.ts";
import { assertNever, type LocalDate } from "../kernel/index.ts";
import { moversOf } from "./candidates.ts";
import type { Mover, MovingHousehold } from "./households.ts";
import type { HeldWave } from "./hold-wave.ts";
import { quotaReader } from "./quotas.ts";
import type { Waiting, WaitingReason, WaveResult } from "./result.ts";
import { homeColumns, type ReadyStock } from "./stock.ts";

/**
 * Why each household without a home has none, from the last wave that had homes it could have
 * lived in, or else from the first in which it was a candidate.
 */
export function waitingReasons(
  moving: readonly MovingHousehold[],
  places: readonly number[],
  /** Places in the order of those beyond the people wanted, 0 for all others; null: no such limit. */
  beyond: Int32Array | null,
  wanted: number,
  held: readonly HeldWave[],
  waves: readonly WaveResult[],
  stock: ReadyStock,
  /** The policy as it was asked for: a pin uses some of a quota, which is told in full. */
  asked: HousingPolicy,
): readonly Waiting[] {
  const allHomes = homeColumns(stock, [...stock.homes.keys()]);
  const lastFirst = held
    .map((wave) => readerOf(wave, moving.length, wave.housing, allHomes, asked))
    .toReversed();
  return places.map((place): Waiting => {
    const entry = moving[place];
    const first = entry?.movers[0];
    if (entry === undefined || first === undefined)
      throw new RangeError(`No moving household at ${place}`);
    const householdId = entry.household.householdId;
    const beyondPlace = beyond?.[place] ?? 0;
    if (beyondPlace > 0) {
      const reason = { kind: "beyond_people_wanted", wanted, place: beyondPlace } as const;
      return { householdId, leadPersonId: first.person.personId, reason };
    }
    let leading = first;
    let told: WaitingReason | null = null;
    for (const { lead, reason } of lastFirst) {
      const why = reason(place);
      if (why === null) continue;
      leading = lead(place) ?? first;
      told = why;
      if (why.kind !== "no_home_fits" && why.kind !== "no_home_ready") break;
    }
    return {
      householdId,
      leadPersonId: leading.person.personId,
      reason: told ?? neverCandidate(first, waves),
    };
  });
}

type WaveReader = {
  readonly lead: (place: number) => Mover | undefined;
  /** Null: it was no candidate. */
  readonly reason: (place: number) => WaitingReason | null;
};

/** Households that no rule tells apart have one answer, but for their own place in the order. */
function readerOf(
  held: HeldWave,
  count: number,
  housing: HousingPolicy,
  allHomes: HomeColumns,
  asked: HousingPolicy,
): WaveReader {
  const { waveId, candidates, problem, allocation } = held;
  const { profileOf, profiles } = allocation.certificate;
  const { rankOf } = allocation;
  const position = new Int32Array(count).fill(-1);
  for (const [candidate, place] of candidates.index.entries()) position[place] = candidate;
  const usedUp = quotaReader(problem, housing, allocation);
  const atMostOf = (quota: { readonly quota: string; readonly atMost: number }) =>
    asked.quotas?.find(({ id }) => id === quota.quota)?.atMost ?? quota.atMost;
  const answers: (WaitingBecause | undefined)[] = Array.from({ length: profiles });
  const fallbacks = new Map<number, WaitingReason>();
  const lead = (place: number) => moversOf(held.all, place)[0];

  const noHomeFits = (candidate: number, profile: number, rules: readonly string[]) => {
    const known = fallbacks.get(profile);
    if (known !== undefined) return known;
    const reason: WaitingReason =
      homesThatFit(held, candidate, housing, allHomes) > 0
        ? { kind: "no_home_ready" }
        : { kind: "no_home_fits", rules };
    fallbacks.set(profile, reason);
    return reason;
  };
  // In a frozen wave those who were promised a home come before everybody else.
  const keptHomes = held.kept === null ? null : homeColumns(held.kept.stock, held.kept.homes);
  const promised = keptHomes?.count ?? 0;
  const keptFitting: (number | undefined)[] = [];
  const keptThatFit = (candidate: number, profile: number): number =>
    keptHomes === null
      ? 0
      : (keptFitting[profile] ??= homesThatFit(held, candidate, housing, keptHomes));
  return {
    lead,
    reason: (place) => {
      const refused = held.refused.get(place);
      if (refused !== undefined) return refused;
      const candidate = position[place] ?? -1;
      if (candidate < 0) return held.isCandidate(place) ? unitHeld(held, lead(place)) : null;
      const quota = usedUp(candidate);
      if (quota !== null)
        return { kind: "quota_used_up", waveId, quota: quota.quota, atMost: atMostOf(quota) };
      const profile = profileOf[candidate] ?? 0;
      const because = (answers[profile] ??= waitingBecause(held, housing, candidate));
      switch (because.kind) {
        case "no_home_fits": {
          const capacity = keptThatFit(candidate, profile);
          if (capacity === 0) return noHomeFits(candidate, profile, because.rules);
          const rank = promised + (rankOf[candidate] ?? 0) + 1;
          const kind = "homes_taken_by_higher_priority";
          return { kind, waveId, rank, capacity, lastRankHoused: promised };
        }
        case "homes_taken_by_higher_priority":
          return {
            kind: because.kind,
            waveId,
            rank: promised + (rankOf[candidate] ?? 0) + 1,
            capacity: because.capacity + keptThatFit(candidate, profile),
            lastRankHoused: promised + (because.cutOff?.rank ?? 0),
          };
        case "quota_used_up":
          return { kind: because.kind, waveId, quota: because.quota, atMost: atMostOf(because) };
        default:
          return assertNever(because);
      }
    },
  };
}

function unitHeld(held: HeldWave, lead: Mover | undefined): WaitingReason | null {
  return (lead === undefined ? undefined : held.heldUnits.get(lead.person.unitCode)) ?? null;
}

function waitingBecause(
  { problem, allocation }: HeldWave,
  housing: HousingPolicy,
  index: number,
): WaitingBecause {
  const explanation = explainHousehold(problem, housing, allocation, index);
  if (explanation.kind !== "waiting")
    throw new Error(`Household ${explanation.household} has a home and was asked why it waits`);
  return explanation.because;
}

/** How many of the homes satisfy every rule for the household. */
function homesThatFit(
  { problem }: HeldWave,
  household: number,
  housing: HousingPolicy,
  homes: HomeColumns,
): number {
  let found = 0;
  for (let home = 0; home < homes.count; home += 1) {
    const fits = housing.rules.every((rule) => {
      const wanted = problem.households.attributes[rule.household]?.[household] ?? 0;
      const offered = homes.attributes[rule.home]?.[home] ?? 0;
      return misfitOf(rule, wanted, offered) !== FORBIDDEN;
    });
    if (fits) found += 1;
  }
  return found;
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
