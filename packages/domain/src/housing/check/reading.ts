import { compareText, err, ok, type Result } from "../../kernel/index.ts";
import type { Allocation } from "../allocation.ts";
import { add, at, atSmall, atUnsigned, itemOf } from "../ints.ts";
import type { HousingPolicy } from "../policy.ts";
import type { HousingProblem } from "../problem.ts";
import { alikeValues, type Alike } from "./alike.ts";
import { occurring } from "./occurring.ts";
import { judge, pairJudge } from "./rules.ts";
import type { Violation } from "./violation.ts";

/** The claim, read and counted anew: what the proofs of the stages rest on. */
export type Reading = {
  readonly problem: HousingProblem;
  readonly policy: HousingPolicy;
  readonly allocation: Allocation;
  readonly profiles: number;
  readonly classes: number;
  readonly capacity: Int32Array;
  /** Homes of each class that households have. */
  readonly used: Int32Array;
  /** Allowed pairs of profile p: `start[p]` to `start[p + 1] - 1`, by misfit, then class. */
  readonly start: Int32Array;
  readonly target: Int32Array;
  readonly cost: Int32Array;
  readonly homeOfClass: Int32Array;
};

/** Checks that profiles and classes are what they claim, and finds all allowed pairs of them. */
export function readClaim(
  problem: HousingProblem,
  policy: HousingPolicy,
  allocation: Allocation,
): Result<Reading, Violation> {
  const { profileOf, classOf, profiles, classes } = allocation.certificate;
  const { households, homes } = problem;
  const people = representatives(profileOf, profiles, households.count);
  if (people === null) return err({ kind: "foreign_certificate", column: "profileOf" });
  const stock = representatives(classOf, classes, homes.count);
  if (stock === null) return err({ kind: "foreign_certificate", column: "classOf" });
  const peopleAlike = alikeValues("household", problem, policy);
  const mixed = mixedMember(peopleAlike, households.attributes, profileOf, people);
  if (mixed !== null) {
    return err({ kind: "profile_mixed", household: mixed.member, attribute: mixed.attribute });
  }
  const stockAlike = alikeValues("home", problem, policy);
  const mixedHome = mixedMember(stockAlike, homes.attributes, classOf, stock);
  if (mixedHome !== null) {
    return err({ kind: "class_mixed", home: mixedHome.member, attribute: mixedHome.attribute });
  }
  const unordered = firstUnordered(stockAlike, homes.attributes, stock);
  if (unordered >= 0) return err({ kind: "class_order_broken", class: unordered });
  const capacity = new Int32Array(classes);
  for (const type of classOf) add(capacity, type, 1);
  const used = new Int32Array(classes);
  for (let household = 0; household < allocation.homeOf.length; household++) {
    const home = at(allocation.homeOf, household);
    // Homes that do not exist are named when places are counted.
    if (home >= 0 && home < homes.count) add(used, at(classOf, home), 1);
  }
  const pairs = allowedPairs(problem, policy, people, stock);
  return ok({
    problem,
    policy,
    allocation,
    profiles,
    classes,
    capacity,
    used,
    homeOfClass: stock,
    ...pairs,
  });
}

/** One member of each group, or null when the grouping is not one of these members. */
function representatives(groupOf: Int32Array, groups: number, count: number): Int32Array | null {
  if (groupOf.length !== count || !Number.isSafeInteger(groups) || groups < 0 || groups > count) {
    return null;
  }
  const first = new Int32Array(groups).fill(-1);
  for (let member = 0; member < count; member++) {
    const group = at(groupOf, member);
    if (group < 0 || group >= groups) return null;
    if (at(first, group) < 0) first[group] = member;
  }
  return first.includes(-1) ? null : first;
}

/** A member that some rule treats differently from the first of its group. */
function mixedMember(
  alike: readonly Alike[],
  columns: Readonly<Record<string, Uint16Array>>,
  groupOf: Int32Array,
  first: Int32Array,
): { readonly member: number; readonly attribute: string } | null {
  for (const { attribute, smallest } of alike) {
    const column = columns[attribute] ?? new Uint16Array(0);
    const expected = first.map((member) => atSmall(smallest, atSmall(column, member)));
    for (let member = 0; member < groupOf.length; member++) {
      if (atSmall(smallest, atSmall(column, member)) !== at(expected, at(groupOf, member))) {
        return { member, attribute };
      }
    }
  }
  return null;
}

