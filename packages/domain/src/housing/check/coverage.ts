import type { Certificate } from "../allocation.ts";
import { at, atUnsigned } from "../ints.ts";
import { householdQuotas, keptInClass, type Kept } from "./quotas.ts";
import type { Reading } from "./reading.ts";
import type { Violation } from "./violation.ts";

const NEVER = Number.MAX_SAFE_INTEGER;

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
  const highest = Array.from({ length: profiles }, (_, profile) => {
    let most = -1;
    for (let pair = at(start, profile); pair < at(start, profile + 1); pair++) {
      most = Math.max(most, levelOf(at(target, pair)));
    }
    return most;
  });
  const quotas = householdQuotas(reading);
  if ("kind" in quotas) return quotas;
  for (let rank = 0; rank < allocation.order.length; rank++) {
    const household = atUnsigned(allocation.order, rank);
    const home = at(allocation.homeOf, household);
    const most = highest[at(profileOf, household)] ?? NEVER;
    if (home < 0) {
      if (most < 0 || quotas.usedUp(household)) continue;
      if (most === NEVER) return { kind: "waits_though_home_in_reach", household };
      if (rank < at(cutRank, most)) return { kind: "waits_though_before_cut", household };
      continue;
    }
    quotas.count(household);
    const own = levelOf(at(classOf, home));
    if (own === NEVER) continue;
    if (most > own) return { kind: "holder_can_leave_closed_set", household };
    if (rank >= at(cutRank, own)) return { kind: "holder_after_cut", household };
  }
  return null;
}
