import type { Prices } from "./fit.ts";
import { lower, raise, type Flow } from "./flow.ts";
import { add, at } from "./ints.ts";
import type { Network } from "./network.ts";

/**
 * Houses the same households anew at the least sum of misfit, price by price (Kuhn 1955; Ford and
 * Fulkerson 1957): whoever has no home yet looks for one among the pairs that bring nothing extra;
 * when none is left, prices move by the least step that opens a way to a free home. Misfits are
 * small whole numbers, so that the steps are few, however many the pairs are.
 */
export function houseAnew(network: Network, flow: Flow): Prices {
  const { profiles, classes, start, target, cost, profileOfArc, intoStart } = network;
  const { amount, free, holders, holding } = flow;
  const rest = new Int32Array(profiles);
  /** What a household of the profile brings at most; what a home of the class saves the others. */
  const worth = new Int32Array(profiles);
  const price = new Int32Array(classes);
  /** Exchanges from who looks for a home to profile or class; profiles first. */
  const level = new Int32Array(profiles + classes);
  const queue = new Int32Array(profiles + classes);
  const next = new Int32Array(profiles);
  const nextHolder = new Int32Array(classes);
  /** Pairs that bring nothing extra at the prices of now: listed when a profile is first met. */
  const open = new Int32Array(network.arcs);
  const openStart = new Int32Array(profiles);
  const openEnd = new Int32Array(profiles);
  const listedAt = new Int32Array(profiles);
  let listed = 0;
  let prices = 1;
  const entering = new Int32Array(profiles + 1);
  const leaving = new Int32Array(profiles + 1);

  const clear = () => {
    for (let profile = 0; profile < profiles; profile++) {
      for (let arc = at(start, profile); arc < at(start, profile + 1); arc++) {
        const households = at(amount, arc);
        if (households === 0) continue;
        add(rest, profile, households);
        add(free, at(target, arc), households);
        lower(flow, arc, households);
      }
      if (at(rest, profile) > 0) worth[profile] = at(cost, at(start, profile));
    }
  };

  const settle = (first: number, depth: number, last: number) => {
    let by = Math.min(at(rest, first), at(free, at(target, last)));
    for (let step = 0; step < depth; step++) by = Math.min(by, at(amount, at(leaving, step)));
    add(rest, first, -by);
    add(free, at(target, last), -by);
    raise(flow, last, by);
    for (let step = 0; step < depth; step++) {
      raise(flow, at(entering, step), by);
      lower(flow, at(leaving, step), by);
    }
  };

  const list = (profile: number) => {
    listedAt[profile] = prices;
    openStart[profile] = listed;
    const most = at(worth, profile);
    const end = at(start, profile + 1);
    for (let arc = at(start, profile); arc < end && at(cost, arc) <= most; arc++) {
      if (at(cost, arc) === most + at(price, at(target, arc))) open[listed++] = arc;
    }
    openEnd[profile] = listed;
  };

  /**
   * Levels of a search in breadth from all who look for a home, over pairs that bring nothing
   * extra. False when no free home is among them.
   */
  const findLevels = (): boolean => {
    level.fill(NEVER);
    let tail = 0;
    for (let profile = 0; profile < profiles; profile++) {
      if (at(rest, profile) === 0) continue;
      level[profile] = 0;
      queue[tail++] = profile;
    }
    let found = false;
    for (let head = 0; head < tail; head++) {
      const node = at(queue, head);
      const own = at(level, node);
      if (node >= profiles) {
        const from = at(intoStart, node - profiles);
        for (let place = from; place < from + at(holders, node - profiles); place++) {
          const profile = at(profileOfArc, at(holding, place));
          if (at(level, profile) !== NEVER) continue;
          level[profile] = own + 1;
          queue[tail++] = profile;
        }
        continue;
      }
      if (at(listedAt, node) !== prices) list(node);
      for (let place = at(openStart, node); place < at(openEnd, node); place++) {
        const home = at(target, at(open, place));
        if (at(level, profiles + home) !== NEVER) continue;
        level[profiles + home] = own;
        if (at(free, home) > 0) found = true;
        else queue[tail++] = profiles + home;
      }
    }
    return found;
  };

  /** The next pair of the profile that leads on and was not tried in vain. */
  const nextPair = (profile: number): number => {
    const end = at(openEnd, profile);
    const own = at(level, profile);
    let place = at(next, profile);
    while (place < end && at(level, profiles + at(target, at(open, place))) !== own) place++;
    next[profile] = place;
    return place < end ? at(open, place) : -1;
  };

  /** The next of those who hold the class that leads on; whoever comes new does not. */
  const holderAt = (home: number, wanted: number): number => {
    const end = at(intoStart, home) + at(holders, home);
    let place = at(nextHolder, home);
    while (place < end && at(level, at(profileOfArc, at(holding, place))) !== wanted) place++;
    nextHolder[home] = place;
    return place < end ? at(holding, place) : -1;
  };

  /** Finds one home for the profile by a shortest chain of exchanges. */
  const findsHome = (first: number): boolean => {
    let depth = 0;
    let profile = first;
    for (;;) {
      const arc = nextPair(profile);
      if (arc < 0) {
        level[profile] = NEVER;
        if (depth === 0) return false;
        profile = at(profileOfArc, at(entering, --depth));
        continue;
      }
      const home = at(target, arc);
      if (at(free, home) > 0) {
        settle(first, depth, arc);
        return true;
      }
      const out = holderAt(home, at(level, profile) + 1);
      if (out < 0) {
        level[profiles + home] = NEVER;
        continue;
      }
      entering[depth] = arc;
      leaving[depth++] = out;
      profile = at(profileOfArc, out);
    }
  };

  /** Houses as many as can be at these prices. Returns whether anybody still looks for a home. */
  const someLook = (): boolean => {
    while (findLevels()) {
      next.set(openStart);
      nextHolder.set(intoStart.subarray(0, classes));
      for (let profile = 0; profile < profiles; profile++) {
        while (at(rest, profile) > 0 && findsHome(profile));
      }
    }
    return rest.some((households) => households > 0);
  };

  const distance = new Int32Array(profiles + classes);
  /** Moves prices by the least step that opens a way from those who look to a free home. */
  const movePrices = () => {
    distance.fill(NEVER);
    const buckets: number[][] = [[]];
    let least = NEVER;
    const reach = (node: number, far: number) => {
      if (far >= at(distance, node)) return;
      distance[node] = far;
      (buckets[far] ??= []).push(node);
    };
    for (let profile = 0; profile < profiles; profile++) {
      if (at(rest, profile) > 0) reach(profile, 0);
    }
    for (let far = 0; far < Math.min(least, buckets.length); far++) {
      const bucket = buckets[far] ?? [];
      for (let place = 0; place < bucket.length; place++) {
        const node = bucket[place] ?? 0;
        if (at(distance, node) < far) continue;
        if (node >= profiles) {
          const from = at(intoStart, node - profiles);
          for (let each = from; each < from + at(holders, node - profiles); each++) {
            reach(at(profileOfArc, at(holding, each)), far);
          }
          continue;
        }
        const base = far - at(worth, node);
        for (let arc = at(start, node); arc < at(start, node + 1); arc++) {
          if (base + at(cost, arc) >= least) break;
          const home = at(target, arc);
          const reached = base + at(cost, arc) - at(price, home);
          if (reached >= least) continue;
          if (at(free, home) > 0) least = reached;
          else reach(profiles + home, reached);
        }
      }
    }
    prices++;
    listed = 0;
    if (least === NEVER) throw new Error("Households that are housed found no homes");
    for (let profile = 0; profile < profiles; profile++) {
      add(worth, profile, Math.max(0, least - at(distance, profile)));
    }
    for (let home = 0; home < classes; home++) {
      add(price, home, -Math.max(0, least - at(distance, profiles + home)));
    }
  };

  clear();
  while (someLook()) movePrices();
  return { profile: worth.map((most) => -most), class: price, free: 0 };
}

const NEVER = 0x7fffffff;
