import type { Allocation, Certificate } from "../allocation.ts";
import { add, at, atSmall, atUnsigned, itemOf } from "../ints.ts";
import { cellTable } from "./cells.ts";
import { openPairs } from "./cuts.ts";
import type { Kept } from "./quotas.ts";
import type { HousingProblem } from "../problem.ts";
import type { Reading } from "./reading.ts";
import type { Violation } from "./violation.ts";

/** Most pairs of group and tower for which a place is remembered. */
const MOST_REMEMBERED = 1 << 24;

/**
 * Everybody got the best wish that could be given: each better one was full, or would bring extra
 * misfit, or was ruled out by a closed set that is verified when it comes. A closed set stays
 * closed: of those confined to it (or needed in it) each takes one of its homes, nobody else does.
 */
export function preferenceViolation(
  reading: Reading,
  cuts: NonNullable<Certificate["preference"]>,
  kept: readonly Kept[],
): Violation | null {
  const { problem, policy, allocation } = reading;
  const { profileOf, classOf } = allocation.certificate;
  const preferenceCount = policy.stages.includes("preference")
    ? problem.households.preferenceCount
    : 0;
  const pairs = openPairs(reading, kept);
  const cells = cellTable(reading);
  const left = cells.homes.slice();
  let nextCut = 0;
  const closeAt = (clock: number): number => {
    while (nextCut < cuts.clock.length && at(cuts.clock, nextCut) <= clock) {
      if (at(cuts.clock, nextCut) < clock || !pairs.close(nextCut)) return nextCut;
      nextCut++;
    }
    return -1;
  };
  const choose = (household: number, home: number) => {
    add(left, at(cells.cellOfHome, home), -1);
    add(pairs.left, at(classOf, home), -1);
    add(pairs.waiting, at(profileOf, household), -1);
  };
  // Pairs are only ruled out and homes only taken: the first pair that is left only moves on.
  const { towers } = problem;
  const remembers = pairs.groups * towers.length <= MOST_REMEMBERED;
  const passed = new Uint16Array(remembers ? pairs.groups * towers.length : 0);
  /** The first pair that could be had in the tower, or the end of the profile's pairs. */
  const firstPossible = (profile: number, tower: number): number => {
    const first = at(pairs.start, profile);
    const end = at(pairs.start, profile + 1);
    const key = profile * towers.length + tower;
    let pair = first + (remembers ? atSmall(passed, key) : 0);
    for (; pair < end; pair++) {
      if (at(pairs.isOpen, pair) === 0) continue;
      const cell = cells.cellAt(at(pairs.target, pair), tower);
      if (cell >= 0 && at(left, cell) > 0) break;
    }
    if (remembers) passed[key] = Math.min(pair - first, 0xffff);
    return pair;
  };
  const isPossible = (profile: number, tower: number): boolean =>
    firstPossible(profile, tower) < at(pairs.start, profile + 1);
  /** Whether a pair before that with the class could be had in the tower. */
  const isPossibleBefore = (profile: number, tower: number, type: number): boolean => {
    const found = firstPossible(profile, tower);
    if (found === at(pairs.start, profile + 1) || at(pairs.target, found) === type) return false;
    for (let pair = at(pairs.start, profile); pair < found; pair++) {
      if (at(pairs.target, pair) === type) return false;
    }
    return true;
  };

  const { order } = allocation;
  const served = servedInOrder(allocation, problem.households, preferenceCount);
  const later: number[] = [];
  for (let place = 0; place < served.rank.length; place++) {
    const rank = at(served.rank, place);
    const home = at(served.home, place);
    const household = at(served.household, place);
    const failed = closeAt(rank);
    if (failed >= 0) return { kind: "cut_not_closed", cut: failed };
    const profile = at(served.profile, place);
    const wish = served.wish[place] ?? 0;
    const better = wish === 0 ? preferenceCount : wish - 1;
    for (let choice = 0; choice < better; choice++) {
      const tower = at(served.towers, place * preferenceCount + choice);
      if (tower >= 0 && isPossible(profile, tower)) {
        return { kind: "better_wish_possible", household, wish: choice + 1 };
      }
    }
    if (wish === 0) {
      later.push(place);
      continue;
    }
    const type = at(classOf, home);
    if (isPossibleBefore(profile, atUnsigned(problem.homes.tower, home), type)) {
      return { kind: "better_class_possible", household, class: type };
    }
    choose(household, home);
  }
  for (const place of later) {
    const rank = at(served.rank, place);
    const home = at(served.home, place);
    const household = at(served.household, place);
    const failed = closeAt(order.length + rank);
    if (failed >= 0) return { kind: "cut_not_closed", cut: failed };
    const profile = at(profileOf, household);
    const type = at(classOf, home);
    for (let pair = at(pairs.start, profile); at(pairs.target, pair) !== type; pair++) {
      if (at(pairs.isOpen, pair) === 1 && at(pairs.left, at(pairs.target, pair)) > 0) {
        return { kind: "better_class_possible", household, class: type };
      }
    }
    const first = itemOf(cells.ofClass, type).find((cell) => at(left, cell) > 0);
    if (first !== at(cells.cellOfHome, home)) return { kind: "earlier_tower_possible", household };
    choose(household, home);
  }
  return nextCut < cuts.clock.length ? { kind: "cut_not_closed", cut: nextCut } : null;
}

/**
 * Everybody who is housed, in order, with what the rounds ask of each: fetched at once, because
 * households lie scattered in memory.
 */
function servedInOrder(
  { order, homeOf, wish, certificate }: Allocation,
  { preferences, preferenceCount }: HousingProblem["households"],
  wishes: number,
): {
  readonly rank: Int32Array;
  readonly household: Int32Array;
  readonly home: Int32Array;
  readonly profile: Int32Array;
  readonly wish: Uint8Array;
  /** Towers wished for, so many for each. */
  readonly towers: Int32Array;
} {
  const home = new Int32Array(order.length);
  const rank = new Int32Array(order.length);
  let count = 0;
  for (let place = 0; place < order.length; place++) {
    home[count] = at(homeOf, atUnsigned(order, place));
    rank[count] = place;
    if (at(home, count) >= 0) count++;
  }
  const household = new Int32Array(count);
  const profile = new Int32Array(count);
  const met = new Uint8Array(count);
  const towers = new Int32Array(count * wishes);
  for (let place = 0; place < count; place++) {
    const one = atUnsigned(order, at(rank, place));
    household[place] = one;
    profile[place] = at(certificate.profileOf, one);
    met[place] = wish[one] ?? 0;
    for (let choice = 0; choice < wishes; choice++) {
      towers[place * wishes + choice] = at(preferences, one * preferenceCount + choice);
    }
  }
  return {
    rank: rank.subarray(0, count),
    household,
    home: home.subarray(0, count),
    profile,
    wish: met,
    towers,
  };
}
