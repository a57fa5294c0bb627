import { describe, expect, test } from "vitest";
import { assessPeople, compareCompetency } from "./index.ts";
import { asOf, assessment, assessOne, codes, competencyPolicy, day, person } from "./testing.ts";

// The post asks for 4 3 4 4 4 4 3 3 4 4: 37 levels. Critical: the first, ninth and tenth.
const met = [4, 3, 4, 4, 4, 4, 3, 3, 4, 4];
const less = (changes: Readonly<Record<number, number>>) =>
  met.map((level, i) => level - (changes[i] ?? 0));

describe("two people with the same 94.59 % (35 of 37) and different outcomes", () => {
  test("one level short in two competencies that are not critical: eligible", () => {
    expect(assessOne([assessment(less({ 2: 1, 3: 1 }))])).toMatchObject({
      matched: 35,
      required: 37,
      outcome: "eligible",
      rule: "meets_standard",
      plan: null,
    });
  });

  // Digital literacy 3 of 4 (critical) and accountable 3 of 4: 10 + 10 hours, 8 hours a week:
  // 2.5 weeks, so three: 1 July + 21 days = 22 July.
  test("one level short in digital literacy, which is critical: conditional, ready on 22 July", () => {
    const result = assessOne([assessment(less({ 0: 1, 4: 1 }))]);
    expect(result).toMatchObject({
      matched: 35,
      required: 37,
      outcome: "conditional",
      rule: "plan_fits",
    });
    expect(result.plan).toEqual({
      steps: [
        { module: "M-digital_literacy-4", competency: "digital_literacy", toLevel: 4, hours: 10 },
        { module: "M-accountable-4", competency: "accountable", toLevel: 4, hours: 10 },
      ],
      hours: 20,
      readyOn: "2024-07-22",
    });
  });

  test("surplus never compensates: fives elsewhere leave the match at 35 of 37", () => {
    const strong = less({ 0: 1, 4: 1 }).map((level, i) => (i === 0 || i === 4 ? level : 5));
    expect(assessOne([assessment(strong)])).toMatchObject({ matched: 35, outcome: "conditional" });
  });
});

describe("the limits, on both sides", () => {
  const fives = Array.from({ length: 10 }, () => 5);
  // Every competency at 5: 50 levels. Positions 1 to 7 are not critical.
  const policy = competencyPolicy(fives, { hoursBudget: 200 });
  const short = (gaps: readonly number[]) =>
    assessOne([assessment(fives.map((level, i) => level - (gaps[i - 1] ?? 0)))], policy);

  test.each([
    ["45 of 50 is 90 %", [1, 1, 1, 1, 1], 45, "eligible", "meets_standard"],
    ["44 of 50 is 88 %", [1, 1, 1, 1, 1, 1], 44, "conditional", "plan_fits"],
    ["39 of 50 is 78 %", [2, 2, 2, 2, 1, 1, 1], 39, "conditional", "plan_fits"],
    ["38 of 50 is 76 %", [2, 2, 2, 2, 2, 1, 1], 38, "not_eligible", "gap_too_large"],
  ])("%s", (_share, gaps, matched, outcome, rule) => {
    expect(short(gaps)).toMatchObject({ matched, required: 50, outcome, rule });
  });

  test("90 % and no critical gap, but a gap of two levels: not eligible at once", () => {
    expect(short([2, 1, 1, 1])).toMatchObject({ matched: 45, rule: "plan_fits" });
  });

  test("a gap of two in any competency can be trained, a gap of three cannot", () => {
    expect(short([2]).rule).toBe("plan_fits");
    expect(short([3]).rule).toBe("gap_too_large");
  });

  test("a gap of one in a critical competency can be trained, a gap of two cannot", () => {
    expect(assessOne([assessment(less({ 9: 1 }))]).rule).toBe("plan_fits");
    expect(assessOne([assessment(less({ 9: 2 }))]).rule).toBe("gap_too_large");
  });

  test("a post that asks for nothing is met by anybody", () => {
    const nothing = competencyPolicy(fives.map(() => 0));
    expect(assessOne([], nothing)).toMatchObject({ outcome: "eligible", matched: 0, required: 0 });
  });
});

