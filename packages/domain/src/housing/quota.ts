import type { Types } from "./collapse.ts";
import { at } from "./ints.ts";
import type { HousingQuota } from "./policy.ts";
import type { HousingFault } from "./refusal.ts";

/** A quota on homes, turned into homes kept back from everybody. */
export type KeptBack = {
  /** Index in the policy's quotas. */
  readonly quota: number;
  readonly classes: readonly number[];
  readonly homes: number;
};

/**
 * "At most 40 of these 100 homes" is the same as "60 households that fit these homes only are
 * served first". Said so, a quota needs no solver of its own. Inner quotas come first: what they
 * keep back counts for the outer one.
 */
export function keptBackBy(
  quotas: readonly HousingQuota[],
  homes: Types,
  capacity: Int32Array,
): { readonly keptBack: readonly KeptBack[]; readonly faults: readonly HousingFault[] } {
  const sets = quotas
    .map((quota, index) => ({ quota, index, classes: classesOf(quota, homes) }))
    .filter(({ quota }) => quota.side === "home")
    .toSorted((a, b) => a.classes.length - b.classes.length);
  const faults: HousingFault[] = [];
  const keptBack: KeptBack[] = [];
  for (const [place, { quota, index, classes }] of sets.entries()) {
    const members = new Set(classes);
    let inside = 0;
    for (const inner of sets.slice(0, place)) {
      const shared = inner.classes.filter((type) => members.has(type)).length;
      if (shared === 0) continue;
      if (shared < inner.classes.length) {
        faults.push({ kind: "quotas_not_nested", quota: inner.quota.id, other: quota.id });
        continue;
      }
      inside += keptBack.find((kept) => kept.quota === inner.index)?.homes ?? 0;
    }
    const total = classes.reduce((sum, type) => sum + at(capacity, type), 0);
    keptBack.push({ quota: index, classes, homes: Math.max(0, total - quota.atMost - inside) });
  }
  return { keptBack: keptBack.filter(({ homes: kept }) => kept > 0), faults };
}

function classesOf(quota: HousingQuota, homes: Types): number[] {
  const index = homes.axes.findIndex((axis) => axis.attribute === quota.attribute);
  const axis = homes.axes[index];
  if (axis === undefined) return [];
  const counted = new Set(quota.oneOf.map((value) => axis.groupOf[value] ?? -1));
  const classes: number[] = [];
  for (let type = 0; type < homes.count; type++) {
    if (counted.has(at(homes.groups, type * homes.axes.length + index))) classes.push(type);
  }
  return classes;
}
