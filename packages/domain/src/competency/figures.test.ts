import { describe, expect, test } from "vitest";
import {
  BknResult,
  bknResultOn,
  competencySensitivity,
  competencyTree,
  jobPersonMatch,
  nineBox,
} from "./index.ts";
import {
  asOf,
  assessment,
  assessOne,
  competencyPolicy,
  contextFor,
  day,
  person,
} from "./testing.ts";

describe("job-person match, reported with its published bands", () => {
  test.each([
    [80, 100, 8000, "meets", "fairly_optimal"],
    [799, 1000, 7990, "still_meets", "fairly_optimal"],
    [68, 100, 6800, "still_meets", "less_optimal"],
    [679, 1000, 6790, "does_not_meet", "less_optimal"],
    [90, 100, 9000, "meets", "optimal"],
    [899, 1000, 8990, "meets", "fairly_optimal"],
    [78, 100, 7800, "still_meets", "fairly_optimal"],
    [779, 1000, 7790, "still_meets", "less_optimal"],
    [35, 37, 9459, "meets", "optimal"],
  ])("%i of %i levels", (matched, required, hundredths, selection, mapping) => {
    expect(jobPersonMatch({ matched, required })).toEqual({ hundredths, selection, mapping });
  });

  test("nothing is reported while an assessment is missing or for a post that asks for nothing", () => {
    expect(jobPersonMatch({ matched: null, required: 37 })).toBeNull();
    expect(jobPersonMatch({ matched: 0, required: 0 })).toBeNull();
  });
});

// PermenPANRB 3/2020: 1 below/low, 2 meets/low, 3 below/medium, 4 above/low, 5 meets/medium,
// 6 below/high, 7 above/medium, 8 meets/high, 9 above/high.
test("the nine boxes of performance and potential", () => {
  const performances = ["below", "meets", "above"] as const;
  const row = (potential: "low" | "medium" | "high") =>
    performances.map((performance) => nineBox(performance, potential));
  expect([row("low"), row("medium"), row("high")]).toEqual([
    [1, 2, 4],
    [3, 5, 7],
    [6, 8, 9],
  ]);
});

describe("results of BKN as they came in", () => {
  const result = (assessedOn: string, outcome: string, personId = "P1") =>
    BknResult.parse({ personId, instrument: "CACT", assessedOn, class: outcome });
  const { personId } = person();

  test("the latest that counts on the day stands, with its instrument and date", () => {
    const all = [result("2023-01-01", "less_optimal"), result("2024-01-01", "optimal")];
    expect(bknResultOn(all, personId, asOf, 36)).toEqual(all[1]);
    expect(bknResultOn(all.toReversed(), personId, asOf, 36)).toEqual(all[1]);
  });

  test.each([
    ["2021-07-01", true],
    ["2021-06-30", false],
    ["2024-07-01", true],
    ["2024-07-02", false],
  ])("made on %s, on 1 July 2024 with 36 months: %s", (assessedOn, counts) => {
    const found = bknResultOn([result(assessedOn, "optimal")], personId, asOf, 36);
    expect(found !== null).toBe(counts);
  });

  test("a result of somebody else is not taken", () => {
    expect(bknResultOn([result("2024-01-01", "optimal", "P2")], personId, asOf, 36)).toBeNull();
  });

  test("a class that BKN does not use is refused", () => {
    expect(BknResult.safeParse({ ...result("2024-01-01", "optimal"), class: "good" }).success).toBe(
      false,
    );
  });
});

const met = [4, 3, 4, 4, 4, 4, 3, 3, 4, 4];

