import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CriterionCode } from "../kernel/index.ts";
import type { ClassFinding, UnitScreening } from "./result.ts";
import {
  agreed,
  classCode,
  codes,
  criterion,
  priorityClass,
  screeningPolicy,
  screenOne,
} from "./testing.ts";
import { weightFlips } from "./weight-flips.ts";
import { classesUnderRanges, type WeightRanges } from "./weight-ranges.ts";

const policy = screeningPolicy();
const x = () => screenOne(agreed("U1", [4, 3, 2, 4, 2, 1, 3]));

describe("one weight alone, the others in proportion", () => {
  const findingOf = (h: number) => {
    const finding = x().classes[h];
    if (finding === undefined) throw new Error("X has a finding for each class");
    return finding;
  };
  const flipsOf = (h: number) => weightFlips(findingOf(h), policy);

  // c = 62, L = 60. A1 (22, inside): 22 + (60 - 62) * 78 / 38 = 22 - 156/38 = 17 17/19 = 17.89.
  test("Priority 2 of X is lost when importance for the state falls below 17.89 points", () => {
    expect(flipsOf(1)[0]).toEqual({
      criterion: "A1",
      weight: 22,
      flipsAt: { numerator: 340, denominator: 19 },
      flipsAtHundredths: 1789,
    });
  });

  // B2 (18, outside): 18 - (60 - 62) * 82 / 62 = 18 + 164/62 = 20 20/31 = 20.65.
  test("or when the strategic enabler rises above 20.65 points", () => {
    expect(flipsOf(1).find((flip) => flip.criterion === "B2")).toEqual({
      criterion: "B2",
      weight: 18,
      flipsAt: { numerator: 640, denominator: 31 },
      flipsAtHundredths: 2065,
    });
  });

  test("at the flipping weight the coalition carries exactly 60 points, whichever criterion moves", () => {
    for (const { criterion: code, weight, flipsAt } of flipsOf(1)) {
      const w = flipsAt.numerator / flipsAt.denominator;
      const inside = findingOf(1).coalition.includes(code);
      const rest = (62 - (inside ? weight : 0)) / (100 - weight);
      expect((inside ? w : 0) + rest * (100 - w)).toBeCloseTo(60, 9);
    }
    expect(flipsOf(1)).toHaveLength(7);
  });

  test("a weight that would have to leave 0 to 100 is left out", () => {
    // At Priority 1 X has 40 points. Outside: A2 at 8 - 20 * 92 / 40 = -38: never.
    expect(flipsOf(0).map((flip) => flip.criterion)).toEqual(["A1", "B1"]);
  });

  test("nothing flips a veto, nor a coalition of all or of none", () => {
    const vetoed = { ...findingOf(1), vetoedBy: [criterion("A1")] };
    expect(weightFlips(vetoed, policy)).toEqual([]);
    expect(weightFlips({ ...findingOf(1), dictatedBy: [criterion("A1")] }, policy)).toEqual([]);
    expect(weightFlips({ ...findingOf(1), coalition: codes, points: 100 }, policy)).toEqual([]);
    expect(weightFlips({ ...findingOf(1), coalition: [], points: 0 }, policy)).toEqual([]);
  });
});

