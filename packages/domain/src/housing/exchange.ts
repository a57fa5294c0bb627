import { cutRecorder, type CutRecorder } from "./cuts.ts";
import type { Face } from "./face.ts";
import { lower, raise } from "./flow.ts";
import { add, at } from "./ints.ts";
import type { PreferenceCuts } from "./allocation.ts";

/** Decides, one household after the other, who can still get which class. */
export type Exchange = {
  /**
   * Gives one household of the profile a home of the arc's class for good, if everybody still to
   * choose can be housed at the same misfit afterwards. If not, the arc and all that the same
   * closed set rules out are withdrawn from the face.
   */
  readonly take: (profile: number, arc: number, clock: number) => boolean;
  /** 1 for an arc that is withdrawn: nobody will ever get a home by it. */
  readonly withdrawn: Int32Array;
  readonly cuts: () => PreferenceCuts;
};

const NONE = -1;

export function exchangeOver(face: Face): Exchange {
  const { classes, profiles, start, target, profileOfArc, intoStart, into, order, usable } = face;
  const { full, flow } = face;
  const { amount, free, holders, holding } = flow;
  const recorder: CutRecorder = cutRecorder();
  const FREE = classes;
  const seen = new Int32Array(classes + 1);
  const seenProfile = new Int32Array(profiles);
  const from = new Int32Array(classes + 1);
  const arcIn = new Int32Array(classes + 1);
  const arcOut = new Int32Array(classes + 1);
  const goal = new Int32Array(classes);
  const goalArc = new Int32Array(classes);
  const queue = new Int32Array(classes + 1);
  const withdrawn = new Int32Array(face.arcs);
  let stamp = 0;

  /** Searches for a class that the profile can give up in exchange; -1 when there is none. */
  const search = (profile: number, wanted: number): { found: number; count: number } => {
    stamp++;
    let head = 0;
    let tail = 0;
    queue[tail++] = wanted;
    seen[wanted] = stamp;
    from[wanted] = NONE;
    seenProfile[profile] = stamp;
    const first = at(start, profile);
    for (let place = first; place < first + at(usable, profile); place++) {
      const arc = at(order, place);
      if (at(amount, arc) === 0) continue;
      goal[at(target, arc)] = stamp;
      goalArc[at(target, arc)] = arc;
    }
    while (head < tail) {
      const node = at(queue, head++);
      if (node === FREE) {
        for (let home = 0; home < classes; home++) {
          if (at(full, home) === 1 || at(holders, home) === 0 || at(seen, home) === stamp) continue;
          seen[home] = stamp;
          from[home] = FREE;
          if (at(goal, home) === stamp) return { found: home, count: tail };
          queue[tail++] = home;
        }
        continue;
      }
      if (at(free, node) > 0 && at(seen, FREE) !== stamp) {
        seen[FREE] = stamp;
        from[FREE] = node;
        queue[tail++] = FREE;
      }
      const begin = at(intoStart, node);
      for (let place = begin; place < begin + at(holders, node); place++) {
        const out = at(holding, place);
        const holder = at(profileOfArc, out);
        if (at(seenProfile, holder) === stamp) continue;
        seenProfile[holder] = stamp;
        const base = at(start, holder);
        for (let next = base; next < base + at(usable, holder); next++) {
          const arc = at(order, next);
          const home = at(target, arc);
          if (at(seen, home) === stamp) continue;
          seen[home] = stamp;
          from[home] = node;
          arcIn[home] = arc;
          arcOut[home] = out;
          if (at(goal, home) === stamp) return { found: home, count: tail };
          queue[tail++] = home;
        }
      }
    }
    return { found: NONE, count: tail };
  };

  const apply = (found: number) => {
    lower(flow, at(goalArc, found));
    let node = found;
    for (let previous = at(from, node); previous !== NONE; previous = at(from, node)) {
      if (node === FREE) {
        add(free, previous, -1);
      } else if (previous === FREE) {
        add(free, node, 1);
      } else {
        raise(flow, at(arcIn, node));
        lower(flow, at(arcOut, node));
      }
      node = previous;
    }
  };

  /** Drops withdrawn arcs from the usable arcs of a profile, keeping their order. */
  const compact = (profile: number) => {
    const first = at(start, profile);
    const end = first + at(usable, profile);
    let kept = first;
    for (let place = first; place < end; place++) {
      const arc = at(order, place);
      if (at(withdrawn, arc) === 0) order[kept++] = arc;
    }
    usable[profile] = kept - first;
  };

  /** The set that the search reached is closed: who holds it can live nowhere else. */
  const closeReached = (profile: number, clock: number, count: number) => {
    const members = [...queue.subarray(0, count)];
    seenProfile[profile] = 0;
    for (const home of members) {
      for (let place = at(intoStart, home); place < at(intoStart, home + 1); place++) {
        const arc = at(into, place);
        const other = at(profileOfArc, arc);
        if (at(withdrawn, arc) === 1 || at(seenProfile, other) === stamp) continue;
        withdrawn[arc] = 1;
        compact(other);
      }
    }
    recorder.record(clock, 0, members);
  };

  /** The classes from which the profile's own can be reached: who could live there is needed there. */
  const closeNeeded = (profile: number, clock: number) => {
    stamp++;
    let tail = 0;
    const enqueue = (home: number) => {
      if (at(seen, home) === stamp) return;
      seen[home] = stamp;
      queue[tail++] = home;
    };
    const visit = (other: number) => {
      if (at(seenProfile, other) === stamp) return;
      seenProfile[other] = stamp;
      const first = at(start, other);
      for (let place = first; place < first + at(usable, other); place++) {
        const arc = at(order, place);
        if (at(amount, arc) > 0) enqueue(at(target, arc));
      }
    };
    visit(profile);
    for (let head = 0; head < tail; head++) {
      const home = at(queue, head);
      for (let place = at(intoStart, home); place < at(intoStart, home + 1); place++) {
        const arc = at(into, place);
        if (at(withdrawn, arc) === 0) visit(at(profileOfArc, arc));
      }
    }
    const members = [...queue.subarray(0, tail)];
    for (const home of members) {
      for (let place = at(intoStart, home); place < at(intoStart, home + 1); place++) {
        withdrawOutside(at(profileOfArc, at(into, place)), at(into, place));
      }
    }
    recorder.record(clock, 1, members);
  };

  const withdrawOutside = (profile: number, reason: number) => {
    if (at(withdrawn, reason) === 1) return;
    const first = at(start, profile);
    let some = false;
    for (let place = first; place < first + at(usable, profile); place++) {
      const arc = at(order, place);
      if (at(seen, at(target, arc)) === stamp) continue;
      withdrawn[arc] = 1;
      some = true;
    }
    if (some) compact(profile);
  };

  const take = (profile: number, arc: number, clock: number): boolean => {
    if (at(amount, arc) > 0) {
      lower(flow, arc);
      return true;
    }
    const { found, count } = search(profile, at(target, arc));
    if (found !== NONE) {
      apply(found);
      return true;
    }
    if (at(seen, FREE) === stamp) closeNeeded(profile, clock);
    else closeReached(profile, clock, count);
    return false;
  };

  return { take, withdrawn, cuts: recorder.finish };
}
