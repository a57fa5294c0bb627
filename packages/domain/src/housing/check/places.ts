import type { Allocation } from "../allocation.ts";
import { at, atUnsigned } from "../ints.ts";
import type { HousingProblem } from "../problem.ts";
import { inOrder, type Reading } from "./reading.ts";
import { pairJudge } from "./rules.ts";
import type { VerifiedTotals, Violation } from "./violation.ts";

/** Lengths of everything claimed, so that a certificate of another problem stops here. */
export function foreignColumn(
  { households, homes }: HousingProblem,
  { homeOf, order, rankOf, wish, misfit, certificate }: Allocation,
): string | null {
  const { coverage, fit, preference, classes, profiles } = certificate;
  const lengths: (readonly [column: string, found: number, expected: number])[] = [
    ["homeOf", homeOf.length, households.count],
    ["order", order.length, households.count],
    ["rankOf", rankOf.length, households.count],
    ["wish", wish.length, households.count],
    ["misfit", misfit.length, households.count],
    ["profileOf", certificate.profileOf.length, households.count],
    ["classOf", certificate.classOf.length, homes.count],
  ];
  if (coverage !== null) lengths.push(["level", coverage.level.length, classes]);
  if (fit !== null) {
    lengths.push(["classPrice", fit.classPrice.length, classes]);
    lengths.push(["profilePrice", Math.min(fit.profilePrice.length, profiles), profiles]);
  }
  if (preference !== null) {
    const cuts = preference.clock.length;
    lengths.push(["needed", preference.needed.length, cuts]);
    lengths.push(["start", preference.start.length, cuts + 1]);
  }
  return lengths.find(([, found, expected]) => found !== expected)?.[0] ?? null;
}

/** The order is the published one, and ranks are its inverse. */
export function orderViolation(
  problem: HousingProblem,
  { order, rankOf }: Allocation,
): Violation | null {
  for (let rank = 0; rank < order.length; rank++) {
    const household = atUnsigned(order, rank);
    if (household >= order.length) return { kind: "order_not_a_permutation", rank };
    // Ranks that lead back to their places leave no household twice.
    if (atUnsigned(rankOf, household) !== rank) {
      return order.indexOf(household) < rank
        ? { kind: "order_not_a_permutation", rank }
        : { kind: "rank_wrong", household };
    }
    if (rank > 0 && !inOrder(problem, atUnsigned(order, rank - 1), household)) {
      return { kind: "order_broken", rank };
    }
  }
  return null;
}

/** Each home once, each pair allowed, each figure right. Returns the totals or what is wrong. */
export function countPlaces(reading: Reading): Violation | Omit<VerifiedTotals, "proved" | "cuts"> {
  const { problem, policy, allocation } = reading;
  const { homeOf, wish, misfit, totals } = allocation;
  const { households, homes } = problem;
  const countsWishes = policy.stages.includes("preference");
  const holder = new Int32Array(homes.count).fill(-1);
  const byPreference = Array.from({ length: households.preferenceCount + 1 }, () => 0);
  let housed = 0;
  let sum = 0;
  for (let household = 0; household < households.count; household++) {
    const home = at(homeOf, household);
    if (home < -1 || home >= homes.count) return { kind: "no_such_home", household, home };
    let cost = 0;
    let place = 0;
    if (home >= 0) {
      const first = at(holder, home);
      if (first >= 0) return { kind: "home_given_twice", home, first, second: household };
      holder[home] = household;
      cost = costBetween(reading, household, home);
      if (cost < 0) {
        const rule = pairJudge(problem, policy).forbiddingRule(household, home) ?? "";
        return { kind: "pair_forbidden", household, home, rule };
      }
      if (countsWishes) place = wishMet(problem, household, home);
      housed++;
      sum += cost;
      const slot = place === 0 ? households.preferenceCount : place - 1;
      byPreference[slot] = (byPreference[slot] ?? 0) + 1;
    }
    const stated = at(misfit, household);
    if (stated !== cost) return { kind: "misfit_wrong", household, stated, found: cost };
    const statedWish = wish[household] ?? 0;
    if (statedWish !== place) {
      return { kind: "wish_wrong", household, stated: statedWish, found: place };
    }
  }
  if (totals.housed !== housed) {
    return { kind: "total_wrong", total: "housed", stated: totals.housed, found: housed };
  }
  if (totals.misfit !== sum) {
    return { kind: "total_wrong", total: "misfit", stated: totals.misfit, found: sum };
  }
  for (const [slot, found] of byPreference.entries()) {
    const stated = totals.byPreference[slot] ?? -1;
    if (stated !== found) return { kind: "total_wrong", total: "byPreference", stated, found };
  }
  return { housed, misfit: sum, byPreference };
}

/** Misfit of a household in a home, from the allowed pairs; -1 when the pair is not among them. */
function costBetween(
  { allocation, start, target, cost }: Reading,
  household: number,
  home: number,
): number {
  const profile = at(allocation.certificate.profileOf, household);
  const type = at(allocation.certificate.classOf, home);
  for (let pair = at(start, profile); pair < at(start, profile + 1); pair++) {
    if (at(target, pair) === type) return at(cost, pair);
  }
  return -1;
}

/** Which wish the tower of the home is: 1 for the first, 0 for none. */
function wishMet({ households, homes }: HousingProblem, household: number, home: number): number {
  const tower = atUnsigned(homes.tower, home);
  const { preferences, preferenceCount } = households;
  for (let choice = 0; choice < preferenceCount; choice++) {
    if (at(preferences, household * preferenceCount + choice) === tower) return choice + 1;
  }
  return 0;
}
