import { compareText, err, ok, type Result, type TowerId } from "../kernel/index.ts";
import { faultsOf, SUPPORTED_STAGES } from "./admit.ts";
import { cellAt, cellsOf, type Cells } from "./cells.ts";
import { compile } from "./compile.ts";
import { cover } from "./coverage.ts";
import { faceOf, type Face } from "./face.ts";
import { fit } from "./fit.ts";
import { gateOf } from "./gate.ts";
import { at, atSmall, atUnsigned, itemOf } from "./ints.ts";
import type { Network } from "./network.ts";
import { orderOf } from "./order.ts";
import type { HousingPolicy, HousingStage } from "./policy.ts";
import type { HousingProblem } from "./problem.ts";
import type { HousingFault } from "./refusal.ts";
import { TINY } from "./sharing-round.ts";
import type { LinearSolver } from "./solver.ts";
import { togetherIn } from "./team-choice.ts";
import { choiceKey, teamModel, type TeamModel, type TeamShape } from "./team-model.ts";
import { homesByTower, teamProblem, towersOfMembers } from "./team-problem.ts";
import type { TeamPolicy } from "./teams.policy.ts";
import { valuesReader } from "./values.ts";

/** How one team fares. */
export type TeamPlacement = {
  readonly team: number;
  /** Its households that have a home. */
  readonly members: number;
  /** Null: it is larger than the policy keeps together, or no tower has a home for any member. */
  readonly towerId: TowerId | null;
  /** Its households that live in that tower. */
  readonly together: number;
};

/**
 * Which tower each team is kept in, and the problem and policy in which its members are. Allocating
 * these is exact in every stage, houses the same households, and at the same misfit where fit
 * comes before cohesion.
 */
export type TeamPlan = {
  readonly problem: HousingProblem;
  readonly policy: HousingPolicy;
  /** Tower of each household that is kept with its team, an index of `towers`; -1 for others. */
  readonly keptIn: Int32Array;
  /** Teams of two or more housed households, by number. */
  readonly teams: readonly TeamPlacement[];
  /** Members of the teams that may be kept together, those that are, and the most that could be. */
  readonly members: number;
  readonly together: number;
  /** Proven by linear programming: no choice of towers keeps more members with their teams. */
  readonly bound: number;
};

/** Why no teams were planned. */
export type TeamRefusal =
  | { readonly kind: "housing_refused"; readonly faults: readonly HousingFault[] }
  | {
      readonly kind: "cohesion_stage_unsupported";
      readonly stages: readonly HousingStage[];
      readonly supported: readonly (readonly HousingStage[])[];
    }
  | {
      readonly kind: "unknown_team_attribute";
      readonly attribute: string;
      readonly known: readonly string[];
    }
  | { readonly kind: "unknown_team"; readonly team: number }
  | { readonly kind: "team_twice"; readonly team: number }
  | { readonly kind: "tower_missing"; readonly team: number; readonly towerId: string }
  | {
      readonly kind: "team_larger_than_any_tower";
      readonly team: number;
      readonly members: number;
      /** The largest tower, or the one that is decided, and its homes. */
      readonly towerId: string;
      readonly homes: number;
    }
  | { readonly kind: "solver_failed"; readonly status: string };

/** Stage orders with teams: cohesion directly before, or directly after, the best fit. */
export const TEAM_STAGES: readonly (readonly HousingStage[])[] = SUPPORTED_STAGES.filter(
  ([first]) => first === "coverage",
).flatMap((stages) =>
  stages[1] === "fit"
    ? [stages.toSpliced(1, 0, "cohesion"), stages.toSpliced(2, 0, "cohesion")]
    : [stages.toSpliced(1, 0, "cohesion")],
);

/** Columns of a model for which the whole-number problem is still worth asking. */
const MOST_WHOLE_COLUMNS = 40_000;
const NODES = 500;

/**
 * Keeps teams in one tower each. Choosing the towers is the part that no greedy rule solves: the
 * members of a team are tied to each other. A linear model over the best ways to house everybody
 * gives a bound and the towers; given these, who lives with the team is exact again, and so are
 * all stages of the problem that comes with the plan.
 */
