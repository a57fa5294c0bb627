import type { HousingPolicy, HousingRule } from "./policy.ts";
import type { HousingProblem } from "./problem.ts";

// The rules of docs/rules/housing.md by trying every way to house everybody: hopeless beyond a
// handful of homes, and so plain that it can be read against the page. Used by tests only.

type Assignment = readonly number[];

/** What the policy's stages choose: for each household the class and tower, or null. */
export function enumerateAllocation(
  problem: HousingProblem,
  policy: HousingPolicy,
): readonly (string | null)[] {
  const order = orderByHand(problem);
  const cost = costTable(problem, policy);
  let ways = respectingQuotas(problem, policy, everyAssignment(cost));
  const keep = (key: (way: Assignment) => number) => {
    const least = Math.min(...ways.map(key));
    ways = ways.filter((way) => key(way) === least);
  };
  for (const household of order) keep((way) => (way[household] === -1 ? 1 : 0));
  if (policy.stages[1] === "fit") {
    keep((way) => way.reduce((sum, home, household) => sum + paid(cost, household, home), 0));
  }
  const { preferences, preferenceCount } = problem.households;
  const wishOf = (household: number, home: number): number => {
    if (home < 0 || !policy.stages.includes("preference")) return preferenceCount;
    const tower = problem.homes.tower[home] ?? -1;
    const first = household * preferenceCount;
    const wishes = preferences.slice(first, first + preferenceCount);
    const place = wishes.indexOf(tower);
    return place < 0 ? preferenceCount : place;
  };
  const classes = classNames(problem, policy);
  const later: number[] = [];
  for (const household of order) {
    keep((way) => wishOf(household, way[household] ?? -1));
    const home = ways[0]?.[household] ?? -1;
    if (wishOf(household, home) === preferenceCount) {
      later.push(household);
      continue;
    }
    keep((way) => paid(cost, household, way[household] ?? -1));
    keep((way) => classes.rank[way[household] ?? -1] ?? -1);
  }
  for (const household of later) {
    keep((way) => paid(cost, household, way[household] ?? -1));
    keep((way) => classes.rank[way[household] ?? -1] ?? -1);
    keep((way) => problem.homes.tower[way[household] ?? -1] ?? -1);
  }
  const [first] = ways;
  return order
    .map((_, household) => first?.[household] ?? -1)
    .map((home) => (home < 0 ? null : placeName(problem, classes.name, home)));
}

/** The class and tower of a home. */
export function placeName(
  problem: HousingProblem,
  classes: readonly string[],
  home: number,
): string {
  return `${classes[home]} in ${problem.homes.tower[home]}`;
}

export function orderByHand({ households }: HousingProblem): number[] {
  const { band, ticketHigh, ticketLow, ids } = households;
  const key = (i: number) =>
    [band[i], ticketHigh[i], ticketLow[i]]
      .map((part) => String(part).padStart(12, "0"))
      .concat(ids[i] ?? "")
      .join(" ");
  return [...ids.keys()].toSorted((i, j) => (key(i) < key(j) ? -1 : 1));
}

/** Misfit of every pair, null where a rule forbids it. */
export function costTable(
  { households, homes }: HousingProblem,
  policy: HousingPolicy,
): (number | null)[][] {
  return Array.from({ length: households.count }, (_, household) =>
    Array.from({ length: homes.count }, (__, home) => {
      const costs = policy.rules.map((rule) =>
        costByHand(
          rule,
          households.attributes[rule.household]?.[household] ?? 0,
          homes.attributes[rule.home]?.[home] ?? 0,
        ),
      );
      return costs.includes(null)
        ? null
        : costs.reduce<number>((sum, each) => sum + (each ?? 0), 0);
    }),
  );
}

function costByHand(rule: HousingRule, household: number, home: number): number | null {
  const allowed: Record<HousingRule["kind"], () => number | null> = {
    equal: () => (household === home ? 0 : null),
    at_least: () => stepCost(rule, home - household),
    at_most: () => stepCost(rule, household - home),
    window: () => {
      if (rule.kind !== "window") return null;
      const inside = home >= household - rule.below && home <= household + rule.above;
      return inside ? Math.abs(home - household) * rule.costPerStep : null;
    },
    table: () => (rule.kind === "table" ? (rule.table[household]?.[home] ?? null) : null),
    implies: () => {
      if (rule.kind !== "implies") return null;
      if (household > 0) return home > 0 ? 0 : null;
      return home > 0 ? rule.costWhenUnneeded : 0;
    },
  };
  return allowed[rule.kind]();
}

function stepCost(rule: HousingRule, steps: number): number | null {
  if (rule.kind !== "at_least" && rule.kind !== "at_most") return null;
  if (steps < 0) return null;
  if (rule.maxSteps !== null && steps > rule.maxSteps) return null;
  return steps * rule.costPerStep;
}

function everyAssignment(cost: readonly (readonly (number | null)[])[]): Assignment[] {
  let ways: number[][] = [[]];
  for (const row of cost) {
    ways = ways.flatMap((way) => [
      [...way, -1],
      ...row.flatMap((each, home) => (each === null || way.includes(home) ? [] : [[...way, home]])),
    ]);
  }
  return ways;
}

function respectingQuotas(
  { households, homes }: HousingProblem,
  policy: HousingPolicy,
  ways: readonly Assignment[],
): Assignment[] {
  return ways.filter((way) =>
    (policy.quotas ?? []).every((quota) => {
      const counted = way.filter((home, household) => {
        if (home < 0) return false;
        const found =
          quota.side === "home"
            ? homes.attributes[quota.attribute]?.[home]
            : households.attributes[quota.attribute]?.[household];
        return found !== undefined && quota.oneOf.includes(found);
      });
      return counted.length <= quota.atMost;
    }),
  );
}

function paid(cost: readonly (readonly (number | null)[])[], household: number, home: number) {
  return home < 0 ? 0 : (cost[household]?.[home] ?? 0);
}

/** The class of each home: values that no rule tells apart count as the smallest of them. */
export function classNames(
  { households, homes }: HousingProblem,
  policy: HousingPolicy,
): { readonly name: string[]; readonly rank: number[] } {
  const quotas = (policy.quotas ?? []).filter(({ side }) => side === "home");
  const attributes = [
    ...new Set([...policy.rules.map((rule) => rule.home), ...quotas.map((q) => q.attribute)]),
  ];
  const name = Array.from({ length: homes.count }, (_, home) =>
    attributes
      .map((attribute) => {
        const column = [...(homes.attributes[attribute] ?? [])];
        const treatment = (value: number) =>
          JSON.stringify([
            quotas.map((q) => q.attribute === attribute && q.oneOf.includes(value)),
            policy.rules
              .filter((rule) => rule.home === attribute)
              .map((rule) =>
                [...(households.attributes[rule.household] ?? [])].map((other) =>
                  costByHand(rule, other, value),
                ),
              ),
          ]);
        const own = treatment(column[home] ?? 0);
        return Math.min(...column.filter((value) => treatment(value) === own));
      })
      .join(),
  );
  const names = [...new Set(name)].toSorted();
  return { name, rank: name.map((each) => names.indexOf(each)) };
}
