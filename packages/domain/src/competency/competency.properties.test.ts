import fc from "fast-check";
import { expect, test } from "vitest";
import { assessPeople } from "./index.ts";
import { asOf, assessment, assessOne, competencyPolicy, day, person } from "./testing.ts";

const levels = fc.array(fc.option(fc.integer({ min: 0, max: 5 }), { freq: 30 }), {
  minLength: 10,
  maxLength: 10,
});
const standard = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 10, maxLength: 10 });
const limits = { eligible: 90, floor: 78, criticalGap: 2, anyGap: 3 };

/** The table of the rule page, each line on its own: how many hold. */
function rulesThatHold(given: readonly (number | null)[], asked: readonly number[]) {
  const gaps = asked.map((s, i) => Math.max(0, s - (given[i] ?? 0)));
  const critical = [0, 8, 9].map((i) => gaps[i] ?? 0);
  const matched = asked.reduce((sum, s, i) => sum + Math.min(s, given[i] ?? 0), 0);
  const total = asked.reduce((sum, s) => sum + s, 0);
  const missing = asked.some((s, i) => s > 0 && given[i] === null);
  const tooLarge =
    Math.max(...critical) >= limits.criticalGap ||
    Math.max(...gaps) >= limits.anyGap ||
    100 * matched < limits.floor * total;
  const meets =
    Math.max(...critical) === 0 &&
    Math.max(...gaps) <= 1 &&
    100 * matched >= limits.eligible * total;
  const fits = 10 * gaps.reduce((sum, gap) => sum + gap, 0) <= 120;
  return {
    assessment_missing: missing,
    gap_too_large: !missing && tooLarge,
    meets_standard: !missing && !tooLarge && meets,
    plan_fits: !missing && !tooLarge && !meets && fits,
    plan_does_not_fit: !missing && !tooLarge && !meets && !fits,
  };
}

test("exactly one of the five rules holds, and it is the one given", () => {
  fc.assert(
    fc.property(levels, standard, (given, asked) => {
      const rules = Object.entries(rulesThatHold(given, asked)).filter(([, holds]) => holds);
      expect(rules.map(([rule]) => rule)).toEqual([
        assessOne([assessment(given)], competencyPolicy(asked)).rule,
      ]);
    }),
    { numRuns: 500 },
  );
});

test("one level more is never worse", () => {
  const order = ["not_eligible", "conditional", "eligible"];
  const full = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(full, standard, fc.integer({ min: 0, max: 9 }), (given, asked, i) => {
      const policy = competencyPolicy(asked);
      const raised = given.map((level, j) => (i === j ? Math.min(5, level + 1) : level));
      const before = assessOne([assessment(given)], policy);
      const after = assessOne([assessment(raised)], policy);
      expect(order.indexOf(after.outcome)).toBeGreaterThanOrEqual(order.indexOf(before.outcome));
    }),
    { numRuns: 500 },
  );
});

test("sex, education, unit, grade and employment change nothing", () => {
  const other = fc.record({
    sex: fc.constantFrom("male", "female"),
    education: fc.constantFrom("sma", "d3", "s2", "s3"),
    grade: fc.constantFrom("II/a", "IV/e", "IX"),
    unitCode: fc.constantFrom("U1", "PAPUA-1"),
    employment: fc.constantFrom("pns", "cpns", "pppk"),
  });
  fc.assert(
    fc.property(levels, other, (given, change) => {
      const policy = competencyPolicy();
      const all = [assessment(given)];
      expect(assessOne(all, policy, { person: person(change) })).toEqual(assessOne(all, policy));
    }),
  );
});

test("the order of people and assessments makes no difference", () => {
  const sessions = fc.array(
    fc.record({
      who: fc.integer({ min: 1, max: 4 }),
      assessor: fc.integer({ min: 1, max: 3 }),
      month: fc.integer({ min: 1, max: 9 }),
      levels,
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(sessions, (all) => {
      const people = [1, 2, 3, 4].map((i) => person({ personId: `P${i}` }));
      const assessments = all.map((each) =>
        assessment(each.levels, {
          personId: person({ personId: `P${each.who}` }).personId,
          assessorId: `a${each.assessor}`,
          assessedOn: day(`2024-0${each.month}-01`),
        }),
      );
      const run = (reverse: boolean) =>
        assessPeople(
          {
            people: reverse ? people.toReversed() : people,
            assessments: reverse ? assessments.toReversed() : assessments,
            asOf,
            firstMove: null,
          },
          competencyPolicy(),
        );
      expect(run(true)).toEqual(run(false));
    }),
  );
});
