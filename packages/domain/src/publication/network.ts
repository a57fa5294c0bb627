import type { Disclosed } from "./rounding.ts";

/**
 * One count of people, drawn as an arc from one grouping to the next. Every table of the release
 * is a cut through the same people, one behind the other (all, by institution, by outcome, by
 * wave, by standing), so all sums that tie the figures are "what enters a point leaves it".
 */
export type CountCell = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly count: number;
  /**
   * `shown`: published when the rule allows it; `row_too_small`: hidden because its group is
   * small; `structural_zero`: empty by a public rule; `inner`: in no table, there only to tie
   * the others together.
   */
  readonly kind: "shown" | "row_too_small" | "structural_zero" | "inner";
  /** `sensitive` counts (why somebody waits) have a higher threshold and coarser steps. */
  readonly rule: "count" | "sensitive";
  /** What readers lose when it is hidden: 0 a part, 1 a total of a group, 2 a national total. */
  readonly weight: 0 | 1 | 2;
};

/** All counts of a release; what enters a point leaves it. */
export type CountNetwork = readonly CountCell[];

/** The least and the most that a cell can be, given all that is published. */
export type Interval = { readonly low: number; readonly high: number };

/** Finds the interval of one cell; it may stop as soon as the width reaches `enough`. */
export type IntervalSolver = (
  network: CountNetwork,
  bounds: readonly Interval[],
  cell: number,
  enough: number,
) => Interval;

/** No count of people in a release is larger. */
export const UNBOUNDED = 1_000_000_000;

/** What the public knows of each cell before it adds anything up. */
export function publicBounds(
  network: CountNetwork,
  shown: ReadonlyMap<string, Disclosed>,
  boundsOf: (value: number, cell: CountCell) => Interval,
): readonly Interval[] {
  return network.map((cell) => {
    const value = shown.get(cell.id);
    if (value === "z") return { low: 0, high: 0 };
    return typeof value === "number" ? boundsOf(value, cell) : { low: 0, high: UNBOUNDED };
  });
}