describe("assessments", () => {
  test("none at all leaves the person undecided and names all ten", () => {
    expect(assessOne([])).toMatchObject({
      outcome: "undecided",
      rule: "assessment_missing",
      matched: null,
      missing: codes,
    });
  });

  test("one competency that nobody judged leaves the person undecided and is named", () => {
    const levels = met.map((level, i) => (i === 1 ? null : level));
    expect(assessOne([assessment(levels)]).missing).toEqual(["multitasking"]);
  });

  test("a competency that the post does not ask for need not be judged", () => {
    const levels = met.map((level, i) => (i === 1 ? null : level));
    const standard = met.map((level, i) => (i === 1 ? 0 : level));
    expect(assessOne([assessment(levels)], competencyPolicy(standard))).toMatchObject({
      rule: "meets_standard",
      missing: [],
    });
  });

  test.each([
    ["2021-07-01", "eligible"],
    ["2021-06-30", "undecided"],
    ["2024-07-01", "eligible"],
    ["2024-07-02", "undecided"],
  ])("made on %s and valid for 36 months, on 1 July 2024: %s", (assessedOn, outcome) => {
    expect(assessOne([assessment(met, { assessedOn: day(assessedOn) })]).outcome).toBe(outcome);
  });

  test("of two assessors the lower level counts, of three the middle one", () => {
    const by = (assessorId: string, first: number) =>
      assessment([first, ...met.slice(1)], { assessorId });
    const levelOf = (...all: ReturnType<typeof by>[]) => assessOne(all).gaps[0]?.level;
    expect(levelOf(by("a", 5), by("b", 3))).toBe(3);
    expect(levelOf(by("a", 5), by("b", 3), by("c", 4))).toBe(4);
  });

  test("an assessor counts once: the later day, and the lower level of one day", () => {
    const on = (assessedOn: string, first: number) =>
      assessment([first, ...met.slice(1)], { assessedOn: day(assessedOn) });
    const levelOf = (...all: ReturnType<typeof on>[]) => assessOne(all).gaps[0]?.level;
    expect(levelOf(on("2023-01-01", 2), on("2024-01-01", 4))).toBe(4);
    expect(levelOf(on("2024-01-01", 4), on("2023-01-01", 2))).toBe(4);
    expect(levelOf(on("2024-01-01", 4), on("2024-01-01", 3))).toBe(3);
  });

  test("a competency judged in another session by the same assessor is joined to it", () => {
    const first = met.map((level, i) => (i < 5 ? level : null));
    const second = met.map((level, i) => (i < 5 ? null : level));
    expect(
      assessOne([assessment(first), assessment(second, { assessedOn: day("2024-02-01") })]).outcome,
    ).toBe("eligible");
  });
});

describe("knock-out conditions stand apart from the scores", () => {
  const barred = (facts: Parameters<typeof person>[0], firstMove = day("2024-09-01")) =>
    assessOne([assessment(met)], competencyPolicy(), { person: person(facts), firstMove });

  test("study leave bars, with the levels still shown", () => {
    expect(barred({ legalStanding: "study_leave" })).toMatchObject({
      outcome: "not_eligible",
      rule: "knock_out",
      matched: 37,
      knockOuts: [{ kind: "standing", standing: "study_leave" }],
      plan: null,
    });
  });

  test("a medium disciplinary measure bars, a light one does not", () => {
    expect(barred({ discipline: "medium" }).knockOuts).toEqual([
      { kind: "discipline", discipline: "medium" },
    ]);
    expect(barred({ discipline: "light" }).outcome).toBe("eligible");
  });

  test("24 months after the move on 1 September 2024: retiring on 31 August 2026 is a day too soon", () => {
    expect(barred({ retiresOn: "2026-08-31" }).knockOuts).toEqual([
      { kind: "retires_too_soon", retiresOn: "2026-08-31", needed: "2026-09-01" },
    ]);
    expect(barred({ retiresOn: "2026-09-01" }).outcome).toBe("eligible");
  });

  test("while no wave has a date the day of the assessment stands in", () => {
    const retiring = person({ retiresOn: "2026-06-30" });
    expect(
      assessOne([assessment(met)], competencyPolicy(), { person: retiring }).knockOuts,
    ).toHaveLength(1);
  });

  test("all reasons are named, and they stand before a missing assessment", () => {
    const result = assessOne([], competencyPolicy(), {
      person: person({ legalStanding: "suspended", discipline: "severe", retiresOn: "2024-12-31" }),
    });
    expect(result.rule).toBe("knock_out");
    expect(result.knockOuts.map(({ kind }) => kind)).toEqual([
      "standing",
      "discipline",
      "retires_too_soon",
    ]);
  });
});

