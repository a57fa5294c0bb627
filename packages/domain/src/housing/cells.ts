import { compareText } from "../kernel/index.ts";
import { add, at, atUnsigned, itemOf, startsFrom } from "./ints.ts";
import type { Network } from "./network.ts";
import type { HousingProblem } from "./problem.ts";

/** Homes of one class in one tower. Told apart for wishes only, never for eligibility or fit. */
export type Cells = {
  readonly count: number;
  readonly classOf: Int32Array;
  /** Place of the tower of the cell among all towers by id. */
  readonly towerOf: Int32Array;
  readonly homes: Int32Array;
  /** Cells of class c: `start[c]` to `start[c + 1] - 1`, by tower id. */
  readonly start: Int32Array;
  readonly cellOfHome: Int32Array;
  /** Place of each tower of the problem by id. */
  readonly towerPlace: Int32Array;
  readonly towers: number;
  /** Open table from class and tower to cell: `slots[s]` is a cell plus one, 0 where empty. */
  readonly slots: Int32Array;
};

export function cellsOf(problem: HousingProblem, network: Network): Cells {
  const { homes, towers } = problem;
  const { typeOf } = network.homes;
  const towerPlace = new Int32Array(towers.length);
  const byId = [...towers.keys()].toSorted((a, b) =>
    compareText(itemOf(towers, a), itemOf(towers, b)),
  );
  for (const [place, tower] of byId.entries()) towerPlace[tower] = place;
  const possible = Math.min(homes.count, network.classes * towers.length);
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(possible * 2 + 2)));
  const keyed = { slots, towers: towers.length };
  // First as met, then numbered by class and tower.
  const met = new Int32Array(homes.count);
  const classOf: number[] = [];
  const towerOf: number[] = [];
  for (let home = 0; home < homes.count; home++) {
    const type = at(typeOf, home);
    const tower = at(towerPlace, atUnsigned(homes.tower, home));
    let slot = slotOf(keyed, type, tower);
    for (;;) {
      const cell = at(slots, slot) - 1;
      if (cell < 0) {
        slots[slot] = classOf.length + 1;
        met[home] = classOf.length;
        classOf.push(type);
        towerOf.push(tower);
        break;
      }
      if (itemOf(classOf, cell) === type && itemOf(towerOf, cell) === tower) {
        met[home] = cell;
        break;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
  }
  const count = classOf.length;
  const numbered = byClassAndTower(classOf, towerOf, network.classes, towers.length);
  const number = new Int32Array(count);
  const cells: Cells = {
    count,
    classOf: new Int32Array(count),
    towerOf: new Int32Array(count),
    homes: new Int32Array(count),
    start: numbered.start,
    cellOfHome: met,
    towerPlace,
    ...keyed,
  };
  for (const [cell, first] of numbered.order.entries()) {
    number[first] = cell;
    cells.classOf[cell] = itemOf(classOf, first);
    cells.towerOf[cell] = itemOf(towerOf, first);
  }
  for (let home = 0; home < met.length; home++) {
    const cell = at(number, at(met, home));
    met[home] = cell;
    add(cells.homes, cell, 1);
  }
  for (let slot = 0; slot < slots.length; slot++) {
    if (at(slots, slot) > 0) slots[slot] = at(number, at(slots, slot) - 1) + 1;
  }
  return cells;
}

function byClassAndTower(
  classOf: readonly number[],
  towerOf: readonly number[],
  classes: number,
  towers: number,
): { readonly order: Int32Array; readonly start: Int32Array } {
  const all = Int32Array.from(classOf.keys());
  const byTower = counted(all, towerOf, towers);
  const byClass = counted(byTower.order, classOf, classes);
  return { order: byClass.order, start: byClass.start };
}

/** Stable counting sort of cells by a key. */
function counted(
  cells: Int32Array,
  key: readonly number[],
  keys: number,
): { readonly order: Int32Array; readonly start: Int32Array } {
  const start = new Int32Array(keys + 1);
  for (const cell of cells) add(start, itemOf(key, cell) + 1, 1);
  startsFrom(start);
  const next = start.slice();
  const order = new Int32Array(cells.length);
  for (const cell of cells) {
    const group = itemOf(key, cell);
    order[at(next, group)] = cell;
    add(next, group, 1);
  }
  return { order, start };
}

/** The cell of a class in a tower (by place), -1 where there is none. */
export function cellAt(cells: Cells, type: number, tower: number): number {
  const { slots, classOf, towerOf } = cells;
  let slot = slotOf(cells, type, tower);
  for (;;) {
    const cell = at(slots, slot) - 1;
    if (cell < 0 || (at(classOf, cell) === type && at(towerOf, cell) === tower)) return cell;
    slot = (slot + 1) & (slots.length - 1);
  }
}

function slotOf(
  { slots, towers }: Pick<Cells, "slots" | "towers">,
  type: number,
  tower: number,
): number {
  const key = Math.imul(type * towers + tower, 0x9e3779b1);
  return (key ^ (key >>> 15)) & (slots.length - 1);
}
