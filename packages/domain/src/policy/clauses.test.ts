import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ClassCode, CompetencyCode, CriterionCode } from "../kernel/index.ts";
import type { Override } from "../screening/index.ts";
import { attribute, type ClauseChange } from "./attribution.ts";
import { competencyChanges } from "./competency-clauses.ts";
import type { Policy } from "./index.ts";
import { screeningChanges } from "./screening-clauses.ts";
import { day, policy } from "./testing.ts";

const { screening, competency } = policy();
const text = { id: "x", en: "x" };
const a1 = CriterionCode.parse("A1");
const c1 = CompetencyCode.parse("c1");

const override = (id: string, rank: number): Override => ({
  id,
  rank,
  when: [{ fact: "unit_code", oneOf: ["U1"] }],
  then: "not_moved",
  reason: text,
  citation: { text: "an invented rule" },
  from: day("2024-01-01"),
  until: null,
});

type Screening = Policy["screening"];
type Competency = Policy["competency"];

/** `limit` of the class at `place` set to level 5 on A1. */
const withLimit = (limit: "standard" | "veto" | "dictator", place: number): Screening => ({
  ...screening,
  classes: screening.classes.map((each, i) =>
    i === place ? { ...each, [limit]: { ...each[limit], [a1]: 5 } } : each,
  ),
});

/** Each clause of screening changed on its own. */
const screeningCases: readonly (readonly [string, Screening, Screening])[] = [
  ["majority", screening, { ...screening, majority: 70 }],
  ["assessors", screening, { ...screening, assessors: { ...screening.assessors, minimum: 3 } }],
  [
    "weights",
    screening,
    {
      ...screening,
      criteria: screening.criteria.map((each, i) => ({ ...each, weight: [40, 40, 20][i] ?? 0 })),
    },
  ],
  ["standard of P1", screening, withLimit("standard", 0)],
  ["standard of P2", screening, withLimit("standard", 1)],
  ["veto of P1", screening, withLimit("veto", 0)],
  ["dictator of P2", screening, withLimit("dictator", 1)],
  ["override added", screening, { ...screening, overrides: [override("o1", 1)] }],
  [
    "override taken away",
    { ...screening, overrides: [override("o1", 1), override("o2", 2)] },
    { ...screening, overrides: [override("o2", 2)] },
  ],
  [
    "override of another rank",
    { ...screening, overrides: [override("o1", 1), override("o2", 2)] },
    { ...screening, overrides: [override("o2", 2), override("o1", 3)] },
  ],
  [
    "criteria and classes",
    screening,
    { ...screening, classes: screening.classes.slice(0, 1), majority: 80 },
  ],
];

describe("a clause brought over takes exactly its own difference away", () => {
  test.each(screeningCases)("screening: %s", (_name, older, newer) => {
    const changes = screeningChanges(older, newer);
    expect(changes).toHaveLength(1);
    for (const { apply } of changes) {
      expect(screeningChanges(apply(older), newer)).toEqual([]);
      expect(apply(older)).toEqual(newer);
    }
  });

  const competencyCases: readonly (readonly [string, Competency])[] = [
    ["valid_months", { ...competency, validMonths: 12 }],
    ["thresholds", { ...competency, thresholds: { ...competency.thresholds, floorPercent: 70 } }],
    ["training", { ...competency, training: { ...competency.training, hoursBudget: 1 } }],
    [
      "knock_outs",
      { ...competency, knockOuts: { ...competency.knockOuts, monthsToRetirement: 12 } },
    ],
    [
      "critical_set",
      {
        ...competency,
        competencies: competency.competencies.map((each) => ({ ...each, critical: true })),
      },
    ],
    [
      "post_standard",
      {
        ...competency,
        standards: {
          ...competency.standards,
          jf_muda: { ...competency.standards.jf_muda, [c1]: 5 },
        },
      },
    ],
    [
      "competencies",
      {
        ...competency,
        competencies: competency.competencies.slice(0, 1),
        standards: { ...competency.standards, jf_muda: { [c1]: 5 } },
      },
    ],
  ];
  test.each(competencyCases)("competency: %s", (kind, newer) => {
    const changes = competencyChanges(competency, newer);
    expect(changes.map(({ clause }) => clause.kind)).toEqual([kind]);
    for (const { apply } of changes) expect(apply(competency)).toEqual(newer);
  });

  test("two clauses that differ: one brought over leaves the other", () => {
    const newer = { ...withLimit("veto", 0), majority: 70, overrides: [override("o1", 1)] };
    const changes = screeningChanges(screening, newer);
    expect(changes.map(({ clause }) => clause)).toEqual([
      { kind: "majority" },
      { kind: "veto", class: ClassCode.parse("P1") },
      { kind: "override", id: "o1" },
    ]);
    for (const { clause, apply } of changes)
      expect(screeningChanges(apply(screening), newer).map((each) => each.clause)).toEqual(
        changes.map((each) => each.clause).filter((each) => each !== clause),
      );
  });

  test("another wording of an override is no difference; another condition or day is", () => {
    const before = { ...screening, overrides: [override("o1", 1)] };
    const with1 = (change: Partial<Override>) =>
      screeningChanges(before, { ...screening, overrides: [{ ...override("o1", 1), ...change }] });
    expect(with1({ reason: { id: "y", en: "y" } })).toEqual([]);
    expect(with1({ until: day("2024-12-31") })).toHaveLength(1);
    expect(with1({ from: day("2024-02-01") })).toHaveLength(1);
    expect(with1({ when: [{ fact: "unit_code", oneOf: ["U2"] }] })).toHaveLength(1);
  });
});

