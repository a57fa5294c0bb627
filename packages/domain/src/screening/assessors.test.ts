import { describe, expect, test } from "vitest";
import { agreed, day, onDate, scores, screeningPolicy, screenOne } from "./testing.ts";

// A1 22, A2 8, A3 8, B1 18, B2 18, B3 12, C1 14. Standards: P1 all 4, P2 all 3, P3 all 2.
const institutionX = agreed("U1", [4, 3, 2, 4, 2, 1, 3]);

describe("assessors", () => {
  const others = agreed("U1", [4, 4, 4, 4, 4, 4, 4]).filter((score) => score.criterion !== "B1");
  const findB1 = (levels: readonly number[]) => {
    const screening = screenOne([...others, ...scores("U1", "B1", levels)]);
    return { finding: screening.criteria.find((each) => each.criterion === "B1"), screening };
  };

  test("of two middle levels the lower counts: 3, 3, 4 and 4 give 3", () => {
    expect(findB1([4, 3, 4, 3]).finding).toMatchObject({ level: 3, lowest: 3, highest: 4 });
  });

  test("of three the middle one counts: 3, 4 and 5 give 4", () => {
    expect(findB1([5, 3, 4]).finding?.level).toBe(4);
  });

  // Four assessors: sum of distances 2, D = 2 / (2 * 4) = 0.25 exactly. Three: 2 / 6 = 0.33.
  test("disagreement of exactly 0.25 is settled, 0.33 goes to the panel", () => {
    expect(findB1([4, 4, 4, 2]).finding).toMatchObject({
      disagreementPercent: 25,
      state: "settled",
    });
    const { finding, screening } = findB1([4, 4, 2]);
    expect(finding).toMatchObject({ disagreementPercent: 33, state: "panel_needed", level: 4 });
    expect(screening.outcome).toEqual({
      kind: "undecided",
      because: [{ kind: "panel_needed", criterion: "B1", disagreementPercent: 33, range: 2 }],
    });
  });

  // 19 assessors, sum of distances 10: D = 10 / 38 = 0.263: above, though 26 rounded down.
  // 39 assessors, sum 20: D = 20 / 78 = 0.2564, which is printed 0.25 and still above 0.25.
  test("the limit is compared before rounding: 20 of 78 prints 0.25 and goes to the panel", () => {
    const levels = Array.from({ length: 39 }, (_, i) => (i < 20 ? 3 : 4));
    const tilted = levels.map((level, i) => (i === 0 ? 2 : level));
    expect(findB1(tilted).finding).toMatchObject({
      level: 3,
      disagreementPercent: 25,
      state: "panel_needed",
    });
  });

  test("a spread of three levels goes to the panel, though eleven of twelve agree", () => {
    const eleven = Array.from({ length: 11 }, () => 4);
    expect(findB1([...eleven, 1]).finding).toMatchObject({
      disagreementPercent: 12,
      state: "panel_needed",
    });
    expect(findB1([...eleven, 2]).finding?.state).toBe("settled");
  });

  test("two scores where three are needed leave the unit undecided, never low", () => {
    const { screening } = findB1([5, 5]);
    expect(screening.outcome).toEqual({
      kind: "undecided",
      because: [{ kind: "score_missing", criterion: "B1", scores: 2, needed: 3 }],
    });
    expect(screening.byPoints).toBeNull();
    expect(screening.additiveScore).toBeNull();
    expect(screening.sensitivity).toBeNull();
  });

  test("a score without evidence, or with evidence from after the day, does not count", () => {
    const [first, second, third] = scores("U1", "B1", [5, 5, 5]);
    if (!first || !second || !third?.evidence) throw new Error("three scores were made");
    const late = { ...third, evidence: { ...third.evidence, date: day("2024-07-02") } };
    const inTime = { ...third, evidence: { ...third.evidence, date: onDate } };
    const count = (given: typeof third) =>
      screenOne([...others, first, second, given]).criteria.find((each) => each.criterion === "B1")
        ?.assessors;
    expect(count({ ...third, evidence: null })).toBe(2);
    expect(count(late)).toBe(2);
    expect(count(inTime)).toBe(3);
  });

  test("an assessor counts once: the later evidence, and the lower level of one day", () => {
    const [first] = scores("U1", "B1", [5]);
    if (!first?.evidence) throw new Error("one score was made");
    const at = (level: number, date: string) => ({
      ...first,
      level,
      evidence: { source: "test", date: day(date) },
    });
    const rest = scores("U1", "B1", [0, 4, 3]).slice(1);
    const levelOf = (...mine: ReturnType<typeof at>[]) =>
      screenOne([...others, ...rest, ...mine]).criteria.find((each) => each.criterion === "B1")
        ?.lowest;
    expect(levelOf(at(2, "2024-02-01"), at(5, "2024-03-01"))).toBe(3);
    expect(levelOf(at(5, "2024-03-01"), at(2, "2024-02-01"))).toBe(3);
    expect(levelOf(at(2, "2024-03-01"), at(5, "2024-02-01"))).toBe(2);
    expect(levelOf(at(5, "2024-03-01"), at(2, "2024-03-01"))).toBe(2);
  });

  // B1 levels 4, 4, 2 on a limit that lets them pass. At P2 (standard 3) B1 is in with 2 of 3.
  // Points at P2: A1 22 + C1 14 + A2 8 = 44 without B1, 62 with it.
  // P(P2) = 2/3 * 0.66455 + 1/3 * P(Beta(44, 56) >= 0.6) = 0.44303 + 1/3 * 0.00059 = 0.44323
  test("one assessor drawn by lot: X is Priority 2 in 44.3 % when one of three sees B1 at 2", () => {
    const policy = screeningPolicy({
      assessors: { minimum: 3, disagreementLimitPercent: 40, rangeLimit: 3 },
    });
    const without = institutionX.filter((score) => score.criterion !== "B1");
    const { sensitivity } = screenOne([...without, ...scores("U1", "B1", [4, 4, 2])], policy);
    expect(sensitivity?.acceptabilityPermille.map((each) => each.nearPolicyOneAssessor)).toEqual([
      0, 443, 557, 0,
    ]);
  });
});
