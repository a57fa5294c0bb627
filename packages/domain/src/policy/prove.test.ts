import { describe, expect, test } from "vitest";
import { CompetencyCode, Rupiah } from "../kernel/index.ts";
import { provePolicy, type PolicyFlaw } from "./index.ts";
import type { Policy } from "./policy.ts";
import { day, policy } from "./testing.ts";

const flawsOf = (change: Partial<Policy>): readonly PolicyFlaw[] => {
  const proof = provePolicy(policy(change));
  return proof.ok ? [] : proof.error;
};

test("a policy that holds together gets a certificate with its hash and what was gone through", () => {
  const proof = provePolicy(policy());
  expect(proof).toMatchObject({
    ok: true,
    value: {
      policyId: "TEST-1",
      screening: {
        criteria: 3,
        profiles: 125,
        neighbourChecks: 300,
        sufficientCoalitions: [
          ["A1", "A2"],
          ["A1", "A3"],
        ],
      },
      competency: { competencies: 2, postLevels: 14, modules: 1 },
      rates: 1,
    },
  });
  expect(proof.ok && proof.value.hash).toMatch(/^[0-9a-f]{64}$/);
});

// P1 needs A1 >= 4 and (A2 >= 4 or A3 >= 4): 2 * (25 - 9) = 32 of 125 profiles. P2 needs A1 >= 2
// and (A2 >= 2 or A3 >= 2): 4 * (25 - 1) = 96, less the 32. The other 29 are not moved.
test("of the 125 profiles 32 are P1, 64 P2 and 29 not moved", () => {
  const proof = provePolicy(policy());
  expect(proof.ok && proof.value.screening.profilesByClass).toEqual([
    { class: "P1", profiles: 32 },
    { class: "P2", profiles: 64 },
    { class: "not_moved", profiles: 29 },
  ]);
});

test("the hash changes with one figure of the policy", () => {
  const hashOf = (change: Partial<Policy>) => {
    const proof = provePolicy(policy(change));
    return proof.ok ? proof.value.hash : "";
  };
  const { waves } = policy();
  expect(hashOf({})).toBe(hashOf({}));
  expect(hashOf({ waves: { ...waves, daysBeforeMove: 15 } })).not.toBe(hashOf({}));
});

test("a term that ends before it starts; one day is a term", () => {
  const inForceFrom = day("2024-07-01");
  expect(flawsOf({ inForceFrom, inForceUntil: day("2024-06-30") })).toEqual([
    { kind: "term_reversed", from: "2024-07-01", until: "2024-06-30" },
  ]);
  expect(flawsOf({ inForceFrom, inForceUntil: inForceFrom })).toEqual([]);
});

test("flaws of every part come at once", () => {
  const { screening, competency } = policy();
  const kinds = flawsOf({
    inForceUntil: day("2023-01-01"),
    screening: { ...screening, majority: 50 },
    competency: {
      ...competency,
      thresholds: { ...competency.thresholds, floorPercent: 91 },
    },
  }).map(({ kind }) => kind);
  expect(kinds).toEqual(["term_reversed", "majority_not_above_half", "thresholds_not_ordered"]);
});

test("competency: doubled codes, unknown modules, missing and unknown standards, limits", () => {
  const { competency } = policy();
  const { competencies, standards, thresholds, training } = competency;
  const [module] = training.modules;
  if (module === undefined) throw new Error("the example has a module");
  const [c1, c9] = ["c1", "c9"].map((code) => CompetencyCode.parse(code));
  if (c1 === undefined || c9 === undefined) throw new Error("two codes were made");
  const change = (part: Partial<Policy["competency"]>) =>
    flawsOf({ competency: { ...competency, ...part } });

  expect(change({ competencies: [...competencies, ...competencies.slice(0, 1)] })).toEqual([
    { kind: "competency_doubled", code: "c1" },
  ]);
  const modules = [module, module, { ...module, code: "M2", competency: c9 }];
  expect(change({ training: { ...training, modules } })).toEqual([
    { kind: "module_doubled", code: "M1" },
    { kind: "module_competency_unknown", module: "M2", competency: "c9" },
  ]);
  expect(change({ standards: { ...standards, jf_muda: { [c1]: 3, [c9]: 3 } } })).toEqual([
    { kind: "post_standard_missing", postLevel: "jf_muda", competency: "c2" },
    { kind: "post_standard_unknown", postLevel: "jf_muda", competency: "c9" },
  ]);
  expect(change({ thresholds: { ...thresholds, floorPercent: 90 } })).toEqual([]);
  expect(change({ thresholds: { ...thresholds, criticalGap: 4 } })).toEqual([
    { kind: "gap_limits_not_ordered", criticalGap: 4, anyGap: 3 },
  ]);
  expect(change({ thresholds: { ...thresholds, criticalGap: 3 } })).toEqual([]);
});

test("housing rules and cost components that stand twice", () => {
  const { allowance, housing } = policy();
  const [component] = allowance.components;
  if (component === undefined) throw new Error("the example has a component");
  const rule = {
    kind: "equal" as const,
    id: "r1",
    name: component.name,
    household: "a",
    home: "b",
    citation: { text: "test" },
  };
  expect(flawsOf({ housing: { ...housing, rules: [rule, rule] } })).toEqual([
    { kind: "housing_rule_doubled", rule: "r1" },
  ]);
  expect(flawsOf({ allowance: { ...allowance, components: [component, component] } })).toEqual([
    { kind: "component_doubled", component: "travel" },
  ]);
});