export function planTeams(
  problem: HousingProblem,
  policy: HousingPolicy,
  teams: TeamPolicy,
  solver: LinearSolver,
): Result<TeamPlan, TeamRefusal> {
  const refusal = refusalOf(problem, policy, teams);
  if (refusal !== null) return err(refusal);
  const bare = withoutCohesion(policy);
  const fitFirst = policy.stages[1] === "fit";
  const compiled = compile(problem, bare, valuesReader());
  if (!compiled.ok) return err({ kind: "housing_refused", faults: compiled.error });
  const network = compiled.value;
  const order = orderOf(problem.households);
  const { flow, served } = cover(network, order, gateOf(bare, problem.households));
  const face = faceOf(network, flow, fitFirst ? fit(network, flow) : null);
  const isServed = new Uint8Array(problem.households.count);
  for (const rank of served) isServed[atUnsigned(order, rank)] = 1;
  const isHoused = (household: number) => isServed[household] === 1;

  const teamOf = teamColumn(problem, teams);
  const sizes = sizesOf(teamOf, isHoused);
  const tooLarge = largerThanTowers(problem, teams, sizes);
  if (tooLarge !== null) return err(tooLarge);
  const kept = [...sizes].filter(([, size]) => teams.largest === null || size <= teams.largest);
  const cells = cellsOf(problem, network);
  const shapes = kept.map(([team]) =>
    shapeOf(problem, network, face, cells, teams, team, teamOf, isHoused),
  );
  const model = teamModel(face, cells, shapes);
  const evaluate = (towerOfTeam: ReadonlyMap<number, number>) => {
    const towerOf = towersOfMembers(teamOf, isHoused, towerOfTeam);
    const found = togetherIn(problem, bare, teams, order, towerOf, fitFirst);
    if (!found.ok) return found;
    const keptIn = towerOf.map((tower, household) => (found.value[household] === 1 ? tower : -1));
    return ok({ keptIn, towerOfTeam, together: found.value.reduce((sum, one) => sum + one, 0) });
  };
  const towersIn = (x: Float64Array) => {
    const chosen = new Map<number, number>();
    for (const [place, [team]] of kept.entries()) {
      const tower = likeliest(model, x, place, itemOf(shapes, place).towers);
      if (tower >= 0) chosen.set(team, cells.towerPlace.indexOf(tower));
    }
    return chosen;
  };

  const asked = { relativeGap: 0, nodes: NODES };
  const nobody = evaluate(new Map());
  if (!nobody.ok) return err({ kind: "housing_refused", faults: nobody.error });
  let best = nobody.value;
  let bound = 0;
  if (model.choice.size > 0) {
    const relaxed = solver({ ...model, integer: new Uint8Array(model.cost.length) }, asked);
    if (relaxed.status !== "optimal") return err({ kind: "solver_failed", status: relaxed.status });
    bound = wholeBound(relaxed.bound);
    const found = evaluate(towersIn(relaxed.x));
    if (!found.ok) return err({ kind: "housing_refused", faults: found.error });
    best = found.value;
    if (best.together < bound && model.cost.length <= MOST_WHOLE_COLUMNS) {
      const whole = solver(model, asked);
      if (whole.status !== "optimal" && whole.status !== "stopped")
        return err({ kind: "solver_failed", status: whole.status });
      bound = Math.min(bound, wholeBound(whole.bound));
      const other = evaluate(towersIn(whole.x));
      if (other.ok && other.value.together > best.together) best = other.value;
    }
  }
  const { keptIn, towerOfTeam, together } = best;
  const togetherOf = new Map<number, number>();
  for (const [household, tower] of keptIn.entries()) {
    const team = atSmall(teamOf, household);
    if (tower >= 0) togetherOf.set(team, (togetherOf.get(team) ?? 0) + 1);
  }
  return ok({
    ...teamProblem(problem, bare, teams, keptIn, null),
    keptIn,
    teams: [...sizes].map(([team, members]) => {
      const tower = towerOfTeam.get(team);
      const inTower = togetherOf.get(team) ?? 0;
      const towerId = tower === undefined || inTower === 0 ? null : itemOf(problem.towers, tower);
      return { team, members, towerId, together: inTower };
    }),
    members: kept.reduce((sum, [, size]) => sum + size, 0),
    together,
    bound,
  });
}

/** The policy as the allocation reads it: teams are planned before. */
export function withoutCohesion(policy: HousingPolicy): HousingPolicy {
  return { ...policy, stages: policy.stages.filter((stage) => stage !== "cohesion") };
}

/** The objective is a minimum in 64-bit floats; members in towers are at most this many. */
function wholeBound(bound: number): number {
  return Math.floor(-bound + TINY * Math.max(1, -bound));
}

