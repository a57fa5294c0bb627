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
export { sufficientCoalitions } from "./coalitions.ts";
export type { ScreeningFlaw } from "./flaw.ts";
export type { OverrideOverlap } from "./overrides-proof.ts";
export { proveScreening, type ScreeningCertificate } from "./proof.ts";
export type { ScreeningContext } from "./explain.ts";
export { screeningParagraph } from "./paragraph.ts";
