import type { ClassCode, CriterionCode } from "../kernel/index.ts";
import type { OverrideCondition } from "./policy.ts";

type Result = ClassCode | "not_moved";

/** What can be wrong with the rules of screening, each with a witness. */
export type ScreeningFlaw =
  | { readonly kind: "weights_sum"; readonly sum: number }
  | { readonly kind: "majority_not_above_half"; readonly majority: number }
  | { readonly kind: "too_many_criteria"; readonly criteria: number; readonly most: number }
  | {
      readonly kind: "code_doubled";
      readonly list: "filters" | "criteria" | "classes" | "overrides";
      readonly code: string;
    }
  | {
      readonly kind: "filter_unknown";
      readonly criterion: CriterionCode;
      readonly filter: string;
    }
  | {
      readonly kind: "standard_missing";
      readonly class: ClassCode;
      readonly criterion: CriterionCode;
    }
  | {
      readonly kind: "criterion_unknown";
      readonly where: "standard" | "veto" | "dictator" | "override";
      readonly of: string;
      readonly criterion: string;
    }
  /** A worse class asks for more than a better one. */
  | {
      readonly kind: "classes_not_nested";
      readonly limit: "standard" | "veto" | "dictator";
      readonly criterion: CriterionCode;
      readonly better: ClassCode;
      readonly worse: ClassCode;
    }
  /** Not veto <= standard <= dictator. */
  | {
      readonly kind: "limits_not_ordered";
      readonly class: ClassCode;
      readonly criterion: CriterionCode;
      readonly veto: number | null;
      readonly standard: number;
      readonly dictator: number | null;
    }
  /** These levels reach a better class and not a worse one. */
  | {
      readonly kind: "class_skipped";
      readonly levels: readonly number[];
      readonly better: ClassCode;
      readonly worse: ClassCode;
    }
  | {
      readonly kind: "better_level_worse_class";
      readonly levels: readonly number[];
      readonly criterion: CriterionCode;
      readonly before: Result;
      readonly after: Result;
    }
  | { readonly kind: "class_unreachable"; readonly class: Result }
  /** An example of the policy file says something else than the rules do. */
  | {
      readonly kind: "screening_example_fails";
      readonly example: string;
      readonly expected: string;
      readonly found: string;
    }
  | { readonly kind: "override_uncited"; readonly override: string }
  | { readonly kind: "override_dates_reversed"; readonly override: string }
  | { readonly kind: "override_class_unknown"; readonly override: string; readonly class: string }
  /** A value that this fact can never have: a typing mistake would never fire, in silence. */
  | {
      readonly kind: "override_value_impossible";
      readonly override: string;
      readonly fact: OverrideCondition["fact"];
      readonly value: string | number;
    }
  | {
      readonly kind: "override_criterion_misplaced";
      readonly override: string;
      readonly fact: OverrideCondition["fact"];
    }
  | {
      readonly kind: "sensitivity_limits_reversed";
      readonly robustFromPercent: number;
      readonly sensitiveBelowPercent: number;
    };
