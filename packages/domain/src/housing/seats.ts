import { compareText } from "../kernel/index.ts";
import type { Cells } from "./cells.ts";
import { add, asSigned, at, atSmall, atUnsigned, itemOf, startsFrom } from "./ints.ts";
import type { HomeColumns } from "./problem.ts";

/**
 * Gives each household one home of its cell. Any would do: inside a cell homes differ by floor
 * only. Those who belong together get neighbouring homes: groups in the order of their first
 * member, from the lowest floor up, homes of one floor by id. Homes marked `taken` are left out.
 */
export function seat(
  homes: HomeColumns,
  cells: Cells,
  order: Uint32Array,
  served: Int32Array,
  cellOf: Int32Array,
  cohesion: Uint32Array,
  taken?: Uint8Array,
): Int32Array {
  const homeOf = new Int32Array(order.length).fill(-1);
  const stock = homesByCell(homes, cells, taken);
  const people = peopleByCell(order, served, cellOf, cells.count);
  const gather = gatherer(cohesion);
  for (let cell = 0; cell < cells.count; cell++) {
    const together = people.households.subarray(at(people.start, cell), at(people.start, cell + 1));
    if (together.length === 0) continue;
    gather(together, cell);
    const first = at(stock.start, cell);
    sortHomes(stock.homes, first, at(stock.start, cell + 1), homes);
    for (let place = 0; place < together.length; place++) {
      homeOf[at(together, place)] = at(stock.homes, first + place);
    }
  }
  return homeOf;
}

/** Who lives in each cell, in the order in which they were served. */
function peopleByCell(
  order: Uint32Array,
  served: Int32Array,
  cellOf: Int32Array,
  cells: number,
): { readonly households: Int32Array; readonly start: Int32Array } {
  const start = new Int32Array(cells + 1);
  for (let place = 0; place < served.length; place++) {
    add(start, at(cellOf, atUnsigned(order, at(served, place))) + 1, 1);
  }
  startsFrom(start);
  const next = start.slice();
  const households = new Int32Array(served.length);
  for (let place = 0; place < served.length; place++) {
    const household = atUnsigned(order, at(served, place));
    const cell = at(cellOf, household);
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

const LARGEST_DIRECT = 1 << 20;

/** Groups as small numbers: as they are where they are small, else in the order of mention. */
function denseGroups(cohesion: Uint32Array): { readonly of: Int32Array; readonly count: number } {
  let most = 0;
  for (let household = 0; household < cohesion.length; household++) {
    most = Math.max(most, atUnsigned(cohesion, household));
  }
  if (most < LARGEST_DIRECT) return { of: asSigned(cohesion), count: most + 1 };
  const of = new Int32Array(cohesion.length);
  const numbers = new Map<number, number>();
  for (let household = 0; household < cohesion.length; household++) {
    const key = atUnsigned(cohesion, household);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    of[household] = number;
  }
  return { of, count: numbers.size };
}

function homesByCell(
  homes: HomeColumns,
  { count, cellOfHome }: Cells,
  taken: Uint8Array | undefined,
): { readonly homes: Int32Array; readonly start: Int32Array } {
  const start = new Int32Array(count + 1);
  for (let home = 0; home < homes.count; home++) {
    if (taken?.[home] !== 1) add(start, at(cellOfHome, home) + 1, 1);
  }
  startsFrom(start);
  const next = start.slice();
  const sorted = new Int32Array(homes.count);
  for (let home = 0; home < homes.count; home++) {
    if (taken?.[home] === 1) continue;
    const cell = at(cellOfHome, home);
    sorted[at(next, cell)] = home;
    add(next, cell, 1);
  }
  return { homes: sorted, start };
}

const SHORT = 24;

/** From the lowest floor up, homes of one floor by id. */
function sortHomes(sorted: Int32Array, begin: number, end: number, homes: HomeColumns): void {
  const { floor, ids } = homes;
  const compare = (a: number, b: number) =>
    atSmall(floor, a) - atSmall(floor, b) || compareText(itemOf(ids, a), itemOf(ids, b));
  if (end - begin > SHORT) {
    sorted.subarray(begin, end).sort(compare);
    return;
  }
  for (let place = begin + 1; place < end; place++) {
    const home = at(sorted, place);
    let to = place;
    for (; to > begin && compare(at(sorted, to - 1), home) > 0; to--) {
      sorted[to] = at(sorted, to - 1);
    }
    sorted[to] = home;
  }
}
