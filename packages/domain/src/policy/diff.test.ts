import { describe, expect, test } from "vitest";
import { Assessment, Institution, Person, Score, Unit } from "../registry/index.ts";
import type { Override } from "../screening/index.ts";
import { diffPolicies, type DiffFacts, type Policy } from "./index.ts";
import { day, policy } from "./testing.ts";

// Weights A1 50, A2 30, A3 20; majority 60; P1 all 4, P2 all 2.
const institution = Institution.parse({
  code: "K",
  nameId: "K",
  nameEn: "K",
  abbrev: "K",
  type: "kementerian",
  baCode: null,
  legalList: "klaster_1",
  priorityApr2024: null,
  source: "test",
  confidence: "high",
  note: null,
});
const levels = { U1: [4, 4, 1], U2: [1, 4, 4], U3: [4, 1, 4], U4: [1, 1, 1] };

const person = (personId: string, retiresOn = "2040-01-01") =>
  Person.parse({
    personId,
    unitCode: "U1",
    householdId: "H",
    employment: "pns",
    postLevel: "jf_muda",
    grade: "III/c",
    sex: "male",
    education: "s1",
    retiresOn,
    legalStanding: "active",
    discipline: "none",
  });
const assessment = (personId: string, c1: number, c2: number) =>
  Assessment.parse({
    personId,
    assessorId: "a",
    instrument: "test",
    assessedOn: "2024-01-01",
    levels: { c1, c2 },
  });

const facts: DiffFacts = {
  institutions: [institution],
  units: Object.keys(levels).map((code) =>
    Unit.parse({
      code,
      institutionCode: "K",
      nameId: code,
      kind: "deputi",
      source: "test",
      confidence: "high",
    }),
  ),
  scores: Object.entries(levels).flatMap(([unitCode, each]) =>
    each.map((level, i) =>
      Score.parse({
        unitCode,
        criterion: `A${i + 1}`,
        assessorId: "a",
        level,
        evidence: { source: "test", date: "2024-01-01" },
      }),
    ),
  ),
  people: [person("P1"), person("P2", "2026-12-01")],
  assessments: [assessment("P1", 3, 3), assessment("P2", 3, 3)],
  onDate: day("2024-07-01"),
  firstMove: null,
};

const a = policy();
const screening = (change: Partial<Policy["screening"]>) => ({
  ...a,
  screening: { ...a.screening, ...change },
});
const unitsOf = (b: Policy) =>
  diffPolicies(facts, a, b).units.map((unit) => [
    unit.unitCode,
    unit.before,
    unit.after,
    unit.clauses,
  ]);

