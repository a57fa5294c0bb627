import { add, at, atSmall, atUnsigned, itemOf } from "../ints.ts";
import type { HousingQuota } from "../policy.ts";
import type { Reading } from "./reading.ts";
import type { Violation } from "./violation.ts";

/** Classes that a quota on homes counts, and how many of their homes it keeps back. */
export type Kept = {
  readonly quota: HousingQuota;
  readonly classes: readonly number[];
  /** Homes kept back by class. */
  readonly homes: Int32Array;
  readonly sum: number;
};

/** Reads what quotas keep back, and checks that it is exactly what they must. */
export function keptBack(reading: Reading): Kept[] | Violation {
  const { problem, policy, allocation, classes, homeOfClass, capacity } = reading;
  const claimed = allocation.certificate.keptBack;
  const kept: Kept[] = [];
  for (const [index, quota] of (policy.quotas ?? []).entries()) {
    if (quota.side !== "home") continue;
    const column = problem.homes.attributes[quota.attribute] ?? new Uint16Array(0);
    const counted = [...homeOfClass.keys()].filter((type) =>
      quota.oneOf.includes(atSmall(column, at(homeOfClass, type))),
    );
    const homes = new Int32Array(classes);
    let sum = 0;
    for (let entry = 0; entry < claimed.homes.length; entry++) {
      if (at(claimed.quota, entry) !== index) continue;
      const type = at(claimed.class, entry);
      const count = at(claimed.homes, entry);
      if (count < 0 || !counted.includes(type)) return wrong(quota);
      add(homes, type, count);
      sum += count;
    }
    kept.push({ quota, classes: counted, homes, sum });
  }
  for (const { quota, classes: counted, sum } of kept) {
    const members = new Set(counted);
    const total = counted.reduce((all, type) => all + at(capacity, type), 0);
    let inside = 0;
    for (const other of kept) {
      const isInside =
        other.quota !== quota &&
        other.classes.every((type) => members.has(type)) &&
        (other.classes.length < counted.length || kept.indexOf(other) < indexOfQuota(kept, quota));
      if (isInside) inside += other.sum;
    }
    if (sum !== Math.max(0, total - quota.atMost - inside)) return wrong(quota);
    const used = counted.reduce((all, type) => all + at(reading.used, type), 0);
    if (used > quota.atMost) return { kind: "quota_exceeded", quota: quota.id, found: used };
  }
  return kept;
}

function indexOfQuota(kept: readonly Kept[], quota: HousingQuota): number {
  return kept.findIndex((other) => other.quota === quota);
}

function wrong(quota: HousingQuota): Violation {
  return { kind: "kept_back_wrong", quota: quota.id };
}

/** Homes kept back in each class by all quotas. */
export function keptInClass(kept: readonly Kept[], classes: number): Int32Array {
  const sum = new Int32Array(classes);
  for (const { homes } of kept)
    for (let type = 0; type < classes; type++) add(sum, type, at(homes, type));
  return sum;
}

/** Walks the order and tells for each household whether one of its quotas was used up before it. */
export function householdQuotas(reading: Reading):
  | Violation
  | {
      readonly usedUp: (household: number) => boolean;
      readonly count: (household: number) => void;
    } {
  const { problem, policy, allocation } = reading;
  const quotas = (policy.quotas ?? []).filter((quota) => quota.side === "household");
  const columns = quotas.map(
    (quota) => problem.households.attributes[quota.attribute] ?? new Uint16Array(0),
  );
  const counts = (index: number, household: number) =>
    itemOf(quotas, index).oneOf.includes(atSmall(itemOf(columns, index), household));
  for (const [index, quota] of quotas.entries()) {
    let found = 0;
    for (let rank = 0; rank < allocation.order.length; rank++) {
      const household = atUnsigned(allocation.order, rank);
      if (at(allocation.homeOf, household) >= 0 && counts(index, household)) found++;
    }
    if (found > quota.atMost) return { kind: "quota_exceeded", quota: quota.id, found };
  }
  const seen = new Int32Array(quotas.length);
  return {
    usedUp: (household) =>
      quotas.some((quota, index) => at(seen, index) >= quota.atMost && counts(index, household)),
    count: (household) => {
      for (let index = 0; index < quotas.length; index++) {
        if (counts(index, household)) add(seen, index, 1);
      }
    },
  };
}

/** Households that wait because a quota of theirs was used up by those before them. */
export function exhaustedBefore(reading: Reading): Violation | ReadonlySet<number> {
  const quotas = householdQuotas(reading);
  if ("kind" in quotas) return quotas;
  const exhausted = new Set<number>();
  if (!(reading.policy.quotas ?? []).some(({ side }) => side === "household")) return exhausted;
  const { order, homeOf } = reading.allocation;
  for (let rank = 0; rank < order.length; rank++) {
    const household = atUnsigned(order, rank);
    if (at(homeOf, household) >= 0) quotas.count(household);
    else if (quotas.usedUp(household)) exhausted.add(household);
  }
  return exhausted;
}
