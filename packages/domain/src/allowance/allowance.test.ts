import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InstitutionCode, LocalDate, WaveId } from "../kernel/index.ts";
import { addTotals, householdCost, summariseCosts, type CostCase } from "./index.ts";
import { testHousehold, testPerson, testPolicy } from "./testing.ts";

const costCase = (over: Partial<CostCase> = {}): CostCase => ({
  household: testHousehold({ spouse: true, children: 3, helper: true }),
  movers: [testPerson()],
  institutionCode: InstitutionCode.parse("PANRB"),
  waveId: WaveId.parse("W1"),
  movesOn: LocalDate.parse("2024-07-15"),
  ...over,
});
const amounts = (cost: CostCase) =>
  householdCost(cost, testPolicy).lines.map((line) => [
    line.component,
    line.count,
    line.low,
    line.high,
  ]);

describe("the package of one household (docs/rules/allowance.md)", () => {
  test("worked example: III/b with spouse, three children and a helper is paid for five travellers and 20 m3", () => {
    expect(amounts(costCase())).toEqual([
      ["packing", 1, 2_000_000, 2_000_000],
      ["freight", 20, 2_000_000, 2_000_000],
      ["travel", 5, 5_000_000, 7_500_000], // self, spouse, two of three children, helper
      ["daily", 5, 6_450_000, 6_450_000], // 5 x 3 days x 430,000
      ["pioneer", 1, 0, 0],
    ]);
    expect(householdCost(costCase(), testPolicy).total).toEqual({
      decided: 10_450_000,
      low: 15_450_000,
      high: 17_950_000,
      notDecided: ["pioneer"],
    });
  });

  test("a single II/c has 3 m3 and travels alone", () => {
    const single = costCase({
      household: testHousehold(),
      movers: [testPerson({ grade: "II/c" })],
    });
    expect(amounts(single).map(([code, count]) => [code, count])).toEqual([
      ["packing", 1],
      ["freight", 3],
      ["travel", 1],
      ["daily", 1],
      ["pioneer", 1],
    ]);
  });

  test("a couple who are both civil servants are two travellers, not three, and two pioneers", () => {
    const couple = costCase({
      household: testHousehold({ spouse: true }),
      movers: [testPerson(), testPerson({ personId: "P2" })],
    });
    expect(amounts(couple).map(([code, count]) => [code, count])).toEqual([
      ["packing", 1],
      ["freight", 12],
      ["travel", 2],
      ["daily", 2],
      ["pioneer", 2],
    ]);
  });

  test("a PPPK of grade IX has the freight of golongan III: 4 m3 when single", () => {
    const pppk = costCase({
      household: testHousehold(),
      movers: [testPerson({ employment: "pppk", grade: "IX" })],
    });
    expect(amounts(pppk)[1]).toEqual(["freight", 4, 400_000, 400_000]);
  });

  test("a PPPK grade that the policy has no group for is named, not counted as zero in silence", () => {
    const unknown = costCase({ movers: [testPerson({ employment: "pppk", grade: "XVI" })] });
    const cost = householdCost(unknown, testPolicy);
    expect(cost.lines[1]).toMatchObject({ component: "freight", kind: "no_rate_on_that_day" });
    expect(cost.total.notDecided).toEqual(["freight", "pioneer"]);
  });

  test.each([
    ["2023-12-31", "no_rate_on_that_day", 0],
    ["2024-01-01", "decided", 2_000_000],
    ["2024-12-31", "decided", 2_000_000],
    ["2025-01-01", "decided", 2_500_000],
  ])("on %s packing is %s, %i rupiah: the day of the move decides", (movesOn, kind, low) => {
    const cost = householdCost(costCase({ movesOn: LocalDate.parse(movesOn) }), testPolicy);
    expect(cost.lines[0]).toMatchObject({ kind, low });
  });
});

describe("sums", () => {
  const anyTotal = fc.record({
    decided: fc.nat(1e9),
    low: fc.nat(1e9),
    high: fc.nat(1e9),
    notDecided: fc.uniqueArray(fc.constantFrom("a", "b", "c")).map((codes) => codes.toSorted()),
  });

  test("totals add up the same in any order and any grouping", () => {
    fc.assert(
      fc.property(anyTotal, anyTotal, anyTotal, (a, b, c) => {
        expect(addTotals(addTotals(a, b), c)).toEqual(addTotals(a, addTotals(c, b)));
      }),
    );
  });

  test("by wave, by institution and by component each add up to the total", () => {
    const anyCase = fc
      .record({
        spouse: fc.boolean(),
        children: fc.nat(4),
        helper: fc.boolean(),
        grade: fc.constantFrom("I/a", "II/b", "III/c", "IV/d"),
        wave: fc.constantFrom("W1", "W2"),
        institution: fc.constantFrom("PANRB", "BKN", "LAN"),
        movesOn: fc.constantFrom("2024-07-15", "2025-03-01"),
      })
      .map(({ grade, wave, institution, movesOn, ...household }) =>
        householdCost(
          costCase({
            household: testHousehold(household),
            movers: [testPerson({ grade })],
            waveId: WaveId.parse(wave),
            institutionCode: InstitutionCode.parse(institution),
            movesOn: LocalDate.parse(movesOn),
          }),
          testPolicy,
        ),
      );
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 30 }), (costs) => {
        const { total, byWave, byInstitution, byComponent } = summariseCosts(costs);
        for (const parts of [byWave, byInstitution, byComponent])
          for (const figure of ["decided", "low", "high"] as const)
            expect(parts.reduce((sum, part) => sum + part.total[figure], 0)).toBe(total[figure]);
        expect(total.low).toBe(costs.reduce((sum, cost) => sum + cost.total.low, 0));
        expect(total.decided).toBeLessThanOrEqual(total.low);
        expect(total.low).toBeLessThanOrEqual(total.high);
      }),
    );
  });
});
