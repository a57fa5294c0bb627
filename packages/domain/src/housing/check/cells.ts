import { compareText } from "../../kernel/index.ts";
import { at, atUnsigned, itemOf } from "../ints.ts";
import type { Reading } from "./reading.ts";

/** Homes by class and tower, for looking up in constant time. */
export type CellTable = {
  /** Number of the cell, -1 where the tower has no home of the class. */
  readonly cellAt: (type: number, tower: number) => number;
  readonly cellOfHome: Int32Array;
  readonly homes: Int32Array;
  /** Cells of each class by tower id. */
  readonly ofClass: readonly (readonly number[])[];
};

const DENSE = 1 << 23;

export function cellTable({ problem, allocation, classes }: Reading): CellTable {
  const { homes, towers } = problem;
  const { classOf } = allocation.certificate;
  const size = classes * towers.length;
  const dense = size <= DENSE ? new Int32Array(size) : null;
  const sparse = new Map<number, number>();
  const numberAt = (key: number): number =>
    dense === null ? (sparse.get(key) ?? 0) : at(dense, key);
  const cellOfHome = new Int32Array(homes.count);
  const ofClass: number[][] = Array.from({ length: classes }, () => []);
  const towerOf: number[] = [];
  const counts: number[] = [];
  for (let home = 0; home < homes.count; home++) {
    const type = at(classOf, home);
    const tower = atUnsigned(homes.tower, home);
    const key = type * towers.length + tower;
    let number = numberAt(key);
    if (number === 0) {
      number = towerOf.push(tower);
      counts.push(0);
      if (dense === null) sparse.set(key, number);
      else dense[key] = number;
      itemOf(ofClass, type).push(number - 1);
    }
    cellOfHome[home] = number - 1;
    counts[number - 1] = itemOf(counts, number - 1) + 1;
  }
  for (const cells of ofClass) {
    cells.sort((a, b) =>
      compareText(itemOf(towers, itemOf(towerOf, a)), itemOf(towers, itemOf(towerOf, b))),
    );
  }
  return {
    cellAt: (type, tower) => numberAt(type * towers.length + tower) - 1,
    cellOfHome,
    homes: Int32Array.from(counts),
    ofClass,
  };
}
