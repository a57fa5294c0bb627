import type { Gate } from "./coverage.ts";
import { add, at, atSmall } from "./ints.ts";
import { columnOf } from "./collapse.ts";
import type { HousingPolicy } from "./policy.ts";
import type { HouseholdColumns } from "./problem.ts";

/** Quotas on households: counted in the order in which they are served. */
export function gateOf(policy: HousingPolicy, households: HouseholdColumns): Gate | null {
  const quotas = (policy.quotas ?? []).filter((quota) => quota.side === "household");
  if (quotas.length === 0) return null;
  const left = Int32Array.from(quotas, (quota) => quota.atMost);
  const counted = quotas.map((quota) => {
    const column = columnOf(households.attributes, quota.attribute);
    const values = new Set(quota.oneOf);
    return (household: number) => values.has(atSmall(column, household));
  });
  return {
    open: (household) =>
      counted.every((counts, index) => at(left, index) > 0 || !counts(household)),
    pass: (household) => {
      for (const [index, counts] of counted.entries()) if (counts(household)) add(left, index, -1);
    },
  };
}
