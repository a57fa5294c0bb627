import { at, atUnsigned } from "./ints.ts";
import type { Network } from "./network.ts";
import type { LinearModel } from "./solver.ts";

/** A class of rooms, and the class of whole homes that these rooms are made from. */
export type RoomClass = {
  readonly type: number;
  readonly whole: number;
  /** The group of households that the rooms are for. */
  readonly group: number;
};

/**
 * Most weight housed when homes may be shared. Columns: households on each arc, homes shared for
 * each class of rooms, and each household that can be housed at all. Rows: profiles, classes.
 */
export function sharingModel(
  network: Network,
  order: Uint32Array,
  rooms: readonly RoomClass[],
  wholeHomes: Int32Array,
  roomsPerHome: number,
): LinearModel {
  const { arcs, profiles, classes, target, profileOfArc } = network;
  const people: number[] = [];
  for (let rank = 0; rank < order.length; rank++) {
    const profile = at(network.households.typeOf, atUnsigned(order, rank));
    if (at(network.start, profile) < at(network.start, profile + 1)) people.push(rank);
  }
  const columns = arcs + rooms.length + people.length;
  const cost = new Float64Array(columns);
  const upper = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
  const start = new Int32Array(columns + 1);
  const index: number[] = [];
  const value: number[] = [];
  let column = 0;
  const put = (rows: readonly number[], values: readonly number[]) => {
    index.push(...rows);
    value.push(...values);
    start[++column] = index.length;
  };
  for (let arc = 0; arc < arcs; arc++) {
    put([at(profileOfArc, arc), profiles + at(target, arc)], [1, 1]);
  }
  // A shared home takes one whole home away and gives its rooms.
  for (const { type, whole } of rooms) {
    put([profiles + whole, profiles + type], [1, -roomsPerHome]);
  }
  for (const rank of people) {
    cost[column] = rank - order.length;
    upper[column] = 1;
    put([at(network.households.typeOf, atUnsigned(order, rank))], [-1]);
  }
  const rowUpper = new Float64Array(profiles + classes);
  for (let home = 0; home < classes; home++) rowUpper[profiles + home] = at(wholeHomes, home);
  const rowLower = new Float64Array(profiles + classes);
  rowLower.fill(Number.NEGATIVE_INFINITY, profiles);
  return {
    cost,
    upper,
    integer: new Uint8Array(columns),
    rowLower,
    rowUpper,
    start,
    index: Int32Array.from(index),
    value: Float64Array.from(value),
  };
}
