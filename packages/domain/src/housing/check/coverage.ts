import type { Certificate } from "../allocation.ts";
import { at, atUnsigned } from "../ints.ts";
import { exhaustedBefore, keptInClass, type Kept } from "./quotas.ts";
import type { Reading } from "./reading.ts";
import type { Violation } from "./violation.ts";

const NEVER = 0x7fffffff;

/**
 * No better set of households could be housed. Levels are closed sets, each with all before it:
 * their homes are full of households that fit nowhere outside and stand before the cut, so that
 * who waits at or after the cut and fits inside only could enter only in place of one of them.
 */
export function coverageViolation(
  reading: Reading,
  { level, cutRank }: NonNullable<Certificate["coverage"]>,
  kept: readonly Kept[],
): Violation | null {
  const { allocation, profiles, classes, start, target, capacity, used } = reading;
  const { profileOf, classOf } = allocation.certificate;
  for (let index = 1; index < cutRank.length; index++) {
    if (at(cutRank, index) < at(cutRank, index - 1)) {
      return { kind: "level_order_broken", level: index };
    }
  }
  const keptOf = keptInClass(kept, classes);
  const levelOf = (type: number) => (at(level, type) < 0 ? NEVER : at(level, type));
  for (let type = 0; type < classes; type++) {
    if (at(level, type) >= cutRank.length) return { kind: "foreign_certificate", column: "level" };
    if (at(level, type) >= 0 && at(used, type) + at(keptOf, type) !== at(capacity, type)) {
      return { kind: "closed_class_not_full", class: type };
    }
  }
  for (const { quota, classes: counted, homes } of kept) {
    const highest = counted.reduce((most, type) => Math.max(most, levelOf(type)), -1);
    const leaves = counted.some((type) => at(homes, type) > 0 && highest > levelOf(type));
    if (leaves) return { kind: "kept_back_wrong", quota: quota.id };
  }
  const highest = new Int32Array(profiles).fill(-1);
  for (let profile = 0; profile < profiles; profile++) {
    for (let pair = at(start, profile); pair < at(start, profile + 1); pair++) {
      highest[profile] = Math.max(at(highest, profile), levelOf(at(target, pair)));
    }
  }
  const usedUp = exhaustedBefore(reading);
  if ("kind" in usedUp) return usedUp;
  const { homeOf, rankOf } = allocation;
  for (let household = 0; household < homeOf.length; household++) {
    const home = at(homeOf, household);
    const most = at(highest, at(profileOf, household));
    const rank = atUnsigned(rankOf, household);
    if (home < 0) {
      if (most < 0 || usedUp.has(household)) continue;
      if (most === NEVER) return { kind: "waits_though_home_in_reach", household };
      if (rank < at(cutRank, most)) return { kind: "waits_though_before_cut", household };
      continue;
    }
    const own = levelOf(at(classOf, home));
    if (own === NEVER) continue;
    if (most > own) return { kind: "holder_can_leave_closed_set", household };
    if (rank >= at(cutRank, own)) return { kind: "holder_after_cut", household };
  }
  return null;
}