describe("weights known only within ranges", () => {
  const around = (by: number, only: readonly string[] = codes): WeightRanges =>
    Object.fromEntries(
      policy.criteria
        .filter(({ code }) => only.includes(code))
        .map(({ code, weight }) => [code, { low: weight - by, high: weight + by }]),
    );

  // Coalition A1 A2 B1 C1: 62 +- 4 by its own bounds, and 100 - (38 +- 3) by the others: 59 to 65.
  test("one point up or down leaves X with 59 to 65 points: Priority 2 or 3", () => {
    const found = classesUnderRanges(x(), around(1), policy);
    expect(found.ok && found.value.points[1]).toEqual({ class: "P2", lowest: 59, highest: 65 });
    expect(found.ok && found.value.possible).toEqual(["P2", "P3"]);
    expect(found.ok && found.value.necessary).toBeNull();
  });

  test("when only A1 and B1 may trade one point X is necessarily Priority 2", () => {
    const found = classesUnderRanges(x(), around(1, ["A1", "B1"]), policy);
    expect(found.ok && found.value.necessary).toBe("P2");
    expect(found.ok && found.value.points[0]).toEqual({ class: "P1", lowest: 40, highest: 40 });
  });

  // A2 gives at most 2 points to A3: the coalition has 60 to 62, and 60 is enough.
  test("a lower end of exactly 60 points is still necessarily Priority 2, one of 59 is not", () => {
    const giving = (points: number): WeightRanges => ({
      [criterion("A2")]: { low: 8 - points, high: 8 },
      [criterion("A3")]: { low: 8, high: 8 + points },
    });
    const necessary = (points: number) => {
      const found = classesUnderRanges(x(), giving(points), policy);
      return found.ok && found.value.necessary;
    };
    expect(necessary(2)).toBe("P2");
    expect(necessary(3)).toBeNull();
  });

  test("refusals: an unknown criterion, a range turned round, ranges that cannot add up, open points", () => {
    const bad = { [criterion("Z9")]: { low: 1, high: 2 }, [criterion("A1")]: { low: 9, high: 8 } };
    expect(classesUnderRanges(screenOne([]), bad, policy)).toEqual({
      ok: false,
      error: [
        { kind: "criterion_unknown", criterion: "Z9" },
        { kind: "points_open" },
        { kind: "range_invalid", criterion: "A1", low: 9, high: 8 },
        { kind: "ranges_infeasible", lowest: 87, highest: 86 },
      ],
    });
    const all = Object.fromEntries(codes.map((code) => [code, { low: 15, high: 20 }]));
    expect(classesUnderRanges(x(), all, policy)).toEqual({
      ok: false,
      error: [{ kind: "ranges_infeasible", lowest: 105, highest: 140 }],
    });
  });

  // Four criteria, nested coalitions: every whole-number weight vector is tried one by one.
  test("possible and necessary classes are those that trying all weights gives", () => {
    const four = codes.slice(0, 4);
    const range = fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 12 }));
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 4 }),
        fc.tuple(range, range, range, range),
        fc.boolean(),
        (levels, given, vetoed) => {
          const bounds = given.map(([low, width]) => ({ low, high: low + width }));
          const ranges = Object.fromEntries(four.map((code, i) => [code, bounds[i]]));
          const classes = [1, 2].map((n): ClassFinding => {
            const coalition = four.filter((_, i) => (levels[i] ?? 0) >= 6 - 2 * n);
            const vetoedBy = vetoed && n === 1 ? four.slice(0, 1) : [];
            return {
              class: classCode(`P${n}`),
              coalition,
              points: 0,
              needed: 60,
              vetoedBy,
              dictatedBy: [],
              reached: false,
            };
          });
          const reachedWith = (weights: readonly number[]) => {
            const best = classes.find(
              ({ coalition, vetoedBy }) =>
                vetoedBy.length === 0 &&
                coalition.reduce((sum, code) => sum + (weights[four.indexOf(code)] ?? 0), 0) >= 60,
            );
            return best?.class ?? "not_moved";
          };
          const found = classesUnderRanges({ ...x(), classes } satisfies UnitScreening, ranges, {
            criteria: policy.criteria.slice(0, 4).map((each) => ({ ...each, weight: 25 })),
            majority: 60,
          });
          const seen = new Set<string>();
          for (const weights of allWeights(bounds)) seen.add(reachedWith(weights));
          expect(new Set(found.ok ? found.value.possible : [])).toEqual(seen);
          expect(found.ok && found.value.necessary).toEqual(
            !found.ok ? false : seen.size === 1 ? [...seen][0] : null,
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});

function allWeights(
  bounds: readonly { low: number; high: number }[],
): readonly (readonly number[])[] {
  const [a, b, c, d] = bounds;
  if (!a || !b || !c || !d) return [];
  const found: number[][] = [];
  for (let i = a.low; i <= a.high; i += 1)
    for (let j = b.low; j <= b.high; j += 1)
      for (let k = c.low; k <= c.high; k += 1) {
        const l = 100 - i - j - k;
        if (l >= d.low && l <= d.high) found.push([i, j, k, l]);
      }
  return found;
}

test("a class that a better one always beats is not possible", () => {
  const five = screenOne(agreed("U1", [5, 5, 5, 5, 5, 5, 5]), screeningPolicy(), {});
  const found = classesUnderRanges(five, {}, policy);
  expect(found.ok && found.value.possible).toEqual(["P1"]);
  const dictated = screeningPolicy({
    classes: [1, 2, 3].map((n) =>
      priorityClass(n === 1 ? 1 : n === 2 ? 2 : 3, { dictator: { [criterion("B3")]: 5 } }),
    ),
  });
  const one = screenOne(agreed("U1", [1, 1, 1, 1, 1, 5, 1]), dictated);
  const any: Partial<Record<CriterionCode, { low: number; high: number }>> = Object.fromEntries(
    codes.map((code) => [code, { low: 0, high: 100 }]),
  );
  const free = classesUnderRanges(one, any, policy);
  expect(free.ok && free.value.necessary).toBe("P1");
});
