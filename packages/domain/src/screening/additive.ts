import type { ClassCode } from "../kernel/index.ts";
import type { ScreeningPolicy } from "./policy.ts";
import type { UnitScreening } from "./result.ts";

/** What the weighted sum would say, beside the class by points. */
export type AdditiveView = {
  /** 0 to 10000, hundredths of a point. */
  readonly score: number;
  /** The best class whose own standard has no higher score. */
  readonly class: ClassCode | "not_moved";
  readonly agrees: boolean;
};

/**
 * The additive cross-check: the class that the weighted sum gives when each class asks for the
 * score of its own standard. It decides nothing; where the two views disagree, both are shown.
 */
export function additiveView(
  { additiveScore, byPoints }: UnitScreening,
  { criteria, classes }: ScreeningPolicy,
): AdditiveView | null {
  if (additiveScore === null || byPoints === null) return null;
  const scoreOf = (standard: ScreeningPolicy["classes"][number]["standard"]) =>
    25 * criteria.reduce((sum, { code, weight }) => sum + weight * ((standard[code] ?? 1) - 1), 0);
  const reached = classes.find(({ standard }) => additiveScore >= scoreOf(standard));
  const found = reached?.code ?? "not_moved";
  return { score: additiveScore, class: found, agrees: found === byPoints };
}