test("rates: days reversed, two in force on one day, a range the wrong way round", () => {
  const { allowance } = policy();
  const [component] = allowance.components;
  const [rate] = component?.rates ?? [];
  if (component === undefined || rate === undefined) throw new Error("the example has a rate");
  const rates = (...all: Partial<typeof rate>[]) =>
    flawsOf({
      allowance: {
        ...allowance,
        components: [{ ...component, rates: all.map((each) => ({ ...rate, ...each })) }],
      },
    });
  const july = day("2024-07-01");
  expect(rates({ until: day("2023-12-31") })).toEqual([
    { kind: "rate_dates_reversed", component: "travel", from: "2024-01-01", until: "2023-12-31" },
  ]);
  expect(rates({ until: july }, { from: july })).toEqual([
    { kind: "rates_overlap", component: "travel", on: "2024-07-01" },
  ]);
  expect(rates({ until: day("2024-06-30") }, { from: july })).toEqual([]);
  expect(rates({ from: july }, {})).toEqual([
    { kind: "rates_overlap", component: "travel", on: "2024-07-01" },
  ]);
  expect(rates({ from: july }, { until: day("2024-06-30") })).toEqual([]);
  expect(rates({}, { from: july, until: july })).toHaveLength(1);
  const range = (low: number, high: number) => ({
    amount: { kind: "expected" as const, low: Rupiah.parse(low), high: Rupiah.parse(high) },
  });
  expect(rates(range(2, 1))).toEqual([
    { kind: "expected_range_reversed", component: "travel", from: "2024-01-01" },
  ]);
  expect(rates(range(1, 1))).toEqual([]);
});

describe("examples beside the rules are run", () => {
  const { screening, competency } = policy();
  const name = { id: "contoh", en: "example" };
  const [a1, a2, a3] = screening.criteria.map(({ code }) => code);
  if (a1 === undefined || a2 === undefined || a3 === undefined) throw new Error("three criteria");
  const overrides = [
    {
      id: "named",
      rank: 1,
      when: [
        { fact: "legal_list" as const, oneOf: ["klaster_1"] },
        { fact: "unit_kind" as const, oneOf: ["deputi"] },
      ],
      then: "not_moved" as const,
      reason: name,
      citation: { text: "x" },
      from: day("2024-01-01"),
      until: day("2024-06-30"),
    },
  ];
  type Example = NonNullable<typeof screening.examples>[number];
  const found = (example: Omit<Example, "name">) =>
    flawsOf({ screening: { ...screening, overrides, examples: [{ name, ...example }] } });
  const [p1, p2] = screening.classes.map(({ code }) => code);
  if (p1 === undefined || p2 === undefined) throw new Error("two classes");
  const levels = { [a1]: 4, [a2]: 4, [a3]: 1 };
  const facts = { legalList: "klaster_1" as const, unitKind: "deputi" };

  test("an example that the rules confirm is counted in the certificate", () => {
    const examples = [{ name, on: day("2024-07-01"), levels, expect: { result: p1 } }];
    const proof = provePolicy(policy({ screening: { ...screening, examples } }));
    expect(proof.ok && proof.value.screening.examples).toBe(1);
  });

  test("an override fires in an example on its last day, and no longer on the next", () => {
    const expectNamed = { result: "not_moved" as const, override: "named", byPoints: p1 };
    expect(found({ on: day("2024-06-30"), levels, facts, expect: expectNamed })).toEqual([]);
    expect(found({ on: day("2024-07-01"), levels, facts, expect: expectNamed })).toEqual([
      {
        kind: "screening_example_fails",
        example: "example",
        expected: "not_moved by rule named; by points alone P1",
        found: "P1 by points; by points alone P1",
      },
    ]);
    expect(
      found({
        on: day("2024-06-30"),
        levels,
        facts,
        expect: { result: "not_moved", override: null },
      }),
    ).toHaveLength(1);
  });

  test("an example with a level left out is undecided", () => {
    const open = { [a1]: 4, [a2]: 4 };
    expect(found({ on: day("2024-07-01"), levels: open, expect: { result: "undecided" } })).toEqual(
      [],
    );
    expect(found({ on: day("2024-07-01"), levels: open, expect: { result: p2 } })).toHaveLength(1);
  });

  test("people: the outcome and the hours of the plan", () => {
    const [c1, c2] = competency.competencies.map(({ code }) => code);
    if (c1 === undefined || c2 === undefined) throw new Error("two competencies");
    const person = (
      given: readonly [number, number],
      outcome: "conditional" | "eligible",
      hours?: number,
    ) =>
      flawsOf({
        competency: {
          ...competency,
          examples: [
            {
              name,
              postLevel: "jf_muda",
              levels: { [c1]: given[0], [c2]: given[1] },
              expect: hours === undefined ? { outcome } : { outcome, hours },
            },
          ],
        },
      });
    // 5 of 6 levels are 83 %: below 90, so a plan of 8 hours.
    expect(person([2, 3], "conditional", 8)).toEqual([]);
    expect(person([2, 3], "conditional", 9)).toEqual([
      {
        kind: "competency_example_fails",
        example: "example",
        expected: "conditional, 9 hours",
        found: "conditional, 8 hours",
      },
    ]);
    expect(person([3, 3], "eligible")).toEqual([]);
    expect(person([2, 3], "eligible")).toHaveLength(1);
  });
});
