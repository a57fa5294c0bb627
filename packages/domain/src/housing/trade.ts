import { cellsOf, type Cells } from "./cells.ts";
import { at, atUnsigned, itemOf } from "./ints.ts";
import type { Network } from "./network.ts";
import { ranksOf } from "./order.ts";
import type { HousingProblem } from "./problem.ts";
import { seat } from "./seats.ts";

/**
 * You request my house, I get your turn (Abdulkadiroglu and Sonmez 1999): in order, each asks for
 * the best home; if a tenant lives there who has not moved yet, the tenant is served first; a
 * circle of requests is granted at once. Tenants end with their own home at worst.
 */
export function tradeHomes(
  problem: HousingProblem,
  network: Network,
  order: Uint32Array,
  held: Int32Array,
): Int32Array {
  const cells = cellsOf(problem, network);
  const ownCell = held.map((home) => (home < 0 ? -1 : at(cells.cellOfHome, home)));
  const rankOf = ranksOf(order);
  const vacant = cells.homes.slice();
  const tenants: number[][] = Array.from({ length: cells.count }, () => []);
  for (const household of order) {
    const cell = at(ownCell, household);
    if (cell < 0) continue;
    vacant[cell] = at(vacant, cell) - 1;
    itemOf(tenants, cell).push(household);
  }
  const result = new Int32Array(order.length).fill(-1);
  const isDone = new Uint8Array(order.length);
  const wishes = new Map<number, Iterator<number>>();
  const wanted = new Map<number, number>();
  const waitingTenant = (cell: number): number | undefined => {
    const list = itemOf(tenants, cell);
    while (list.length > 0 && isDone[itemOf(list, 0)] === 1) list.shift();
    return list[0];
  };
  const available = (household: number, cell: number): boolean =>
    cell === at(ownCell, household) || at(vacant, cell) > 0 || waitingTenant(cell) !== undefined;
  /** The best cell still to be had; a cell that is gone stays gone. */
  const request = (household: number): number => {
    const list = wishes.get(household) ?? wishList(problem, network, cells, household, ownCell);
    wishes.set(household, list);
    let cell = wanted.get(household) ?? list.next().value ?? -1;
    while (cell >= 0 && !available(household, cell)) cell = list.next().value ?? -1;
    wanted.set(household, cell);
    return cell;
  };
  const settle = (household: number, cell: number) => {
    result[household] = cell;
    isDone[household] = 1;
    wishes.delete(household);
    wanted.delete(household);
  };

  for (const first of order) {
    const turn: number[] = isDone[first] === 1 ? [] : [first];
    for (let household = turn.at(-1); household !== undefined; household = turn.at(-1)) {
      const cell = request(household);
      const own = at(ownCell, household);
      if (cell < 0 || cell === own) {
        settle(household, cell);
        turn.pop();
        continue;
      }
      if (at(vacant, cell) > 0) {
        vacant[cell] = at(vacant, cell) - 1;
        if (own >= 0) vacant[own] = at(vacant, own) + 1;
        settle(household, cell);
        turn.pop();
        continue;
      }
      const tenant = waitingTenant(cell) ?? household;
      const place = turn.indexOf(tenant);
      if (place < 0) {
        turn.push(tenant);
        continue;
      }
      // A circle: each gets what it asked for, the home of the next.
      for (const member of turn.splice(place)) settle(member, wanted.get(member) ?? -1);
    }
  }
  return seatTraders(problem, cells, order, rankOf, held, result);
}

/** Cells from best to worst: wishes by tower, then class; a tenant's list ends with the own cell. */
function* wishList(
  { households, towers }: HousingProblem,
  { households: types, start, target }: Network,
  cells: Cells,
  household: number,
  ownCell: Int32Array,
): Generator<number> {
  const own = at(ownCell, household);
  const profile = at(types.typeOf, household);
  const arcs = target.subarray(at(start, profile), at(start, profile + 1));
  const cellsIn = (tower: number) =>
    [...arcs].flatMap((type) => {
      const all = cells.towerOf.subarray(at(cells.start, type), at(cells.start, type + 1));
      const place = all.indexOf(tower);
      return place < 0 ? [] : [at(cells.start, type) + place];
    });
  const { preferences, preferenceCount } = households;
  const listed = new Set<number>();
  for (let choice = 0; choice < preferenceCount; choice++) {
    const tower = at(preferences, household * preferenceCount + choice);
    if (tower < 0 || tower >= towers.length) continue;
    for (const cell of cellsIn(at(cells.towerPlace, tower))) {
      if (listed.has(cell)) continue;
      listed.add(cell);
      yield cell;
      if (cell === own) return;
    }
  }
  if (own >= 0) {
    yield own;
    return;
  }
  for (const type of arcs) {
    for (let cell = at(cells.start, type); cell < at(cells.start, type + 1); cell++) {
      if (!listed.has(cell)) yield cell;
    }
  }
}

function seatTraders(
  { homes, households }: HousingProblem,
  cells: Cells,
  order: Uint32Array,
  rankOf: Uint32Array,
  held: Int32Array,
  cellOf: Int32Array,
): Int32Array {
  const taken = new Uint8Array(homes.count);
  const homeOf = new Int32Array(order.length).fill(-1);
  const moving: number[] = [];
  for (const household of order) {
    const home = at(held, household);
    const cell = at(cellOf, household);
    if (home >= 0 && cell === at(cells.cellOfHome, home)) {
      homeOf[household] = home;
      taken[home] = 1;
    } else if (cell >= 0) {
      moving.push(atUnsigned(rankOf, household));
    }
  }
  const places = Int32Array.from(moving);
  const seats = seat(homes, cells, order, places, cellOf, households.cohesion, taken);
  for (const rank of moving) {
    const household = atUnsigned(order, rank);
    homeOf[household] = at(seats, household);
  }
  return homeOf;
}
