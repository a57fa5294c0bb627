export { barsToApproval, type ApprovalBar } from "./approval.ts";
export { Competency, CompetencyExample, CompetencyPolicy, TrainingModule } from "./policy.ts";
export { competencyParagraph, type CompetencyContext } from "./paragraph.ts";
export { assessPeople, type CompetencyInput } from "./people.ts";
export type { CompetencyFlaw } from "./flaw.ts";
export { competencyFlaws } from "./proof.ts";
export type {
  CompetencyGap,
  CompetencyResult,
  CompetencyRule,
  KnockOut,
  TrainingStep,
} from "./result.ts";
export {
  BknClass,
  BknResult,
  bknResultOn,
  jobPersonMatch,
  nineBox,
  type JobPersonMatch,
  type Performance,
  type Potential,
} from "./figures.ts";
export { competencySensitivity, type CompetencySensitivity } from "./sensitivity.ts";
export { competencyTree } from "./tree.ts";
export { competencyFlawText } from "./flaw-text.ts";
export { compareCompetency, type CompetencyChange } from "./compare.ts";
