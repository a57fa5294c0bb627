export {
  accountOf,
  type Accountable,
  type ChangeGroup,
  type DifferenceAccount,
  type GroupPlace,
  type TowerChange,
} from "./account.ts";
export { applyScenario, type ScenarioProblem, type Situation } from "./apply.ts";
export { composeScenarios } from "./compose.ts";
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
export { accountSentences, type AccountWords } from "./paragraph.ts";
