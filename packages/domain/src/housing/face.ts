import { add, at, startsFrom } from "./ints.ts";
import type { Prices } from "./fit.ts";
import { emptyFlow, type Flow } from "./flow.ts";
import type { Network } from "./network.ts";

/**
 * All ways to house the same households at the same least misfit: the arcs they can use, and the
 * classes that stay full in each of them (complementary slackness). Without prices, all ways to
 * house the same households.
 */
export type Face = {
  readonly profiles: number;
  readonly classes: number;
  readonly arcs: number;
  readonly start: Int32Array;
  readonly target: Int32Array;
  readonly profileOfArc: Int32Array;
  readonly intoStart: Int32Array;
  readonly into: Int32Array;
  readonly capacity: Int32Array;
  /** 1 for a class that is full whatever happens. */
  readonly full: Int32Array;
  /** The usable arcs of each profile are the first `usable[p]` of `order` from `start[p]` on. */
  readonly order: Int32Array;
  readonly usable: Int32Array;
  readonly flow: Flow;
};

export function faceOf(
  network: Network,
  flow: Flow,
  prices: Prices | null,
  alreadyFull?: Int32Array,
): Face {
  const { profiles, classes, capacity } = network;
  const start = new Int32Array(profiles + 1);
  const original = new Int32Array(network.arcs);
  let arcs = 0;
  for (let profile = 0; profile < profiles; profile++) {
    for (let arc = at(network.start, profile); arc < at(network.start, profile + 1); arc++) {
      if (prices !== null && reducedCost(network, prices, arc, profile) !== 0) continue;
      original[arcs++] = arc;
    }
    start[profile + 1] = arcs;
  }
  const target = new Int32Array(arcs);
  const profileOfArc = new Int32Array(arcs);
  const intoStart = new Int32Array(classes + 1);
  for (let arc = 0; arc < arcs; arc++) {
    const home = at(network.target, at(original, arc));
    target[arc] = home;
    profileOfArc[arc] = at(network.profileOfArc, at(original, arc));
    add(intoStart, home + 1, 1);
  }
  startsFrom(intoStart);
  const into = intoSorted(intoStart, target);
  const full = alreadyFull?.slice() ?? new Int32Array(classes);
  if (prices !== null) {
    for (let home = 0; home < classes; home++) {
      if (at(prices.class, home) < prices.free) full[home] = 1;
    }
  }
  const usable = new Int32Array(profiles);
  for (let profile = 0; profile < profiles; profile++) {
    usable[profile] = at(start, profile + 1) - at(start, profile);
  }
  const order = Int32Array.from(target.keys());
  const shape = { profiles, classes, arcs, start, target, profileOfArc, intoStart, into, capacity };
  const own = emptyFlow(shape);
  fillFlow(own, flow, original, shape);
  return { ...shape, full, order, usable, flow: own };
}

function reducedCost(network: Network, prices: Prices, arc: number, profile: number): number {
  const price = at(prices.class, at(network.target, arc));
  return at(network.cost, arc) + at(prices.profile, profile) - price;
}

function intoSorted(intoStart: Int32Array, target: Int32Array): Int32Array {
  const next = intoStart.slice();
  const into = new Int32Array(target.length);
  for (let arc = 0; arc < target.length; arc++) {
    const home = at(target, arc);
    into[at(next, home)] = arc;
    add(next, home, 1);
  }
  return into;
}

/** Copies the amounts, and puts the arcs with households first among those into each class. */
function fillFlow(
  own: Flow,
  from: Flow,
  original: Int32Array,
  { arcs, intoStart, target }: Pick<Face, "arcs" | "intoStart" | "target">,
): void {
  const low = intoStart.slice();
  const high = intoStart.slice(1);
  for (let arc = 0; arc < arcs; arc++) {
    const home = at(target, arc);
    const amount = at(from.amount, at(original, arc));
    own.amount[arc] = amount;
    let place: number;
    if (amount > 0) {
      place = at(low, home);
      add(low, home, 1);
      add(own.holders, home, 1);
    } else {
      place = at(high, home) - 1;
      high[home] = place;
    }
    own.holding[place] = arc;
    own.placeOf[arc] = place;
  }
  own.free.set(from.free);
}
