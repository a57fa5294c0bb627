import {
  FORBIDDEN,
  misfitOf,
  reallocateHomes,
  type Allocation,
  type HousingPolicy,
  type HousingProblem,
} from "../housing/index.ts";
import {
  addDays,
  type HomeId,
  type HouseholdId,
  type LocalDate,
  type WaveId,
} from "../kernel/index.ts";
import { columnsOf } from "./columns.ts";
import type { Candidates } from "./candidates.ts";
import type { HeldWave } from "./hold-wave.ts";
import type { Placement } from "./result.ts";
import { roomId } from "./sharing.ts";
import type { ReadyStock } from "./stock.ts";

/** The plan that people were told, and how near to its day a wave is no longer touched. */
export type HeldBefore = {
  readonly placements: readonly Placement[];
  readonly today: LocalDate;
  readonly freezeDays: number;
};

/** What a wave of the new plan does to who had been promised a home. */
export type ReplannedWave = {
  readonly waveId: WaveId;
  /** The wave is so near that who can keep wave and home does, whatever the order says. */
  readonly isFrozen: boolean;
  /** Households that keep the home they were promised; that get another; that had none promised. */
  readonly sameHome: number;
  readonly otherHome: number;
  readonly entered: number;
  /**
   * The least number of promised households of this wave that must get another home, proved by the
   * allocation. In a frozen wave it is about those who could not be kept as they were.
   */
  readonly fewestOtherHomes: number | null;
};

export function isFrozen(movesOn: LocalDate, { today, freezeDays }: HeldBefore): boolean {
  return movesOn <= addDays(today, freezeDays);
}

/** A household that keeps its wave and its home: its place among the moving, and the home. */
export type Fixed = { readonly place: number; readonly home: number; readonly was: Placement };

/** Promised households of a frozen wave that can still move then, into a home that still serves. */
export function fixedIn(
  waveId: WaveId,
  { placements }: HeldBefore,
  all: Candidates,
  stock: ReadyStock,
  free: readonly number[],
  problemOf: (candidates: Candidates) => HousingProblem,
  housing: HousingPolicy,
): readonly Fixed[] {
  const promised = new Map<HouseholdId, Placement>();
  for (const entry of placements)
    if (entry.waveId === waveId) promised.set(entry.householdId, entry);
  const homeAt = new Map<HomeId, number>();
  for (const index of free) {
    const home = stock.homes[index];
    if (home !== undefined) homeAt.set(home.homeId, index);
  }
  const { ids } = columnsOf(all.moving);
  const chosen = all.index.filter((place) => {
    const id = ids[place];
    const was = id === undefined ? undefined : promised.get(id);
    return was !== undefined && homeAt.has(was.homeId);
  });
  const problem = problemOf({ ...all, index: chosen });
  const place = new Map(problem.homes.ids.map((homeId, index) => [homeId, index]));
  const fixed: Fixed[] = [];
  for (const [candidate, at] of chosen.entries()) {
    const id = ids[at];
    const was = id === undefined ? undefined : promised.get(id);
    const home = was === undefined ? undefined : homeAt.get(was.homeId);
    const index = was === undefined ? undefined : place.get(was.homeId);
    if (was === undefined || home === undefined || index === undefined) continue;
    if (misfitIn(problem, housing, candidate, index) === null) continue;
    fixed.push({ place: at, home, was });
  }
  return fixed.toSorted((a, b) => a.was.rank - b.was.rank);
}

/** The same households in homes of the same problem, the fewest of them in others than promised. */
export function reseated(
  { problem, housing, candidates, allocation }: HeldWave,
  { placements }: HeldBefore,
): {
  readonly allocation: Allocation;
  readonly counts: Omit<ReplannedWave, "waveId" | "isFrozen">;
} {
  const homeAt = new Map(problem.homes.ids.map((homeId, index) => [homeId, index]));
  const promised = new Map(
    placements.map((entry) => [entry.householdId, roomId(entry.homeId, entry.room ?? 0)]),
  );
  const { ids } = columnsOf(candidates.moving);
  const held = Int32Array.from(candidates.index, (place) => {
    const id = ids[place];
    const homeId = id === undefined ? undefined : promised.get(id);
    return homeId === undefined ? -1 : (homeAt.get(homeId) ?? -1);
  });
  const result = reallocateHomes(problem, housing, held, "minimal_moves");
  if (!result.ok)
    throw new Error(`A problem that was allocated is refused: ${JSON.stringify(result.error)}`);
  const { homeOf, fewestMoves } = result.value;
  let sameHome = 0;
  let otherHome = 0;
  let entered = 0;
  let unavoidable = 0;
  for (const [candidate, home] of homeOf.entries()) {
    if (home < 0) continue;
    const id = ids[candidates.index[candidate] ?? -1];
    const was = held[candidate] ?? -1;
    const isPromised = id !== undefined && promised.has(id);
    if (home === was) sameHome += 1;
    else if (isPromised) otherHome += 1;
    else entered += 1;
    const canStay = was >= 0 && misfitIn(problem, housing, candidate, was) !== null;
    if (isPromised && !canStay) unavoidable += 1;
  }
  const misfit = homeOf.map((home, candidate) =>
    home < 0 ? 0 : (misfitIn(problem, housing, candidate, home) ?? 0),
  );
  const wish = Uint8Array.from(homeOf, (home, candidate) => wishFor(problem, candidate, home));
  return {
    allocation: { ...allocation, homeOf, misfit, wish },
    counts: {
      sameHome,
      otherHome,
      entered,
      // Whose home is gone must have another; of the rest the allocation proves the fewest.
      fewestOtherHomes: fewestMoves === null ? null : fewestMoves + unavoidable,
    },
  };
}

/** Sum of misfit over all rules; null where a rule forbids the pair. */
function misfitIn(
  { households, homes }: HousingProblem,
  { rules }: HousingPolicy,
  household: number,
  home: number,
): number | null {
  let sum = 0;
  for (const rule of rules) {
    const wanted = households.attributes[rule.household]?.[household] ?? 0;
    const offered = homes.attributes[rule.home]?.[home] ?? 0;
    const misfit = misfitOf(rule, wanted, offered);
    if (misfit === FORBIDDEN) return null;
    sum += misfit;
  }
  return sum;
}

function wishFor({ households, homes }: HousingProblem, candidate: number, home: number): number {
  if (home < 0) return 0;
  const tower = homes.tower[home];
  const from = candidate * households.preferenceCount;
  const wishes = households.preferences.subarray(from, from + households.preferenceCount);
  return wishes.findIndex((wish) => wish === tower) + 1;
}
