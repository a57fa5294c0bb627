import { at, atUnsigned } from "./ints.ts";
import { firstDuplicate } from "./duplicate.ts";
import type { HousingPolicy, HousingStage } from "./policy.ts";
import type { HousingProblem } from "./problem.ts";
import type { HousingFault, Side } from "./refusal.ts";
import type { ValuesReader } from "./values.ts";

/** Stage orders that have a meaning; any other is refused. */
export const SUPPORTED_STAGES: readonly (readonly HousingStage[])[] = [
  ["coverage"],
  ["coverage", "fit"],
  ["coverage", "preference"],
  ["coverage", "fit", "preference"],
  ["coverage", "preference", "fit"],
  ["preference"],
  ["preference", "fit"],
  ["preference", "coverage"],
  ["preference", "coverage", "fit"],
  ["preference", "fit", "coverage"],
];

/** Everything that is wrong with a problem or its policy. Nothing is computed while there is any. */
export function faultsOf(
  problem: HousingProblem,
  policy: HousingPolicy,
  valuesIn: ValuesReader,
): HousingFault[] {
  const shape = [
    ...columnFaults("household", problem.households.count, householdLengths(problem)),
    ...columnFaults("home", problem.homes.count, homeLengths(problem)),
    ...stageFaults(policy.stages),
    ...wishFaults(problem.households.preferenceCount),
  ];
  // Columns of unequal length would make nonsense of the checks that read them.
  if (shape.length > 0) return shape;
  return [
    ...idFaults("household", problem.households.ids),
    ...idFaults("home", problem.homes.ids),
    ...towerFaults(problem),
    ...ruleFaults(problem, policy, valuesIn),
    ...quotaFaults(problem, policy),
  ];
}

type Lengths = readonly (readonly [column: string, expected: number, found: number])[];

function householdLengths({ households }: HousingProblem): Lengths {
  const { count } = households;
  return [
    ["ids", count, households.ids.length],
    ["band", count, households.band.length],
    ["ticketHigh", count, households.ticketHigh.length],
    ["ticketLow", count, households.ticketLow.length],
    ["cohesion", count, households.cohesion.length],
    ["preferences", count * households.preferenceCount, households.preferences.length],
    ...attributeLengths(count, households.attributes),
  ];
}

function homeLengths({ homes }: HousingProblem): Lengths {
  return [
    ["ids", homes.count, homes.ids.length],
    ["tower", homes.count, homes.tower.length],
    ["floor", homes.count, homes.floor.length],
    ...attributeLengths(homes.count, homes.attributes),
  ];
}

function attributeLengths(
  count: number,
  attributes: Readonly<Record<string, Uint16Array>>,
): Lengths {
  return Object.entries(attributes).map(([name, column]) => [name, count, column.length] as const);
}

function columnFaults(side: Side, count: number, lengths: Lengths): HousingFault[] {
  if (!Number.isSafeInteger(count) || count < 0) return [{ kind: "count_not_whole", side, count }];
  return lengths
    .filter(([, expected, found]) => expected !== found)
    .map(([column, expected, found]) => ({ kind: "column_length", side, column, expected, found }));
}

function stageFaults(stages: readonly HousingStage[]): HousingFault[] {
  if (stages.length === 0) return [{ kind: "stages_empty" }];
  const known = SUPPORTED_STAGES.some((order) => order.join() === stages.join());
  return known ? [] : [{ kind: "stages_unsupported", stages, supported: SUPPORTED_STAGES }];
}

/** A wish that was met is kept in one byte. */
const MOST_WISHES = 255;

function wishFaults(wishes: number): HousingFault[] {
  const known = Number.isSafeInteger(wishes) && wishes >= 0 && wishes <= MOST_WISHES;
  return known ? [] : [{ kind: "too_many_wishes", wishes, limit: MOST_WISHES }];
}

function idFaults(side: Side, ids: readonly string[]): HousingFault[] {
  const found = firstDuplicate(ids);
  return found === null ? [] : [{ kind: "duplicate_id", side, ...found }];
}

function towerFaults({ households, homes, towers }: HousingProblem): HousingFault[] {
  const faults: HousingFault[] = [];
  const beyond = (side: Side, id: string, tower: number) =>
    faults.push({ kind: "tower_out_of_range", side, id, tower, towers: towers.length });
  const home = firstAbove(homes.tower, towers.length - 1);
  if (home >= 0) beyond("home", homes.ids[home] ?? "", homes.tower[home] ?? -1);
  const wish = firstOutside(households.preferences, towers.length);
  if (wish >= 0) {
    const household = Math.floor(wish / households.preferenceCount);
    beyond("household", households.ids[household] ?? "", households.preferences[wish] ?? -1);
  }
  return faults;
}

function firstAbove(towers: Uint32Array, last: number): number {
  for (let index = 0; index < towers.length; index++) {
    if (atUnsigned(towers, index) > last) return index;
  }
  return -1;
}

/** First wish that is neither a tower nor -1, which means none. */
function firstOutside(wishes: Int32Array, towers: number): number {
  for (let index = 0; index < wishes.length; index++) {
    const tower = at(wishes, index);
    if (tower < -1 || tower >= towers) return index;
  }
  return -1;
}

function ruleFaults(
  { households, homes }: HousingProblem,
  policy: HousingPolicy,
  valuesIn: ValuesReader,
): HousingFault[] {
  const faults: HousingFault[] = [];
  const named = new Set<string>();
  for (const rule of policy.rules) {
    if (named.has(rule.id)) faults.push({ kind: "duplicate_rule", rule: rule.id });
    named.add(rule.id);
    const household = findColumn(
      faults,
      rule.id,
      "household",
      rule.household,
      households.attributes,
    );
    const home = findColumn(faults, rule.id, "home", rule.home, homes.attributes);
    if (rule.kind !== "table") continue;
    const rows = rule.table.length;
    const columns = Math.min(...rule.table.map((row) => row.length));
    const beyond = (side: Side, attribute: string, values: readonly number[], size: number) => {
      const value = values.find((each) => each >= size);
      if (value !== undefined) {
        faults.push({
          kind: "table_out_of_range",
          rule: rule.id,
          side,
          attribute,
          value,
          size: rows === 0 ? 0 : size,
        });
      }
    };
    if (household) beyond("household", rule.household, valuesIn(household), rows);
    if (home) beyond("home", rule.home, valuesIn(home), columns);
  }
  return faults;
}

function findColumn(
  faults: HousingFault[],
  rule: string,
  side: Side,
  attribute: string,
  columns: Readonly<Record<string, Uint16Array>>,
): Uint16Array | undefined {
  const found = Object.hasOwn(columns, attribute) ? columns[attribute] : undefined;
  if (found === undefined) {
    faults.push({
      kind: "unknown_attribute",
      rule,
      side,
      attribute,
      known: Object.keys(columns).toSorted(),
    });
  }
  return found;
}

function quotaFaults({ households, homes }: HousingProblem, policy: HousingPolicy): HousingFault[] {
  return (policy.quotas ?? [])
    .filter(
      (quota) =>
        !Object.hasOwn((quota.side === "home" ? homes : households).attributes, quota.attribute),
    )
    .map(({ id, attribute }) => ({ kind: "quota_unknown_attribute", quota: id, attribute }));
}
