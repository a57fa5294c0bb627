import { describe, expect, test } from "vitest";
import { seededRandom } from "../kernel/index.ts";
import { reachTable } from "./acceptability.ts";
import { classIndex, type Sorting } from "./sorting.ts";
import { classCode, criterion } from "./testing.ts";

/**
 * P. Meyer and A.-L. Olteanu, "Integrating large positive and negative performance differences
 * in multicriteria majority-rule sorting models", Computers and Operations Research 81 (2017):
 * 24 students, three equal criteria, pass at 10, veto at 7, dictator at 17. Marks and results as
 * in tests/LPDMRSort.R of their package MCDA for R.
 */
const students = [
  [10, 10, 9],
  [10, 9, 10],
  [9, 10, 10],
  [9, 9, 10],
  [9, 10, 9],
  [10, 9, 9],
  [10, 10, 7],
  [10, 7, 10],
  [7, 10, 10],
  [9, 9, 17],
  [9, 17, 9],
  [17, 9, 9],
  [7, 10, 17],
  [10, 17, 7],
  [17, 7, 10],
  [7, 17, 10],
  [17, 10, 7],
  [10, 7, 17],
  [7, 9, 17],
  [9, 17, 7],
  [17, 7, 9],
  [7, 17, 9],
  [17, 9, 7],
  [9, 7, 17],
];

function passing(limits: { veto: number; dictator: number }): Sorting {
  const each = (limit: number) => [limit, limit, limit];
  return {
    criteria: ["c1", "c2", "c3"].map(criterion),
    weights: [1, 1, 1],
    totalWeight: 3,
    majority: 2,
    classes: [
      {
        code: classCode("P"),
        standard: each(10),
        veto: each(limits.veto),
        dictator: each(limits.dictator),
      },
    ],
  };
}

describe("MR-Sort with large performance differences (Meyer and Olteanu)", () => {
  test.each([
    ["veto only (V)", { veto: 7, dictator: 21 }, "PPPFFFFFFFFFFFFFFFFFFFFF"],
    ["dictator only (D)", { veto: 0, dictator: 17 }, "PPPFFFPPPPPPPPPPPPPPPPPP"],
    [
      "both, the dictator beats the veto (Dv)",
      { veto: 7, dictator: 17 },
      "PPPFFFFFFPPPPPPPPPPPPPPP",
    ],
  ])("%s: all 24 students are assigned as published", (_rule, limits, expected) => {
    const sorting = passing(limits);
    expect(students.map((marks) => (classIndex(sorting, marks) === 0 ? "P" : "F")).join("")).toBe(
      expected,
    );
  });
});

describe("category acceptability in closed form", () => {
  // Regularised incomplete beta function: 1 - betainc(a, A - a, 0.6), SciPy 1.17.1.
  test.each([
    [4, 7, 0.45568],
    [6, 7, 0.953344],
    [1, 7, 0.004096],
    [59, 100, 0.42421785611948915],
    [60, 100, 0.5054370011155942],
    [61, 100, 0.586656146111701],
    [62, 100, 0.6645466376243601],
    [86, 100, 0.9999999955693505],
  ])("P(Beta(%i, %i - a) >= 0.6) is %d", (a, total, expected) => {
    const { numerators, denominator } = reachTable(total, 60);
    const digits = (10n ** 12n * (numerators[a] ?? 0n)) / denominator;
    expect(Number(digits) / 1e12).toBeCloseTo(expected, 11);
  });

  test("a coalition of all criteria always carries, an empty one never, and 100 only with all", () => {
    const { numerators, denominator } = reachTable(7, 60);
    expect(numerators[7]).toBe(denominator);
    expect(numerators[0]).toBe(0n);
    expect(reachTable(7, 100).numerators).toEqual([0n, 0n, 0n, 0n, 0n, 0n, 0n, 1n]);
  });

  /**
   * An oracle that shares nothing with the closed form: Dirichlet weights as grouped spacings of
   * sorted uniforms (the sampler of JSMAA, Tervonen 2014, with whole-number parameters).
   * N = 8,000, standard error at most 0.0056; five of them are allowed.
   */
  test.each([
    [62, 100],
    [55, 100],
    [4, 7],
    [2, 7],
  ])("8,000 sampled weights agree for %i of %i", (a, total) => {
    const samples = 8_000;
    const random = seededRandom(20240701);
    let carried = 0;
    for (let i = 0; i < samples; i += 1) {
      const cuts = Array.from({ length: total - 1 }, random.uint32).toSorted((x, y) => x - y);
      // The a-th smallest cut is the sum of the first a spacings.
      if ((cuts[a - 1] ?? 2 ** 32) >= 0.6 * 2 ** 32) carried += 1;
    }
    const { numerators, denominator } = reachTable(total, 60);
    const exact = Number((10n ** 9n * (numerators[a] ?? 0n)) / denominator) / 1e9;
    expect(Math.abs(carried / samples - exact)).toBeLessThan(0.028);
  });
});
