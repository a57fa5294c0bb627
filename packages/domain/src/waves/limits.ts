import {
  allocateHomes,
  type Allocation,
  type HousingRefusal,
  type Turns,
} from "../housing/index.ts";
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
 * room for it, given those let in before it. Exact: the limits are asked at the very turn at which
 * homes are.
 *
 * Who was turned away is out of the order then, and the allocation is held again without them: the
 * same households enter. It is held until nobody is turned away, for which homes are shared may
 * depend on who asks for one.
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
    const before = refused.size;
    const turns = limits.length === 0 ? null : turnsOf(candidates, limits, refused);
    const { problem, housing } = wave.value;
    const allocated = allocateHomes(problem, housing, undefined, turns);
    if (!allocated.ok) return allocated;
    if (refused.size === before)
      return ok({ ...wave.value, candidates, allocation: allocated.value, refused });
    candidates = without(candidates, (place) => refused.has(place));
  }
}

/**
 * A limit is used up when it first keeps somebody out for whom a home was there; from then on it is
 * the reason of all who need more than is left. Before that who finds no home waits for a home.
 */
function turnsOf(
  { index }: Candidates,
  limits: readonly Limit[],
  refused: Map<number, LimitReason>,
): Turns {
  const rooms = limits.map((limit) => ({
    ...limit,
    left: [...limit.atMost],
    isUsedUp: limit.atMost.map(() => false),
    // Most of those turned away are told the very same.
    told: new Map<string, LimitReason>(),
  }));
  return {
    admits: (candidate, hasHome) => {
      const place = index[candidate] ?? -1;
      for (const { groupOf, takenBy, left, isUsedUp, told, reason } of rooms) {
        const group = groupOf(place);
        if (group < 0) continue;
        const room = left[group] ?? 0;
        const needed = takenBy(place);
        if (needed <= room || !(isUsedUp[group] === true || hasHome())) continue;
        isUsedUp[group] = true;
        const key = `${group} ${room} ${needed}`;
        const why = told.get(key) ?? reason(group, room, needed);
        told.set(key, why);
        refused.set(place, why);
        return false;
      }
      return true;
    },
    entered: (candidate) => {
      const place = index[candidate] ?? -1;
      for (const { groupOf, takenBy, left } of rooms) {
        const group = groupOf(place);
        if (group >= 0) left[group] = (left[group] ?? 0) - takenBy(place);
      }
    },
  };
}
