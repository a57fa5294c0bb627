import { add, at } from "./ints.ts";
import type { Network } from "./network.ts";

/** How many households of each profile live in each class; knows the holders of each class. */
export type Flow = {
  /** Households on each arc. */
  readonly amount: Int32Array;
  /** Homes of each class that nobody has. */
  readonly free: Int32Array;
  /** The arcs into each class, those with households first; `holders` says how many these are. */
  readonly holding: Int32Array;
  readonly holders: Int32Array;
  /** Place of each arc in `holding`. */
  readonly placeOf: Int32Array;
  readonly intoStart: Int32Array;
  readonly target: Int32Array;
};

type Arcs = Pick<Network, "classes" | "arcs" | "capacity" | "intoStart" | "into" | "target">;

export function emptyFlow(network: Arcs): Flow {
  const placeOf = new Int32Array(network.arcs);
  for (let place = 0; place < network.arcs; place++) placeOf[at(network.into, place)] = place;
  return {
    amount: new Int32Array(network.arcs),
    free: network.capacity.slice(),
    holding: network.into.slice(),
    holders: new Int32Array(network.classes),
    placeOf,
    intoStart: network.intoStart,
    target: network.target,
  };
}

/** One more household on the arc. Does not touch `free`. */
export function raise(flow: Flow, arc: number, by = 1): void {
  const before = at(flow.amount, arc);
  flow.amount[arc] = before + by;
  if (before === 0) {
    const home = at(flow.target, arc);
    const count = at(flow.holders, home);
    flow.holders[home] = count + 1;
    swap(flow, arc, at(flow.intoStart, home) + count);
  }
}

/** One household less on the arc. Does not touch `free`. */
export function lower(flow: Flow, arc: number, by = 1): void {
  const after = at(flow.amount, arc) - by;
  flow.amount[arc] = after;
  if (after === 0) {
    const home = at(flow.target, arc);
    add(flow.holders, home, -1);
    swap(flow, arc, at(flow.intoStart, home) + at(flow.holders, home));
  }
}

function swap({ holding, placeOf }: Flow, arc: number, place: number): void {
  const from = at(placeOf, arc);
  const other = at(holding, place);
  holding[place] = arc;
  holding[from] = other;
  placeOf[arc] = place;
  placeOf[other] = from;
}
