import { err, ok, type ClassCode, type CriterionCode, type Result } from "../kernel/index.ts";
import type { ScreeningPolicy } from "./policy.ts";
import type { ClassFinding, UnitScreening } from "./result.ts";

/** Weights known only between two bounds, in whole points. A criterion left out keeps its own. */
export type WeightRanges = Partial<
  Record<CriterionCode, { readonly low: number; readonly high: number }>
>;

type Outcome = ClassCode | "not_moved";

/** What can be said of a unit whatever the weights are within their ranges. */
export type RangeFinding = {
  /** Points that the coalition of each class can have. */
  readonly points: readonly {
    readonly class: ClassCode;
    readonly lowest: number;
    readonly highest: number;
  }[];
  /** Every class that some weights within the ranges give, best first. */
  readonly possible: readonly Outcome[];
  /** The class that all of them give; null when there are several. */
  readonly necessary: Outcome | null;
};

/** Why nothing can be said: a criterion is open, or the ranges make no sense. */
export type RangeRefusal =
  | { readonly kind: "points_open" }
  | { readonly kind: "criterion_unknown"; readonly criterion: string }
  | {
      readonly kind: "range_invalid";
      readonly criterion: CriterionCode;
      readonly low: number;
      readonly high: number;
    }
  /** No weights within the ranges add up to 100. */
  | { readonly kind: "ranges_infeasible"; readonly lowest: number; readonly highest: number };

type Interval = { readonly low: number; readonly high: number };

/**
 * What can be said of a unit when the weights are only known to lie within ranges and to add up
 * to 100: exact, by adding bounds, without a solver. Standards must be nested (`provePolicy`).
 */
export function classesUnderRanges(
  { classes }: UnitScreening,
  ranges: WeightRanges,
  { criteria, majority }: Pick<ScreeningPolicy, "criteria" | "majority">,
): Result<RangeFinding, readonly RangeRefusal[]> {
  const known: readonly string[] = criteria.map(({ code }) => code);
  const refusals: RangeRefusal[] = Object.keys(ranges)
    .filter((code) => !known.includes(code))
    .map((criterion) => ({ kind: "criterion_unknown", criterion }));
  if (classes.length === 0) refusals.push({ kind: "points_open" });
  const bounds = new Map(
    criteria.map(({ code, weight }) => [code, ranges[code] ?? { low: weight, high: weight }]),
  );
  for (const [criterion, { low, high }] of bounds)
    if (!(Number.isInteger(low) && Number.isInteger(high) && low >= 0 && low <= high))
      refusals.push({ kind: "range_invalid", criterion, low, high });
  const all = sumOf([...bounds.values()]);
  if (all.low > 100 || all.high < 100)
    refusals.push({ kind: "ranges_infeasible", lowest: all.low, highest: all.high });
  if (refusals.length > 0) return err(refusals);

  const within = (codes: readonly CriterionCode[]) =>
    sumOf(codes.flatMap((code) => bounds.get(code) ?? []));
  const carried = (codes: readonly CriterionCode[]): Interval => {
    const outside = within(
      criteria.map(({ code }) => code).filter((code) => !codes.includes(code)),
    );
    const inside = within(codes);
    return {
      low: Math.max(inside.low, 100 - outside.high),
      high: Math.min(inside.high, 100 - outside.low),
    };
  };
  const reach = classes.map((each) => reachOf(each, carried(each.coalition), majority));
  const possible: Outcome[] = classes
    .filter((each, h) => mayBe(each, reach[h], classes[h - 1], reach[h - 1], within, majority))
    .map((each) => each.class);
  if (reach.at(-1) !== "always") possible.push("not_moved");
  const [only, ...others] = possible;
  return ok({
    points: classes.map((each) => {
      const { low, high } = carried(each.coalition);
      return { class: each.class, lowest: low, highest: high };
    }),
    possible,
    necessary: only !== undefined && others.length === 0 ? only : null,
  });
}

type Reach = "always" | "never" | "by_weight";

function reachOf(
  { vetoedBy, dictatedBy }: ClassFinding,
  { low, high }: Interval,
  majority: number,
): Reach {
  if (dictatedBy.length > 0) return "always";
  if (vetoedBy.length > 0 || high < majority) return "never";
  return low >= majority ? "always" : "by_weight";
}

/** Whether some weights reach this class and not the next better one. */
function mayBe(
  own: ClassFinding,
  ownReach: Reach | undefined,
  better: ClassFinding | undefined,
  betterReach: Reach | undefined,
  within: (codes: readonly CriterionCode[]) => Interval,
  majority: number,
): boolean {
  if (ownReach === "never" || betterReach === "always") return false;
  if (better === undefined || betterReach === "never" || ownReach === "always") return true;
  // Both by weight: the better coalition below the majority, with what is added to it at or above.
  const inner = within(better.coalition);
  const added = within(own.coalition.filter((code) => !better.coalition.includes(code)));
  return inner.low < majority && Math.min(inner.high, majority - 1) + added.high >= majority;
}

function sumOf(intervals: readonly Interval[]): Interval {
  return intervals.reduce((sum, { low, high }) => ({ low: sum.low + low, high: sum.high + high }), {
    low: 0,
    high: 0,
  });
}