describe("units that change class, and the clause that did it", () => {
  test("a policy against itself changes nothing and differs nowhere", () => {
    expect(diffPolicies(facts, a, a)).toEqual({
      before: "TEST-1",
      after: "TEST-1",
      screeningClauses: [],
      competencyClauses: [],
      units: [],
      people: [],
    });
  });

  // At 71, U3 (A1 and A3: 70 points) falls out of P1; at P2 it has the same 70.
  test("a majority of 71 takes Priority 1 from the unit with 70 points", () => {
    expect(unitsOf(screening({ majority: 71 }))).toEqual([
      ["U3", "P1", "not_moved", [[{ kind: "majority" }]]],
    ]);
  });

  // A standard of P1 at 5 on A1: U1 and U3 lose the 50 points there and keep P2.
  test("a higher standard on one criterion of one class", () => {
    const classes = a.screening.classes.map((each) =>
      each.code === "P1" ? { ...each, standard: { ...each.standard, ...five("A1") } } : each,
    );
    expect(unitsOf(screening({ classes }))).toEqual([
      ["U1", "P1", "P2", [[{ kind: "standard", class: "P1" }]]],
      ["U3", "P1", "P2", [[{ kind: "standard", class: "P1" }]]],
    ]);
  });

  // U2 has A2 + A3: 50 points before. With weights 40, 35, 25 it has 60: P1. With a majority of
  // 50.. alone it would have been P1 too, but 51 leaves it at 50: only the weights do it.
  test("two clauses that differ, of which one alone did it", () => {
    const weights = [40, 35, 25];
    const criteria = a.screening.criteria.map((each, i) => ({ ...each, weight: weights[i] ?? 0 }));
    const diff = diffPolicies(facts, a, screening({ criteria, majority: 55 }));
    expect(diff.screeningClauses).toEqual([{ kind: "weights" }, { kind: "majority" }]);
    expect(diff.units).toEqual([
      { unitCode: "U2", before: "not_moved", after: "P1", clauses: [[{ kind: "weights" }]] },
    ]);
  });

  // With weights 46, 32, 22 U2 has 54 points: enough for 54, not for 60; and 50 is not enough
  // for 54. Neither clause alone does it.
  test("two clauses that only did it together", () => {
    const weights = [46, 32, 22];
    const criteria = a.screening.criteria.map((each, i) => ({ ...each, weight: weights[i] ?? 0 }));
    expect(unitsOf(screening({ criteria, majority: 54 }))).toEqual([
      ["U2", "not_moved", "P1", [[{ kind: "weights" }, { kind: "majority" }]]],
    ]);
  });

  test("two clauses of which either would have done it", () => {
    const row: Override = {
      id: "named",
      rank: 1,
      when: [{ fact: "unit_code", oneOf: ["U4"] }],
      then: a.screening.classes[1]?.code ?? "not_moved",
      reason: { id: "x", en: "x" },
      citation: { text: "x" },
      from: day("2024-01-01"),
      until: null,
    };
    const twin = { ...row, id: "twin", rank: 2 };
    expect(unitsOf(screening({ overrides: [row, twin] }))).toEqual([
      [
        "U4",
        "not_moved",
        "P2",
        [[{ kind: "override", id: "named" }], [{ kind: "override", id: "twin" }]],
      ],
    ]);
  });

  test("an override that only changed its wording is no clause", () => {
    const row: Override = {
      id: "named",
      rank: 1,
      when: [{ fact: "unit_code", oneOf: ["U4"] }],
      then: "not_moved",
      reason: { id: "x", en: "x" },
      citation: { text: "x" },
      from: day("2024-01-01"),
      until: null,
    };
    const older = screening({ overrides: [row] });
    const newer = screening({ overrides: [{ ...row, reason: { id: "y", en: "y" } }] });
    expect(diffPolicies(facts, older, newer).screeningClauses).toEqual([]);
    expect(diffPolicies(facts, older, a).screeningClauses).toEqual([
      { kind: "override", id: "named" },
    ]);
  });

  test("more assessors needed leaves all four undecided", () => {
    const found = unitsOf(screening({ assessors: { ...a.screening.assessors, minimum: 2 } }));
    expect(found.map(([code, , after]) => [code, after])).toEqual([
      ["U1", "undecided"],
      ["U2", "undecided"],
      ["U3", "undecided"],
      ["U4", "undecided"],
    ]);
    expect(found[0]?.[3]).toEqual([[{ kind: "assessors" }]]);
  });

  test("one criterion less is one clause, with its weights, standards and majority", () => {
    const criteria = a.screening.criteria.slice(0, 2).map((each) => ({ ...each, weight: 50 }));
    const diff = diffPolicies(facts, a, screening({ criteria, majority: 51 }));
    expect(diff.screeningClauses).toEqual([{ kind: "criteria_and_classes" }]);
    // A1 and A2 carry 50 each: only U1 (4, 4) still has a majority.
    expect(diff.units.map(({ unitCode, after }) => [unitCode, after])).toEqual([
      ["U3", "not_moved"],
    ]);
  });
});

describe("people whose outcome changes", () => {
  const competency = (change: Partial<Policy["competency"]>) => ({
    ...a,
    competency: { ...a.competency, ...change },
  });
  const peopleOf = (b: Policy) =>
    diffPolicies(facts, a, b).people.map((each) => [each.personId, each.after, each.clauses]);

  test("30 months to retirement instead of 24 bar the one who retires in December 2026", () => {
    const { knockOuts } = a.competency;
    expect(peopleOf(competency({ knockOuts: { ...knockOuts, monthsToRetirement: 30 } }))).toEqual([
      ["P2", "not_eligible", [[{ kind: "knock_outs" }]]],
    ]);
  });

  test("a higher standard for the post, but not for another post", () => {
    const { standards } = a.competency;
    const higher = Object.fromEntries(Object.keys(standards.jf_muda).map((code) => [code, 5]));
    const found = diffPolicies(
      facts,
      a,
      competency({ standards: { ...standards, jf_muda: higher, jf_utama: higher } }),
    );
    expect(found.competencyClauses).toEqual([
      { kind: "post_standard", postLevel: "jf_utama" },
      { kind: "post_standard", postLevel: "jf_muda" },
    ]);
    expect(found.people.map(({ clauses }) => clauses)).toEqual([
      [[{ kind: "post_standard", postLevel: "jf_muda" }]],
      [[{ kind: "post_standard", postLevel: "jf_muda" }]],
    ]);
  });

  test("assessments valid for three months only leave both undecided", () => {
    expect(peopleOf(competency({ validMonths: 3 }))).toEqual([
      ["P1", "undecided", [[{ kind: "valid_months" }]]],
      ["P2", "undecided", [[{ kind: "valid_months" }]]],
    ]);
  });

  test("critical set, thresholds, training and competencies are clauses of their own", () => {
    const { competencies, thresholds, training } = a.competency;
    const clausesOf = (b: Policy) => diffPolicies(facts, a, b).competencyClauses;
    expect(
      clausesOf(
        competency({
          competencies: competencies.map((each) => ({ ...each, critical: true })),
          thresholds: { ...thresholds, floorPercent: 70 },
          training: { ...training, hoursBudget: 41 },
        }),
      ).map(({ kind }) => kind),
    ).toEqual(["critical_set", "thresholds", "training"]);
    expect(clausesOf(competency({ competencies: competencies.slice(0, 1) }))).toEqual([
      { kind: "competencies" },
    ]);
  });
});

function five(code: string): Record<string, number> {
  return { [code]: 5 };
}
