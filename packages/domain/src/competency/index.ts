export { Competency, CompetencyPolicy, TrainingModule } from "./policy.ts";
export type {
  CompetencyGap,
  CompetencyResult,
  CompetencyRule,
  KnockOut,
  TrainingStep,
} from "./result.ts";
