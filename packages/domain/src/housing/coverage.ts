import { add, at, atUnsigned } from "./ints.ts";
import { emptyFlow, lower, raise, type Flow } from "./flow.ts";
import type { Network } from "./network.ts";

/** Who is housed, one feasible way to do it, and the closed sets that kept the others out. */
export type Coverage = {
  readonly flow: Flow;
  /** Places in the order of those who are housed. */
  readonly served: Int32Array;
  /** Closed set of each class, -1 while homes are within reach. */
  readonly level: Int32Array;
  readonly cutRank: readonly number[];
};

/** Turns a household away before homes are looked at: its quota is used up. */
export type Gate = {
  readonly open: (household: number) => boolean;
  readonly pass: (household: number) => void;
};

/** Limits besides homes (seats, money, places), asked at each household's turn in the order. */
export type Turns = {
  /** Whether the household may enter. `hasHome`: an exchange of homes would let it in now. */
  readonly admits: (household: number, hasHome: () => boolean) => boolean;
  readonly entered: (household: number) => void;
};

const OUT_OF_REACH = 1 << 29;
const OPEN = -2;

/**
 * Houses the set of households that no other set can beat: of any two, the first in the order
 * counts for more than all after it (greedy on a transversal matroid; Edmonds and Fulkerson 1965,
 * Gale 1968). One pass in order; a household enters if an exchange of homes lets it in while
 * everybody housed before stays housed.
 *
 * Labels are lower bounds on the number of exchanges to a free home. Free homes only become fewer
 * here, so labels only rise (Goldberg and Tarjan 1988), and a class that no longer reaches a free
 * home is closed for good: with the classes its holders could live in, it is the proof for
 * everybody who is turned away later.
 */
