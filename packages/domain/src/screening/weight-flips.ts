import type { CriterionCode } from "../kernel/index.ts";
import type { ScreeningPolicy } from "./policy.ts";
import type { ClassFinding } from "./result.ts";

/** The weight of one criterion at which a class is reached, or reached no longer. */
export type WeightFlip = {
  readonly criterion: CriterionCode;
  readonly weight: number;
  /** The flipping weight as an exact fraction of points, in lowest terms. */
  readonly flipsAt: { readonly numerator: number; readonly denominator: number };
  /** The same in hundredths of a point, rounded to the nearest. */
  readonly flipsAtHundredths: number;
};

/**
 * For each criterion: how far its weight alone would have to go, the others keeping their
 * proportions, before the class flips. Criteria that cannot flip it between 0 and 100 points are
 * left out, and so is everything when a veto or a dictator decides.
 *
 * With c points in the coalition and L needed, a criterion of weight w inside flips at
 * w + (L - c)(100 - w)/(100 - c), one outside at w - (L - c)(100 - w)/c.
 */
export function weightFlips(
  { coalition, points, needed, vetoedBy, dictatedBy }: ClassFinding,
  { criteria }: Pick<ScreeningPolicy, "criteria">,
): readonly WeightFlip[] {
  if (vetoedBy.length > 0 || dictatedBy.length > 0) return [];
  return criteria.flatMap(({ code, weight }): readonly WeightFlip[] => {
    const inside = coalition.includes(code);
    const rest = inside ? 100 - points : points;
    const change = (inside ? needed - points : points - needed) * (100 - weight);
    const numerator = weight * rest + change;
    if (rest === 0 || numerator < 0 || numerator > 100 * rest) return [];
    const divisor = greatestCommonDivisor(numerator, rest);
    return [
      {
        criterion: code,
        weight,
        flipsAt: { numerator: numerator / divisor, denominator: rest / divisor },
        flipsAtHundredths: Math.round((100 * numerator) / rest),
      },
    ];
  });
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
