import { allocateHomes, type Allocation, type HousingRefusal } from "../housing/index.ts";
import { ok, type Result } from "../kernel/index.ts";
import { without, type Candidates } from "./candidates.ts";
import type { LimitReason } from "./result.ts";
import type { WaveProblem } from "./sharing.ts";

/** A limit of one wave, in groups that share nothing: how much there is for each, who takes what. */
export type Limit = {
  readonly atMost: readonly number[];
  /** Group of a candidate; -1 where it is not counted. */
  readonly groupOf: (place: number) => number;
  readonly takenBy: (place: number) => number;
  /** Every candidate counted takes 1. */
  readonly isCount: boolean;
  readonly reason: (group: number, left: number, needed: number) => LimitReason;
};

/** An allocation in which no limit is broken, and who was turned away by which. */
export type LimitedAllocation = WaveProblem & {
  readonly candidates: Candidates;
  readonly allocation: Allocation;
  readonly refused: ReadonlyMap<number, LimitReason>;
};

/**
 * The allocation in which each household in turn is let in when both a home and every limit have
 * room for it, given those let in before it.
 *
 * Exact without a solver of its own: of an allocation that looks at homes only, everybody before
 * the first to break a limit is right, and the one who breaks it is rightly turned away; so is
 * everybody later who needs more than is left. Without them the allocation is held again, until
 * nobody breaks a limit. Where limits only count (one home, one place), all breakers of one
 * allocation can be turned away at once: taking a household out lets at most later ones in, so a
 * limit that was used up stays used up.
 */
export function allocateWithin(
  all: Candidates,
  limits: readonly Limit[],
  problemOf: (candidates: Candidates) => Result<WaveProblem, HousingRefusal>,
): Result<LimitedAllocation, HousingRefusal> {
  const refused = new Map<number, LimitReason>();
  let candidates = all;
  for (;;) {
    const wave = problemOf(candidates);
    if (!wave.ok) return wave;
    const allocated = allocateHomes(wave.value.problem, wave.value.housing);
    if (!allocated.ok) return allocated;
    const allocation = allocated.value;
    const before = refused.size;
    turnAway(candidates, allocation, limits, refused);
    if (refused.size === before) return ok({ ...wave.value, candidates, allocation, refused });
    candidates = without(candidates, (place) => refused.has(place));
  }
}

function turnAway(
  { index }: Candidates,
  { order, homeOf }: Allocation,
  limits: readonly Limit[],
  refused: Map<number, LimitReason>,
): void {
  if (limits.length === 0) return;
  const onlyCounts = limits.every((limit) => limit.isCount);
  const rooms = limits.map((limit) => ({
    ...limit,
    left: [...limit.atMost],
    isUsedUp: limit.atMost.map(() => false),
    // Most of those turned away are told the very same.
    told: new Map<string, LimitReason>(),
  }));
  const before = refused.size;
  for (const candidate of order) {
    const place = index[candidate] ?? -1;
    const isHoused = (homeOf[candidate] ?? -1) >= 0;
    const broken = rooms.find((room) => {
      const group = room.groupOf(place);
      if (group < 0 || !(isHoused || room.isUsedUp[group] === true)) return false;
      return room.takenBy(place) > (room.left[group] ?? 0);
    });
    if (broken !== undefined) {
      const group = broken.groupOf(place);
      broken.isUsedUp[group] = true;
      const left = broken.left[group] ?? 0;
      const needed = broken.takenBy(place);
      const key = `${group} ${left} ${needed}`;
      const reason = broken.told.get(key) ?? broken.reason(group, left, needed);
      broken.told.set(key, reason);
      refused.set(place, reason);
      continue;
    }
    // After a refusal others may come in here, which only limits that count can bear.
    if (!isHoused || (refused.size > before && !onlyCounts)) continue;
    for (const { groupOf, left, takenBy } of rooms) {
      const group = groupOf(place);
      if (group >= 0) left[group] = (left[group] ?? 0) - takenBy(place);
    }
  }
}
