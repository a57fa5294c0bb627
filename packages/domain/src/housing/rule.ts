import { assertNever } from "../kernel/index.ts";
import type { HousingRule } from "./policy.ts";

/** What `misfitOf` gives for a pair that a rule excludes. */
export const FORBIDDEN = -1;

/** Misfit that one rule gives to one pair of values, or FORBIDDEN. */
export function misfitOf(rule: HousingRule, household: number, home: number): number {
  switch (rule.kind) {
    case "equal":
      return household === home ? 0 : FORBIDDEN;
    case "at_least":
      return steps(home - household, rule.maxSteps, rule.costPerStep);
    case "at_most":
      return steps(household - home, rule.maxSteps, rule.costPerStep);
    case "window": {
      const distance = home - household;
      if (distance < -rule.below || distance > rule.above) return FORBIDDEN;
      return Math.abs(distance) * rule.costPerStep;
    }
    case "table":
      return rule.table[household]?.[home] ?? FORBIDDEN;
    case "implies":
      if (household !== 0) return home === 0 ? FORBIDDEN : 0;
      return home === 0 ? 0 : rule.costWhenUnneeded;
    default:
      return assertNever(rule);
  }
}

function steps(surplus: number, most: number | null, cost: number): number {
  if (surplus < 0 || (most !== null && surplus > most)) return FORBIDDEN;
  return surplus * cost;
}
