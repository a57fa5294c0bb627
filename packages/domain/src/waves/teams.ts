import { z } from "zod";
import {
  allocateHomes,
  type LinearSolver,
  planTeams,
  TeamPolicy,
  type TeamRefusal,
  type HousingPolicy,
} from "../housing/index.ts";
import {
  compareText,
  err,
  type HouseholdId,
  type LocalDate,
  ok,
  type Result,
  type TowerId,
  type UnitCode,
} from "../kernel/index.ts";
import { moversOf } from "./candidates.ts";
import { coresOn } from "./cores.ts";
import type { Duty } from "./duties.ts";
import type { HeldWave } from "./hold-wave.ts";
import type { Settled } from "./settle.ts";

/** Which people are a team: everybody of a unit, or those of its smallest working core. */
export const WaveTeams = TeamPolicy.omit({ household: true, towers: true }).extend({
  of: z.enum(["unit", "core"]),
});
export type WaveTeams = z.infer<typeof WaveTeams>;

/** The team of one unit in one wave, and the tower in which it is kept. */
export type WaveTeam = {
  readonly unitCode: UnitCode;
  /** Its households that have a home in this wave. */
  readonly households: number;
  /** Null: the team is larger than the policy keeps together, or no tower serves any of it. */
  readonly towerId: TowerId | null;
  readonly together: number;
};

/** The teams of one wave: how many households are kept with theirs, and the most that could be. */
export type TeamsOfWave = {
  readonly households: number;
  readonly together: number;
  /** Proven by linear programming. */
  readonly bound: number;
  readonly teams: readonly WaveTeam[];
};

/** What the team of a household has to do with its home. */
export type TeamOfPlacement = {
  readonly unitCode: UnitCode;
  readonly towerId: TowerId;
  readonly households: number;
  readonly together: number;
  /** It lives there itself. */
  readonly isKept: boolean;
};

/** Why teams could not be kept together: the rules refuse, or no solver was handed in. */
export type TeamsRefusal = TeamRefusal | { readonly kind: "solver_not_given" };

/** A wave whose teams are kept together, and what that means for each household. */
export type KeptWave = {
  readonly held: HeldWave;
  readonly teams: TeamsOfWave;
  readonly teamOf: ReadonlyMap<HouseholdId, TeamOfPlacement>;
};

const TEAM = "team";

/**
 * The wave with its teams kept in one tower each. Who is housed does not change, nor, where the
 * policy puts fit before cohesion, the sum of misfit (docs/rules/housing.md, "Teams").
 */
export function keepTeams(
  held: HeldWave,
  teams: WaveTeams,
  duties: readonly Duty[],
  movesOn: LocalDate,
  housing: HousingPolicy,
  solver: LinearSolver | null,
  settled: Settled,
): Result<KeptWave, TeamsRefusal> {
  if (solver === null) return err({ kind: "solver_not_given" });
  const { units, teamOf } = teamColumn(held, teams.of, duties, movesOn, settled);
  const { households } = held.problem;
  const problem = {
    ...held.problem,
    households: { ...households, attributes: { ...households.attributes, [TEAM]: teamOf } },
  };
  const { id, name, largest, citation } = teams;
  const policy = { id, name, largest, citation, household: TEAM, towers: [] };
  // The wave's own rules, those for shared rooms among them, with the stages of the policy.
  const rules = { ...held.housing, stages: housing.stages };
  const plan = planTeams(problem, rules, policy, solver);
  if (!plan.ok) return plan;
  const allocation = allocateHomes(plan.value.problem, plan.value.policy);
  if (!allocation.ok) return err(allocation.error);
  const unitOf = (team: number): UnitCode => {
    const unitCode = units[team - 1];
    if (unitCode === undefined) throw new RangeError(`No unit of team ${team}`);
    return unitCode;
  };
  const byTeam = new Map(plan.value.teams.map((placed) => [placed.team, placed]));
  const placed = new Map<HouseholdId, TeamOfPlacement>();
  for (const [index, householdId] of households.ids.entries()) {
    const team = byTeam.get(teamOf[index] ?? 0);
    if (team?.towerId == null || (allocation.value.homeOf[index] ?? -1) < 0) continue;
    placed.set(householdId, {
      unitCode: unitOf(team.team),
      towerId: team.towerId,
      households: team.members,
      together: team.together,
      isKept: (plan.value.keptIn[index] ?? -1) >= 0,
    });
  }
  return ok({
    held: {
      ...held,
      problem: plan.value.problem,
      housing: plan.value.policy,
      allocation: allocation.value,
    },
    teams: {
      households: plan.value.members,
      together: plan.value.together,
      bound: plan.value.bound,
      teams: plan.value.teams.map(({ team, members, towerId, together }) => ({
        unitCode: unitOf(team),
        households: members,
        towerId,
        together,
      })),
    },
    teamOf: placed,
  });
}

/** Teams numbered from 1 by the code of their unit; 0 for who is in none. */
function teamColumn(
  { candidates }: HeldWave,
  of: WaveTeams["of"],
  duties: readonly Duty[],
  movesOn: LocalDate,
  settled: Settled,
): { readonly units: readonly UnitCode[]; readonly teamOf: Uint16Array } {
  const unitAt = new Map<number, UnitCode>();
  if (of === "unit")
    for (const place of candidates.index) {
      const [lead] = moversOf(candidates, place);
      if (lead !== undefined) unitAt.set(place, lead.person.unitCode);
    }
  else
    for (const { unitCode, places } of coresOn(candidates, duties, movesOn, settled.moved))
      for (const place of places) if (!unitAt.has(place)) unitAt.set(place, unitCode);
  const units = [...new Set(unitAt.values())].toSorted(compareText);
  const number = new Map(units.map((unitCode, place) => [unitCode, place + 1]));
  const teamOf = Uint16Array.from(candidates.index, (place) => {
    const unitCode = unitAt.get(place);
    return unitCode === undefined ? 0 : (number.get(unitCode) ?? 0);
  });
  return { units, teamOf };
}
