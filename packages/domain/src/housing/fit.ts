import { add, at } from "./ints.ts";
import { lower, raise, type Flow } from "./flow.ts";
import { houseAnew } from "./fit-start.ts";
import type { Network } from "./network.ts";

/** Prices that prove the least misfit: no exchange of homes can lower the sum. */
export type Prices = {
  readonly profile: Int32Array;
  readonly class: Int32Array;
  /** Price of a home that nobody has. */
  readonly free: number;
};

/** More pairs than this, and looking for cycles takes longer than starting anew. */
const MANY_PAIRS = 1 << 20;

const NONE = -1;
const FROM_FREE = -2;

/**
 * Moves the flow to the least sum of misfit among all ways to house the same households: cancels
 * cycles of exchanges that lower the sum (Klein 1967), found by shortest paths over changed nodes
 * only (Bellman 1958, Moore 1959), until the path lengths are prices. Classes marked `full` stay
 * full: an earlier stage needs them so.
 */
export function fit(network: Network, flow: Flow, full?: Int32Array): Prices {
  const { profiles, classes, start, target, cost, profileOfArc, capacity, intoStart } = network;
  const { amount, free, holders, holding } = flow;
  // With very many pairs the flow is found anew; what follows then only proves it.
  const begin = network.arcs > MANY_PAIRS && full === undefined ? houseAnew(network, flow) : null;
  const profilePrice = begin?.profile ?? new Int32Array(profiles);
  const classPrice = begin?.class ?? new Int32Array(classes);
  let freePrice = begin?.free ?? 0;
  const profileFrom = new Int32Array(profiles).fill(NONE);
  const classFrom = new Int32Array(classes).fill(NONE);
  let freeFrom = NONE;
  const profileChanged = new Int32Array(profiles).fill(1);
  const classChanged = new Int32Array(classes).fill(1);
  const nodes = profiles + classes + 1;
  const walked = new Int32Array(nodes);
  const FREE = profiles + classes;
  const staysFull = (home: number) => full !== undefined && at(full, home) === 1;

  const before = (node: number): number => {
    if (node < profiles) {
      const arc = at(profileFrom, node);
      return arc === NONE ? NONE : profiles + at(target, arc);
    }
    if (node === FREE) return freeFrom === NONE ? NONE : profiles + freeFrom;
    const arc = at(classFrom, node - profiles);
    if (arc === FROM_FREE) return FREE;
    return arc === NONE ? NONE : at(profileOfArc, arc);
  };

  /** Sum and room of the cycle through a node of the search's tree, or null when there is none. */
  const cycleAt = (first: number): { room: number; sum: number } | null => {
    let room = Number.MAX_SAFE_INTEGER;
    let sum = 0;
    let node = first;
    for (let steps = 0; steps <= nodes; steps++) {
      if (node < profiles) {
        const arc = at(profileFrom, node);
        if (arc === NONE) return null;
        room = Math.min(room, at(amount, arc));
        sum -= at(cost, arc);
      } else if (node === FREE) {
        if (freeFrom === NONE) return null;
        room = Math.min(room, at(free, freeFrom));
      } else {
        const home = node - profiles;
        const arc = at(classFrom, home);
        if (arc === NONE) return null;
        if (arc === FROM_FREE) room = Math.min(room, at(capacity, home) - at(free, home));
        else sum += at(cost, arc);
      }
      node = before(node);
      if (node === first) return { room, sum };
    }
    return null;
  };

  const push = (first: number, by: number) => {
    let node = first;
    do {
      const next = before(node);
      if (node < profiles) {
        lower(flow, at(profileFrom, node), by);
        profileFrom[node] = NONE;
        profileChanged[node] = 1;
      } else if (node === FREE) {
        add(free, freeFrom, -by);
        freeFrom = NONE;
      } else {
        const home = node - profiles;
        const arc = at(classFrom, home);
        if (arc === FROM_FREE) add(free, home, by);
        else raise(flow, arc, by);
        classFrom[home] = NONE;
        classChanged[home] = 1;
      }
      node = next;
    } while (node !== first);
  };

  const cancelCycles = () => {
    walked.fill(0);
    for (let first = 0; first < nodes; first++) {
      if (at(walked, first) !== 0) continue;
      let node = first;
      while (node !== NONE && at(walked, node) === 0) {
        walked[node] = first + 1;
        node = before(node);
      }
      if (node === NONE || at(walked, node) !== first + 1) continue;
      const cycle = cycleAt(node);
      if (cycle !== null && cycle.sum < 0 && cycle.room > 0) push(node, cycle.room);
    }
  };

  for (;;) {
    let changed = false;
    for (let profile = 0; profile < profiles; profile++) {
      if (at(profileChanged, profile) === 0) continue;
      profileChanged[profile] = 0;
      const price = at(profilePrice, profile);
      const end = at(start, profile + 1);
      for (let arc = at(start, profile); arc < end; arc++) {
        const home = at(target, arc);
        const reached = price + at(cost, arc);
        if (reached >= at(classPrice, home)) continue;
        classPrice[home] = reached;
        classFrom[home] = arc;
        classChanged[home] = 1;
        changed = true;
      }
    }
    for (let home = 0; home < classes; home++) {
      if (at(free, home) > 0 && at(classPrice, home) < freePrice) {
        freePrice = at(classPrice, home);
        freeFrom = home;
        changed = true;
      }
    }
    for (let home = 0; home < classes; home++) {
      if (
        at(free, home) < at(capacity, home) &&
        freePrice < at(classPrice, home) &&
        !staysFull(home)
      ) {
        classPrice[home] = freePrice;
        classFrom[home] = FROM_FREE;
        classChanged[home] = 1;
        changed = true;
      }
      if (at(classChanged, home) === 0) continue;
      classChanged[home] = 0;
      const price = at(classPrice, home);
      const from = at(intoStart, home);
      for (let place = from; place < from + at(holders, home); place++) {
        const arc = at(holding, place);
        const profile = at(profileOfArc, arc);
        const reached = price - at(cost, arc);
        if (reached >= at(profilePrice, profile)) continue;
        profilePrice[profile] = reached;
        profileFrom[profile] = arc;
        profileChanged[profile] = 1;
        changed = true;
      }
    }
    if (!changed) break;
    cancelCycles();
  }
  // A class that nobody uses may have a price above the free one; the free price proves as much.
  for (let home = 0; home < classes; home++) {
    if (at(classPrice, home) > freePrice && !staysFull(home)) classPrice[home] = freePrice;
  }
  return { profile: profilePrice, class: classPrice, free: freePrice };
}
