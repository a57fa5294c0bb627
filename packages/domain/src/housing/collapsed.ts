import { err, ok, type Result } from "../kernel/index.ts";
import { faultsOf } from "./admit.ts";
import { compile } from "./compile.ts";
import type { Network } from "./network.ts";
import type { HousingPolicy } from "./policy.ts";
import type { HousingProblem } from "./problem.ts";
import type { HousingRefusal } from "./refusal.ts";
import { valuesReader } from "./values.ts";

/** The collapsed problem, for other solvers: see `Network`. */
export type CollapsedHousing = Pick<
  Network,
  "profiles" | "classes" | "arcs" | "capacity" | "start" | "target" | "cost"
> & { readonly profileOf: Int32Array; readonly classOf: Int32Array };

/** Collapses a problem by the rules: what the stages see of households and homes. */
export function collapseHousing(
  problem: HousingProblem,
  policy: HousingPolicy,
): Result<CollapsedHousing, HousingRefusal> {
  const valuesIn = valuesReader();
  const faults = faultsOf(problem, policy, valuesIn);
  if (faults.length > 0) return err({ kind: "housing_refused", faults });
  const compiled = compile(problem, policy, valuesIn);
  if (!compiled.ok) return err({ kind: "housing_refused", faults: compiled.error });
  const { profiles, classes, arcs, capacity, start, target, cost, households, homes } =
    compiled.value;
  const profileOf = households.typeOf;
  const classOf = homes.typeOf;
  return ok({ profiles, classes, arcs, capacity, start, target, cost, profileOf, classOf });
}