export function cover(
  network: Network,
  order: Uint32Array,
  gate: Gate | null,
  turns: Turns | null = null,
): Coverage {
  const { profiles, classes, start, target, intoStart, into, profileOfArc } = network;
  const { typeOf } = network.households;
  const flow = emptyFlow(network);
  const { amount, free, holders, holding } = flow;
  const served = new Int32Array(typeOf.length);
  const level = new Int32Array(classes).fill(-1);
  const closed = new Int32Array(profiles).fill(OPEN);
  const cutRank: number[] = [];
  const classLabel = new Int32Array(classes);
  const profileLabel = new Int32Array(profiles);
  const current = new Int32Array(profiles);
  const queue = new Int32Array(profiles + classes);
  const entering = new Int32Array(profiles + classes + 4);
  const leaving = new Int32Array(profiles + classes + 4);
  const passed = new Int32Array(profiles + classes + 4);
  const seenProfile = new Int32Array(profiles);
  const seenClass = new Int32Array(classes);
  let stamp = 0;
  let labelLimit = 0;
  let work = 0;
  let count = 0;

  /** Exact labels by one search backwards from the free homes; closes what it does not reach. */
  const relabelAll = (rank: number) => {
    classLabel.fill(OUT_OF_REACH);
    profileLabel.fill(OUT_OF_REACH);
    let head = 0;
    let tail = 0;
    let furthest = 0;
    for (let home = 0; home < classes; home++) {
      if (at(free, home) > 0) {
        classLabel[home] = 0;
        queue[tail++] = profiles + home;
      }
    }
    while (head < tail) {
      const node = at(queue, head++);
      if (node >= profiles) {
        const home = node - profiles;
        const label = at(classLabel, home) + 1;
        for (let place = at(intoStart, home); place < at(intoStart, home + 1); place++) {
          const profile = at(profileOfArc, at(into, place));
          if (at(profileLabel, profile) !== OUT_OF_REACH) continue;
          profileLabel[profile] = label;
          queue[tail++] = profile;
        }
      } else {
        const label = at(profileLabel, node) + 1;
        for (let arc = at(start, node); arc < at(start, node + 1); arc++) {
          if (at(amount, arc) === 0) continue;
          const home = at(target, arc);
          if (at(classLabel, home) !== OUT_OF_REACH) continue;
          classLabel[home] = label;
          furthest = label;
          queue[tail++] = profiles + home;
        }
      }
    }
    let closedSome = false;
    for (let home = 0; home < classes; home++) {
      if (at(classLabel, home) === OUT_OF_REACH && at(level, home) < 0) {
        level[home] = cutRank.length;
        closedSome = true;
      }
    }
    if (closedSome) cutRank.push(rank);
    for (let profile = 0; profile < profiles; profile++) {
      current[profile] = at(start, profile);
      if (at(profileLabel, profile) === OUT_OF_REACH) closed[profile] = 1;
    }
    labelLimit = furthest + 6;
    work = 0;
  };

  /**
   * Searches forward for a free home. When there is none, closes the classes that it reached:
   * whoever lives there could live nowhere else but there and in classes closed before.
   */
  const closeFrom = (first: number, rank: number): boolean => {
    let head = 0;
    let tail = 0;
    stamp++;
    seenProfile[first] = stamp;
    queue[tail++] = first;
    const classesFrom = profiles;
    let found = classesFrom;
    while (head < tail) {
      const profile = at(queue, head++);
      for (let arc = at(start, profile); arc < at(start, profile + 1); arc++) {
        const home = at(target, arc);
        if (at(level, home) >= 0 || at(seenClass, home) === stamp) continue;
        if (at(free, home) > 0) return false;
        seenClass[home] = stamp;
        queue[found++] = home;
        const from = at(intoStart, home);
        for (let place = from; place < from + at(holders, home); place++) {
          const holder = at(profileOfArc, at(holding, place));
          if (at(seenProfile, holder) === stamp) continue;
          seenProfile[holder] = stamp;
          queue[tail++] = holder;
        }
      }
    }
    for (let place = 0; place < tail; place++) closed[at(queue, place)] = 1;
    for (let place = classesFrom; place < found; place++) {
      const home = at(queue, place);
      level[home] = cutRank.length;
      classLabel[home] = OUT_OF_REACH;
    }
    if (found > classesFrom) cutRank.push(rank);
    return true;
  };

  /** Lets one household of the profile in, if an exchange allows it. */
  const enter = (first: number, rank: number): boolean => {
    let depth = 0;
    let profile = first;
    for (;;) {
      if (at(closed, first) !== OPEN) return false;
      const end = at(start, profile + 1);
      const wanted = at(profileLabel, profile) - 1;
      let arc = at(current, profile);
      while (arc < end && at(classLabel, at(target, arc)) !== wanted) arc++;
      if (arc === end) {
        let least = OUT_OF_REACH;
        for (let other = at(start, profile); other < end; other++) {
          const label = at(classLabel, at(target, other));
          if (label < least) {
            least = label;
            arc = other;
          }
        }
        work += end - at(start, profile);
        if (least >= labelLimit || work > 4 * network.arcs) {
          if (!closeFrom(first, rank)) relabelAll(rank);
          depth = 0;
          profile = first;
          continue;
        }
        profileLabel[profile] = least + 1;
        current[profile] = arc;
        if (depth > 0) profile = at(passed, --depth);
        continue;
      }
      current[profile] = arc;
      const home = at(target, arc);
      if (at(free, home) > 0) {
        add(free, home, -1);
        raise(flow, arc);
        for (let step = 0; step < depth; step++) {
          raise(flow, at(entering, step));
          lower(flow, at(leaving, step));
        }
        return true;
      }
      const nearer = at(classLabel, home) - 1;
      let least = OUT_OF_REACH;
      let out = -1;
      const from = at(intoStart, home);
      for (let place = from; place < from + at(holders, home); place++) {
        const held = at(holding, place);
        const label = at(profileLabel, at(profileOfArc, held));
        if (label === nearer) {
          out = held;
          break;
        }
        if (label < least) least = label;
      }
      if (out < 0) {
        work += at(holders, home);
        if (least >= labelLimit) {
          if (!closeFrom(first, rank)) relabelAll(rank);
          depth = 0;
          profile = first;
        } else {
          classLabel[home] = least + 1;
        }
        continue;
      }
      entering[depth] = arc;
      leaving[depth] = out;
      passed[depth++] = profile;
      profile = at(profileOfArc, out);
    }
  };

  relabelAll(0);
  for (let kept = 0; kept < network.keptBack.length; kept++) {
    for (let home = 0; home < at(network.keptBack, kept); home++) {
      if (!enter(network.households.count + kept, 0)) throw new Error("Quotas are not nested");
    }
  }
  // Households lie scattered in memory: fetch their profiles at once, not between searches.
  const profileAt = new Int32Array(order.length);
  for (let rank = 0; rank < order.length; rank++) {
    profileAt[rank] = at(typeOf, atUnsigned(order, rank));
  }
  let turn = 0;
  const hasHome = () =>
    at(closed, at(profileAt, turn)) === OPEN &&
    gate?.open(atUnsigned(order, turn)) !== false &&
    !closeFrom(at(profileAt, turn), turn);
  for (; turn < order.length; turn++) {
    if (turns?.admits(atUnsigned(order, turn), hasHome) === false) continue;
    const profile = at(profileAt, turn);
    if (at(closed, profile) !== OPEN) continue;
    if (gate?.open(atUnsigned(order, turn)) === false) continue;
    if (!enter(profile, turn)) continue;
    gate?.pass(atUnsigned(order, turn));
    turns?.entered(atUnsigned(order, turn));
    served[count++] = turn;
  }
  return { flow, served: served.slice(0, count), level, cutRank };
}
