import { err, ok, type Result } from "../kernel/index.ts";

/** One member's judgement: the first is `over : under` times as important as the second. */
export type Comparison = {
  readonly first: string;
  readonly second: string;
  /** Whole numbers 1 to 9 (the scale of Saaty). */
  readonly over: number;
  readonly under: number;
};

/** Why no weights can be computed from some pairwise comparisons. */
export type ComparisonRefusal =
  | { readonly kind: "items_too_many"; readonly items: number; readonly most: number }
  | { readonly kind: "members_missing" }
  | { readonly kind: "item_unknown"; readonly member: number; readonly item: string }
  | {
      readonly kind: "comparison_missing" | "comparison_doubled";
      readonly member: number;
      readonly first: string;
      readonly second: string;
    }
  | {
      readonly kind: "ratio_invalid";
      readonly member: number;
      readonly first: string;
      readonly second: string;
      readonly over: number;
      readonly under: number;
    };

/** Product over the members of a judgement, as a fraction: the K-th power of the group's view. */
export type GroupRatio = { readonly over: bigint; readonly under: bigint };

/** The group's matrix, reciprocal by construction: `[i][j]` is i against j. */
export type GroupMatrix = {
  readonly members: number;
  readonly ratios: readonly (readonly GroupRatio[])[];
};

/** Joins the members' judgements by the geometric mean, which keeps reciprocity (Aczel, Saaty). */
export function groupMatrix(
  items: readonly string[],
  members: readonly (readonly Comparison[])[],
): Result<GroupMatrix, readonly ComparisonRefusal[]> {
  const refusals = members.flatMap((comparisons, index) =>
    refusalsOf(items, comparisons, index + 1),
  );
  if (members.length === 0) refusals.push({ kind: "members_missing" });
  if (refusals.length > 0) return err(refusals);
  const ratios = items.map((first) =>
    items.map((second) =>
      members.reduce<GroupRatio>(
        (product, comparisons) => {
          const { over, under } = judged(comparisons, first, second);
          return { over: product.over * BigInt(over), under: product.under * BigInt(under) };
        },
        { over: 1n, under: 1n },
      ),
    ),
  );
  return ok({ members: members.length, ratios });
}

function judged(
  comparisons: readonly Comparison[],
  first: string,
  second: string,
): { readonly over: number; readonly under: number } {
  for (const each of comparisons) {
    if (each.first === first && each.second === second) return each;
    if (each.first === second && each.second === first)
      return { over: each.under, under: each.over };
  }
  return { over: 1, under: 1 };
}

function refusalsOf(
  items: readonly string[],
  comparisons: readonly Comparison[],
  member: number,
): ComparisonRefusal[] {
  const refusals: ComparisonRefusal[] = [];
  for (const { first, second, over, under } of comparisons) {
    for (const item of [first, second])
      if (!items.includes(item)) refusals.push({ kind: "item_unknown", member, item });
    if (!isScaled(over) || !isScaled(under))
      refusals.push({ kind: "ratio_invalid", member, first, second, over, under });
  }
  for (const [i, first] of items.entries())
    for (const second of items.slice(i + 1)) {
      const found = comparisons.filter(
        (each) =>
          (each.first === first && each.second === second) ||
          (each.first === second && each.second === first),
      ).length;
      if (found === 1) continue;
      const kind = found === 0 ? "comparison_missing" : "comparison_doubled";
      refusals.push({ kind, member, first, second });
    }
  return refusals;
}

function isScaled(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 9;
}
