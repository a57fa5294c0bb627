import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  HouseholdId,
  InstitutionCode,
  LocalDate,
  PersonId,
  WaveId,
} from "../kernel/index.ts";
import {
  againstEstimate,
  balanceOf,
  CostException,
  EMPTY_LEDGER,
  enter,
  enterAll,
  entitlement,
  ExceptionCap,
  householdCost,
  judgeException,
  partOfMonth,
  partsOfMonths,
  payment,
  reversal,
  summariseCosts,
  trialBalance,
  tukinDifference,
  TukinTable,
  withExceptions,
  type Ledger,
  type Transaction,
} from "./index.ts";
import { testHousehold, testPerson, testPolicy } from "./testing.ts";

const day = (text: string) => LocalDate.parse(text);
const cost = householdCost(
  {
    household: testHousehold({ spouse: true, children: 3, helper: true }),
    movers: [testPerson()],
    institutionCode: InstitutionCode.parse("PANRB"),
    waveId: WaveId.parse("W1"),
    movesOn: day("2024-07-15"),
  },
  testPolicy,
);

describe("days of a month (docs/rules/allowance.md)", () => {
  test("1,000,000 for February 2024, 29 days: 1st to 10th 344,827; 11th to 29th 655,173; together the month", () => {
    expect(partOfMonth(1_000_000, day("2024-02-01"), day("2024-02-10"))).toBe(344_827);
    expect(partOfMonth(1_000_000, day("2024-02-11"), day("2024-02-29"))).toBe(655_173);
    expect(partOfMonth(1_000_000, day("2024-02-01"), day("2024-02-29"))).toBe(1_000_000);
  });

  test("from 20 January to 5 March: 12 of 31 days, all of February, 5 of 31 days", () => {
    expect(partsOfMonths(310_000, day("2024-01-20"), day("2024-03-05"))).toEqual([
      { from: "2024-01-20", to: "2024-01-31", rupiah: 120_000 },
      { from: "2024-02-01", to: "2024-02-29", rupiah: 310_000 },
      { from: "2024-03-01", to: "2024-03-05", rupiah: 50_000 },
    ]);
  });

  test("a span over two months, or backwards, is a mistake of the caller", () => {
    expect(() => partOfMonth(1, day("2024-01-31"), day("2024-02-01"))).toThrow(/one month/);
    expect(() => partOfMonth(1, day("2024-01-02"), day("2024-01-01"))).toThrow(/one month/);
  });

  test("however a month is cut into spans, they add up to the amount to the rupiah", () => {
    fc.assert(
      fc.property(
        fc.nat(2 ** 40),
        fc.integer({ min: 0, max: 11 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 27 }), { maxLength: 8 }),
        (monthly, month, cuts) => {
          const first = day(`2024-${String(month + 1).padStart(2, "0")}-01`);
          const last = day(
            `2024-${String(month + 1).padStart(2, "0")}-${[31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month]}`,
          );
          const starts = [
            first,
            ...cuts.toSorted((a, b) => a - b).map((cut) => addDays(first, cut)),
          ];
          const parts = starts.map((start, index) => {
            const next = starts[index + 1];
            return partOfMonth(monthly, start, next === undefined ? last : addDays(next, -1));
          });
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(monthly);
          for (const part of parts) expect(part).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe("a ledger that balances", () => {
  const entered = (...transactions: Transaction[]): Ledger => {
    let ledger: Ledger = EMPTY_LEDGER;
    for (const transaction of transactions) {
      const result = enter(ledger, transaction);
      if (!result.ok) throw new Error(JSON.stringify(result.error));
      ledger = result.value;
    }
    return ledger;
  };
  const due = entitlement(cost, day("2024-07-15"));
  const { householdId } = cost;
  const owed = (ledger: Ledger) => -balanceOf(ledger, { kind: "due", householdId });

  test("the worked example owes its decided 10,450,000; 4,000,000 are paid, 6,450,000 are left", () => {
    const ledger = entered(due, payment("p1", householdId, 4_000_000, day("2024-07-20"), "first"));
    expect(owed(ledger)).toBe(6_450_000);
    expect(balanceOf(ledger, { kind: "treasury" })).toBe(-4_000_000);
    expect(trialBalance(ledger).map(({ account, rupiah }) => [account.kind, rupiah])).toEqual([
      ["due", -6_450_000],
      ["expense", 6_450_000], // daily
      ["expense", 2_000_000], // freight
      ["expense", 2_000_000], // packing; travel is expected and pioneer not decided: nothing owed
      ["treasury", -4_000_000],
    ]);
  });

  test("paying a rupiah more than is due is refused, paying exactly that is not", () => {
    const ledger = entered(due);
    const pay = (rupiah: number) =>
      enter(ledger, payment("p", householdId, rupiah, day("2024-08-01"), "x"));
    expect(pay(10_450_000).ok).toBe(true);
    expect(pay(10_450_001)).toEqual({
      ok: false,
      error: { kind: "paid_beyond_due", id: "p", householdId, due: 10_450_000, paid: 10_450_001 },
    });
  });

  test("the same id, half a rupiah and postings that do not add up are refused", () => {
    const ledger = entered(due);
    const broken = (rupiah: number) => ({
      ...payment("q", householdId, 10, day("2024-08-01"), "x"),
      kind: "reversed" as const,
      postings: [{ account: { kind: "treasury" as const }, rupiah }],
    });
    expect(enter(ledger, due)).toMatchObject({ error: { kind: "id_used" } });
    expect(enter(ledger, broken(0.5))).toMatchObject({
      error: { kind: "not_whole_rupiah", rupiah: 0.5 },
    });
    expect(enter(ledger, broken(7))).toMatchObject({
      error: { kind: "not_balanced", difference: 7 },
    });
  });

  test("of three payments together two are too much: both are told and nothing is entered", () => {
    const ledger = entered(due);
    const pay = (id: string, rupiah: number) =>
      payment(id, householdId, rupiah, day("2024-08-01"), "x");
    const all = enterAll(ledger, [pay("a", 10_000_000), pay("b", 450_001), pay("c", 450_002)]);
    expect(all).toMatchObject({ ok: false, error: [{ id: "b" }, { id: "c", due: 450_000 }] });
  });

  test("a payment taken back is owed again, and both stay in the book", () => {
    const paid = payment("p1", householdId, 1_000, day("2024-07-20"), "first");
    const ledger = entered(due, paid, reversal(paid, day("2024-07-21"), "wrong account"));
    expect(owed(ledger)).toBe(10_450_000);
    expect(ledger.transactions).toHaveLength(3);
  });

  test("whatever is entered, accepted or refused, the book adds up to nothing and no household is overpaid", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -5, max: 6_000_000 }), { maxLength: 12 }),
        (amounts) => {
          let ledger = entered(due);
          for (const [index, rupiah] of amounts.entries()) {
            const result = enter(
              ledger,
              payment(`p${index}`, householdId, rupiah, day("2024-08-01"), "x"),
            );
            if (result.ok) ledger = result.value;
          }
          expect(trialBalance(ledger).reduce((sum, { rupiah }) => sum + rupiah, 0)).toBe(0);
          expect(owed(ledger)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe("estimate against actual", () => {
  const estimate = {
    owner: "finance officer",
    madeOn: day("2024-06-01"),
    inputs: { dataset: "d", policy: "p", scenario: "s" },
    byComponent: summariseCosts([cost]).byComponent,
  };
  const spent = (component: string, rupiah: number) => ({
    component,
    rupiah,
    on: day("2024-08-01"),
    source: "SPD",
  });
  const verdicts = (...actuals: ReturnType<typeof spent>[]) =>
    Object.fromEntries(
      againstEstimate(estimate, actuals).map(({ component, verdict, by }) => [
        component,
        [verdict, by],
      ]),
    );

  test("travel was expected from 5,000,000 to 7,500,000: on both limits within, a rupiah beyond is told", () => {
    expect(verdicts(spent("travel", 5_000_000))["travel"]).toEqual(["within", 0]);
    expect(verdicts(spent("travel", 7_000_000), spent("travel", 500_000))["travel"]).toEqual([
      "within",
      0,
    ]);
    expect(verdicts(spent("travel", 4_999_999))["travel"]).toEqual(["below", 1]);
    expect(verdicts(spent("travel", 7_500_001))["travel"]).toEqual(["above", 1]);
  });

  test("what was not decided, not estimated or not spent yet says so", () => {
    expect(verdicts(spent("pioneer", 100), spent("school", 5))).toMatchObject({
      pioneer: ["was_not_decided", null],
      school: ["not_estimated", null],
      packing: ["not_spent_yet", null],
    });
  });
});

describe("exceptions", () => {
  const caps = [
    ExceptionCap.parse({ component: "freight", atMost: 1_000_000, citation: { text: "x" } }),
  ];
  const exception = (over: object = {}) =>
    CostException.parse({
      householdId: cost.householdId,
      component: "freight",
      rupiah: 600_000,
      requestedBy: "BUDI",
      approvedBy: "CITRA",
      on: "2024-07-20",
      reason: "a wheelchair",
      ...over,
    });
  const members = [PersonId.parse("P1")];
  const kinds = (over: object, earlier: CostException[] = []) => {
    const result = judgeException(exception(over), earlier, members, caps);
    return result.ok ? "stands" : result.error.map(({ kind }) => kind);
  };

  test("600,000 of 1,000,000 stands; with 400,000 granted before too, with 400,001 not", () => {
    expect(kinds({})).toBe("stands");
    expect(kinds({}, [exception({ rupiah: 400_000 })])).toBe("stands");
    expect(kinds({}, [exception({ rupiah: 400_001 })])).toEqual(["above_cap"]);
    expect(kinds({}, [exception({ rupiah: 900_000, householdId: "OTHER" })])).toBe("stands");
  });

  test("who asks does not approve, nor does the household, nor anybody without a reason; all told at once", () => {
    expect(kinds({ approvedBy: "BUDI" })).toEqual(["approver_asked_for_it"]);
    expect(kinds({ approvedBy: "P1", reason: " ", component: "school" })).toEqual([
      "no_cap_for_component",
      "approver_is_concerned",
      "reason_missing",
    ]);
  });

  test("granted, it stands beside the rates: 15,450,000 by the rates and 600,000 beyond", () => {
    expect(withExceptions(cost, [exception(), exception({ householdId: "OTHER" })])).toMatchObject({
      byRates: { low: 15_450_000 },
      beyond: 600_000,
      low: 16_050_000,
      high: 18_550_000,
    });
    expect(HouseholdId.parse("OTHER")).not.toBe(cost.householdId);
  });
});

describe("tukin difference", () => {
  const citation = { text: "invented" };
  const table = TukinTable.parse({
    full: [{ jobClass: 7, rupiah: 3_915_951, citation }],
    paid: [
      { institutionCode: "A", percent: 70, from: "2024-01-01", until: "2024-12-31", citation },
      { institutionCode: "A", percent: 80, from: "2025-01-01", until: null, citation },
      { institutionCode: "B", percent: 100, from: "2024-01-01", until: null, citation },
    ],
  });
  const difference = (code: string, on: string, jobClass = 7) =>
    tukinDifference(
      { jobClass, institutionCode: InstitutionCode.parse(code) },
      table,
      100,
      day(on),
    );

  test("class 7, 3,915,951 in full: a body at 70 percent is 1,174,785 short, from 2025 at 80 percent 783,190", () => {
    expect(difference("A", "2024-12-31")).toEqual({ kind: "decided", rupiah: 1_174_785 });
    expect(difference("A", "2025-01-01")).toEqual({ kind: "decided", rupiah: 783_190 });
  });

  test("at 100 percent nothing is added; an unknown body, class or day is not decided", () => {
    expect(difference("B", "2024-07-01")).toEqual({ kind: "decided", rupiah: 0 });
    expect(difference("C", "2024-07-01")).toEqual({ kind: "not_decided" });
    expect(difference("A", "2024-07-01", 8)).toEqual({ kind: "not_decided" });
    expect(difference("A", "2023-12-31")).toEqual({ kind: "not_decided" });
  });
});
