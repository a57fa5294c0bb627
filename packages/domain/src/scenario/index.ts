export { applyScenario, type ScenarioProblem, type Situation } from "./apply.ts";
export {
  diffPlans,
  type Comparable,
  type HouseholdChange,
  type HouseholdPlace,
  type PlanDiff,
  type UnitChange,
  type WaveChange,
} from "./diff.ts";
export { Patch, Scenario } from "./scenario.ts";
