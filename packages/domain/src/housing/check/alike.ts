import { itemOf } from "../ints.ts";
import type { HousingPolicy } from "../policy.ts";
import type { HousingProblem } from "../problem.ts";
import { occurring } from "./occurring.ts";
import { judge } from "./rules.ts";

/** For one attribute: the smallest value that every rule treats as it treats this one. */
export type Alike = { readonly attribute: string; readonly smallest: Uint16Array };

/** Which values of the attributes of one side no rule tells apart, in the order of the rules. */
export function alikeValues(
  side: "household" | "home",
  { households, homes }: HousingProblem,
  policy: HousingPolicy,
): Alike[] {
  const own = (side === "home" ? homes : households).attributes;
  const opposite = (side === "home" ? households : homes).attributes;
  const quotas =
    side === "home" ? (policy.quotas ?? []).filter((quota) => quota.side === side) : [];
  const attributes = new Set(policy.rules.map((rule) => rule[side]));
  for (const quota of quotas) attributes.add(quota.attribute);
  return [...attributes].map((attribute) => {
    const rules = policy.rules.filter((rule) => rule[side] === attribute);
    const others = rules.map((rule) =>
      occurring(opposite[side === "home" ? rule.household : rule.home]),
    );
    const values = occurring(own[attribute]);
    const smallest = new Uint16Array((values.at(-1) ?? -1) + 1);
    const first = new Map<string, number>();
    for (const value of values) {
      const treatment: (number | boolean | null)[] = rules.flatMap((rule, index) =>
        itemOf(others, index).map((other) =>
          side === "home" ? judge(rule, other, value) : judge(rule, value, other),
        ),
      );
      for (const quota of quotas) {
        if (quota.attribute === attribute) treatment.push(quota.oneOf.includes(value));
      }
      const key = JSON.stringify(treatment);
      const known = first.get(key) ?? value;
      first.set(key, known);
      smallest[value] = known;
    }
    return { attribute, smallest };
  });
}
