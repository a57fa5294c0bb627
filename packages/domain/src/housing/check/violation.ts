import type { HousingStage } from "../policy.ts";

/** The first condition that an allocation breaks, with where. Indexes are those of the problem. */
export type Violation =
  | { readonly kind: "foreign_certificate"; readonly column: string }
  | { readonly kind: "order_not_a_permutation"; readonly rank: number }
  | { readonly kind: "order_broken"; readonly rank: number }
  | { readonly kind: "rank_wrong"; readonly household: number }
  | { readonly kind: "no_such_home"; readonly household: number; readonly home: number }
  | {
      readonly kind: "home_given_twice";
      readonly home: number;
      readonly first: number;
      readonly second: number;
    }
  | {
      readonly kind: "pair_forbidden";
      readonly household: number;
      readonly home: number;
      readonly rule: string;
    }
  | {
      readonly kind: "misfit_wrong";
      readonly household: number;
      readonly stated: number;
      readonly found: number;
    }
  | {
      readonly kind: "wish_wrong";
      readonly household: number;
      readonly stated: number;
      readonly found: number;
    }
  | {
      readonly kind: "total_wrong";
      readonly total: "housed" | "misfit" | "byPreference";
      readonly stated: number;
      readonly found: number;
    }
  | { readonly kind: "profile_mixed"; readonly household: number; readonly attribute: string }
  | { readonly kind: "class_mixed"; readonly home: number; readonly attribute: string }
  | { readonly kind: "class_order_broken"; readonly class: number }
  | { readonly kind: "kept_back_wrong"; readonly quota: string }
  | { readonly kind: "quota_exceeded"; readonly quota: string; readonly found: number }
  /** Coverage. */
  | { readonly kind: "level_order_broken"; readonly level: number }
  | { readonly kind: "closed_class_not_full"; readonly class: number }
  | { readonly kind: "holder_can_leave_closed_set"; readonly household: number }
  | { readonly kind: "holder_after_cut"; readonly household: number }
  | { readonly kind: "waits_though_home_in_reach"; readonly household: number }
  | { readonly kind: "waits_though_before_cut"; readonly household: number }
  /** Fit. */
  | { readonly kind: "exchange_lowers_misfit"; readonly profile: number; readonly class: number }
  | { readonly kind: "holder_off_price"; readonly household: number }
  | { readonly kind: "price_above_free"; readonly class: number }
  | { readonly kind: "priced_class_not_full"; readonly class: number }
  /** Preference. */
  | { readonly kind: "cut_not_closed"; readonly cut: number }
  | { readonly kind: "better_wish_possible"; readonly household: number; readonly wish: number }
  | { readonly kind: "better_class_possible"; readonly household: number; readonly class: number }
  | { readonly kind: "earlier_tower_possible"; readonly household: number };

/** What the checker counted itself. */
export type VerifiedTotals = {
  readonly housed: number;
  readonly misfit: number;
  readonly byPreference: readonly number[];
  /** The stages whose optimum was proved. */
  readonly proved: readonly HousingStage[];
  /** Closed sets that were checked for preference. */
  readonly cuts: number;
};
