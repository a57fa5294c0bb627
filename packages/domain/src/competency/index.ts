export { Competency, CompetencyPolicy, TrainingModule } from "./policy.ts";
export { assessPeople, type CompetencyInput } from "./people.ts";
export type {
  CompetencyGap,
  CompetencyResult,
  CompetencyRule,
  KnockOut,
  TrainingStep,
} from "./result.ts";
