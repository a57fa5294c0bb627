import type { Allocation } from "./allocation.ts";
import { columnOf } from "./collapse.ts";
import { evidenceOf, type Evidence } from "./evidence.ts";
import { at, atSmall, atUnsigned } from "./ints.ts";
import type { HousingPolicy } from "./policy.ts";
import type { HousingProblem } from "./problem.ts";
import { FORBIDDEN, misfitOf } from "./rule.ts";
import { reachOf } from "./waiting.ts";

/** One change to a waiting household that would have given it a home, all else as it was. */
export type LeastChange =
  /** A place in the order: this one or any before it. */
  | { readonly kind: "rank"; readonly from: number; readonly to: number }
  /** Another value of one fact, the nearest that is enough. */
  | {
      readonly kind: "fact";
      readonly attribute: string;
      readonly from: number;
      readonly to: number;
    };

/**
 * The least changes, each alone, with which a waiting household would have been housed. Exact: who
 * stands before it and lives within its reach is known, and a household enters exactly when a home
 * within reach is free or held by somebody after it. Says nothing about whether a fact can change.
 */
export function leastChanges(
  problem: HousingProblem,
  policy: HousingPolicy,
  allocation: Allocation,
  household: number,
): readonly LeastChange[] {
  if (at(allocation.homeOf, household) >= 0 || policy.stages[0] === "preference") return [];
  const evidence = evidenceOf(problem, policy, allocation);
  const own = atUnsigned(allocation.rankOf, household);
  const changes: LeastChange[] = [];
  const last = lastWithin(evidence, eligible(evidence, household, null, 0));
  if (last >= 0 && last < own) changes.push({ kind: "rank", from: own + 1, to: last + 1 });
  for (const attribute of new Set(policy.rules.map((rule) => rule.household))) {
    const column = columnOf(problem.households.attributes, attribute);
    const from = atSmall(column, household);
    const values = [...new Set(column)].toSorted(
      (a, b) => Math.abs(a - from) - Math.abs(b - from) || a - b,
    );
    const to = values.find(
      (value) =>
        value !== from &&
        lastWithin(evidence, eligible(evidence, household, attribute, value)) > own,
    );
    if (to !== undefined) changes.push({ kind: "fact", attribute, from, to });
  }
  return changes;
}

/** Classes that the household could live in if one of its attributes had another value. */
function eligible(
  { problem, policy, homeOfClass }: Evidence,
  household: number,
  changed: string | null,
  value: number,
): number[] {
  const misfit = (rule: HousingPolicy["rules"][number], home: number) =>
    misfitOf(
      rule,
      rule.household === changed
        ? value
        : atSmall(columnOf(problem.households.attributes, rule.household), household),
      atSmall(columnOf(problem.homes.attributes, rule.home), home),
    );
  return [...homeOfClass.keys()].filter((type) =>
    policy.rules.every((rule) => misfit(rule, at(homeOfClass, type)) !== FORBIDDEN),
  );
}

/** Place of the last household that lives within reach; beyond all places when a home is free. */
function lastWithin(evidence: Evidence, classes: readonly number[]): number {
  let last = -1;
  for (const type of reachOf(evidence, classes)) {
    if (hasFreeHome(evidence, type)) return Number.MAX_SAFE_INTEGER;
    last = Math.max(last, at(evidence.lastRank, type));
  }
  return last;
}

function hasFreeHome({ living, capacity, keptBack }: Evidence, type: number): boolean {
  return at(living, type) < at(capacity, type) - at(keptBack, type);
}
