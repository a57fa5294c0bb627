import type { CompetencyPolicy } from "../competency/index.ts";
import { PostLevel } from "../registry/index.ts";
import type { ClauseChange } from "./attribution.ts";
import { changeIf, differs } from "./screening-clauses.ts";

/** A part of the rules of competency that can change an outcome. */
export type CompetencyClause =
  /** Other competencies than before: all standards come with them. */
  | { readonly kind: "competencies" }
  | { readonly kind: "critical_set" }
  | { readonly kind: "post_standard"; readonly postLevel: PostLevel }
  | { readonly kind: "valid_months" }
  | { readonly kind: "thresholds" }
  | { readonly kind: "training" }
  | { readonly kind: "knock_outs" };

type Change = ClauseChange<CompetencyClause, CompetencyPolicy>;
const change = changeIf<CompetencyClause, CompetencyPolicy>;

/** Every clause in which two policies differ, in a fixed order. */
export function competencyChanges(a: CompetencyPolicy, b: CompetencyPolicy): readonly Change[] {
  return [
    ...standardChanges(a, b),
    ...change(a.validMonths !== b.validMonths, { kind: "valid_months" }, (policy) => ({
      ...policy,
      validMonths: b.validMonths,
    })),
    ...change(differs(a.thresholds, b.thresholds), { kind: "thresholds" }, (policy) => ({
      ...policy,
      thresholds: b.thresholds,
    })),
    ...change(differs(a.training, b.training), { kind: "training" }, (policy) => ({
      ...policy,
      training: b.training,
    })),
    ...change(differs(barsOf(a), barsOf(b)), { kind: "knock_outs" }, (policy) => ({
      ...policy,
      knockOuts: b.knockOuts,
    })),
  ];
}

function standardChanges(a: CompetencyPolicy, b: CompetencyPolicy): readonly Change[] {
  const { competencies, standards } = b;
  const codesOf = (policy: CompetencyPolicy) => policy.competencies.map(({ code }) => code);
  const criticalOf = (policy: CompetencyPolicy) =>
    policy.competencies.map(({ critical }) => critical);
  if (differs(codesOf(a), codesOf(b)))
    return change(true, { kind: "competencies" }, (policy) => ({
      ...policy,
      competencies,
      standards,
    }));
  return [
    ...change(differs(criticalOf(a), criticalOf(b)), { kind: "critical_set" }, (policy) => ({
      ...policy,
      competencies,
    })),
    ...PostLevel.options.flatMap((postLevel) =>
      change(
        differs(a.standards[postLevel], standards[postLevel]),
        { kind: "post_standard", postLevel },
        (policy) => ({
          ...policy,
          standards: { ...policy.standards, [postLevel]: standards[postLevel] },
        }),
      ),
    ),
  ];
}

function barsOf({ knockOuts }: CompetencyPolicy) {
  const { allowedStandings, barredDisciplines, monthsToRetirement } = knockOuts;
  return { allowedStandings, barredDisciplines, monthsToRetirement };
}
