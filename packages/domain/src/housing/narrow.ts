import type { Prices } from "./fit.ts";
import { emptyFlow, raise, type Flow } from "./flow.ts";
import { add, at, startsFrom } from "./ints.ts";
import type { Network } from "./network.ts";

/**
 * The network of all ways that are best at one stage, with the cost of the next: only arcs that
 * the prices leave open, and the classes that must stay full.
 */
export function narrow(
  network: Network,
  flow: Flow,
  prices: Prices,
  nextCost: Int32Array,
): { readonly network: Network; readonly flow: Flow; readonly full: Int32Array } {
  const { profiles, classes } = network;
  const start = new Int32Array(profiles + 1);
  const kept = new Int32Array(network.arcs);
  let arcs = 0;
  for (let profile = 0; profile < profiles; profile++) {
    for (let arc = at(network.start, profile); arc < at(network.start, profile + 1); arc++) {
      const worth = at(prices.class, at(network.target, arc)) - at(prices.profile, profile);
      if (at(network.cost, arc) === worth) kept[arcs++] = arc;
    }
    start[profile + 1] = arcs;
  }
  const original = kept.slice(0, arcs);
  const target = original.map((arc) => at(network.target, arc));
  const intoStart = new Int32Array(classes + 1);
  for (const home of target) add(intoStart, home + 1, 1);
  startsFrom(intoStart);
  const next = intoStart.slice();
  const into = new Int32Array(arcs);
  for (let arc = 0; arc < arcs; arc++) {
    into[at(next, at(target, arc))] = arc;
    add(next, at(target, arc), 1);
  }
  const narrowed: Network = {
    ...network,
    arcs,
    start,
    target,
    cost: original.map((arc) => at(nextCost, arc)),
    profileOfArc: original.map((arc) => at(network.profileOfArc, arc)),
    intoStart,
    into,
  };
  const own = emptyFlow(narrowed);
  for (let arc = 0; arc < arcs; arc++) {
    const amount = at(flow.amount, at(original, arc));
    if (amount > 0) raise(own, arc, amount);
  }
  own.free.set(flow.free);
  const full = prices.class.map((price) => (price < prices.free ? 1 : 0));
  return { network: narrowed, flow: own, full };
}