describe("the training plan", () => {
  const oneCritical = [assessment(less({ 0: 1 }))];

  test.each([
    [10, "plan_fits"],
    [9, "plan_does_not_fit"],
  ])("10 hours in a budget of %i: %s", (hoursBudget, rule) => {
    expect(assessOne(oneCritical, competencyPolicy(met, { hoursBudget })).rule).toBe(rule);
  });

  // 10 hours at 8 a week are two weeks: ready on 15 July.
  test.each([
    ["2024-07-15", "plan_fits"],
    ["2024-07-14", "plan_does_not_fit"],
  ])("where training must end by the first move, on %s: %s", (firstMove, rule) => {
    const policy = competencyPolicy(met, { deadline: "first_move" });
    expect(assessOne(oneCritical, policy, { firstMove: day(firstMove) }).rule).toBe(rule);
  });

  test("where each has his own move, or none has a date, a later end is no obstacle", () => {
    const own = competencyPolicy(met, { deadline: "own_move" });
    const first = competencyPolicy(met, { deadline: "first_move" });
    expect(assessOne(oneCritical, own, { firstMove: day("2024-07-02") }).rule).toBe("plan_fits");
    expect(assessOne(oneCritical, competencyPolicy(), { firstMove: asOf }).rule).toBe("plan_fits");
    expect(assessOne(oneCritical, first).rule).toBe("plan_fits");
  });

  test("eight hours are one week, nine are two", () => {
    const withHours = (hours: number) => {
      const { modules } = competencyPolicy().training;
      const policy = competencyPolicy(met, { modules: modules.map((m) => ({ ...m, hours })) });
      return assessOne(oneCritical, policy).plan?.readyOn;
    };
    expect(withHours(8)).toBe("2024-07-08");
    expect(withHours(9)).toBe("2024-07-15");
  });

  test("a level without a module cannot be trained", () => {
    const { modules } = competencyPolicy().training;
    const without = modules.filter(({ code }) => code !== "M-digital_literacy-4");
    expect(assessOne(oneCritical, competencyPolicy(met, { modules: without })).rule).toBe(
      "plan_does_not_fit",
    );
  });

  test("of two modules for one level the shorter counts, then the lower code", () => {
    const { modules } = competencyPolicy().training;
    const [model] = modules.filter(({ code }) => code === "M-digital_literacy-4");
    if (model === undefined) throw new Error("the catalogue has this module");
    const pick = (...others: { code: string; hours: number }[]) =>
      assessOne(
        oneCritical,
        competencyPolicy(met, {
          modules: [...others.map((other) => ({ ...model, ...other })), ...modules],
        }),
      ).plan?.steps.map(({ module }) => module);
    expect(pick({ code: "X-long", hours: 11 }, { code: "X-short", hours: 9 })).toEqual(["X-short"]);
    expect(pick({ code: "A-same", hours: 10 })).toEqual(["A-same"]);
    expect(pick({ code: "Z-same", hours: 10 })).toEqual(["M-digital_literacy-4"]);
  });

  // Critical first (adaptive 1), then the larger gap (service 2: levels 3 and 4), then fewer
  // hours (loyal 5 before competent 10), then the code (accountable before competent).
  test("critical first, larger gap, fewer hours, code; the lower level before the higher", () => {
    const { modules } = competencyPolicy().training;
    const cheaper = modules.map((m) => (m.competency === "loyal" ? { ...m, hours: 5 } : m));
    const policy = competencyPolicy(met, { modules: cheaper });
    const steps = assessOne([assessment(less({ 8: 1, 3: 2, 5: 1, 7: 1, 4: 1 }))], policy).plan
      ?.steps;
    expect(steps?.map(({ module }) => module)).toEqual([
      "M-adaptive-4",
      "M-service-3",
      "M-service-4",
      "M-loyal-3",
      "M-accountable-4",
      "M-competent-4",
    ]);
  });
});

