import type { HomeId, HouseholdId, LocalDate } from "@pindah/domain/kernel";
import type { ReplayRefusal } from "@pindah/domain/objections";

/** Three ways to carry out an upheld objection. */
export const variantNames = ["pure", "fewestMoves", "nobodyLoses"] as const;
export type VariantName = (typeof variantNames)[number];

/** Where one household stands before and after. Null: it has no home in the plan. */
export type HouseholdChange = {
  readonly householdId: HouseholdId;
  readonly before: HomeId | null;
  readonly after: HomeId | null;
};

/** What one variant would change: the hash signs for the whole plan behind it. */
export type VariantSummary = {
  readonly planHash: string;
  readonly concerned: readonly HouseholdChange[];
  readonly others: readonly HouseholdChange[];
  readonly othersWhoLose: number;
};

export type ReplaySummary =
  | {
      readonly kind: "replayed";
      /** Hash of the dataset with the corrected facts; it is kept under this hash. */
      readonly datasetHash: string;
      readonly today: LocalDate;
      readonly variants: Readonly<Record<VariantName, VariantSummary>>;
    }
  | { readonly kind: "refused"; readonly refusal: ReplayRefusal };
