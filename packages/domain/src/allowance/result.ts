import type { HouseholdId, InstitutionCode, WaveId } from "../kernel/index.ts";

/** A sum that carries what is not decided: the decided part, and the range of the rest. */
export type CostTotal = {
  /** Whole rupiah that are decided. */
  readonly decided: number;
  /** Least and most with the amounts that are expected but not in force. */
  readonly low: number;
  readonly high: number;
  /** Components that have no figure at all: the total is at least `low`, and more by these. */
  readonly notDecided: readonly string[];
};

/** One line of a household's package. */
export type CostLine = {
  readonly component: string;
  readonly count: number;
  readonly quantity: number;
  readonly kind: "decided" | "expected" | "not_decided" | "no_rate_on_that_day";
  readonly unitLow: number;
  readonly unitHigh: number;
  readonly low: number;
  readonly high: number;
};

/** The package of one household, line by line. Whole rupiah. */
export type HouseholdCost = {
  readonly householdId: HouseholdId;
  readonly waveId: WaveId;
  readonly institutionCode: InstitutionCode;
  readonly lines: readonly CostLine[];
  readonly total: CostTotal;
};

/** Sums over all households: in all, by component, by wave, by institution. */
export type CostSummary = {
  readonly total: CostTotal;
  readonly byComponent: readonly { readonly component: string; readonly total: CostTotal }[];
  readonly byWave: readonly { readonly waveId: WaveId; readonly total: CostTotal }[];
  readonly byInstitution: readonly {
    readonly institutionCode: InstitutionCode;
    readonly total: CostTotal;
  }[];
};
