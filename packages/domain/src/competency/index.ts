export { Competency, CompetencyPolicy, TrainingModule } from "./policy.ts";
export { competencyParagraph, type CompetencyContext } from "./paragraph.ts";
export { assessPeople, type CompetencyInput } from "./people.ts";
export { competencyFlaws, type CompetencyFlaw } from "./proof.ts";
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
