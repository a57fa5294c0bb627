import type { ClassCode, CriterionCode, InstitutionCode, UnitCode } from "../kernel/index.ts";

/** One criterion of one unit after all assessors: the lower median and how far they were apart. */
export type CriterionFinding = {
  readonly criterion: CriterionCode;
  /** Scores with evidence; the others do not count. */
  readonly assessors: number;
  /** Lower median of the levels. Null when there are too few scores. */
  readonly level: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
  /** Mean distance from the median over 2, in hundredths rounded down: 0 to 100. */
  readonly disagreementPercent: number | null;
  readonly state: "settled" | "missing" | "panel_needed";
};

/** How a unit stands against the standard of one class. */
export type ClassFinding = {
  readonly class: ClassCode;
  /** Criteria whose level meets the standard. */
  readonly coalition: readonly CriterionCode[];
  readonly points: number;
  readonly needed: number;
  readonly vetoedBy: readonly CriterionCode[];
  readonly dictatedBy: readonly CriterionCode[];
  readonly reached: boolean;
};

/** The legal override that decided. */
export type AppliedOverride = {
  readonly id: string;
  readonly rank: number;
  readonly result: ClassCode | "not_moved";
};

/** The result for a unit: a class, that it is not moved, or that it is undecided and why. */
export type ScreeningOutcome =
  | { readonly kind: "class"; readonly class: ClassCode }
  | { readonly kind: "not_moved" }
  | { readonly kind: "undecided"; readonly because: readonly UndecidedReason[] };

/** What is missing or must be settled by people before a unit can have a class. */
export type UndecidedReason =
  | {
      readonly kind: "score_missing";
      readonly criterion: CriterionCode;
      readonly scores: number;
      readonly needed: number;
    }
  | {
      readonly kind: "panel_needed";
      readonly criterion: CriterionCode;
      readonly disagreementPercent: number;
      readonly range: number;
    }
  | {
      readonly kind: "overrides_conflict";
      readonly rank: number;
      readonly overrides: readonly string[];
    };

/** How firm a class is. All figures are exact, none is sampled. */
export type Sensitivity = {
  readonly label: "robust" | "moderate" | "sensitive" | "fixed_by_override";
  /**
   * Points that must change sides before the class is reached, or reached no longer. A class that
   * no shift of weight can change (a veto, a dictator, all criteria in or none) is not listed.
   */
  readonly margins: readonly { readonly class: ClassCode; readonly points: number }[];
  /** Share of weight space in which each class holds, in thousandths; weights near the policy's. */
  readonly acceptabilityPermille: readonly {
    readonly class: ClassCode | "not_moved";
    readonly nearPolicy: number;
    readonly unknownWeights: number;
    /** Weights near the policy's and, for each criterion, one assessor drawn by lot. */
    readonly nearPolicyOneAssessor: number;
  }[];
  /** One-level changes of one criterion that change the outcome, legal overrides included. */
  readonly flips: readonly {
    readonly criterion: CriterionCode;
    readonly from: number;
    readonly to: number;
    readonly class: ClassCode | "not_moved" | "undecided";
  }[];
};

/** The whole result for one unit, with everything an explanation needs. */
export type UnitScreening = {
  readonly unitCode: UnitCode;
  readonly institutionCode: InstitutionCode;
  readonly outcome: ScreeningOutcome;
  /** What the points alone say; null while a criterion is open. */
  readonly byPoints: ClassCode | "not_moved" | null;
  readonly override: AppliedOverride | null;
  readonly criteria: readonly CriterionFinding[];
  readonly classes: readonly ClassFinding[];
  /** Additive cross-check, 0 to 100 in hundredths (0 to 10000); null while a criterion is open. */
  readonly additiveScore: number | null;
  /** Place inside its class from 1, by the published order; null when it has no class. */
  readonly rankInClass: number | null;
  readonly sensitivity: Sensitivity | null;
};