test("two people of one post with different gaps have each their own plan", () => {
  const people = ["P1", "P2", "P3"].map((personId) => person({ personId }));
  const given = [less({ 0: 1 }), less({ 8: 1, 4: 1 }), less({ 0: 1 })];
  const assessments = people.map(({ personId }, i) => assessment(given[i] ?? met, { personId }));
  const results = assessPeople({ people, assessments, asOf, firstMove: null }, competencyPolicy());
  expect(results.map(({ plan }) => plan?.steps.map(({ module }) => module))).toEqual([
    ["M-digital_literacy-4"],
    ["M-adaptive-4", "M-accountable-4"],
    ["M-digital_literacy-4"],
  ]);
});

test("results come by person, in whatever order people and assessments are listed", () => {
  const people = ["P2", "P1", "P3"].map((personId) => person({ personId }));
  const assessments = people.flatMap(({ personId }) =>
    personId === "P3" ? [] : [assessment(met, { personId })],
  );
  const results = assessPeople({ people, assessments, asOf, firstMove: null }, competencyPolicy());
  expect(results.map(({ personId, outcome }) => [personId, outcome])).toEqual([
    ["P1", "eligible"],
    ["P2", "eligible"],
    ["P3", "undecided"],
  ]);
});

test("an assessment of somebody who is not in the list is passed over", () => {
  const stranger = assessment(met, { personId: person({ personId: "P0" }).personId });
  expect(assessOne([stranger, assessment(met)]).outcome).toBe("eligible");
});

test("looked at again on the day of approval: who expired meanwhile, who is gone, who is new", () => {
  const of = (date: string, ...ids: string[]) =>
    assessPeople(
      {
        people: ids.map((personId) => person({ personId })),
        assessments: ids.map((personId) =>
          assessment(met, {
            personId: person({ personId }).personId,
            assessedOn: day(personId === "P2" ? "2021-07-15" : "2024-01-15"),
          }),
        ),
        asOf: day(date),
        firstMove: null,
      },
      competencyPolicy(),
    );
  const eligible = { outcome: "eligible", rule: "meets_standard" };
  expect(
    compareCompetency(of("2024-07-01", "P1", "P2", "P3"), of("2024-08-01", "P1", "P2", "P4")),
  ).toEqual([
    {
      personId: "P2",
      before: eligible,
      after: { outcome: "undecided", rule: "assessment_missing" },
    },
    { personId: "P3", before: eligible, after: null },
    { personId: "P4", before: null, after: eligible },
  ]);
});

describe("by person, whatever the order of the rows", () => {
  test("people given in another order come back by person, each with the own levels", () => {
    const people = ["P3", "P1", "P2"].map((personId) => person({ personId }));
    const assessments = people.map(({ personId }, i) =>
      assessment(
        met.map((level) => level - i),
        { personId },
      ),
    );
    const results = assessPeople(
      { people, assessments, asOf, firstMove: null },
      competencyPolicy(),
    );
    expect(results.map(({ personId, matched }) => [personId, matched])).toEqual([
      ["P1", 27],
      ["P2", 17],
      ["P3", 37],
    ]);
  });

  test("an assessment that counts does not bring back one that has expired", () => {
    const old = assessment(met, { assessorId: "a", assessedOn: day("2020-01-01") });
    const [zero] = [
      assessment(
        met.map(() => 0),
        { assessorId: "b" },
      ),
    ];
    expect(assessOne([old, zero]).matched).toBe(0);
  });

  test("a competency that the post does not ask for is never missing", () => {
    const result = assessOne([assessment([null, 3])], competencyPolicy([4, 3]));
    expect(result.missing).toEqual(["digital_literacy"]);
  });
});
