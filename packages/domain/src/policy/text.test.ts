import { expect, test } from "vitest";
import { PolicyId } from "../kernel/index.ts";
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

/** One of each kind, so that none is without words. */
const everyFlaw: readonly PolicyFlaw[] = [
  { kind: "weights_sum", sum: 99 },
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
];

test.each(everyFlaw.map((flaw) => [flaw.kind, flaw] as const))("%s has words", (_kind, flaw) => {
  const { id, en } = policyFlawText(flaw);
  expect(id).not.toBe(en);
  for (const figure of Object.values(flaw).slice(1))
    if (typeof figure !== "object") expect(en).toContain(String(figure));
});

test("a refusal names the day and the policies that are known or expected", () => {
  const textOn = (date: string, ...all: readonly Parameters<typeof policy>[0][]) => {
    const found = policyInForce(all.map(policy), day(date));
    return found.ok ? "" : policyRefusalText(found.error).en;
  };
  expect(textOn("2023-12-31", {})).toBe(
    "On 2023-12-31 no policy is in force. Known: TEST-1 (2024-01-01 - 2024-12-31).",
  );
  const later = {
    id: PolicyId.parse("TEST-2"),
    inForceFrom: day("2025-01-01"),
    inForceUntil: null,
    status: "expected" as const,
  };
  expect(textOn("2025-01-01", later)).toBe(
    "On 2025-01-01 no policy is in force. Known: none. Only expected: TEST-2 (2025-01-01 - ...).",
  );
  expect(textOn("2024-01-01", {}, { id: PolicyId.parse("TEST-2") })).toContain(
    "more than one policy is in force: TEST-1 (2024-01-01 - 2024-12-31) and TEST-2",
  );
});

test("clauses have names that fit into a sentence", () => {
  const [p1] = policy().screening.classes;
  if (p1 === undefined) throw new Error("the example has a class");
  expect(clauseText({ kind: "weights" }).en).toBe("the weights");
  expect(clauseText({ kind: "standard", class: p1.code }).id).toBe("standar P1");
  expect(clauseText({ kind: "veto", class: p1.code }).en).toBe("the vetoes of P1");
  expect(clauseText({ kind: "dictator", class: p1.code }).en).toBe("the dictators of P1");
  expect(clauseText({ kind: "override", id: "o" }).en).toBe("rule o");
  expect(clauseText({ kind: "post_standard", postLevel: "jf_muda" }).en).toContain("jf_muda");
});
