import { compareText, type LocalDate } from "../kernel/index.ts";
import type { CostSummary, CostTotal } from "./result.ts";

/** An estimate as it was made: by whom, when, from what. It is kept beside what came of it. */
export type Estimate = {
  readonly owner: string;
  readonly madeOn: LocalDate;
  /** Hashes of what it was computed from. */
  readonly inputs: { readonly dataset: string; readonly policy: string; readonly scenario: string };
  readonly byComponent: CostSummary["byComponent"];
};

/** One sum that was spent, with its day and source. Whole rupiah. */
export type ActualCost = {
  readonly component: string;
  readonly rupiah: number;
  readonly on: LocalDate;
  readonly source: string;
};

/** One component: what was expected, what was spent, and how they stand to each other. */
export type ActualAgainstEstimate = {
  readonly component: string;
  readonly estimate: CostTotal | null;
  readonly actual: number | null;
  readonly verdict:
    | "below"
    | "within"
    | "above"
    | "not_estimated"
    | "not_spent_yet"
    | "was_not_decided";
  /** Rupiah outside the range; 0 within it; null where there is nothing to compare. */
  readonly by: number | null;
};

/** Component by component: what was expected, what was spent, and how far outside the range. */
export function againstEstimate(
  { byComponent }: Estimate,
  actuals: readonly ActualCost[],
): readonly ActualAgainstEstimate[] {
  const expected = new Map(byComponent.map(({ component, total }) => [component, total]));
  const spent = new Map<string, number>();
  for (const { component, rupiah } of actuals)
    spent.set(component, (spent.get(component) ?? 0) + rupiah);
  return [...new Set([...expected.keys(), ...spent.keys()])]
    .toSorted(compareText)
    .map((component) => {
      const estimate = expected.get(component) ?? null;
      const actual = spent.get(component) ?? null;
      return { component, estimate, actual, ...verdictOf(estimate, actual) };
    });
}

function verdictOf(
  estimate: CostTotal | null,
  actual: number | null,
): Pick<ActualAgainstEstimate, "verdict" | "by"> {
  if (estimate === null) return { verdict: "not_estimated", by: null };
  if (actual === null) return { verdict: "not_spent_yet", by: null };
  if (estimate.notDecided.length > 0 && actual > estimate.high)
    return { verdict: "was_not_decided", by: null };
  if (actual < estimate.low) return { verdict: "below", by: estimate.low - actual };
  if (actual > estimate.high) return { verdict: "above", by: actual - estimate.high };
  return { verdict: "within", by: 0 };
}
