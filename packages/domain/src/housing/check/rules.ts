import { atSmall, itemOf } from "../ints.ts";
import type { HousingPolicy } from "../policy.ts";
import type { HousingProblem } from "../problem.ts";

type Rule = HousingPolicy["rules"][number];

/** A rule read on its own terms: misfit of two values, or null where it forbids the pair. */
export function judge(rule: Rule, household: number, home: number): number | null {
  if (rule.kind === "table") return rule.table[household]?.[home] ?? null;
  if (rule.kind === "equal") return household === home ? 0 : null;
  if (rule.kind === "implies") {
    if (household > 0 && home === 0) return null;
    return household === 0 && home > 0 ? rule.costWhenUnneeded : 0;
  }
  const above = home - household;
  if (rule.kind === "window") {
    if (above > rule.above || -above > rule.below) return null;
    return (above < 0 ? -above : above) * rule.costPerStep;
  }
  const surplus = rule.kind === "at_least" ? above : -above;
  const most = rule.maxSteps ?? Number.MAX_SAFE_INTEGER;
  return surplus >= 0 && surplus <= most ? surplus * rule.costPerStep : null;
}

export type PairJudge = {
  /** Misfit of a household in a home, -1 where a rule forbids it. */
  readonly misfit: (household: number, home: number) => number;
  readonly forbiddingRule: (household: number, home: number) => string | null;
};

/** Judges pairs by index, straight from the columns. */
export function pairJudge({ households, homes }: HousingProblem, policy: HousingPolicy): PairJudge {
  const empty = new Uint16Array(0);
  const rules = policy.rules.map((rule) => ({
    rule,
    people: households.attributes[rule.household] ?? empty,
    stock: homes.attributes[rule.home] ?? empty,
  }));
  const misfit = (household: number, home: number): number => {
    let sum = 0;
    for (let index = 0; index < rules.length; index++) {
      const { rule, people, stock } = itemOf(rules, index);
      const cost = judge(rule, atSmall(people, household), atSmall(stock, home));
      if (cost === null) return -1;
      sum += cost;
    }
    return sum;
  };
  const forbiddingRule = (household: number, home: number): string | null =>
    rules.find(
      ({ rule, people, stock }) =>
        judge(rule, atSmall(people, household), atSmall(stock, home)) === null,
    )?.rule.id ?? null;
  return { misfit, forbiddingRule };
}
