import type { Bilingual, ClassCode, CriterionCode } from "../kernel/index.ts";
import type { ScreeningPolicy } from "./policy.ts";
import type { CriterionFinding, UnitScreening } from "./result.ts";

/** One line of the table that stands under a result. */
export type CriterionLine = CriterionFinding & {
  readonly name: Bilingual;
  readonly weight: number;
  /** The anchor sentence of the level; null while the criterion is open. */
  readonly anchor: Bilingual | null;
  readonly classes: readonly {
    readonly class: ClassCode;
    readonly standard: number;
    /** Null while the criterion is open. */
    readonly isMet: boolean | null;
  }[];
};

/** The result as a table: one line per criterion, in the order of the policy. */
export function screeningTable(
  { criteria }: UnitScreening,
  policy: ScreeningPolicy,
): readonly CriterionLine[] {
  const findings = new Map<CriterionCode, CriterionFinding>(
    criteria.map((finding) => [finding.criterion, finding]),
  );
  return policy.criteria.flatMap(({ code, name, weight, anchors }): readonly CriterionLine[] => {
    const finding = findings.get(code);
    if (finding === undefined) return [];
    const level = finding.state === "settled" ? finding.level : null;
    return [
      {
        ...finding,
        name,
        weight,
        anchor: level === null ? null : (anchors[level - 1] ?? null),
        classes: policy.classes.map((each) => {
          const standard = each.standard[code] ?? 0;
          return { class: each.code, standard, isMet: level === null ? null : level >= standard };
        }),
      },
    ];
  });
}
