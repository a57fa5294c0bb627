import type { Certificate } from "../allocation.ts";
import { add, at, startsFrom } from "../ints.ts";
import { extraMisfit } from "./fit.ts";
import type { Kept } from "./quotas.ts";
import type { Reading } from "./reading.ts";

/**
 * What everybody still to choose may choose from: the pairs that bring no extra misfit, less those
 * that a verified closed set rules out. Homes kept back by a quota are groups that never choose.
 */
export type OpenPairs = {
  readonly groups: number;
  readonly start: Int32Array;
  readonly target: Int32Array;
  readonly isOpen: Int32Array;
  /** Households of each group still to choose. */
  readonly waiting: Int32Array;
  /** Homes of each class not yet chosen. */
  readonly left: Int32Array;
  /** Verifies cut number `cut` now and closes what it rules out; false if it is not closed. */
  readonly close: (cut: number) => boolean;
};

export function openPairs(reading: Reading, kept: readonly Kept[]): OpenPairs {
  const { allocation, classes, capacity } = reading;
  const { fit, preference, profileOf } = allocation.certificate;
  const { start, target, groups } = pairsInFace(reading, fit, kept);
  const waiting = new Int32Array(groups);
  for (let household = 0; household < profileOf.length; household++) {
    if (at(allocation.homeOf, household) >= 0) add(waiting, at(profileOf, household), 1);
  }
  for (const [index, { sum }] of kept.entries()) waiting[reading.profiles + index] = sum;
  const left = capacity.slice();
  const isOpen = new Int32Array(target.length).fill(1);
  const { intoStart, into, groupOf } = incoming(start, target, classes);
  const inside = new Int32Array(classes).fill(-1);

  const touching = function* (members: Int32Array): Generator<number> {
    const met = new Set<number>();
    for (const type of members) {
      for (let place = at(intoStart, type); place < at(intoStart, type + 1); place++) {
        const pair = at(into, place);
        const group = at(groupOf, pair);
        if (at(isOpen, pair) === 0 || at(waiting, group) === 0 || met.has(group)) continue;
        met.add(group);
        yield group;
      }
    }
  };
  const closeWhere = (group: number, cut: number, closeInside: boolean) => {
    for (let pair = at(start, group); pair < at(start, group + 1); pair++) {
      if ((at(inside, at(target, pair)) === cut) === closeInside) isOpen[pair] = 0;
    }
  };
  const isConfined = (group: number, cut: number): boolean => {
    for (let pair = at(start, group); pair < at(start, group + 1); pair++) {
      if (at(isOpen, pair) === 1 && at(inside, at(target, pair)) !== cut) return false;
    }
    return true;
  };

  const close = (cut: number): boolean => {
    if (preference === null) return false;
    const members = preference.member.subarray(
      at(preference.start, cut),
      at(preference.start, cut + 1),
    );
    const needed = at(preference.needed, cut) === 1;
    let homes = 0;
    for (const type of members) {
      if (type < 0 || type >= classes || at(inside, type) === cut) return false;
      inside[type] = cut;
      homes += at(left, type);
      if (needed && (fit === null || at(fit.classPrice, type) >= fit.freePrice)) return false;
    }
    let people = 0;
    const closing: number[] = [];
    for (const group of touching(members)) {
      const counts = needed || isConfined(group, cut);
      if (counts) people += at(waiting, group);
      if (counts === needed) closing.push(group);
    }
    if (people !== homes) return false;
    for (const group of closing) closeWhere(group, cut, !needed);
    return true;
  };
  return { groups, start, target, isOpen, waiting, left, close };
}

/** Pairs without extra misfit, in the order of the reading; one group more for each quota. */
function pairsInFace(
  reading: Reading,
  fit: Certificate["fit"],
  kept: readonly Kept[],
): { readonly start: Int32Array; readonly target: Int32Array; readonly groups: number } {
  const starts = [0];
  const target: number[] = [];
  for (let profile = 0; profile < reading.profiles; profile++) {
    for (let pair = at(reading.start, profile); pair < at(reading.start, profile + 1); pair++) {
      if (fit !== null && extraMisfit(reading, fit, profile, pair) !== 0) continue;
      target.push(at(reading.target, pair));
    }
    starts.push(target.length);
  }
  for (const { classes } of kept) {
    const price = (type: number) => (fit === null ? 0 : at(fit.classPrice, type));
    const highest = Math.max(...classes.map(price));
    target.push(...classes.filter((type) => price(type) === highest));
    starts.push(target.length);
  }
  return {
    start: Int32Array.from(starts),
    target: Int32Array.from(target),
    groups: reading.profiles + kept.length,
  };
}

function incoming(
  start: Int32Array,
  target: Int32Array,
  classes: number,
): {
  readonly intoStart: Int32Array;
  readonly into: Int32Array;
  readonly groupOf: Int32Array;
} {
  const intoStart = new Int32Array(classes + 1);
  for (const type of target) add(intoStart, type + 1, 1);
  startsFrom(intoStart);
  const next = intoStart.slice();
  const into = new Int32Array(target.length);
  const groupOf = new Int32Array(target.length);
  for (let group = 0; group + 1 < start.length; group++) {
    for (let pair = at(start, group); pair < at(start, group + 1); pair++) {
      const type = at(target, pair);
      into[at(next, type)] = pair;
      add(next, type, 1);
      groupOf[pair] = group;
    }
  }
  return { intoStart, into, groupOf };
}
