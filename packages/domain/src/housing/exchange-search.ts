import { at, atUnsigned } from "./ints.ts";
import type { Lists } from "./lists.ts";
import type { Network } from "./network.ts";

export type Found = { readonly household: number; readonly movers: readonly number[] };

/**
 * Searches backwards from a class with a free home: who waits for it, and who lives elsewhere,
 * could move there, and leaves a home for somebody else. The first in the order wins; the search
 * goes breadth first, so the chain is the shortest. Of those who could make a move, the last in
 * the order moves.
 */
export function exchangeSearch(
  network: Network,
  waiting: Lists,
  living: Lists,
  rankOf: Uint32Array,
): (type: number) => Found | null {
  const seenClass = new Int32Array(network.classes);
  const seenProfile = new Int32Array(network.profiles);
  const viaArc = new Int32Array(network.classes);
  const towards = new Int32Array(network.classes);
  const queue = new Int32Array(network.classes);
  let stamp = 0;
  return (goal) => {
    stamp++;
    let head = 0;
    let tail = 0;
    queue[tail++] = goal;
    seenClass[goal] = stamp;
    let best = -1;
    let bestClass = -1;
    while (head < tail) {
      const type = at(queue, head++);
      for (
        let place = at(network.intoStart, type);
        place < at(network.intoStart, type + 1);
        place++
      ) {
        const profile = at(network.profileOfArc, at(network.into, place));
        if (profile >= network.households.count || at(seenProfile, profile) === stamp) continue;
        seenProfile[profile] = stamp;
        const first = waiting.first(profile);
        if (first >= 0 && (best < 0 || before(rankOf, first, best))) {
          best = first;
          bestClass = type;
        }
        for (let arc = at(network.start, profile); arc < at(network.start, profile + 1); arc++) {
          const other = at(network.target, arc);
          if (at(seenClass, other) === stamp || living.first(arc) < 0) continue;
          seenClass[other] = stamp;
          viaArc[other] = arc;
          towards[other] = type;
          queue[tail++] = other;
        }
      }
    }
    if (best < 0) return null;
    const movers: number[] = [];
    for (let type = bestClass; type !== goal; type = at(towards, type)) {
      movers.push(living.last(at(viaArc, type)));
    }
    return { household: best, movers: movers.toReversed() };
  };
}

/** Whether one household stands before the other. */
export function before(rankOf: Uint32Array, one: number, other: number): boolean {
  return atUnsigned(rankOf, one) < atUnsigned(rankOf, other);
}