describe("how firm one person's outcome is", () => {
  const days = { asOf, firstMove: null };
  const of = (...all: ReturnType<typeof assessment>[]) =>
    competencySensitivity(person(), all, competencyPolicy(), days);

  // All met with 37 of 37. One less in a critical competency: conditional. One less elsewhere:
  // 36 of 37 and no critical gap: still eligible. One more changes nothing.
  test("a person who meets all: only the three critical levels can change it", () => {
    expect(of(assessment(met)).flips).toEqual([
      { competency: "digital_literacy", from: 4, to: 3, outcome: "conditional" },
      { competency: "adaptive", from: 4, to: 3, outcome: "conditional" },
      { competency: "collaborative", from: 4, to: 3, outcome: "conditional" },
    ]);
  });

  // The highest level there is can be raised to, and not beyond: 5 is asked for, 4 is there.
  test("one level more that reaches the highest level counts, and none beyond it", () => {
    const fives = met.map(() => 5);
    const policy = competencyPolicy(fives);
    const found = competencySensitivity(
      person(),
      [assessment([4, ...fives.slice(1)])],
      policy,
      days,
    );
    expect(found.flips).toContainEqual({
      competency: "digital_literacy",
      from: 4,
      to: 5,
      outcome: "eligible",
    });
    expect(
      competencySensitivity(person(), [assessment(fives)], policy, days).flips,
    ).not.toContainEqual(expect.objectContaining({ to: 6 }));
  });

  // Fives in ten competencies: 50 levels. 45 of 50 is exactly 90 %, 39 of 50 exactly 78 %.
  test.each([
    [[5, 4, 4, 4, 4, 4, 5, 5, 5, 5], "eligible"],
    [[5, 4, 4, 4, 4, 4, 4, 5, 5, 5], "conditional"],
    [[5, 3, 3, 3, 3, 4, 4, 4, 5, 5], "conditional"],
    [[5, 3, 3, 3, 3, 3, 4, 4, 5, 5], "not_eligible"],
  ])("exactly on a limit, the draws say what the rules say: %j", (levels, outcome) => {
    const policy = competencyPolicy(
      levels.map(() => 5),
      { hoursBudget: 200 },
    );
    const { draws } = competencySensitivity(person(), [assessment(levels)], policy, days);
    expect(draws).toMatchObject({ [outcome]: 1 });
  });

  // Two assessors disagree on digital literacy (4 and 3): one draw in two is conditional. The
  // other nine are the same: 2^10 = 1024 equally likely draws.
  test("two assessors who differ on one critical competency: 512 of 1024 draws each", () => {
    const other = assessment([3, ...met.slice(1)], { assessorId: "b" });
    expect(of(assessment(met), other).draws).toEqual({
      eligible: 512,
      conditional: 512,
      not_eligible: 0,
      undecided: 0,
    });
  });

  // Levels 4 and 2 there: the draw of 2 is a critical gap of two.
  test("two levels apart in a critical competency: half of the draws are not eligible", () => {
    const other = assessment([2, ...met.slice(1)], { assessorId: "b" });
    expect(of(assessment(met), other).draws).toMatchObject({ eligible: 512, not_eligible: 512 });
  });

  test("a competency that nobody judged leaves every draw undecided, and has no flip", () => {
    const found = of(assessment([null, ...met.slice(1)]));
    expect(found.draws).toEqual({ eligible: 0, conditional: 0, not_eligible: 0, undecided: 1 });
    expect(found.flips).toEqual([]);
  });

  test("hours beyond the budget, and training that ends after the first move, count against", () => {
    const short = assessment([3, ...met.slice(1)]);
    const under = (training: Parameters<typeof competencyPolicy>[1], firstMove: string | null) =>
      competencySensitivity(person(), [short], competencyPolicy(met, training), {
        asOf,
        firstMove: firstMove === null ? null : day(firstMove),
      }).draws;
    expect(under({ hoursBudget: 9 }, null)).toMatchObject({ not_eligible: 1 });
    expect(under({ hoursBudget: 10 }, null)).toMatchObject({ conditional: 1 });
    expect(under({ deadline: "first_move" }, "2024-07-14")).toMatchObject({ not_eligible: 1 });
    expect(under({ deadline: "first_move" }, "2024-07-15")).toMatchObject({ conditional: 1 });
    expect(under({ modules: [] }, null)).toMatchObject({ not_eligible: 1 });
  });

  // Every draw listed one by one: three assessors on three competencies, 27 draws, times 3^7
  // draws of the seven on which they agree.
  test("the draws are those that listing every combination gives", () => {
    const first = [
      [4, 3, 2],
      [3, 2, 1],
      [4, 4, 1],
    ];
    const sessions = [0, 1, 2].map((a) =>
      assessment([...first.map((levels) => levels[a] ?? 0), ...met.slice(3)], {
        assessorId: `a${a}`,
      }),
    );
    const counted = { eligible: 0, conditional: 0, not_eligible: 0, undecided: 0 };
    for (const x of first[0] ?? [])
      for (const y of first[1] ?? [])
        for (const z of first[2] ?? [])
          counted[assessOne([assessment([x, y, z, ...met.slice(3)])]).outcome] += 3 ** 7;
    expect(of(...sessions).draws).toEqual(counted);
  });
});

describe("the tree of rules", () => {
  const textsOf = (result: ReturnType<typeof assessOne>) =>
    competencyTree(result, contextFor()).children.map(({ holds, children }) => [
      holds,
      children.map(({ text }) => text.en),
    ]);

  test("rules before the deciding one did not hold, those after it are not asked", () => {
    expect(textsOf(assessOne([assessment([3, ...met.slice(1)])]))).toEqual([
      ["no", []],
      ["no", []],
      ["no", []],
      ["no", []],
      ["yes", ["M-digital_literacy-4: digital literacy to level 4, 10 hours"]],
      ["open", []],
    ]);
  });

  test("a knock-out names its figures and leaves the rest unasked", () => {
    const result = assessOne([assessment(met)], competencyPolicy(), {
      person: person({ legalStanding: "suspended", discipline: "severe", retiresOn: "2024-08-01" }),
    });
    expect(textsOf(result)[0]).toEqual([
      "yes",
      [
        "Legal standing: suspended",
        "Disciplinary measure: severe",
        "Retires 2024-08-01, before 2026-07-01",
      ],
    ]);
    expect(competencyTree(result, contextFor()).holds).toBe("yes");
  });

  test("a competency that the policy at hand does not know is shown by its code", () => {
    const result = assessOne([assessment([null, ...met.slice(1)])]);
    const { policy, ...context } = contextFor();
    const [, ...competencies] = policy.competencies;
    const tree = competencyTree(result, { ...context, policy: { ...policy, competencies } });
    expect(tree.children[1]?.children[0]?.text).toEqual({
      id: "digital_literacy",
      en: "digital_literacy",
    });
  });

  test("what is missing is named, and the whole stays open", () => {
    const result = assessOne([assessment([null, ...met.slice(1)])]);
    expect(textsOf(result)[1]).toEqual(["yes", ["digital literacy"]]);
    expect(competencyTree(result, contextFor()).holds).toBe("open");
  });

  test("gaps are shown under the rule that weighed them", () => {
    const eligible = assessOne([assessment([4, 3, 3, ...met.slice(3)])]);
    expect(textsOf(eligible)[3]).toEqual(["yes", ["36 of 37 levels", "ikn principles: 3 of 4"]]);
    const barred = assessOne([assessment([1, ...met.slice(1)])]);
    expect(textsOf(barred)[2]).toEqual(["yes", ["34 of 37 levels", "digital literacy: 1 of 4"]]);
  });
});
