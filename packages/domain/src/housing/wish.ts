import type { Evidence } from "./evidence.ts";
import type { BetterWish, DenialReason } from "./explanation.ts";
import { at, atUnsigned, itemOf } from "./ints.ts";
import { FORBIDDEN } from "./rule.ts";

/** Why a household that is housed got none of the towers it put before its own. */
export function whyNotBetter(evidence: Evidence, household: number): BetterWish[] {
  const { problem, policy, allocation } = evidence;
  if (!policy.stages.includes("preference")) return [];
  const { preferences, preferenceCount } = problem.households;
  const wish = allocation.wish[household] ?? 0;
  const better: BetterWish[] = [];
  const count = wish === 0 ? preferenceCount : wish - 1;
  for (let choice = 0; choice < count; choice++) {
    const tower = at(preferences, household * preferenceCount + choice);
    if (tower < 0) continue;
    better.push({
      wish: choice + 1,
      tower: itemOf(problem.towers, tower),
      ...denial(evidence, household, tower),
    });
  }
  return better;
}

function denial(
  evidence: Evidence,
  household: number,
  tower: number,
): Pick<BetterWish, "fitting" | "because"> {
  const { problem, allocation, homesIn, misfitsOf } = evidence;
  const misfits = misfitsOf(at(allocation.certificate.profileOf, household));
  const reasons: DenialReason[] = [];
  let fitting = 0;
  for (const [type, misfit] of misfits.entries()) {
    if (misfit === FORBIDDEN) continue;
    const homes = homesIn.get(type * problem.towers.length + tower);
    if (homes === undefined) continue;
    fitting += homes.length;
    reasons.push(denialInClass(evidence, household, type, misfit, homes));
  }
  return { fitting, because: summed(reasons) };
}

function denialInClass(
  evidence: Evidence,
  household: number,
  type: number,
  misfit: number,
  homes: readonly number[],
): DenialReason {
  const { allocation } = evidence;
  const { fit, preference, profileOf, classOf } = allocation.certificate;
  if (fit !== null) {
    const by = misfit + at(fit.profilePrice, at(profileOf, household)) - at(fit.classPrice, type);
    if (by > 0) return { kind: "would_raise_misfit", by };
  }
  // Wishes are served in one round by rank, also those of whoever ends up outside all of them.
  const own = atUnsigned(allocation.rankOf, household);
  let last = -1;
  let before = 0;
  for (const home of homes) {
    const holder = at(evidence.householdOfHome, home);
    if (holder < 0 || clockOf(evidence, holder) >= own) continue;
    before++;
    last = Math.max(last, atUnsigned(allocation.rankOf, holder));
  }
  if (before < homes.length && preference !== null) {
    const ownClass = at(classOf, at(allocation.homeOf, household));
    for (let cut = 0; cut < preference.clock.length; cut++) {
      if (at(preference.clock, cut) > own) continue;
      const members = preference.member.subarray(
        at(preference.start, cut),
        at(preference.start, cut + 1),
      );
      const needed = at(preference.needed, cut) === 1;
      if (members.includes(type) === needed || members.includes(ownClass) !== needed) continue;
      const sum = members.reduce((total, member) => total + at(evidence.capacity, member), 0);
      const atRank = (at(preference.clock, cut) % allocation.order.length) + 1;
      return { kind: needed ? "needed_where_it_is" : "needed_by_others", homes: sum, atRank };
    }
    throw new Error("A better wish was denied for no reason on record");
  }
  return { kind: "taken_by_higher_priority", homes: homes.length, lastRank: last + 1 };
}

/** When a household chose: by rank, those outside their wishes in a second round. */
function clockOf({ allocation }: Evidence, household: number): number {
  const rank = atUnsigned(allocation.rankOf, household);
  if (allocation.certificate.preference === null) return rank;
  return allocation.wish[household] === 0 ? allocation.order.length + rank : rank;
}

function summed(reasons: readonly DenialReason[]): DenialReason[] {
  const sums: DenialReason[] = [];
  for (const reason of reasons) {
    const place = sums.findIndex(
      (other) =>
        other.kind === reason.kind &&
        (reason.kind === "taken_by_higher_priority" ||
          JSON.stringify(other) === JSON.stringify(reason)),
    );
    const same = sums[place];
    if (same === undefined) {
      sums.push(reason);
    } else if (
      same.kind === "taken_by_higher_priority" &&
      reason.kind === "taken_by_higher_priority"
    ) {
      sums[place] = {
        kind: "taken_by_higher_priority",
        homes: same.homes + reason.homes,
        lastRank: Math.max(same.lastRank, reason.lastRank),
      };
    }
  }
  return sums;
}
