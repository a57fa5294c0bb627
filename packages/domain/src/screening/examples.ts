import { InstitutionCode, UnitCode } from "../kernel/index.ts";
import type { Institution, Unit } from "../registry/index.ts";
import type { ScreeningFlaw } from "./flaw.ts";
import { overridesInForce, resolveOverrides, type OverrideVerdict } from "./overrides.ts";
import type { ScreeningExample, ScreeningPolicy } from "./policy.ts";
import { classIndex, sortingOf } from "./sorting.ts";

/** Runs the examples that stand in the policy file beside its rules. */
export function exampleFlaws(policy: ScreeningPolicy): readonly ScreeningFlaw[] {
  return (policy.examples ?? []).flatMap((example): readonly ScreeningFlaw[] => {
    const { result, override, byPoints } = example.expect;
    const found = outcomeOf(example, policy);
    const expected = [
      result,
      override === undefined ? found.override : override,
      byPoints === undefined ? found.byPoints : byPoints,
    ];
    const says = [found.result, found.override, found.byPoints];
    if (expected.every((each, i) => each === says[i])) return [];
    return [
      {
        kind: "screening_example_fails",
        example: example.name.en,
        expected: sentence(expected),
        found: sentence(says),
      },
    ];
  });
}

function outcomeOf(example: ScreeningExample, policy: ScreeningPolicy) {
  const sorting = sortingOf(policy);
  const levels = sorting.criteria.map((code) => example.levels[code] ?? null);
  const settled = levels.filter((level) => level !== null);
  const byPoints =
    settled.length === levels.length
      ? (sorting.classes[classIndex(sorting, settled)]?.code ?? "not_moved")
      : "undecided";
  const verdict = resolveOverrides(overridesInForce(policy, example.on), {
    unit: unitOf(example),
    institution: institutionOf(example),
    level: (code) => example.levels[code] ?? null,
  });
  return {
    result: resultOf(verdict, byPoints),
    override: verdict.kind === "applied" ? verdict.override.id : null,
    byPoints,
  };
}

function resultOf(verdict: OverrideVerdict, byPoints: string): string {
  if (verdict.kind === "applied") return verdict.override.result;
  return verdict.kind === "conflict" ? "undecided" : byPoints;
}

const ELSEWHERE = "EXAMPLE";

function unitOf({ facts }: ScreeningExample): Unit {
  return {
    code: UnitCode.parse(facts?.unitCode ?? ELSEWHERE),
    institutionCode: InstitutionCode.parse(facts?.institutionCode ?? ELSEWHERE),
    nameId: ELSEWHERE,
    kind: facts?.unitKind ?? ELSEWHERE,
    source: ELSEWHERE,
    confidence: "low",
  };
}

function institutionOf({ facts }: ScreeningExample): Institution {
  return {
    code: InstitutionCode.parse(facts?.institutionCode ?? ELSEWHERE),
    nameId: ELSEWHERE,
    nameEn: ELSEWHERE,
    abbrev: ELSEWHERE,
    type: facts?.institutionType ?? "lembaga_nonstruktural",
    baCode: null,
    legalList: facts?.legalList ?? null,
    priorityApr2024: null,
    source: ELSEWHERE,
    confidence: "low",
    note: null,
  };
}

function sentence([result, override, byPoints]: readonly (string | null)[]): string {
  return `${result ?? "-"} by ${override === null ? "points" : `rule ${override}`}; by points alone ${byPoints ?? "-"}`;
}
