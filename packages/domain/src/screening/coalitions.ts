import type { CriterionCode } from "../kernel/index.ts";
import type { ScreeningPolicy } from "./policy.ts";

/**
 * The minimal sufficient coalitions: the sets of criteria that carry the majority and no longer
 * do when any one of them is taken away. Printed, this list is the rule; the weights only encode
 * it. In the order of the criteria, shorter sets first.
 */
export function sufficientCoalitions({
  criteria,
  majority,
}: Pick<ScreeningPolicy, "criteria" | "majority">): readonly (readonly CriterionCode[])[] {
  const found: { codes: readonly CriterionCode[]; order: number }[] = [];
  for (let set = 1; set < 2 ** criteria.length; set += 1) {
    const members = criteria.filter((_, j) => Math.floor(set / 2 ** j) % 2 === 1);
    const points = members.reduce((sum, { weight }) => sum + weight, 0);
    const minimal = members.every(({ weight }) => points - weight < majority);
    if (points >= majority && minimal)
      found.push({ codes: members.map(({ code }) => code), order: mirrored(set, criteria.length) });
  }
  return found
    .toSorted((a, b) => a.codes.length - b.codes.length || b.order - a.order)
    .map(({ codes }) => codes);
}

/** The set read with the first criterion as its highest digit, so that earlier criteria lead. */
function mirrored(set: number, size: number): number {
  let result = 0;
  for (let j = 0; j < size; j += 1) result = result * 2 + (Math.floor(set / 2 ** j) % 2);
  return result;
}
