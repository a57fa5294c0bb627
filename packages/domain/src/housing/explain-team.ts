import type { Allocation } from "./allocation.ts";
import { misfitBetween } from "./evidence.ts";
import { explainHousehold } from "./explain.ts";
import type { BetterWish, HousingExplanation, TeamReason } from "./explanation.ts";
import { at, atSmall, atUnsigned, itemOf } from "./ints.ts";
import type { HousingPolicy } from "./policy.ts";
import type { HousingProblem } from "./problem.ts";
import { FORBIDDEN } from "./rule.ts";
import type { TeamPlan } from "./teams.ts";
import type { TeamPolicy } from "./teams.policy.ts";

/** The answer of `explainHousehold`, with what the team of the household has to do with it. */
export function explainInTeam(
  problem: HousingProblem,
  policy: HousingPolicy,
  teams: TeamPolicy,
  plan: TeamPlan,
  allocation: Allocation,
  household: number,
): HousingExplanation {
  const explanation = explainHousehold(plan.problem, plan.policy, allocation, household);
  const column = problem.households.attributes[teams.household];
  const number = column === undefined ? 0 : atSmall(column, household);
  const placed = plan.teams.find(({ team }) => team === number);
  if (explanation.kind === "waiting" || placed?.towerId == null) return explanation;
  const isKept = at(plan.keptIn, household) >= 0;
  const { members, together } = placed;
  const team: TeamReason = { team: number, tower: placed.towerId, members, together, isKept };
  if (!isKept) return { ...explanation, team };
  const better = explanation.better.map((wish): BetterWish => {
    const fitting = fittingIn(problem, policy, household, wish);
    return fitting === 0
      ? wish
      : {
          ...wish,
          fitting,
          because: [{ kind: "kept_with_team", team: number, tower: team.tower }],
        };
  });
  return { ...explanation, team, better };
}

/** Homes of the tower of a wish that fit the household, wherever its team lives. */
function fittingIn(
  problem: HousingProblem,
  policy: HousingPolicy,
  household: number,
  { tower }: BetterWish,
): number {
  let fitting = 0;
  for (let home = 0; home < problem.homes.count; home++) {
    if (itemOf(problem.towers, atUnsigned(problem.homes.tower, home)) !== tower) continue;
    const misfit = misfitBetween(problem, policy, household, home);
    if (misfit !== FORBIDDEN) fitting++;
  }
  return fitting;
}
