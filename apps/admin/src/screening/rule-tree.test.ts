import { ClassCode, CriterionCode, InstitutionCode, UnitCode } from "@pindah/domain/kernel";
import type { ClassFinding, CriterionFinding, UnitScreening } from "@pindah/domain/screening";
import { expect, test } from "vitest";
import { ruleSteps } from "./rule-tree.ts";

const [P1, P2] = [ClassCode.parse("P1"), ClassCode.parse("P2")];
const A1 = CriterionCode.parse("A1");

const settled: CriterionFinding = {
  criterion: A1,
  assessors: 3,
  level: 4,
  lowest: 4,
  highest: 4,
  disagreementPercent: 0,
  state: "settled",
};

function finding(code: ClassCode, points: number): ClassFinding {
  return {
    class: code,
    coalition: points === 0 ? [] : [A1],
    points,
    needed: 60,
    vetoedBy: [],
    dictatedBy: [],
    reached: points >= 60,
  };
}

function unit(part: Partial<UnitScreening>): UnitScreening {
  return {
    unitCode: UnitCode.parse("X-1"),
    institutionCode: InstitutionCode.parse("X"),
    outcome: { kind: "class", class: P2 },
    byPoints: P2,
    override: null,
    criteria: [settled],
    classes: [finding(P1, 40), finding(P2, 62)],
    additiveScore: 7000,
    rankInClass: 1,
    sensitivity: null,
    ...part,
  };
}

const states = (result: UnitScreening) =>
  ruleSteps(result, [P1, P2]).map(({ rule, state }) => `${rule.kind}: ${state}`);

test("40 points for P1 and 62 for P2 of 60 needed: P1 does not hold, P2 does, the end is not reached", () => {
  expect(states(unit({}))).toEqual([
    "override: not_fired",
    "scores: fired",
    "class: not_fired",
    "class: fired",
    "no_class: not_reached",
  ]);
});

test("with 40 and 59 points no class is reached and the last rule holds", () => {
  const result = unit({
    outcome: { kind: "not_moved" },
    byPoints: "not_moved",
    classes: [finding(P1, 40), finding(P2, 59)],
  });
  expect(states(result).slice(2)).toEqual([
    "class: not_fired",
    "class: not_fired",
    "no_class: fired",
  ]);
});

test("an override decides before anything else is looked at", () => {
  const result = unit({ override: { id: "law-1", rank: 1, result: P1 } });
  expect(states(result)).toEqual([
    "override: fired",
    "scores: not_reached",
    "class: not_reached",
    "class: not_reached",
    "no_class: not_reached",
  ]);
});

test("a criterion without enough scores stops before the classes and is named", () => {
  const result = unit({
    outcome: {
      kind: "undecided",
      because: [{ kind: "score_missing", criterion: A1, scores: 1, needed: 3 }],
    },
    byPoints: null,
    criteria: [{ ...settled, level: null, state: "missing" }],
    classes: [],
  });
  const steps = ruleSteps(result, [P1, P2]);
  expect(steps[1]).toEqual({ state: "not_fired", rule: { kind: "scores", open: [A1] } });
  expect(steps.slice(2).map(({ rule, state }) => `${rule.kind}: ${state}`)).toEqual([
    "class: not_reached",
    "class: not_reached",
    "no_class: not_reached",
  ]);
});

test("two overrides of one rank that disagree decide nothing but stop the rest", () => {
  const result = unit({
    outcome: {
      kind: "undecided",
      because: [{ kind: "overrides_conflict", rank: 1, overrides: ["a", "b"] }],
    },
  });
  expect(ruleSteps(result, [P1, P2])[0]?.rule).toEqual({
    kind: "override",
    id: null,
    conflict: true,
  });
  expect(states(result).slice(1)).not.toContain("class: fired");
});
