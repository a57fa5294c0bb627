import { compareText } from "../kernel/index.ts";
import type { Cells } from "./cells.ts";
import { add, at, atSmall, atUnsigned, itemOf, startsFrom } from "./ints.ts";
import type { HomeColumns } from "./problem.ts";

/**
 * Gives each household one home of its cell. Any would do: inside a cell homes differ by floor
 * only. Those who belong together get neighbouring homes: groups in the order of their first
 * member, from the lowest floor up, homes of one floor by id.
 */
export function seat(
  homes: HomeColumns,
  cells: Cells,
  order: Uint32Array,
  cellOf: Int32Array,
  cohesion: Uint32Array,
): Int32Array {
  const homeOf = new Int32Array(order.length).fill(-1);
  const stock = homesByCell(homes, cells);
  const people = peopleByCell(order, cellOf, cells.count);
  const gather = gatherer(cohesion);
  for (let cell = 0; cell < cells.count; cell++) {
    const together = people.households.subarray(at(people.start, cell), at(people.start, cell + 1));
    gather(together, cell);
    const first = at(stock.start, cell);
    for (let place = 0; place < together.length; place++) {
      homeOf[at(together, place)] = at(stock.homes, first + place);
    }
  }
  return homeOf;
}

function peopleByCell(
  order: Uint32Array,
  cellOf: Int32Array,
  cells: number,
): { readonly households: Int32Array; readonly start: Int32Array } {
  const start = new Int32Array(cells + 1);
  for (const cell of cellOf) if (cell >= 0) add(start, cell + 1, 1);
  startsFrom(start);
  const next = start.slice();
  const households = new Int32Array(at(start, cells));
  for (let rank = 0; rank < order.length; rank++) {
    const household = atUnsigned(order, rank);
    const cell = at(cellOf, household);
    if (cell < 0) continue;
    households[at(next, cell)] = household;
    add(next, cell, 1);
  }
  return { households, start };
}

/** Orders the people of one cell by group, groups by their first member, as it was inside. */
function gatherer(cohesion: Uint32Array): (people: Int32Array, cell: number) => void {
  const group = denseGroups(cohesion);
  const metIn = new Int32Array(group.count).fill(-1);
  const local = new Int32Array(group.count);
  let size = new Int32Array(16);
  return (people, cell) => {
    if (people.length < 3) return;
    if (size.length <= people.length) size = new Int32Array(people.length * 2);
    let groups = 0;
    for (const household of people) {
      const key = at(group.of, household);
      if (at(metIn, key) !== cell) {
        metIn[key] = cell;
        local[key] = groups;
        size[groups++] = 0;
      }
      add(size, at(local, key), 1);
    }
    let sum = 0;
    for (let index = 0; index < groups; index++) {
      const count = at(size, index);
      size[index] = sum;
      sum += count;
    }
    for (const household of people.slice()) {
      const index = at(local, at(group.of, household));
      people[at(size, index)] = household;
      add(size, index, 1);
    }
  };
}

function denseGroups(cohesion: Uint32Array): { readonly of: Int32Array; readonly count: number } {
  const numbers = new Map<number, number>();
  const of = new Int32Array(cohesion.length);
  let last = -1;
  let lastNumber = -1;
  for (let household = 0; household < cohesion.length; household++) {
    const key = atUnsigned(cohesion, household);
    if (key !== last) {
      last = key;
      lastNumber = numbers.get(key) ?? numbers.size;
      if (lastNumber === numbers.size) numbers.set(key, lastNumber);
    }
    of[household] = lastNumber;
  }
  return { of, count: numbers.size };
}

function homesByCell(
  homes: HomeColumns,
  { count, cellOfHome }: Cells,
): { readonly homes: Int32Array; readonly start: Int32Array } {
  const floors = homes.floor.reduce((most, floor) => Math.max(most, floor), 0) + 1;
  const floorStart = new Int32Array(floors + 1);
  for (const floor of homes.floor) add(floorStart, floor + 1, 1);
  startsFrom(floorStart);
  const byFloor = new Int32Array(homes.count);
  for (let home = 0; home < homes.count; home++) {
    const floor = atSmall(homes.floor, home);
    byFloor[at(floorStart, floor)] = home;
    add(floorStart, floor, 1);
  }
  const start = new Int32Array(count + 1);
  for (const cell of cellOfHome) add(start, cell + 1, 1);
  startsFrom(start);
  const next = start.slice();
  const sorted = new Int32Array(homes.count);
  for (const home of byFloor) {
    const cell = at(cellOfHome, home);
    sorted[at(next, cell)] = home;
    add(next, cell, 1);
  }
  settleByIds(sorted, homes, cellOfHome);
  return { homes: sorted, start };
}

/** Homes of one cell and floor: by id. */
function settleByIds(sorted: Int32Array, { ids, floor }: HomeColumns, cellOf: Int32Array): void {
  const same = (a: number, b: number) =>
    at(cellOf, a) === at(cellOf, b) && atSmall(floor, a) === atSmall(floor, b);
  const ascending = (a: number, b: number) => compareText(itemOf(ids, a), itemOf(ids, b));
  let begin = 0;
  let settled = true;
  for (let place = 1; place <= sorted.length; place++) {
    if (place < sorted.length && same(at(sorted, place - 1), at(sorted, place))) {
      settled &&= ascending(at(sorted, place - 1), at(sorted, place)) < 0;
      continue;
    }
    if (!settled) sorted.subarray(begin, place).sort(ascending);
    begin = place;
    settled = true;
  }
}
