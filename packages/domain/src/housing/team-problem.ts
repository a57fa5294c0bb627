import { compareText } from "../kernel/index.ts";
import { at, atUnsigned, itemOf } from "./ints.ts";
import type { HousingPolicy } from "./policy.ts";
import type { HousingProblem } from "./problem.ts";
import type { TeamPolicy } from "./teams.policy.ts";

/** Attribute that both sides get: which tower a household is kept in, and which a home is in. */
export const TEAM_TOWER = "team.tower";

/** Numbers from 1, by id, of the towers in which somebody is kept; 0 for all others. */
function towerNumbers({ towers }: HousingProblem, towerOf: Int32Array): Uint16Array {
  const numbers = new Uint16Array(towers.length);
  const used = [...new Set(towerOf)]
    .filter((tower) => tower >= 0)
    .toSorted((a, b) => compareText(itemOf(towers, a), itemOf(towers, b)));
  for (const [place, tower] of used.entries()) numbers[tower] = place + 1;
  return numbers;
}

/**
 * The problem with one rule more: who is kept in a tower (`towerOf`, -1 for nobody's) and lives
 * elsewhere costs `outside`, or may not, where that is null.
 */
export function teamProblem(
  problem: HousingProblem,
  policy: HousingPolicy,
  teams: Pick<TeamPolicy, "id" | "name" | "citation">,
  towerOf: Int32Array,
  outside: number | null,
): { readonly problem: HousingProblem; readonly policy: HousingPolicy } {
  const { households, homes } = problem;
  const numbers = towerNumbers(problem, towerOf);
  const size = numbers.reduce((most, number) => Math.max(most, number), 0) + 1;
  const keptIn = Uint16Array.from(towerOf, (tower) => (tower < 0 ? 0 : (numbers[tower] ?? 0)));
  const isIn = Uint16Array.from(
    { length: homes.count },
    (_, home) => numbers[atUnsigned(homes.tower, home)] ?? 0,
  );
  const table = Array.from({ length: size }, (_, kept) =>
    Array.from({ length: size }, (__, tower) => (kept === 0 || kept === tower ? 0 : outside)),
  );
  const { id, name, citation } = teams;
  return {
    problem: {
      ...problem,
      households: { ...households, attributes: { ...households.attributes, [TEAM_TOWER]: keptIn } },
      homes: { ...homes, attributes: { ...homes.attributes, [TEAM_TOWER]: isIn } },
    },
    policy: {
      ...policy,
      rules: [
        ...policy.rules,
        { kind: "table", id, name, household: TEAM_TOWER, home: TEAM_TOWER, table, citation },
      ],
    },
  };
}

/** The tower of each household's team, -1 where it has none. */
export function towersOfMembers(
  teamOf: Uint16Array,
  isHoused: (household: number) => boolean,
  towerOfTeam: ReadonlyMap<number, number>,
): Int32Array {
  return Int32Array.from(teamOf, (team, household) =>
    isHoused(household) ? (towerOfTeam.get(team) ?? -1) : -1,
  );
}

/** Homes of each tower of the problem. */
export function homesByTower({ homes, towers }: HousingProblem): Int32Array {
  const count = new Int32Array(towers.length);
  for (let home = 0; home < homes.count; home++) {
    const tower = atUnsigned(homes.tower, home);
    count[tower] = at(count, tower) + 1;
  }
  return count;
}
