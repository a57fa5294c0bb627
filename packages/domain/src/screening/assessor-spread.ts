import { inPermille, type ReachTable } from "./acceptability.ts";
import { classShares } from "./profile.ts";
import type { Sorting, SortingClass } from "./sorting.ts";

/**
 * The share of each class when one assessor is drawn by lot for each criterion and the weights
 * are near the policy's: thousandths by class, best first, "not moved" last.
 *
 * All K^7 combinations count, but only their points matter, so they are added up criterion by
 * criterion (a few hundred whole-number steps) and not listed. `levels` holds the levels of the
 * assessors of each criterion.
 */
export function spreadOverAssessors(
  sorting: Sorting,
  levels: readonly (readonly number[])[],
  near: ReachTable,
): readonly number[] {
  const combinations = levels.reduce((product, each) => product * each.length, 1);
  const whole = near.denominator * BigInt(combinations);
  const reached = sorting.classes.map((each) => reachedBy(sorting, each, levels, near));
  return inPermille(classShares(reached, whole), whole);
}

function reachedBy(
  { weights, totalWeight }: Sorting,
  { standard, veto, dictator }: SortingClass,
  levels: readonly (readonly number[])[],
  near: ReachTable,
): bigint {
  let dictated = 0;
  let vetoed = 0;
  let byPoints = new Map<number, number>([[0, 1]]);
  for (const [j, each] of levels.entries()) {
    const count = { dictator: 0, veto: 0, inside: 0, outside: 0 };
    for (const level of each) {
      if (level >= (dictator[j] ?? 6)) count.dictator += 1;
      else if (level <= (veto[j] ?? 0)) count.veto += 1;
      else if (level >= (standard[j] ?? 6)) count.inside += 1;
      else count.outside += 1;
    }
    let open = 0;
    const next = new Map<number, number>();
    for (const [points, ways] of byPoints) {
      open += ways;
      const withIt = points + (weights[j] ?? 0);
      if (count.outside > 0) next.set(points, (next.get(points) ?? 0) + ways * count.outside);
      if (count.inside > 0) next.set(withIt, (next.get(withIt) ?? 0) + ways * count.inside);
    }
    dictated = dictated * each.length + (vetoed + open) * count.dictator;
    vetoed = vetoed * (each.length - count.dictator) + open * count.veto;
    byPoints = next;
  }
  let reached = BigInt(dictated) * near.denominator;
  for (const [points, ways] of byPoints)
    reached += BigInt(ways) * (near.numerators[Math.min(points, totalWeight)] ?? 0n);
  return reached;
}
