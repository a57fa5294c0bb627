import type { Allocation } from "./allocation.ts";
import { evidenceOf, misfitUnder } from "./evidence.ts";
import type { HousingExplanation } from "./explanation.ts";
import { at, atUnsigned, itemOf } from "./ints.ts";
import type { HousingPolicy } from "./policy.ts";
import type { HousingProblem } from "./problem.ts";
import { whyNotBetter } from "./wish.ts";
import { whyWaiting } from "./waiting.ts";

/** Why a household lives where it does, why not where it would rather, or why it waits. */
export function explainHousehold(
  problem: HousingProblem,
  policy: HousingPolicy,
  allocation: Allocation,
  household: number,
): HousingExplanation {
  const evidence = evidenceOf(problem, policy, allocation);
  const id = itemOf(problem.households.ids, household);
  const rank = atUnsigned(allocation.rankOf, household) + 1;
  const home = at(allocation.homeOf, household);
  if (home < 0) {
    return { kind: "waiting", household: id, rank, because: whyWaiting(evidence, household) };
  }
  const wish = allocation.wish[household] ?? 0;
  return {
    kind: "housed",
    household: id,
    rank,
    home: itemOf(problem.homes.ids, home),
    tower: itemOf(problem.towers, atUnsigned(problem.homes.tower, home)),
    wish: wish === 0 ? null : wish,
    misfit: at(allocation.misfit, household),
    misfitByRule: policy.rules
      .map((rule) => ({ rule: rule.id, misfit: misfitUnder(problem, rule, household, home) }))
      .filter(({ misfit }) => misfit > 0),
    better: whyNotBetter(evidence, household),
  };
}
