import { expect, test } from "vitest";
import { ClassCode, CompetencyCode, CriterionCode, PolicyId } from "../kernel/index.ts";
import {
  clauseText,
  policyFlawText,
  policyInForce,
  policyRefusalText,
  provePolicy,
  type PolicyFlaw,
} from "./index.ts";
import { day, policy } from "./testing.ts";

test("every flaw is said in both languages with its figures", () => {
  const { screening, competency } = policy();
  const [p1] = screening.classes;
  const [a1] = screening.criteria;
  if (p1 === undefined || a1 === undefined) throw new Error("the example has both");
  const name = { id: "x", en: "x" };
  const broken = provePolicy(
    policy({
      inForceUntil: day("2023-01-01"),
      screening: {
        ...screening,
        majority: 50,
        classes: [...screening.classes].toReversed(),
        examples: [
          { name, on: day("2024-01-01"), levels: { [a1.code]: 4 }, expect: { result: p1.code } },
        ],
      },
      competency: { ...competency, thresholds: { ...competency.thresholds, floorPercent: 91 } },
    }),
  );
  const texts = (broken.ok ? [] : broken.error).map(policyFlawText);
  const english = texts.map(({ en }) => en);
  expect(english).toContain("The policy ends on 2023-01-01, before it starts on 2024-01-01.");
  expect(english).toContain("A majority of 50 is not above 50.");
  expect(english).toContain("On A1, the standard of class P1 is above that of class P2.");
  expect(english).toContain("The floor of 91% is above the limit of 90% for eligible.");
  expect(english.some((text) => /^Levels [1-5 ]+ reach P2 but not P1\.$/.test(text))).toBe(true);
  for (const { id, en } of texts) {
    expect(id).not.toBe(en);
    expect(`${id}${en}`).not.toMatch(/undefined|null|\[object/);
  }
});

const a1 = CriterionCode.parse("A1");
const c1 = CompetencyCode.parse("c1");
const [p1, p2] = [ClassCode.parse("P1"), ClassCode.parse("P2")];

/** One of each kind, so that none is without words. */
const everyFlaw: readonly PolicyFlaw[] = [
  { kind: "term_reversed", from: day("2024-01-01"), until: day("2023-01-01") },
  {
    kind: "rate_dates_reversed",
    component: "travel",
    from: day("2024-01-01"),
    until: day("2023-01-01"),
  },
  { kind: "weights_sum", sum: 99 },
  { kind: "majority_not_above_half", majority: 50 },
  { kind: "filter_unknown", criterion: a1, filter: "Z" },
  { kind: "standard_missing", class: p1, criterion: a1 },
  { kind: "criterion_unknown", where: "veto", of: "P1", criterion: "Z9" },
  { kind: "classes_not_nested", limit: "veto", criterion: a1, better: p1, worse: p2 },
  { kind: "limits_not_ordered", class: p1, criterion: a1, veto: 5, standard: 4, dictator: 3 },
  { kind: "class_skipped", levels: [4, 1, 1], better: p1, worse: p2 },
  { kind: "better_level_worse_class", levels: [4, 1, 1], criterion: a1, before: p1, after: p2 },
  {
    kind: "screening_example_fails",
    example: "a unit",
    expected: "P1 by points",
    found: "P2 by points",
  },
  { kind: "post_standard_missing", postLevel: "jf_muda", competency: c1 },
  { kind: "post_standard_unknown", postLevel: "jf_muda", competency: "c9" },
  { kind: "thresholds_not_ordered", floorPercent: 91, eligiblePercent: 90 },
  {
    kind: "competency_example_fails",
    example: "a person",
    expected: "eligible",
    found: "conditional",
  },
  { kind: "too_many_criteria", criteria: 10, most: 9 },
  { kind: "code_doubled", list: "criteria", code: "A1" },
  { kind: "override_uncited", override: "o" },
  { kind: "override_dates_reversed", override: "o" },
  { kind: "override_class_unknown", override: "o", class: "P9" },
  { kind: "override_value_impossible", override: "o", fact: "criterion_level", value: "5" },
  { kind: "override_criterion_misplaced", override: "o", fact: "unit_code" },
  { kind: "sensitivity_limits_reversed", robustFromPercent: 70, sensitiveBelowPercent: 75 },
  { kind: "class_unreachable", class: "not_moved" },
  { kind: "competency_doubled", code: "c1" },
  { kind: "module_doubled", code: "M1" },
  { kind: "gap_limits_not_ordered", criticalGap: 4, anyGap: 3 },
  { kind: "module_competency_unknown", module: "M1", competency: "c9" },
  { kind: "component_doubled", component: "travel" },
  { kind: "housing_rule_doubled", rule: "r1" },
  { kind: "rates_overlap", component: "travel", on: day("2024-07-01") },
  { kind: "expected_range_reversed", component: "travel", from: day("2024-07-01") },
  { kind: "value_unsourced", path: "screening.majority" },
  { kind: "source_of_nothing", of: "screening.majorty" },
];

/** Facts and results that are codes in the data and words in the sentence. */
const worded = ["list", "fact", "limit", "where", "before", "after"];

test.each(everyFlaw.map((flaw) => [flaw.kind, flaw] as const))(
  "%s is said in both languages with every figure",
  (_kind, flaw) => {
    const { id, en } = policyFlawText(flaw);
    expect(id).not.toBe(en);
    for (const [key, figure] of Object.entries(flaw).slice(1)) {
      if (worded.includes(key) || figure === "not_moved" || key === "found") continue;
      const shown = Array.isArray(figure) ? figure.join(" ") : String(figure);
      expect(en).toContain(shown);
      if (key !== "expected") expect(id).toContain(shown);
    }
  },
);

test("a refusal names the day and the policies that are known or expected", () => {
  const textOn = (date: string, ...all: readonly Parameters<typeof policy>[0][]) => {
    const found = policyInForce(all.map(policy), day(date));
    return found.ok ? null : policyRefusalText(found.error);
  };
  expect(textOn("2023-12-31", {})).toEqual({
    id: "Pada 2023-12-31 tidak ada kebijakan yang berlaku. Yang dikenal: TEST-1 (2024-01-01 - 2024-12-31).",
    en: "On 2023-12-31 no policy is in force. Known: TEST-1 (2024-01-01 - 2024-12-31).",
  });
  const later = {
    id: PolicyId.parse("TEST-2"),
    inForceFrom: day("2025-01-01"),
    inForceUntil: null,
    status: "expected" as const,
  };
  expect(textOn("2025-01-01", later)).toEqual({
    id: "Pada 2025-01-01 tidak ada kebijakan yang berlaku. Yang dikenal: tidak ada. Baru direncanakan: TEST-2 (2025-01-01 - ...).",
    en: "On 2025-01-01 no policy is in force. Known: none. Only expected: TEST-2 (2025-01-01 - ...).",
  });
  expect(textOn("2024-01-01", {}, { id: PolicyId.parse("TEST-2") })).toEqual({
    id: "Pada 2024-01-01 berlaku lebih dari satu kebijakan: TEST-1 (2024-01-01 - 2024-12-31) dan TEST-2 (2024-01-01 - 2024-12-31).",
    en: "On 2024-01-01 more than one policy is in force: TEST-1 (2024-01-01 - 2024-12-31) and TEST-2 (2024-01-01 - 2024-12-31).",
  });
});

test.each<[Parameters<typeof clauseText>[0], string, string]>([
  [{ kind: "criteria_and_classes" }, "kriteria dan kelas", "the criteria and classes"],
  [{ kind: "weights" }, "bobot", "the weights"],
  [{ kind: "majority" }, "mayoritas", "the majority"],
  [{ kind: "assessors" }, "ketentuan penilai", "the rules on assessors"],
  [{ kind: "standard", class: p1 }, "standar P1", "the standard of P1"],
  [{ kind: "veto", class: p1 }, "veto P1", "the vetoes of P1"],
  [{ kind: "dictator", class: p1 }, "penentu P1", "the dictators of P1"],
  [{ kind: "override", id: "o" }, "ketentuan o", "rule o"],
  [{ kind: "competencies" }, "daftar kompetensi", "the list of competencies"],
  [{ kind: "critical_set" }, "himpunan kompetensi kritis", "the critical set"],
  [
    { kind: "post_standard", postLevel: "jf_muda" },
    "standar kompetensi jf_muda",
    "the competency standard of jf_muda",
  ],
  [{ kind: "valid_months" }, "masa berlaku asesmen", "how long an assessment counts"],
  [{ kind: "thresholds" }, "ambang batas", "the thresholds"],
  [{ kind: "training" }, "ketentuan pelatihan", "the rules on training"],
  [{ kind: "knock_outs" }, "syarat di luar nilai", "the conditions apart from scores"],
])("clause %j has a name that fits into a sentence", (clause, id, en) => {
  expect(clauseText(clause)).toEqual({ id, en });
});