describe("which clauses did it", () => {
  /** A policy is the set of clauses that were brought over, as bits. */
  const bits = (count: number): readonly ClauseChange<number, number>[] =>
    Array.from({ length: count }, (_, i) => ({ clause: i, apply: (part) => part | (1 << i) }));
  const has = (part: number, wanted: number) => (part & wanted) === wanted;

  /** Keys are the sets of bits that they need; every call is written down. */
  function attributed(count: number, ...keys: readonly number[]) {
    const calls: (readonly number[])[] = [];
    const outcomes = (part: number, open: readonly number[]) => {
      calls.push(open);
      return new Map(open.map((key) => [key, has(part, key) ? "newer" : "older"]));
    };
    const found = attribute(0, bits(count), new Map(keys.map((key) => [key, "newer"])), outcomes);
    return { found, calls };
  }

  test("one clause that does it alone ends the search after sets of one", () => {
    const { found, calls } = attributed(4, 0b0100);
    expect(found.get(0b0100)).toEqual([[2]]);
    expect(calls).toHaveLength(4);
  });

  test("a pair is looked for only among those that no single clause explains", () => {
    const { found, calls } = attributed(4, 0b0001, 0b1010);
    expect(found.get(0b0001)).toEqual([[0]]);
    expect(found.get(0b1010)).toEqual([[1, 3]]);
    expect(calls.slice(4)).toEqual(Array.from({ length: 6 }, () => [0b1010]));
  });

  test("where only all together do it, all are named without being tried", () => {
    const { found, calls } = attributed(3, 0b111);
    expect(found.get(0b111)).toEqual([[0, 1, 2]]);
    expect(calls).toHaveLength(6);
  });

  test("two clauses of which each does it are both named", () => {
    const either = attribute(
      0,
      bits(3),
      new Map([["k", "newer"]]),
      (part) => new Map([["k", part === 0b001 || part === 0b100 ? "newer" : "older"]]),
    );
    expect(either.get("k")).toEqual([[0], [2]]);
  });

  // Of 14 clauses: 14 + 91 + 364 + 1,001 + 2,002 sets of one to five are 3,472; 624 of six remain.
  test("the search tries 4,096 sets; what was found among them counts, the rest is all together", () => {
    const early = 0b111111;
    const late = 0b11111100000000;
    const { found, calls } = attributed(14, early, late);
    expect(calls).toHaveLength(4096);
    expect(found.get(early)).toEqual([[0, 1, 2, 3, 4, 5]]);
    expect(found.get(late)).toEqual([Array.from({ length: 14 }, (_, i) => i)]);
  });

  test("the sets named are the smallest that give the newer outcome, whatever they are", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 31 }), (needed) => {
        const { found } = attributed(5, needed);
        const own = [0, 1, 2, 3, 4].filter((i) => has(needed, 1 << i));
        expect(found.get(needed)).toEqual([own]);
      }),
    );
  });
});
