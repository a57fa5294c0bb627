export {
  Criterion,
  Override,
  OverrideCondition,
  PriorityClass,
  ScreeningExample,
  ScreeningPolicy,
} from "./policy.ts";
export type { LadderRow, LadderStep } from "./order.ts";
export { rankLadder, screenUnits, type ScreeningInput } from "./screening.ts";
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
export type { Comparison, ComparisonRefusal } from "./comparison.ts";
export { weightFlips, type WeightFlip } from "./weight-flips.ts";
export {
  classesUnderRanges,
  type RangeFinding,
  type RangeRefusal,
  type WeightRanges,
} from "./weight-ranges.ts";
export {
  hierarchyPoints,
  weightsFromComparisons,
  type RandomIndex,
  type WeightStatement,
} from "./weights.ts";
export { compareScreenings, type ScreeningChange } from "./compare.ts";
export { screeningTable, type CriterionLine } from "./table.ts";
export { screeningTree } from "./tree.ts";
export { screeningFlawText } from "./flaw-text.ts";
export { additiveView, type AdditiveView } from "./additive.ts";
export { pairFlips, type PairFlip } from "./pair-flips.ts";
