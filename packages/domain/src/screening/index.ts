export {
  Criterion,
  Override,
  OverrideCondition,
  PriorityClass,
  ScreeningPolicy,
} from "./policy.ts";
export { screenUnits, type ScreeningInput } from "./screening.ts";
export type {
  AppliedOverride,
  ClassFinding,
  CriterionFinding,
  ScreeningOutcome,
  Sensitivity,
  UndecidedReason,
  UnitScreening,
} from "./result.ts";