/** The tower that the solution chooses most for a team, the first of several. */
function likeliest(
  { choice }: TeamModel,
  x: Float64Array,
  team: number,
  towers: readonly number[],
): number {
  let best = -1;
  let most = TINY;
  for (const tower of towers) {
    const column = choice.get(choiceKey(team, tower));
    const chosen = column === undefined ? 0 : (x[column] ?? 0);
    if (chosen <= most + TINY) continue;
    most = chosen;
    best = tower;
  }
  return best;
}

function teamColumn({ households }: HousingProblem, teams: TeamPolicy): Uint16Array {
  return households.attributes[teams.household] ?? new Uint16Array(households.count);
}

/** Housed households of each team that has two or more, by number. */
function sizesOf(
  teamOf: Uint16Array,
  isHoused: (household: number) => boolean,
): ReadonlyMap<number, number> {
  const sizes = new Map<number, number>();
  for (let household = 0; household < teamOf.length; household++) {
    const team = atSmall(teamOf, household);
    if (team > 0 && isHoused(household)) sizes.set(team, (sizes.get(team) ?? 0) + 1);
  }
  return new Map([...sizes].filter(([, size]) => size > 1).toSorted(([a], [b]) => a - b));
}

function shapeOf(
  problem: HousingProblem,
  network: Network,
  face: Face,
  cells: Cells,
  teams: TeamPolicy,
  team: number,
  teamOf: Uint16Array,
  isHoused: (household: number) => boolean,
): TeamShape {
  const members = new Map<number, number>();
  for (let household = 0; household < teamOf.length; household++) {
    if (atSmall(teamOf, household) !== team || !isHoused(household)) continue;
    const profile = at(network.households.typeOf, household);
    members.set(profile, (members.get(profile) ?? 0) + 1);
  }
  const decided = teams.towers.find((entry) => entry.team === team)?.towerId;
  const all = [...problem.towers.keys()].filter(
    (tower) => decided === undefined || problem.towers[tower] === decided,
  );
  const towers = all
    .map((tower) => at(cells.towerPlace, tower))
    .filter((tower) =>
      [...members.keys()].some((profile) => {
        for (let arc = at(face.start, profile); arc < at(face.start, profile + 1); arc++)
          if (cellAt(cells, at(face.target, arc), tower) >= 0) return true;
        return false;
      }),
    )
    .toSorted((a, b) => a - b);
  return { members, towers };
}

function refusalOf(
  problem: HousingProblem,
  policy: HousingPolicy,
  teams: TeamPolicy,
): TeamRefusal | null {
  const { stages } = policy;
  if (!TEAM_STAGES.some((order) => order.join() === stages.join()))
    return { kind: "cohesion_stage_unsupported", stages, supported: TEAM_STAGES };
  const faults = faultsOf(problem, withoutCohesion(policy), valuesReader());
  if (faults.length > 0) return { kind: "housing_refused", faults };
  const { attributes } = problem.households;
  if (!Object.hasOwn(attributes, teams.household)) {
    const known = Object.keys(attributes).toSorted();
    return { kind: "unknown_team_attribute", attribute: teams.household, known };
  }
  const present = new Set(teamColumn(problem, teams));
  const decided = new Set<number>();
  for (const { team, towerId } of teams.towers) {
    if (!present.has(team)) return { kind: "unknown_team", team };
    if (decided.has(team)) return { kind: "team_twice", team };
    decided.add(team);
    if (!problem.towers.some((tower) => tower === towerId))
      return { kind: "tower_missing", team, towerId };
  }
  return null;
}

function largerThanTowers(
  problem: HousingProblem,
  teams: TeamPolicy,
  sizes: ReadonlyMap<number, number>,
): TeamRefusal | null {
  const homes = homesByTower(problem);
  const [largest = 0] = [...problem.towers.keys()].toSorted(
    (a, b) =>
      at(homes, b) - at(homes, a) ||
      compareText(itemOf(problem.towers, a), itemOf(problem.towers, b)),
  );
  for (const [team, members] of sizes) {
    if (teams.largest !== null && members > teams.largest) continue;
    const decided = teams.towers.find((entry) => entry.team === team)?.towerId;
    const tower =
      decided === undefined ? largest : problem.towers.findIndex((towerId) => towerId === decided);
    if (members <= at(homes, tower)) continue;
    const towerId = itemOf(problem.towers, tower);
    return {
      kind: "team_larger_than_any_tower",
      team,
      members,
      towerId,
      homes: at(homes, tower),
    };
  }
  return null;
}
