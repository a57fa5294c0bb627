import type { Allocation, Certificate } from "../allocation.ts";
import { add, at, atUnsigned, itemOf } from "../ints.ts";
import { cellTable } from "./cells.ts";
import { openPairs } from "./cuts.ts";
import type { Kept } from "./quotas.ts";
import type { Reading } from "./reading.ts";
import type { Violation } from "./violation.ts";

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
  const { preferences } = problem.households;
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
  /** Whether a pair before the end could be had in the tower. */
  const possible = (profile: number, tower: number, until: number): boolean => {
    for (let pair = at(pairs.start, profile); pair < at(pairs.start, profile + 1); pair++) {
      const type = at(pairs.target, pair);
      if (type === until) return false;
      if (at(pairs.isOpen, pair) === 0) continue;
      const cell = cells.cellAt(type, tower);
      if (cell >= 0 && at(left, cell) > 0) return true;
    }
    return false;
  };

  const { order } = allocation;
  const homeAt = homesByRank(allocation);
  for (let rank = 0; rank < order.length; rank++) {
    const home = at(homeAt, rank);
    if (home < 0) continue;
    const household = atUnsigned(order, rank);
    const failed = closeAt(rank);
    if (failed >= 0) return { kind: "cut_not_closed", cut: failed };
    const profile = at(profileOf, household);
    const wish = allocation.wish[household] ?? 0;
    const better = wish === 0 ? preferenceCount : wish - 1;
    for (let choice = 0; choice < better; choice++) {
      const tower = at(preferences, household * preferenceCount + choice);
      if (tower >= 0 && possible(profile, tower, -1)) {
        return { kind: "better_wish_possible", household, wish: choice + 1 };
      }
    }
    if (wish === 0) continue;
    const type = at(classOf, home);
    if (possible(profile, atUnsigned(problem.homes.tower, home), type)) {
      return { kind: "better_class_possible", household, class: type };
    }
    choose(household, home);
  }
  for (let rank = 0; rank < order.length; rank++) {
    const home = at(homeAt, rank);
    if (home < 0) continue;
    const household = atUnsigned(order, rank);
    if (allocation.wish[household] !== 0) continue;
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

/** Home of each place in the order, -1 where the household waits. */
function homesByRank({ homeOf, rankOf }: Allocation): Int32Array {
  const homeAt = new Int32Array(homeOf.length).fill(-1);
  for (let household = 0; household < homeOf.length; household++) {
    const home = at(homeOf, household);
    if (home >= 0) homeAt[atUnsigned(rankOf, household)] = home;
  }
  return homeAt;
}
