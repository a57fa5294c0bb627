import { FORBIDDEN, misfitOf, type HousingPolicy } from "../housing/index.ts";
import type { HeldAllocation } from "./plan-waves.ts";

/**
 * The homes a household could have had, directly or because somebody else could have moved for it:
 * all of them are taken, by households that stand before it in the order.
 */
export type ClosedSet = {
  readonly capacity: number;
  /** Place in the order, from 0, of the last household that got one of them. */
  readonly lastRank: number;
};

/**
 * Closed sets of one allocation, by household. Null for a household that no home of the allocation
 * fits. Households that no rule tells apart share theirs, so the work is by profile and class.
 */
export function closedSetsOf(
  { problem, allocation }: Pick<HeldAllocation, "problem" | "allocation">,
  policy: HousingPolicy,
): (household: number) => ClosedSet | null {
  const { profileOf, classOf, profiles, classes } = allocation.certificate;
  const someHousehold = firstOf(profileOf, profiles);
  const someHome = firstOf(classOf, classes);
  const capacity = new Int32Array(classes);
  for (const homeClass of classOf) capacity[homeClass] = (capacity[homeClass] ?? 0) + 1;
  const residents = Array.from({ length: classes }, () => new Set<number>());
  const lastRank = new Int32Array(classes).fill(-1);
  for (const [household, home] of allocation.homeOf.entries()) {
    const homeClass = classOf[home];
    if (home < 0 || homeClass === undefined) continue;
    residents[homeClass]?.add(profileOf[household] ?? -1);
    lastRank[homeClass] = Math.max(lastRank[homeClass] ?? -1, allocation.rankOf[household] ?? -1);
  }
  const eligible = Array.from({ length: profiles }, (_, profile) =>
    Array.from({ length: classes }, (_unused, homeClass) => homeClass).filter((homeClass) =>
      fits(problem, policy, someHousehold[profile] ?? -1, someHome[homeClass] ?? -1),
    ),
  );
  const known = new Map<number, ClosedSet | null>();
  return (household) => {
    const profile = profileOf[household] ?? -1;
    const before = known.get(profile);
    if (before !== undefined) return before;
    const set = reach(eligible[profile] ?? [], residents, eligible);
    const found =
      set.length === 0
        ? null
        : {
            capacity: set.reduce((sum, homeClass) => sum + (capacity[homeClass] ?? 0), 0),
            lastRank: set.reduce(
              (last, homeClass) => Math.max(last, lastRank[homeClass] ?? -1),
              -1,
            ),
          };
    known.set(profile, found);
    return found;
  };
}

/** The rules that no home satisfies for the household, each taken alone; empty when only together. */
export function excludingRules(
  { problem }: Pick<HeldAllocation, "problem">,
  policy: HousingPolicy,
  household: number,
  homes: HeldAllocation["problem"]["homes"],
): readonly string[] {
  return policy.rules
    .filter((rule) => {
      const value = problem.households.attributes[rule.household]?.[household] ?? 0;
      const column = homes.attributes[rule.home] ?? new Uint16Array();
      return column.every((home) => misfitOf(rule, value, home) === FORBIDDEN);
    })
    .map((rule) => rule.id);
}

function fits(
  { households, homes }: HeldAllocation["problem"],
  policy: HousingPolicy,
  household: number,
  home: number,
): boolean {
  return policy.rules.every((rule) => {
    const wanted = households.attributes[rule.household]?.[household] ?? 0;
    const offered = homes.attributes[rule.home]?.[home] ?? 0;
    return misfitOf(rule, wanted, offered) !== FORBIDDEN;
  });
}

function reach(
  start: readonly number[],
  residents: readonly ReadonlySet<number>[],
  eligible: readonly (readonly number[])[],
): readonly number[] {
  const found = new Set(start);
  const queue = [...start];
  for (let next = queue.pop(); next !== undefined; next = queue.pop())
    for (const profile of residents[next] ?? [])
      for (const homeClass of eligible[profile] ?? [])
        if (!found.has(homeClass)) {
          found.add(homeClass);
          queue.push(homeClass);
        }
  return [...found];
}

function firstOf(typeOf: Int32Array, types: number): Int32Array {
  const first = new Int32Array(types).fill(-1);
  for (const [member, type] of typeOf.entries()) if (first[type] === -1) first[type] = member;
  return first;
}
