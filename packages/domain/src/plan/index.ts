export { planUnderDelays, type DelayedPlan, type DelayedWave, type Quantiles } from "./delays.ts";
export { datasetHash } from "./dataset-hash.ts";
export {
  createPlanner,
  ENGINE,
  Lottery,
  plan,
  planHash,
  planStages,
  type Planner,
  type PlanRefusal,
  type PlanStage,
} from "./plan.ts";
export type { PersonStanding, Plan, PlanTotals } from "./plan.result.ts";
