import { add, itemOf } from "./ints.ts";
import type { RoomClass } from "./sharing-model.ts";

/** Below it a solver's float counts as nothing. */
export const TINY = 1e-6;

export function fraction(value: number): number {
  return value - Math.floor(value + TINY);
}

/** Rounds the plan by class of whole homes: the sum to the nearest, the rest by remainder. */
export function largestRemainders(
  wanted: readonly number[],
  floor: Int32Array,
  rooms: readonly RoomClass[],
): Int32Array {
  const rounded = floor.slice();
  const ofWhole = Map.groupBy(rooms.keys(), (index) => itemOf(rooms, index).whole);
  for (const members of ofWhole.values()) {
    const rest = members.reduce((sum, index) => sum + fraction(itemOf(wanted, index)), 0);
    const byRemainder = members.toSorted(
      (a, b) => fraction(itemOf(wanted, b)) - fraction(itemOf(wanted, a)) || a - b,
    );
    for (const index of byRemainder.slice(0, Math.round(rest))) add(rounded, index, 1);
  }
  return rounded;
}
