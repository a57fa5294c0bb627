import type { ClassCode, CriterionCode } from "@pindah/domain/kernel";
import type { ClassFinding, UnitScreening } from "@pindah/domain/screening";

/** One rule of screening, and whether it held for this unit. */
export type RuleStep = {
  readonly state: "fired" | "not_fired" | "not_reached";
  readonly rule:
    | { readonly kind: "override"; readonly id: string | null; readonly conflict: boolean }
    | { readonly kind: "scores"; readonly open: readonly CriterionCode[] }
    | { readonly kind: "class"; readonly class: ClassCode; readonly finding: ClassFinding | null }
    | { readonly kind: "no_class" };
};

/**
 * The rules in the order in which they count: overrides stand before the points, then complete
 * scores, then the classes from the best on. What comes after the deciding rule is not reached.
 */
export function ruleSteps(
  result: UnitScreening,
  classes: readonly ClassCode[],
): readonly RuleStep[] {
  const conflict =
    result.outcome.kind === "undecided" &&
    result.outcome.because.some(({ kind }) => kind === "overrides_conflict");
  const open = result.criteria.flatMap((each) =>
    each.state === "settled" ? [] : [each.criterion],
  );
  let isDecided = result.override !== null || conflict;
  const steps: RuleStep[] = [
    {
      state: isDecided ? "fired" : "not_fired",
      rule: { kind: "override", id: result.override?.id ?? null, conflict },
    },
    {
      state: isDecided ? "not_reached" : open.length === 0 ? "fired" : "not_fired",
      rule: { kind: "scores", open },
    },
  ];
  isDecided ||= open.length > 0;
  for (const code of classes) {
    // While a criterion is open there are no findings, and the classes are not come to.
    const finding = result.classes.find((each) => each.class === code) ?? null;
    const isReached = finding?.reached === true;
    steps.push({
      state: isDecided ? "not_reached" : isReached ? "fired" : "not_fired",
      rule: { kind: "class", class: code, finding },
    });
    isDecided ||= isReached;
  }
  steps.push({ state: isDecided ? "not_reached" : "fired", rule: { kind: "no_class" } });
  return steps;
}