/** The published order of classes: by value, attribute after attribute, no two the same. */
function firstUnordered(
  alike: readonly Alike[],
  columns: Readonly<Record<string, Uint16Array>>,
  first: Int32Array,
): number {
  const values = (type: number) =>
    alike.map(({ attribute, smallest }) =>
      atSmall(smallest, atSmall(columns[attribute] ?? new Uint16Array(0), at(first, type))),
    );
  for (let type = 1; type < first.length; type++) {
    const before = values(type - 1);
    const difference = values(type)
      .map((value, place) => value - (before[place] ?? 0))
      .find((step) => step !== 0);
    if (difference === undefined || difference < 0) return type;
  }
  return -1;
}

/**
 * Judges every profile against the classes that the strictest rule leaves it: classes are looked
 * up by the value that this rule reads, so that most pairs need no look at all.
 */
function allowedPairs(
  problem: HousingProblem,
  policy: HousingPolicy,
  people: Int32Array,
  stock: Int32Array,
): Pick<Reading, "start" | "target" | "cost"> {
  const rules = strictestFirst(problem, policy);
  const { misfit } = pairJudge(problem, { ...policy, rules });
  const candidates = candidatesBy(problem, rules[0], stock);
  const start = new Int32Array(people.length + 1);
  const target: number[] = [];
  const cost: number[] = [];
  const costs = new Int32Array(stock.length);
  for (let profile = 0; profile < people.length; profile++) {
    const household = at(people, profile);
    const found: number[] = [];
    for (const type of candidates(household)) {
      const sum = misfit(household, at(stock, type));
      if (sum < 0) continue;
      costs[type] = sum;
      found.push(type);
    }
    found.sort((a, b) => at(costs, a) - at(costs, b) || a - b);
    for (const type of found) {
      target.push(type);
      cost.push(at(costs, type));
    }
    start[profile + 1] = target.length;
  }
  return { start, target: Int32Array.from(target), cost: Int32Array.from(cost) };
}

/** The classes that one rule allows a household, remembered by the household's value. */
function candidatesBy(
  { households, homes }: HousingProblem,
  rule: HousingPolicy["rules"][number] | undefined,
  stock: Int32Array,
): (household: number) => readonly number[] {
  const all = [...stock.keys()];
  const people = households.attributes[rule?.household ?? ""];
  const values = homes.attributes[rule?.home ?? ""];
  if (rule === undefined || people === undefined || values === undefined) return () => all;
  const allowed = new Map<number, readonly number[]>();
  return (household) => {
    const value = atSmall(people, household);
    const found =
      allowed.get(value) ??
      all.filter((type) => judge(rule, value, atSmall(values, at(stock, type))) !== null);
    allowed.set(value, found);
    return found;
  };
}

/** Rules by the share of pairs of values that they allow. */
function strictestFirst(
  { households, homes }: HousingProblem,
  policy: HousingPolicy,
): HousingPolicy["rules"] {
  const share = (rule: HousingPolicy["rules"][number]) => {
    const people = occurring(households.attributes[rule.household]);
    const stock = occurring(homes.attributes[rule.home]);
    let allowed = 0;
    for (const one of people) {
      for (const other of stock) if (judge(rule, one, other) !== null) allowed++;
    }
    return allowed / Math.max(1, people.length * stock.length);
  };
  return policy.rules
    .map((rule) => ({ rule, share: share(rule) }))
    .toSorted((a, b) => a.share - b.share || compareText(a.rule.id, b.rule.id))
    .map(({ rule }) => rule);
}

/** Whether the household at one rank may stand before the next: band, ticket, id. */
export function inOrder({ households }: HousingProblem, before: number, after: number): boolean {
  const { band, ticketHigh, ticketLow, ids } = households;
  const step =
    atUnsigned(band, before) - atUnsigned(band, after) ||
    atUnsigned(ticketHigh, before) - atUnsigned(ticketHigh, after) ||
    atUnsigned(ticketLow, before) - atUnsigned(ticketLow, after) ||
    compareText(itemOf(ids, before), itemOf(ids, after));
  return step < 0;
}
