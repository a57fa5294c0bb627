import type { Prices } from "./fit.ts";
import { add, at } from "./ints.ts";
import type { Network } from "./network.ts";

/** A network in which moving costs: who lives in a class already is a profile of its own. */
export type MoveNetwork = {
  /** Costs are moves: 0 for staying in one's class and for who moves in, 1 for leaving it. */
  readonly network: Network;
  /** Misfit of each arc of it. */
  readonly misfit: Int32Array;
};

/**
 * Splits the profiles by where their households live now. Inside a class every home serves as
 * well, so that whoever stays in the class can stay in the very home.
 */
export function moveNetwork(base: Network, classHeld: Int32Array): MoveNetwork {
  const { typeOf, count } = base.households;
  // Residents are grouped by the arc from their profile to their class.
  const groupOfArc = new Int32Array(base.arcs).fill(-1);
  const arcOfGroup: number[] = [];
  const newTypeOf = typeOf.slice();
  for (let household = 0; household < typeOf.length; household++) {
    const held = at(classHeld, household);
    if (held < 0) continue;
    let arc = at(base.start, at(typeOf, household));
    while (at(base.target, arc) !== held) arc++;
    if (at(groupOfArc, arc) < 0) groupOfArc[arc] = arcOfGroup.push(arc) - 1;
    newTypeOf[household] = count + at(groupOfArc, arc);
  }
  const profiles = base.profiles + arcOfGroup.length;
  const start = new Int32Array(profiles + 1);
  const lengths = (profile: number) => at(base.start, profile + 1) - at(base.start, profile);
  const originals = [
    ...Array.from({ length: count }, (_, profile) => ({ profile, own: -1 })),
    ...arcOfGroup.map((own) => ({ profile: at(base.profileOfArc, own), own })),
    ...Array.from({ length: base.profiles - count }, (_, kept) => ({
      profile: count + kept,
      own: -1,
    })),
  ];
  for (const [index, { profile }] of originals.entries()) {
    start[index + 1] = at(start, index) + lengths(profile);
  }
  const arcs = at(start, profiles);
  const target = new Int32Array(arcs);
  const cost = new Int32Array(arcs);
  const misfit = new Int32Array(arcs);
  const profileOfArc = new Int32Array(arcs);
  const intoStart = new Int32Array(base.classes + 1);
  let next = 0;
  const put = (arc: number, profile: number, moves: number) => {
    target[next] = at(base.target, arc);
    misfit[next] = at(base.cost, arc);
    cost[next] = moves;
    profileOfArc[next++] = profile;
    add(intoStart, at(base.target, arc) + 1, 1);
  };
  for (const [index, { profile, own }] of originals.entries()) {
    if (own >= 0) put(own, index, 0);
    for (let arc = at(base.start, profile); arc < at(base.start, profile + 1); arc++) {
      if (arc !== own) put(arc, index, own >= 0 ? 1 : 0);
    }
  }
  for (let home = 0; home < base.classes; home++) add(intoStart, home + 1, at(intoStart, home));
  const places = intoStart.slice();
  const into = new Int32Array(arcs);
  for (let arc = 0; arc < arcs; arc++) {
    into[at(places, at(target, arc))] = arc;
    add(places, at(target, arc), 1);
  }
  const network = {
    ...base,
    households: { ...base.households, count: count + arcOfGroup.length, typeOf: newTypeOf },
    profiles,
    arcs,
    start,
    target,
    cost,
    profileOfArc,
    intoStart,
    into,
  };
  return { network, misfit };
}

/**
 * The least moves that any way to house the same households needs, from prices alone (weak
 * duality): every arc costs at least the difference of its prices, and a class priced below a free
 * home holds no more than its homes.
 */
export function fewestMoves(network: Network, prices: Prices, supply: Int32Array): number {
  for (let profile = 0; profile < network.profiles; profile++) {
    for (let arc = at(network.start, profile); arc < at(network.start, profile + 1); arc++) {
      const worth = at(prices.class, at(network.target, arc)) - at(prices.profile, profile);
      if (at(network.cost, arc) < worth) throw new Error("Prices that prove nothing");
    }
  }
  let bound = 0;
  for (let profile = 0; profile < network.profiles; profile++) {
    bound += at(supply, profile) * (prices.free - at(prices.profile, profile));
  }
  for (let home = 0; home < network.classes; home++) {
    bound += at(network.capacity, home) * Math.min(0, at(prices.class, home) - prices.free);
  }
  return bound;
}
