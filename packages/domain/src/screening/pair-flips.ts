import type { ClassCode, CriterionCode } from "../kernel/index.ts";
import type { ScreeningPolicy } from "./policy.ts";
import type { UnitScreening } from "./result.ts";
import { classIndex, sortingOf } from "./sorting.ts";

type Change = { readonly criterion: CriterionCode; readonly from: number; readonly to: number };

/** Two one-level changes that together change the class by points, and neither does alone. */
export type PairFlip = {
  readonly changes: readonly [Change, Change];
  readonly class: ClassCode | "not_moved";
};

/** All pairs of one-level changes that only change the class together; empty while points are open. */
export function pairFlips(
  { criteria, byPoints }: UnitScreening,
  policy: ScreeningPolicy,
): readonly PairFlip[] {
  if (byPoints === null) return [];
  const sorting = sortingOf(policy);
  const levels = criteria.map(({ level }) => level ?? 0);
  const classOf = (given: readonly number[]) =>
    sorting.classes[classIndex(sorting, given)]?.code ?? "not_moved";
  const apply = (changes: readonly Change[]) =>
    changes.reduce<readonly number[]>(
      (given, { criterion, to }) => given.with(sorting.criteria.indexOf(criterion), to),
      levels,
    );
  const single = sorting.criteria.flatMap((criterion, j) => {
    const from = levels[j] ?? 0;
    return [from - 1, from + 1]
      .filter((to) => to >= 1 && to <= 5)
      .map((to) => ({ criterion, from, to }))
      .filter((change) => classOf(apply([change])) === byPoints);
  });
  return single.flatMap((a, i) =>
    single.slice(i + 1).flatMap((b): readonly PairFlip[] => {
      if (a.criterion === b.criterion) return [];
      const found = classOf(apply([a, b]));
      return found === byPoints ? [] : [{ changes: [a, b], class: found }];
    }),
  );
}
