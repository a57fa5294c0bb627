import type { HousingStage } from "./policy.ts";

export type Side = "household" | "home";

/** One thing that is wrong with a problem or its policy, with what is needed to find it. */
export type HousingFault =
  | {
      readonly kind: "unknown_attribute";
      readonly rule: string;
      readonly side: Side;
      readonly attribute: string;
      readonly known: readonly string[];
    }
  | {
      readonly kind: "duplicate_id";
      readonly side: Side;
      readonly id: string;
      readonly first: number;
      readonly second: number;
    }
  | {
      readonly kind: "column_length";
      readonly side: Side;
      readonly column: string;
      readonly expected: number;
      readonly found: number;
    }
  | { readonly kind: "count_not_whole"; readonly side: Side; readonly count: number }
  | { readonly kind: "stages_empty" }
  | {
      readonly kind: "stages_unsupported";
      readonly stages: readonly HousingStage[];
      readonly supported: readonly (readonly HousingStage[])[];
    }
  | {
      /** A value that occurs has no row or column in the table of a rule. */
      readonly kind: "table_out_of_range";
      readonly rule: string;
      readonly side: Side;
      readonly attribute: string;
      readonly value: number;
      readonly size: number;
    }
  | {
      readonly kind: "tower_out_of_range";
      readonly side: Side;
      readonly id: string;
      readonly tower: number;
      readonly towers: number;
    }
  | { readonly kind: "too_many_wishes"; readonly wishes: number; readonly limit: number }
  | { readonly kind: "duplicate_rule"; readonly rule: string }
  | { readonly kind: "quota_unknown_attribute"; readonly quota: string; readonly attribute: string }
  | { readonly kind: "quotas_not_nested"; readonly quota: string; readonly other: string }
  | {
      /** The rules tell so many kinds of household and home apart that no collapse is left. */
      readonly kind: "hopeless_collapse";
      readonly profiles: number;
      readonly classes: number;
      readonly pairs: number;
      readonly limit: number;
    }
  | { readonly kind: "misfit_too_large"; readonly largest: number; readonly limit: number };

/** Why nothing was allocated: everything that is wrong, at once. */
export type HousingRefusal = {
  readonly kind: "housing_refused";
  readonly faults: readonly HousingFault[];
};
