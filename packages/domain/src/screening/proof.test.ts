import { describe, expect, test } from "vitest";
import { CriterionCode } from "../kernel/index.ts";
import { proveScreening, sufficientCoalitions, type ScreeningFlaw } from "./index.ts";
import type { ScreeningPolicy } from "./policy.ts";
import { classCode, criterion, day, override, priorityClass, screeningPolicy } from "./testing.ts";

const flawsOf = (change: Partial<ScreeningPolicy>): readonly ScreeningFlaw[] => {
  const proof = proveScreening(screeningPolicy(change));
  return proof.ok ? [] : proof.error;
};

describe("the certificate", () => {
  const proof = proveScreening(screeningPolicy());

  // 5^7 profiles; each of 7 criteria can be raised from 4 of 5 levels: 7 * 4/5 * 5^7.
  test("all 78,125 profiles and 437,500 neighbours were gone through", () => {
    expect(proof).toMatchObject({
      ok: true,
      value: { criteria: 7, profiles: 78_125, neighbourChecks: 437_500, overlaps: [] },
    });
  });

  test("the parts add up to all profiles, and none is empty", () => {
    const parts = proof.ok ? proof.value.profilesByClass : [];
    expect(parts.map((each) => each.class)).toEqual(["P1", "P2", "P3", "not_moved"]);
    expect(parts.reduce((sum, each) => sum + each.profiles, 0)).toBe(78_125);
    expect(Math.min(...parts.map((each) => each.profiles))).toBeGreaterThan(0);
  });
});

describe("minimal sufficient coalitions", () => {
  const weighted = (weights: readonly number[]) =>
    screeningPolicy()
      .criteria.slice(0, weights.length)
      .map((each, j) => ({
        ...each,
        weight: weights[j] ?? 0,
      }));

  test("40, 30, 20 and 10 points with 60 needed: {1,2}, {1,3}, {2,3,4}", () => {
    expect(sufficientCoalitions({ criteria: weighted([40, 30, 20, 10]), majority: 60 })).toEqual([
      ["A1", "A2"],
      ["A1", "A3"],
      ["A2", "A3", "B1"],
    ]);
  });

  test("a criterion of 0 points is in no minimal coalition", () => {
    expect(sufficientCoalitions({ criteria: weighted([60, 40, 0]), majority: 61 })).toEqual([
      ["A1", "A2"],
    ]);
  });
});

