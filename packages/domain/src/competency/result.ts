import type { CompetencyCode, LocalDate, PersonId } from "../kernel/index.ts";
import type { Discipline, LegalStanding } from "../registry/index.ts";

/** One competency of one person against the standard of the post. Levels are 0 to 5. */
export type CompetencyGap = {
  readonly competency: CompetencyCode;
  readonly required: number;
  /** Lower median of the assessors whose assessment still counts; null when there is none. */
  readonly level: number | null;
  readonly gap: number;
  readonly critical: boolean;
};

/** One module of a training plan. */
export type TrainingStep = {
  readonly module: string;
  readonly competency: CompetencyCode;
  readonly toLevel: number;
  readonly hours: number;
};

/** One condition apart from the scores that bars a person, with its figures. */
export type KnockOut =
  | { readonly kind: "standing"; readonly standing: LegalStanding }
  | { readonly kind: "discipline"; readonly discipline: Discipline }
  | {
      readonly kind: "retires_too_soon";
      readonly retiresOn: LocalDate;
      readonly needed: LocalDate;
    };

/** The five exclusive rules of the competency table, and the knock-out that stands before them. */
export type CompetencyRule =
  | "knock_out"
  | "assessment_missing"
  | "gap_too_large"
  | "meets_standard"
  | "plan_fits"
  | "plan_does_not_fit";

/** The whole result for one person, with everything an explanation needs. */
export type CompetencyResult = {
  readonly personId: PersonId;
  readonly outcome: "eligible" | "conditional" | "not_eligible" | "undecided";
  readonly rule: CompetencyRule;
  /** Sum of min(level, required) over competencies; null while one is missing. */
  readonly matched: number | null;
  /** Sum of the required levels. */
  readonly required: number;
  readonly gaps: readonly CompetencyGap[];
  readonly missing: readonly CompetencyCode[];
  readonly knockOuts: readonly KnockOut[];
  /** For `conditional`: what to train, and the day from which the person can move. */
  readonly plan: {
    readonly steps: readonly TrainingStep[];
    readonly hours: number;
    readonly readyOn: LocalDate;
  } | null;
};
