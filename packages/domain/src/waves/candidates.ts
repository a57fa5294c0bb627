import type { LocalDate } from "../kernel/index.ts";
import { columnsOf, dayNumberOf } from "./columns.ts";
import { moversOn, type Mover, type MovingHousehold } from "./households.ts";

/** Those who may be housed in one wave, as places in the list of moving households, ascending. */
export type Candidates = {
  readonly moving: readonly MovingHousehold[];
  readonly index: Int32Array;
  /** Households of which only some members can move on the day: those, best placed first. */
  readonly partial: ReadonlyMap<number, readonly Mover[]>;
};

/** Households that have no home yet and of which a member can move on the day. */
export function candidatesOn(
  moving: readonly MovingHousehold[],
  isOpen: Uint8Array,
  movesOn: LocalDate,
  retiresFrom: LocalDate,
): Candidates {
  const { count, allReadyFrom, firstRetirement } = columnsOf(moving);
  const day = dayNumberOf(movesOn);
  const retires = dayNumberOf(retiresFrom);
  const index = new Int32Array(count);
  const partial = new Map<number, readonly Mover[]>();
  let found = 0;
  for (let place = 0; place < count; place += 1) {
    if (isOpen[place] !== 1) continue;
    if ((allReadyFrom[place] ?? 0) > day || (firstRetirement[place] ?? 0) < retires) {
      const entry = moving[place];
      const movers = entry === undefined ? [] : moversOn(entry, movesOn, retiresFrom);
      if (movers.length === 0) continue;
      partial.set(place, movers);
    }
    index[found] = place;
    found += 1;
  }
  return { moving, index: index.slice(0, found), partial };
}

/** The members of a candidate household who can move on the day, best placed first. */
export function moversOf({ moving, partial }: Candidates, place: number): readonly Mover[] {
  return partial.get(place) ?? moving[place]?.movers ?? [];
}

/** The same candidates without some. */
export function without(candidates: Candidates, isOut: (place: number) => boolean): Candidates {
  return { ...candidates, index: candidates.index.filter((place) => !isOut(place)) };
}
