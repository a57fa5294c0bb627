import { createPlanner, type Planner, type PlanStage } from "@pindah/domain/plan";
import type { Policy } from "@pindah/domain/policy";
import type { RunInputs } from "@pindah/domain/replay";
import { highsSolver } from "./highs.ts";

type Needs = {
  readonly policy: Pick<Policy, "waves">;
  readonly before?: { readonly of: RunInputs } | null;
};

/**
 * A planner for a run with these inputs. Only a policy that keeps teams together needs a solver,
 * which is megabytes of machine code; for any other it is not loaded.
 */
export async function plannerFor(
  inputs: Needs,
  watch?: (stage: PlanStage) => void,
): Promise<Planner> {
  return createPlanner(watch, keepsTeams(inputs) ? await highsSolver() : null);
}

/** A run over an earlier one computes that one again, too. */
function keepsTeams({ policy, before = null }: Needs): boolean {
  return policy.waves.teams !== undefined || (before !== null && keepsTeams(before.of));
}
