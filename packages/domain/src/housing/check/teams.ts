import { err, ok, type Result } from "../../kernel/index.ts";
import type { Allocation } from "../allocation.ts";
import { at, atSmall, atUnsigned } from "../ints.ts";
import type { HousingPolicy } from "../policy.ts";
import type { HousingProblem } from "../problem.ts";
import type { TeamPolicy } from "../teams.policy.ts";
import { verifyAllocation } from "./verify.ts";
import type { VerifiedTotals, Violation } from "./violation.ts";

/** What a plan of teams claims: which tower each household is kept in, and how each team fares. */
export type TeamClaim = {
  readonly problem: HousingProblem;
  readonly policy: HousingPolicy;
  readonly keptIn: Int32Array;
  readonly teams: readonly {
    readonly team: number;
    readonly members: number;
    readonly towerId: string | null;
    readonly together: number;
  }[];
  readonly together: number;
  readonly bound: number;
};

/** The first condition that a plan of teams breaks, with where. */
export type TeamViolation =
  | Violation
  /** The allocation without teams, which says who is housed and at which misfit, is wrong itself. */
  | { readonly kind: "without_teams_wrong"; readonly violation: Violation }
  /** The problem of the plan is not the given one with the towers of `keptIn`. */
  | { readonly kind: "foreign_plan"; readonly part: string }
  | { readonly kind: "kept_without_team"; readonly household: number }
  | { readonly kind: "team_in_two_towers"; readonly team: number }
  | { readonly kind: "lives_outside_team_tower"; readonly household: number }
  | { readonly kind: "housed_changed_by_teams"; readonly household: number }
  | { readonly kind: "misfit_raised_by_teams"; readonly without: number; readonly found: number }
  | {
      readonly kind: "team_count_wrong";
      readonly team: number;
      readonly stated: number;
      readonly found: number;
    }
  | { readonly kind: "bound_below_together"; readonly bound: number; readonly together: number };

/**
 * Checks that keeping teams together took nobody's home and, where fit comes before cohesion,
 * raised no misfit; that each team is kept in one tower; and every stage of the allocation.
 */
export function verifyTeams(
  problem: HousingProblem,
  policy: HousingPolicy,
  teams: TeamPolicy,
  claim: TeamClaim,
  allocation: Allocation,
  without: Allocation,
): Result<VerifiedTotals, TeamViolation> {
  const stages = policy.stages.filter((stage) => stage !== "cohesion");
  const plain = verifyAllocation(problem, { ...policy, stages }, without);
  if (!plain.ok) return err({ kind: "without_teams_wrong", violation: plain.error });
  const foreign = foreignPart(problem, policy, claim);
  if (foreign !== null) return err({ kind: "foreign_plan", part: foreign });
  const verified = verifyAllocation(claim.problem, claim.policy, allocation);
  if (!verified.ok) return verified;
  const broken = teamViolation(problem, teams, claim, allocation);
  if (broken !== null) return err(broken);
  if (!holdsAsStated(claim)) return err({ kind: "foreign_plan", part: "team rule" });
  for (let household = 0; household < problem.households.count; household++) {
    const had = at(without.homeOf, household) >= 0;
    if (had !== at(allocation.homeOf, household) >= 0)
      return err({ kind: "housed_changed_by_teams", household });
  }
  const found = verified.value.misfit;
  if (policy.stages.indexOf("cohesion") > 1 && found > plain.value.misfit)
    return err({ kind: "misfit_raised_by_teams", without: plain.value.misfit, found });
  if (claim.bound < claim.together)
    return err({ kind: "bound_below_together", bound: claim.bound, together: claim.together });
  return ok(verified.value);
}