describe("each flaw is found, with its witness", () => {
  test("weights that sum to 99", () => {
    const criteria = screeningPolicy().criteria.map((each) =>
      each.code === "C1" ? { ...each, weight: 13 } : each,
    );
    expect(flawsOf({ criteria })).toContainEqual({ kind: "weights_sum", sum: 99 });
  });

  test("a majority of 50 is refused, 51 is not", () => {
    expect(flawsOf({ majority: 50 })).toEqual([{ kind: "majority_not_above_half", majority: 50 }]);
    expect(flawsOf({ majority: 51 })).toEqual([]);
  });

  test("a standard of Priority 2 above that of Priority 1 breaks the nesting and skips a class", () => {
    const raised = priorityClass(2);
    const standard = { ...raised.standard, [criterion("A1")]: 5 };
    const flaws = flawsOf({
      classes: [priorityClass(1), { ...raised, standard }, priorityClass(3)],
    });
    expect(flaws).toContainEqual({
      kind: "classes_not_nested",
      limit: "standard",
      criterion: "A1",
      better: "P1",
      worse: "P2",
    });
    expect(flaws.map(({ kind }) => kind)).not.toContain("better_level_worse_class");
  });

  test("two criteria turned round skip Priority 2, and the profile is shown", () => {
    const raised = priorityClass(2);
    const standard = { ...raised.standard, [criterion("A1")]: 5, [criterion("B1")]: 5 };
    const skipped = flawsOf({
      classes: [priorityClass(1), { ...raised, standard }, priorityClass(3)],
    }).find(({ kind }) => kind === "class_skipped");
    expect(skipped).toMatchObject({ better: "P1", worse: "P2" });
  });

  test("a veto of Priority 3 that Priority 2 does not have is not nested", () => {
    const classes = [
      priorityClass(1),
      priorityClass(2),
      priorityClass(3, { veto: { [criterion("C1")]: 1 } }),
    ];
    expect(flawsOf({ classes })).toContainEqual({
      kind: "classes_not_nested",
      limit: "veto",
      criterion: "C1",
      better: "P2",
      worse: "P3",
    });
  });

  test("a dictator of Priority 1 must be one of Priority 2 and 3 as well, or lower", () => {
    const dictator = { [criterion("B3")]: 5 };
    const one = [priorityClass(1, { dictator }), priorityClass(2), priorityClass(3)];
    expect(flawsOf({ classes: one })).toContainEqual({
      kind: "classes_not_nested",
      limit: "dictator",
      criterion: "B3",
      better: "P1",
      worse: "P2",
    });
    const all = [1, 2, 3] as const;
    expect(flawsOf({ classes: all.map((n) => priorityClass(n, { dictator })) })).toEqual([]);
  });

  test("a veto of 4 at a standard of 3, and a dictator of 2, are out of order", () => {
    const limits = { veto: { [criterion("A1")]: 4 }, dictator: { [criterion("A2")]: 2 } };
    const flaws = flawsOf({ classes: [priorityClass(2, limits)] });
    expect(flaws.filter(({ kind }) => kind === "limits_not_ordered")).toEqual([
      {
        kind: "limits_not_ordered",
        class: "P2",
        criterion: "A1",
        veto: 4,
        standard: 3,
        dictator: null,
      },
      {
        kind: "limits_not_ordered",
        class: "P2",
        criterion: "A2",
        veto: null,
        standard: 3,
        dictator: 2,
      },
    ]);
  });

  test("a class that every profile misses, and a class below one that all reach", () => {
    const all = priorityClass(3, {
      standard: Object.fromEntries(Object.keys(priorityClass(3).standard).map((code) => [code, 1])),
    });
    expect(flawsOf({ classes: [priorityClass(1), all] })).toContainEqual({
      kind: "class_unreachable",
      class: "not_moved",
    });
    const veto = Object.fromEntries(Object.keys(all.standard).map((code) => [code, 5]));
    expect(flawsOf({ classes: [priorityClass(1, { veto }), all] })).toContainEqual({
      kind: "class_unreachable",
      class: "P1",
    });
  });

  test("a missing standard, and a criterion that does not exist in veto and dictator", () => {
    const unknown = CriterionCode.parse("Z9");
    const standard = Object.fromEntries(
      Object.entries(priorityClass(1).standard).filter(([code]) => code !== "A1"),
    );
    const broken = priorityClass(1, {
      standard,
      veto: { [unknown]: 1 },
      dictator: { [unknown]: 5 },
    });
    expect(flawsOf({ classes: [broken] })).toEqual([
      { kind: "standard_missing", class: "P1", criterion: "A1" },
      { kind: "criterion_unknown", where: "veto", of: "P1", criterion: "Z9" },
      { kind: "criterion_unknown", where: "dictator", of: "P1", criterion: "Z9" },
    ]);
  });

  test("codes that stand twice, and a filter that is not listed", () => {
    const { criteria, filters, classes } = screeningPolicy();
    const [first] = criteria;
    if (first === undefined) throw new Error("the example has criteria");
    const twin = override({ id: "twin", when: [{ fact: "unit_code", oneOf: ["U1"] }] });
    expect(
      flawsOf({
        filters: [...filters.slice(1), ...filters.slice(1, 2)],
        criteria: [...criteria, { ...first, weight: 0 }],
        classes: [...classes, priorityClass(3)],
        overrides: [twin, twin],
      }).filter(({ kind }) => kind === "code_doubled" || kind === "filter_unknown"),
    ).toEqual([
      { kind: "code_doubled", list: "filters", code: "B" },
      { kind: "code_doubled", list: "criteria", code: "A1" },
      { kind: "code_doubled", list: "classes", code: "P3" },
      { kind: "code_doubled", list: "overrides", code: "twin" },
      ...["A1", "A2", "A3", "A1"].map((code) => ({
        kind: "filter_unknown",
        criterion: code,
        filter: "A",
      })),
    ]);
  });

  test("sensitivity limits the wrong way round", () => {
    const sensitivity = { robustFromPercent: 70, sensitiveBelowPercent: 75 };
    expect(flawsOf({ sensitivity })).toEqual([
      { kind: "sensitivity_limits_reversed", ...sensitivity },
    ]);
  });

  test("ten criteria are too many to go through one by one", () => {
    const criteria = Array.from({ length: 10 }, (_, j) => ({
      ...screeningPolicy().criteria[0],
      code: CriterionCode.parse(`A${j}`),
      filter: "A",
      name: { id: "x", en: "x" },
      anchors: [],
      weight: 10,
    }));
    const standard = Object.fromEntries(criteria.map(({ code }) => [code, 3]));
    expect(flawsOf({ criteria, classes: [priorityClass(1, { standard })] })).toContainEqual({
      kind: "too_many_criteria",
      criteria: 10,
      most: 9,
    });
  });
});

