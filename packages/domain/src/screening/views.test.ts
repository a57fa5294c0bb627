import { describe, expect, test } from "vitest";
import { additiveView, pairFlips } from "./index.ts";
import { agreed, screeningPolicy, screenOne } from "./testing.ts";

// A1 22, A2 8, A3 8, B1 18, B2 18, B3 12, C1 14. Standards: P1 all 4, P2 all 3, P3 all 2.
const institutionX = agreed("U1", [4, 3, 2, 4, 2, 1, 3]);

describe("the weighted sum beside the points", () => {
  const policy = screeningPolicy();
  // Standards all 4, 3 and 2 have the scores 75, 50 and 25.
  test.each([
    [[4, 4, 4, 4, 4, 4, 4], "P1", 7500, true],
    [[4, 3, 2, 4, 2, 1, 3], "P3", 4750, false],
    [[3, 3, 3, 3, 3, 3, 3], "P2", 5000, true],
    [[1, 1, 1, 1, 1, 1, 1], "not_moved", 0, true],
  ])("%j", (levels, expected, score, agrees) => {
    expect(additiveView(screenOne(agreed("U1", levels)), policy)).toEqual({
      score,
      class: expected,
      agrees,
    });
  });

  test("there is none while the points are open", () => {
    expect(additiveView(screenOne([]), policy)).toBeNull();
  });
});

describe("two one-level changes that only count together", () => {
  const policy = screeningPolicy();
  // X has 40 points at Priority 1. A2 and C1 stand at 3: one more on both adds 8 + 14 and makes 62.
  // One less on either changes X alone, so neither is half of a pair downwards.
  test("X of the rule page: one more on competitiveness and on risk gives Priority 1", () => {
    expect(pairFlips(screenOne(institutionX), policy)).toEqual([
      {
        changes: [
          { criterion: "A2", from: 3, to: 4 },
          { criterion: "C1", from: 3, to: 4 },
        ],
        class: "P1",
      },
    ]);
  });

  test("two levels that each leave the majority, and lose it together", () => {
    // 4 4 4 4 4 1 1 at Priority 1: 22 + 8 + 8 + 18 + 18 = 74, 14 to spare. A2 or A3 (8) may go
    // alone, not both.
    const spare = screenOne(agreed("U1", [4, 4, 4, 4, 4, 1, 1]));
    expect(pairFlips(spare, policy)).toEqual([
      {
        changes: [
          { criterion: "A2", from: 4, to: 3 },
          { criterion: "A3", from: 4, to: 3 },
        ],
        class: "P2",
      },
    ]);
    expect(pairFlips(screenOne([]), policy)).toEqual([]);
  });
});

describe("the label, on both sides of its limits", () => {
  const labelOf = (levels: readonly number[], robust: number, sensitive: number) =>
    screenOne(
      agreed("U1", levels),
      screeningPolicy({
        sensitivity: { robustFromPercent: robust, sensitiveBelowPercent: sensitive },
      }),
    ).sensitivity?.label;

  // X holds Priority 2 in 66.455 % of the weights near the policy, and has one-level flips.
  test("66.455 % is sensitive below 67, moderate below 66, and never robust with a flip", () => {
    const x = [4, 3, 2, 4, 2, 1, 3];
    expect(labelOf(x, 95, 67)).toBe("sensitive");
    expect(labelOf(x, 95, 66)).toBe("moderate");
    expect(labelOf(x, 66, 50)).toBe("moderate");
  });

  // 86 points at Priority 1: P(Beta(86, 14) >= 0.6) = 0.9999999956, and no single level changes it.
  test("99.9999996 % without a flip is robust from 99, and not quite from 100", () => {
    const firm = [5, 5, 5, 5, 5, 5, 1];
    expect(labelOf(firm, 99, 75)).toBe("robust");
    expect(labelOf(firm, 100, 75)).toBe("moderate");
  });
});