/** Everything but the towers that teams are kept in must be what was given. */
function foreignPart(
  problem: HousingProblem,
  policy: HousingPolicy,
  claim: TeamClaim,
): string | null {
  const { households, homes, towers } = claim.problem;
  const rules = claim.policy.rules.slice(0, -1);
  if (JSON.stringify(rules) !== JSON.stringify(policy.rules)) return "rules";
  if (JSON.stringify(claim.policy.quotas) !== JSON.stringify(policy.quotas)) return "quotas";
  const stages = policy.stages.filter((stage) => stage !== "cohesion");
  if (stages.join() !== claim.policy.stages.join()) return "stages";
  if (claim.keptIn.length !== problem.households.count) return "keptIn";
  for (const column of ["ids", "band", "ticketHigh", "ticketLow", "preferences"] as const)
    if (households[column] !== problem.households[column]) return column;
  if (homes.ids !== problem.homes.ids || homes.tower !== problem.homes.tower) return "homes";
  if (towers !== problem.towers) return "towers";
  for (const [name, column] of Object.entries(problem.households.attributes))
    if (households.attributes[name] !== column) return name;
  for (const [name, column] of Object.entries(problem.homes.attributes))
    if (homes.attributes[name] !== column) return name;
  return null;
}

/** The last rule holds exactly those of `keptIn`, each in the tower that is stated there. */
function holdsAsStated({
  problem: { households, homes, towers },
  policy,
  keptIn,
}: TeamClaim): boolean {
  const rule = policy.rules.at(-1);
  if (rule?.kind !== "table") return false;
  const held = households.attributes[rule.household];
  const place = homes.attributes[rule.home];
  if (held === undefined || place === undefined) return false;
  const numbers = new Map<number, number>();
  for (let household = 0; household < households.count; household++) {
    const number = atSmall(held, household);
    const tower = at(keptIn, household);
    if ((number === 0) !== tower < 0 || tower >= towers.length) return false;
    if (tower < 0) continue;
    if ((numbers.get(tower) ?? number) !== number) return false;
    numbers.set(tower, number);
  }
  for (let home = 0; home < homes.count; home++)
    if (atSmall(place, home) !== (numbers.get(atUnsigned(homes.tower, home)) ?? 0)) return false;
  return rule.table.every((row, kept) =>
    row.every((cost, tower) => cost === (kept === 0 || kept === tower ? 0 : null)),
  );
}

function teamViolation(
  { households, homes, towers }: HousingProblem,
  teams: TeamPolicy,
  claim: TeamClaim,
  { homeOf }: Allocation,
): TeamViolation | null {
  const teamOf = households.attributes[teams.household];
  if (teamOf === undefined) return { kind: "foreign_plan", part: teams.household };
  const members = new Map<number, number>();
  const kept = new Map<number, number>();
  const towerOf = new Map<number, number>();
  for (let household = 0; household < households.count; household++) {
    const team = atSmall(teamOf, household);
    const home = at(homeOf, household);
    const tower = at(claim.keptIn, household);
    if (home >= 0) members.set(team, (members.get(team) ?? 0) + 1);
    if (tower < 0) continue;
    if (team === 0) return { kind: "kept_without_team", household };
    if ((towerOf.get(team) ?? tower) !== tower) return { kind: "team_in_two_towers", team };
    towerOf.set(team, tower);
    if (home < 0 || atUnsigned(homes.tower, home) !== tower)
      return { kind: "lives_outside_team_tower", household };
    kept.set(team, (kept.get(team) ?? 0) + 1);
  }
  let together = 0;
  for (const { team, members: stated, together: lives, towerId } of claim.teams) {
    const found = members.get(team) ?? 0;
    if (found !== stated) return { kind: "team_count_wrong", team, stated, found };
    const there = kept.get(team) ?? 0;
    if (there !== lives) return { kind: "team_count_wrong", team, stated: lives, found: there };
    const tower = towerOf.get(team);
    if ((tower === undefined ? null : towers[tower]) !== towerId)
      return { kind: "foreign_plan", part: "towerId" };
    kept.delete(team);
    together += lives;
  }
  const [extra] = kept.keys();
  if (extra !== undefined)
    return { kind: "team_count_wrong", team: extra, stated: 0, found: kept.get(extra) ?? 0 };
  if (together !== claim.together)
    return { kind: "team_count_wrong", team: 0, stated: claim.together, found: together };
  return null;
}