describe("overrides that could never fire, or not be defended", () => {
  const condition = (
    fact: "legal_list" | "institution_type" | "unit_kind",
    value: string | number,
  ) => flawsOf({ overrides: [override({ id: "x", when: [{ fact, oneOf: [value] }] })] });

  test("a typing mistake in a list or a type is found, a free word is not judged", () => {
    expect(condition("legal_list", "klaster1")).toEqual([
      { kind: "override_value_impossible", override: "x", fact: "legal_list", value: "klaster1" },
    ]);
    expect(condition("institution_type", "kementrian")).toHaveLength(1);
    expect(condition("institution_type", "kementerian")).toEqual([]);
    expect(condition("unit_kind", "deputi")).toEqual([]);
    expect(condition("unit_kind", 7)).toHaveLength(1);
  });

  test('a level written as the text "5", or as 6, is an error and not a row that never fires', () => {
    const withLevel = (level: string | number) =>
      flawsOf({
        overrides: [
          override({
            id: "x",
            when: [{ fact: "criterion_level", criterion: criterion("B3"), oneOf: [level] }],
          }),
        ],
      }).map(({ kind }) => kind);
    expect(withLevel("5")).toEqual(["override_value_impossible"]);
    expect(withLevel(6)).toEqual(["override_value_impossible"]);
    expect(withLevel(0)).toEqual(["override_value_impossible"]);
    expect(withLevel(1)).toEqual([]);
    expect(withLevel(5)).toEqual([]);
  });

  test("a level without a criterion, a criterion without a level, an unknown criterion", () => {
    const unknown = CriterionCode.parse("Z9");
    const of = (...when: Parameters<typeof override>[0]["when"]) =>
      flawsOf({ overrides: [override({ id: "x", when })] });
    expect(of({ fact: "criterion_level", oneOf: [5] })).toEqual([
      { kind: "override_criterion_misplaced", override: "x", fact: "criterion_level" },
    ]);
    expect(of({ fact: "unit_code", criterion: criterion("B3"), oneOf: ["U1"] })).toEqual([
      { kind: "override_criterion_misplaced", override: "x", fact: "unit_code" },
    ]);
    expect(of({ fact: "criterion_level", criterion: unknown, oneOf: [5] })).toEqual([
      { kind: "criterion_unknown", where: "override", of: "x", criterion: "Z9" },
    ]);
  });

  test("no citation, days the wrong way round, a class that does not exist", () => {
    const when = [{ fact: "unit_code" as const, oneOf: ["U1"] }];
    const from = day("2024-07-01");
    expect(
      flawsOf({
        overrides: [
          override({ id: "blank", when, citation: { text: "  " } }),
          override({ id: "back", when, from, until: day("2024-06-30") }),
          override({ id: "oneday", when, from, until: from }),
          override({ id: "lost", when }, classCode("P9")),
        ],
      }),
    ).toEqual([
      { kind: "override_uncited", override: "blank" },
      { kind: "override_dates_reversed", override: "back" },
      { kind: "override_class_unknown", override: "lost", class: "P9" },
    ]);
  });
});

describe("overrides of one rank that may contradict each other", () => {
  const list = override({ id: "list", when: [{ fact: "legal_list", oneOf: ["klaster_1"] }] });
  const kind = override(
    { id: "kind", when: [{ fact: "unit_kind", oneOf: ["badan", "deputi"] }] },
    "not_moved",
  );
  const overlapsOf = (...overrides: readonly ReturnType<typeof override>[]) => {
    const proof = proveScreening(screeningPolicy({ overrides: [...overrides] }));
    return proof.ok ? proof.value.overlaps : null;
  };

  test("are shown in the certificate with facts for which both fire", () => {
    expect(overlapsOf(list, kind)).toEqual([
      {
        rank: 1,
        overrides: ["list", "kind"],
        witness: [
          { fact: "legal_list", value: "klaster_1" },
          { fact: "unit_kind", value: "badan" },
        ],
      },
    ]);
  });

  test("do not overlap with other ranks, equal results, days apart, or facts that exclude each other", () => {
    const other = override({ id: "o", when: [{ fact: "legal_list", oneOf: ["tidak_pindah"] }] });
    expect(overlapsOf(list, { ...kind, rank: 2 })).toEqual([]);
    expect(overlapsOf(list, other)).toEqual([]);
    expect(overlapsOf(list, override(other, "not_moved"))).toEqual([]);
    expect(
      overlapsOf({ ...list, until: day("2024-06-30") }, { ...kind, from: day("2024-07-01") }),
    ).toEqual([]);
    expect(
      overlapsOf({ ...list, until: day("2024-07-01") }, { ...kind, from: day("2024-07-01") }),
    ).toHaveLength(1);
  });
});
