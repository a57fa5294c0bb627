import { describe, expect, test } from "vitest";
import {
  compileTable,
  DecisionTable,
  explainDecision,
  proveTable,
  type Facts,
  type HitPolicy,
} from "./index.ts";

type Row = { when: Record<string, unknown>; then: Record<string, unknown> };

const rowsOf = (...rows: Row[]) => rows.map((row, i) => ({ id: `${i + 1}`, ...row }));

function table(
  hitPolicy: HitPolicy,
  inputs: readonly unknown[],
  rows: readonly unknown[],
  rest: Record<string, unknown> = {},
): DecisionTable {
  return DecisionTable.parse({ id: "t", hitPolicy, inputs, outputs: ["out"], rows, ...rest });
}

function decide(given: DecisionTable, facts: Facts) {
  const compiled = compileTable(given);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value.decide(facts);
}

function said(given: DecisionTable, facts: Facts): unknown {
  const decision = decide(given, facts);
  if (decision.kind === "refused") return decision.because.map(({ kind }) => kind);
  return decision.aggregate ?? decision.outputs.map((output) => Object.values(output).join(" "));
}

const whole = (name: string, from: number, to: number) => ({
  kind: "number",
  name,
  from,
  to,
  decimals: 0,
});

/**
 * Tables and cases of the DMN Technology Compatibility Kit (github.com/dmn-tck/tck, compliance
 * level 2, as of commit 0dbcaf9), named as there. Ages are given the domain 0 to 120, which the
 * kit leaves open.
 */
describe("DMN TCK", () => {
  const age = whole("Age", 0, 120);
  const risk = { kind: "choice", name: "RiskCategory", values: ["High", "Low", "Medium"] };
  const affordable = { kind: "truth", name: "isAffordable" };
  const over = { from: 18 };
  const under = { to: 17 };
  const yes = { oneOf: [true] };
  const no = { oneOf: [false] };
  const mediumOrLow = { oneOf: ["Medium", "Low"] };
  const high = { oneOf: ["High"] };
  const status = (out: string) => ({ out });

  const simple = [
    [{ Age: 18, RiskCategory: "Medium", isAffordable: true }, ["Approved"]],
    [{ Age: 17, RiskCategory: "Medium", isAffordable: true }, ["Declined"]],
    [{ Age: 18, RiskCategory: "High", isAffordable: true }, ["Declined"]],
  ] as const;

  const unique = table(
    "unique",
    [age, risk, affordable],
    rowsOf(
      {
        when: { Age: over, RiskCategory: mediumOrLow, isAffordable: yes },
        then: status("Approved"),
      },
      {
        when: { Age: under, RiskCategory: mediumOrLow, isAffordable: yes },
        then: status("Declined"),
      },
      { when: { RiskCategory: high, isAffordable: yes }, then: status("Declined") },
      { when: { isAffordable: no }, then: status("Declined") },
    ),
  );
  const overlapping = rowsOf(
    { when: { Age: over, RiskCategory: mediumOrLow, isAffordable: yes }, then: status("Approved") },
    { when: { Age: under }, then: status("Declined") },
    { when: { RiskCategory: high }, then: status("Declined") },
    { when: { isAffordable: no }, then: status("Declined") },
  );
  const any = table("any", [age, risk, affordable], overlapping);
  const priority = table("priority", [age, risk, affordable], overlapping, {
    priorities: ["Approved", "Declined"],
  });

  test.each([
    ["0004-simpletable-U", unique],
    ["0005-simpletable-A", any],
    ["0006-simpletable-P1", priority],
  ])(
    "%s: cases 001 to 003, and the table has neither gap nor forbidden overlap",
    (_name, given) => {
      for (const [facts, expected] of simple) expect(said(given, facts)).toEqual(expected);
      expect(proveTable(given).ok).toBe(true);
    },
  );

  test("0007-simpletable-P2: a general row behind a special one", () => {
    const given = table(
      "priority",
      [age, risk, affordable],
      rowsOf(
        {
          when: { Age: over, RiskCategory: mediumOrLow, isAffordable: yes },
          then: status("Approved"),
        },
        { when: {}, then: status("Declined") },
      ),
      { priorities: ["Approved", "Declined"] },
    );
    for (const [facts, expected] of simple) expect(said(given, facts)).toEqual(expected);
  });

  test("0111-first-hitpolicy-singleoutputcol: cars, video games, toys", () => {
    const given = table(
      "first",
      [whole("age", 1, 120)],
      rowsOf(
        { when: { age: { from: 19 } }, then: { out: "Cars" } },
        { when: { age: { from: 13 } }, then: { out: "Videogames" } },
        { when: { age: { from: 1 } }, then: { out: "Toys" } },
      ),
    );
    expect([19, 13, 5].map((years) => said(given, { age: years }))).toEqual([
      ["Cars"],
      ["Videogames"],
      ["Toys"],
    ]);
  });

  test("0112-ruleOrder-hitpolicy-singleinoutcol: all outputs in the order of the rows", () => {
    const given = table(
      "collect",
      [age],
      rowsOf(
        { when: { Age: { from: 18 } }, then: { out: "Best" } },
        { when: { Age: { from: 12 } }, then: { out: "Standard" } },
        { when: { Age: { to: 11 } }, then: { out: "Standard" } },
      ),
    );
    expect([19, 13, 10].map((years) => said(given, { Age: years }))).toEqual([
      ["Best", "Standard"],
      ["Standard"],
      ["Standard"],
    ]);
  });

  test.each([
    [
      "0114-min-collect-hitpolicy",
      "least",
      [98.83, 150.21, 205.43, 64.32],
      5,
      { 5: 64.32, 3: 98.83, 4: 98.83 },
    ],
    ["0115-sum-collect-hitpolicy", "sum", [100, 200, 300, 500], 6, { 6: 1100, 3: 300, 2: 100 }],
    ["0116-count-collect-hitpolicy", "count", [100, 200, 300, 500], 6, { 6: 4, 2: 1, 3: 2 }],
  ])("%s", (_name, aggregate, values, last, expected) => {
    const from = [2, 3, 4, last];
    const given = table(
      "collect",
      [whole("NumOfYears", 2, 60)],
      rowsOf(
        ...values.map((out, i) => ({ when: { NumOfYears: { from: from[i] } }, then: { out } })),
      ),
      { aggregate },
    );
    for (const [years, value] of Object.entries(expected))
      expect(said(given, { NumOfYears: Number(years) })).toBe(value);
  });

  test("0117-multi-any-hitpolicy: two outputs, and two rows that say the same", () => {
    const outcome = (Status: string, Rate: string) => ({ Status, Rate });
    const given = table(
      "any",
      [age, risk, affordable],
      rowsOf(
        {
          when: { Age: over, RiskCategory: { oneOf: ["Low"] }, isAffordable: yes },
          then: outcome("Approved", "Best"),
        },
        {
          when: { Age: over, RiskCategory: { oneOf: ["Medium"] }, isAffordable: yes },
          then: outcome("Approved", "Standard"),
        },
        {
          when: { Age: under, RiskCategory: mediumOrLow, isAffordable: yes },
          then: outcome("Declined", "Standard"),
        },
        { when: { RiskCategory: high, isAffordable: yes }, then: outcome("Declined", "Standard") },
        { when: { isAffordable: no }, then: outcome("Declined", "Standard") },
        {
          when: { Age: { from: 19 }, RiskCategory: { oneOf: ["Low"] }, isAffordable: yes },
          then: outcome("Approved", "Best"),
        },
      ),
      { outputs: ["Status", "Rate"] },
    );
    const of = (Age: number, RiskCategory: string) =>
      said(given, { Age, RiskCategory, isAffordable: true });
    expect([of(19, "Low"), of(17, "High"), of(19, "Medium")]).toEqual([
      ["Approved Best"],
      ["Declined Standard"],
      ["Approved Standard"],
    ]);
    expect(proveTable(given).ok).toBe(true);
  });

  test("0118-multi-priority-hitpolicy: the first output decides which row counts", () => {
    const outcome = (Status: string, Rate: string) => ({ Status, Rate });
    const given = table(
      "priority",
      [age, risk, affordable],
      rowsOf(
        {
          when: { Age: over, RiskCategory: mediumOrLow, isAffordable: yes },
          then: outcome("Approved", "Basic"),
        },
        { when: { Age: under }, then: outcome("Declined", "Standard") },
        { when: { RiskCategory: high }, then: outcome("Approved", "Standard") },
      ),
      { outputs: ["Status", "Rate"], priorities: ["Approved", "Declined"] },
    );
    const of = (Age: number, RiskCategory: string) =>
      said(given, { Age, RiskCategory, isAffordable: true });
    expect([of(17, "High"), of(19, "Low"), of(10, "Low")]).toEqual([
      ["Approved Standard"],
      ["Approved Basic"],
      ["Declined Standard"],
    ]);
    // The kit's table has a hole that its cases do not meet; the proof finds it.
    const proof = proveTable(given);
    expect(proof.ok ? [] : proof.error).toContainEqual({
      kind: "gap",
      witness: { Age: 18, RiskCategory: "Low", isAffordable: false },
    });
  });
});

describe("what other engines let fall into the else row", () => {
  const given = table(
    "unique",
    [whole("level", 1, 5), { kind: "choice", name: "kind", values: ["deputi", "badan"] }],
    rowsOf(
      { when: { level: { from: 4 } }, then: { out: "high" } },
      { when: { level: { to: 3 } }, then: { out: "low" } },
    ),
  );

  test.each([
    [
      'the text "4"',
      { level: "4", kind: "badan" },
      [{ kind: "input_wrong_type", input: "level", found: '"4"' }],
    ],
    ["a missing fact", { kind: "badan" }, [{ kind: "input_missing", input: "level" }]],
    ["a null", { level: null, kind: "badan" }, [{ kind: "input_missing", input: "level" }]],
    [
      "a misspelt fact",
      { levle: 4, kind: "badan" },
      [
        { kind: "input_unknown", input: "levle" },
        { kind: "input_missing", input: "level" },
      ],
    ],
    [
      "a fact too many",
      { level: 4, kind: "badan", more: 1 },
      [{ kind: "input_unknown", input: "more" }],
    ],
    [
      "a level of 6",
      { level: 6, kind: "badan" },
      [{ kind: "input_outside_domain", input: "level", found: "6" }],
    ],
    [
      "a level of 3.5",
      { level: 3.5, kind: "badan" },
      [{ kind: "input_outside_domain", input: "level", found: "3.5" }],
    ],
    [
      "a list",
      { level: [4], kind: "badan" },
      [{ kind: "input_wrong_type", input: "level", found: "object" }],
    ],
    [
      "two at once",
      { level: true, kind: "bdan" },
      [
        { kind: "input_wrong_type", input: "level", found: "true" },
        { kind: "input_outside_domain", input: "kind", found: '"bdan"' },
      ],
    ],
  ])("%s is refused and named", (_what, facts, because) => {
    expect(decide(given, facts)).toEqual({ kind: "refused", because, trace: null });
  });

  test("a typing mistake in a cell is found when the table is read", () => {
    const typo = table(
      "unique",
      [{ kind: "choice", name: "kind", values: ["deputi", "badan"] }],
      rowsOf(
        { when: { kind: { oneOf: ["dputi"] } }, then: { out: 1 } },
        { when: { knd: { oneOf: ["badan"] } }, then: { out: 2 } },
      ),
    );
    expect(compileTable(typo)).toEqual({
      ok: false,
      error: [
        { kind: "cell_invalid", row: "1", input: "kind" },
        { kind: "cell_input_unknown", row: "2", input: "knd" },
      ],
    });
  });
});

describe("the proof of a table", () => {
  const flawsOf = (given: DecisionTable) => {
    const proof = proveTable(given);
    return proof.ok ? [] : proof.error;
  };

  // Bands as printed in a regulation: "91 to 100 very good, 76 to 90 good, below 76 other".
  test("a regulation with bands to 75, 76 to 90 and from 91 says nothing of 90.5, and the proof shows the first hole", () => {
    const bands = (decimals: number, to: number) =>
      table(
        "unique",
        [{ kind: "number", name: "score", from: 0, to: 100, decimals }],
        rowsOf(
          { when: { score: { from: 91 } }, then: { out: "very good" } },
          { when: { score: { from: 76, to } }, then: { out: "good" } },
          { when: { score: { to: 75 } }, then: { out: "other" } },
        ),
      );
    expect(flawsOf(bands(0, 90))).toEqual([]);
    expect(flawsOf(bands(1, 90))).toEqual([{ kind: "gap", witness: { score: 75.1 } }]);
    expect(said(bands(1, 90), { score: 90.5 })).toEqual(["no_row"]);
    expect(said(bands(1, 90.5), { score: 90.5 })).toEqual(["good"]);
  });

  test("two rows that overlap at 80 are shown with that value", () => {
    const given = table(
      "unique",
      [whole("score", 0, 100)],
      rowsOf(
        { when: { score: { from: 80 } }, then: { out: "a" } },
        { when: { score: { to: 80 } }, then: { out: "b" } },
      ),
    );
    expect(flawsOf(given)).toEqual([{ kind: "overlap", rows: ["1", "2"], witness: { score: 80 } }]);
    expect(said(given, { score: 80 })).toEqual(["several_rows"]);
    expect(said(given, { score: 79 })).toEqual(["b"]);
  });

  test("a row behind two that together cover it never decides", () => {
    const given = table(
      "first",
      [whole("level", 1, 5)],
      rowsOf(
        { when: { level: { from: 3 } }, then: { out: "a" } },
        { when: { level: { to: 2 } }, then: { out: "b" } },
        { when: { level: { oneOf: [2, 3] } }, then: { out: "c" } },
      ),
    );
    expect(flawsOf(given)).toEqual([{ kind: "row_never_decides", row: "3", because: ["1", "2"] }]);
  });

  test("rows of one rank that disagree are a conflict, rows of two ranks are not", () => {
    const ranked = (rank: number) =>
      table(
        "ranked",
        [
          { kind: "truth", name: "named" },
          { kind: "truth", name: "dissolved" },
        ],
        [
          { id: "move", rank: 1, when: { named: { oneOf: [true] } }, then: { out: "P1" } },
          { id: "stay", rank, when: { dissolved: { oneOf: [true] } }, then: { out: "stay" } },
          { id: "rest", rank: 3, when: {}, then: { out: "points" } },
        ],
      );
    const both = { named: true, dissolved: true };
    expect(said(ranked(2), both)).toEqual(["P1"]);
    expect(said(ranked(2), { named: false, dissolved: true })).toEqual(["stay"]);
    expect(said(ranked(2), { named: false, dissolved: false })).toEqual(["points"]);
    expect(flawsOf(ranked(2))).toEqual([]);
    expect(said(ranked(1), both)).toEqual(["rank_conflict"]);
    expect(flawsOf(ranked(1))).toEqual([
      { kind: "overlap", rows: ["move", "stay"], witness: both },
    ]);
  });

  test("rows under `any` that disagree are refused, with both rows", () => {
    const given = table(
      "any",
      [whole("x", 0, 9)],
      rowsOf(
        { when: { x: { from: 3 } }, then: { out: 1 } },
        { when: { x: { to: 3 } }, then: { out: 2 } },
      ),
    );
    expect(decide(given, { x: 3 })).toMatchObject({
      because: [{ kind: "rows_disagree", rows: ["1", "2"] }],
    });
    expect(flawsOf(given)).toHaveLength(1);
  });

  test("examples beside a row are run: one that another row decides fails", () => {
    const given = table(
      "unique",
      [whole("x", 0, 9)],
      [
        { id: "low", when: { x: { to: 4 } }, then: { out: 1 }, examples: [{ x: 4 }, { x: 5 }] },
        { id: "high", when: { x: { from: 5 } }, then: { out: 2 }, examples: [{ x: 9 }, { y: 9 }] },
      ],
    );
    expect(flawsOf(given)).toEqual([
      { kind: "example_fails", row: "low", facts: { x: 5 }, found: ["high"] },
      {
        kind: "example_fails",
        row: "high",
        facts: { y: 9 },
        found: ["input_unknown", "input_missing"],
      },
    ]);
  });

  test("a certificate counts rows, inputs, segments and examples", () => {
    const given = table(
      "unique",
      [whole("x", 0, 9), { kind: "truth", name: "y" }],
      [
        { id: "low", when: { x: { to: 4 } }, then: { out: 1 }, examples: [{ x: 4, y: true }] },
        { id: "high", when: { x: { from: 5 } }, then: { out: 2 } },
      ],
    );
    // y is not told apart by any row: one segment. x is cut at 5: two.
    expect(proveTable(given)).toEqual({
      ok: true,
      value: { table: "t", rows: 2, inputs: 2, segments: 2, examples: 1 },
    });
  });

  test("a table that collects may collect nothing, a sum may not", () => {
    const rows = rowsOf({ when: { x: { from: 5 } }, then: { out: 1 } });
    expect(flawsOf(table("collect", [whole("x", 0, 9)], rows))).toEqual([]);
    expect(flawsOf(table("collect", [whole("x", 0, 9)], rows, { aggregate: "count" }))).toEqual([]);
    const sum = table("collect", [whole("x", 0, 9)], rows, { aggregate: "sum" });
    expect(flawsOf(sum)).toEqual([{ kind: "gap", witness: { x: 0 } }]);
    expect(said(sum, { x: 0 })).toEqual(["no_row"]);
  });

  test("faults of the text: doubled names, outputs, ranks, priorities, numbers, domains", () => {
    expect(
      flawsOf(
        table(
          "ranked",
          [whole("x", 5, 4), whole("x", 0, 1)],
          [
            { id: "a", when: {}, then: { out: 1, more: 2 } },
            { id: "a", rank: 1, when: {}, then: {} },
          ],
        ),
      ),
    ).toEqual([
      { kind: "input_doubled", name: "x" },
      { kind: "row_doubled", name: "a" },
      { kind: "domain_empty", input: "x" },
      { kind: "output_unknown", row: "a", output: "more" },
      { kind: "rank_missing", row: "a" },
      { kind: "output_missing", row: "a", output: "out" },
    ]);
    const one = rowsOf({ when: {}, then: { out: "x" } });
    expect(flawsOf(table("priority", [whole("x", 0, 1)], one, { priorities: ["y"] }))).toEqual([
      { kind: "priority_unknown", row: "1" },
    ]);
    expect(flawsOf(table("collect", [whole("x", 0, 1)], one, { aggregate: "sum" }))).toEqual([
      { kind: "aggregate_not_a_number", row: "1" },
    ]);
  });
});

describe("days and decimals", () => {
  const byDay = table(
    "unique",
    [{ kind: "day", name: "on", from: "2024-01-01", to: "2024-12-31" }],
    rowsOf(
      { when: { on: { to: "2024-06-30" } }, then: { out: "first" } },
      { when: { on: { from: "2024-07-01" } }, then: { out: "second" } },
    ),
  );

  test.each([
    ["2024-06-30", ["first"]],
    ["2024-07-01", ["second"]],
    ["2025-01-01", ["input_outside_domain"]],
    ["2024-02-30", ["input_wrong_type"]],
  ])("%s: %j", (on, expected) => {
    expect(said(byDay, { on })).toEqual(expected);
  });

  test("a gap between two terms is shown as a day", () => {
    const gap = table("unique", byDay.inputs, [
      { id: "1", when: { on: { to: "2024-02-28" } }, then: { out: "a" } },
      { id: "2", when: { on: { from: "2024-03-01" } }, then: { out: "b" } },
    ]);
    const proof = proveTable(gap);
    expect(proof.ok ? [] : proof.error).toEqual([{ kind: "gap", witness: { on: "2024-02-29" } }]);
  });

  // 0.57 * 100 is 56.99999999999999 and 0.7 + 0.1 is 0.7999999999999999 in binary.
  test("0.57 is 57 hundredths, 0.8 is 80, and a third decimal is not rounded away", () => {
    const given = table(
      "unique",
      [{ kind: "number", name: "x", from: -1, to: 1, decimals: 2 }],
      rowsOf(
        { when: { x: { from: 0.57 } }, then: { out: "from" } },
        { when: { x: { to: 0.56 } }, then: { out: "to" } },
      ),
    );
    expect(said(given, { x: 0.57 })).toEqual(["from"]);
    expect(said(given, { x: -0.05 })).toEqual(["to"]);
    expect(said(given, { x: 0.575 })).toEqual(["input_outside_domain"]);
    expect(proveTable(given).ok).toBe(true);
  });
});

test("the trace names every row, and the inputs that kept it from firing", () => {
  const given = table(
    "unique",
    [whole("a", 1, 5), { kind: "truth", name: "b" }],
    rowsOf(
      { when: { a: { from: 4 }, b: { oneOf: [true] } }, then: { out: 1 } },
      { when: { a: { from: 4 }, b: { oneOf: [false] } }, then: { out: 2 } },
      { when: { a: { to: 3 }, b: { not: [false] } }, then: { out: 3 } },
      { when: { a: { to: 3 }, b: { not: [true] } }, then: { out: 4 } },
    ),
  );
  expect(explainDecision(given, decide(given, { a: 5, b: true }).trace ?? [])).toEqual([
    { row: "1", fired: true, failedOn: [] },
    { row: "2", fired: false, failedOn: ["b"] },
    { row: "3", fired: false, failedOn: ["a"] },
    { row: "4", fired: false, failedOn: ["a", "b"] },
  ]);
});

test("a table of more combinations than are remembered decides the same way", () => {
  // Twelve values of six inputs, each its own segment: 12^6 combinations.
  const names = ["a", "b", "c", "d", "e", "f"];
  const wide = table(
    "collect",
    names.map((name) => whole(name, 0, 11)),
    names.flatMap((name, i) =>
      Array.from({ length: 12 }, (_, value) => ({
        id: `${name}${value}`,
        when: { [name]: { oneOf: [value] } },
        then: { out: 12 * i + value },
      })),
    ),
  );
  const facts = { a: 0, b: 3, c: 11, d: 7, e: 1, f: 5 };
  const decision = decide(wide, facts);
  expect(decision.kind === "decided" && decision.rows).toEqual([
    "a0",
    "b3",
    "c11",
    "d7",
    "e1",
    "f5",
  ]);
  const fired = explainDecision(wide, decision.trace ?? []).filter((row) => row.fired);
  expect(fired.map(({ row }) => row)).toEqual(["a0", "b3", "c11", "d7", "e1", "f5"]);
  expect(decide(wide, { ...facts, a: "0" })).toMatchObject({
    because: [{ kind: "input_wrong_type", input: "a", found: '"0"' }],
  });
  expect(decide(wide, { ...facts, g: 1 })).toMatchObject({
    because: [{ kind: "input_unknown", input: "g" }],
  });
});

describe("how rows stand before each other", () => {
  const one = whole("n", 1, 9);
  const row = (id: string, from: number, to: number, out: unknown, rank?: number) => ({
    id,
    ...(rank === undefined ? {} : { rank }),
    when: { n: { from, to } },
    then: { out },
  });
  const flaws = (given: DecisionTable) => {
    const proved = proveTable(given);
    return proved.ok ? [] : proved.error;
  };

  test("ranked: a row inside one of a better rank never decides, inside one of a worse it does", () => {
    const both = (outer: number, inner: number) =>
      flaws(
        table("ranked", [one], [row("outer", 1, 9, "a", outer), row("inner", 3, 4, "b", inner)]),
      );
    expect(both(1, 2)).toEqual([{ kind: "row_never_decides", row: "inner", because: ["outer"] }]);
    expect(both(2, 1)).toEqual([]);
    expect(both(1, 1)).toMatchObject([
      { kind: "overlap", rows: ["outer", "inner"], witness: { n: 3 } },
    ]);
  });

  test("ranked: rows of one rank that never meet, or that say the same, are no conflict", () => {
    expect(flaws(table("ranked", [one], [row("a", 1, 4, "x", 1), row("b", 5, 9, "y", 1)]))).toEqual(
      [],
    );
    expect(flaws(table("ranked", [one], [row("a", 1, 9, "x", 1), row("b", 5, 9, "x", 1)]))).toEqual(
      [],
    );
  });

  test("unique: two rows that say the same still overlap; any: they may", () => {
    const rows = [row("a", 1, 9, "x"), row("b", 5, 9, "x")];
    expect(flaws(table("unique", [one], rows))).toMatchObject([
      { kind: "overlap", witness: { n: 5 } },
    ]);
    expect(flaws(table("any", [one], rows))).toEqual([]);
  });

  test("priority: a row inside one whose output is listed earlier never decides", () => {
    const both = (outer: string, inner: string) =>
      flaws(
        table("priority", [one], [row("outer", 1, 9, outer), row("inner", 3, 4, inner)], {
          priorities: ["best", "worst"],
        }),
      );
    expect(both("best", "worst")).toEqual([
      { kind: "row_never_decides", row: "inner", because: ["outer"] },
    ]);
    expect(both("worst", "best")).toEqual([]);
    expect(both("best", "best")).toEqual([]);
  });

  test("priority: of two rows with one output the first in the table is named", () => {
    const given = table("priority", [one], [row("a", 1, 9, "x"), row("b", 1, 9, "x")], {
      priorities: ["x"],
    });
    expect(decide(given, { n: 3 })).toMatchObject({ kind: "decided", rows: ["a"] });
  });

  test("collect: rows may overlap, and none stands before another", () => {
    expect(flaws(table("collect", [one], [row("a", 1, 9, "x"), row("b", 1, 9, "y")]))).toEqual([]);
  });

  test.each([
    ["sum", 5, [9, 5, ["no_row"]]],
    ["least", 5, [2, 5, ["no_row"]]],
    ["greatest", 5, [7, 5, ["no_row"]]],
    ["count", 5, [2, 1, 0]],
  ])("collect, %s of what the rows say", (aggregate, later, expected) => {
    const rows = [row("a", 1, 3, 7), row("b", 1, 3, 2), row("c", 4, 6, later)];
    const given = table("collect", [one], rows, { aggregate });
    expect([2, 5, 8].map((n) => said(given, { n }))).toEqual(expected);
    expect(flaws(given)).toEqual(aggregate === "count" ? [] : [{ kind: "gap", witness: { n: 7 } }]);
  });

  test("count needs no numbers, a sum does; an unknown aggregate is none", () => {
    const given = (aggregate: string) =>
      table("collect", [one], [row("a", 1, 9, "x")], { aggregate });
    expect(flaws(given("count"))).toEqual([]);
    expect(flaws(given("greatest"))).toEqual([{ kind: "aggregate_not_a_number", row: "a" }]);
    expect(DecisionTable.safeParse({ ...given("count"), aggregate: "" }).success).toBe(false);
  });

  test("a row or an output without a name is refused when the table is read", () => {
    const read = (inputs: unknown, rows: unknown) =>
      DecisionTable.safeParse({ id: "t", hitPolicy: "first", inputs, outputs: ["out"], rows })
        .success;
    expect(read([one], [row("a", 1, 9, "x")])).toBe(true);
    expect(read([one], [row("", 1, 9, "x")])).toBe(false);
    expect(read([{ ...one, name: "" }], [row("a", 1, 9, "x")])).toBe(false);
  });

  test("rows that agree in one output and not in the other disagree", () => {
    const two = (first: object, second: object) =>
      table(
        "any",
        [one],
        [
          { id: "a", when: {}, then: first },
          { id: "b", when: {}, then: second },
        ],
        { outputs: ["p", "q"] },
      );
    expect(flaws(two({ p: 1, q: 2 }, { p: 1, q: 3 }))).toMatchObject([{ kind: "overlap" }]);
    expect(flaws(two({ p: 1, q: 2 }, { p: 1, q: 2 }))).toEqual([]);
  });

  test("a domain of one value is none that is empty", () => {
    expect(flaws(table("first", [whole("n", 4, 4)], [row("a", 4, 4, "x")]))).toEqual([]);
  });
});

describe("facts in any order and of any kind", () => {
  const inputs = [
    whole("n", 0, 5000),
    whole("small", -3, 3),
    { kind: "truth", name: "t" },
    { kind: "choice", name: "c", values: ["p", "q"] },
  ];
  const given = table(
    "first",
    inputs,
    rowsOf(
      {
        when: { n: { to: 2500 }, small: { from: 0 }, t: { oneOf: [true] }, c: { oneOf: ["q"] } },
        then: { out: "yes" },
      },
      { when: {}, then: { out: "no" } },
    ),
  );
  const facts = { n: 2500, small: 0, t: true, c: "q" };

  test("each fact on the other side of its limit gives the other answer, in any order", () => {
    expect(said(given, facts)).toEqual(["yes"]);
    for (const other of [{ n: 2501 }, { small: -1 }, { t: false }, { c: "p" }]) {
      const changed = { ...facts, ...other };
      expect(said(given, changed)).toEqual(["no"]);
      const reversed = Object.fromEntries(Object.entries(changed).toReversed());
      expect(said(given, reversed)).toEqual(["no"]);
    }
    expect(said(given, Object.fromEntries(Object.entries(facts).toReversed()))).toEqual(["yes"]);
  });

  test("the same facts twice give the very same answer, and other facts another", () => {
    const compiled = compileTable(given);
    if (!compiled.ok) throw new Error("the table holds together");
    const { decide: again } = compiled.value;
    expect(again(facts)).toBe(again({ ...facts }));
    expect(again({ ...facts, small: 3 })).toBe(again(facts));
    expect(again({ ...facts, small: -3 })).not.toBe(again(facts));
    expect(again(Object.fromEntries(Object.entries(facts).toReversed()))).toEqual(again(facts));
  });

  test.each([
    [{ n: "1" }, "input_wrong_type"],
    [{ n: 1.5 }, "input_outside_domain"],
    [{ n: 5001 }, "input_outside_domain"],
    [{ small: "0" }, "input_wrong_type"],
    [{ small: 4 }, "input_outside_domain"],
    [{ small: -4 }, "input_outside_domain"],
    [{ t: "true" }, "input_wrong_type"],
    [{ t: 1 }, "input_wrong_type"],
    [{ c: "r" }, "input_outside_domain"],
    [{ c: 1 }, "input_wrong_type"],
    [{ c: null }, "input_missing"],
    [{ more: 1 }, "input_unknown"],
  ])("%j is refused, in the order of the inputs and in another", (wrong, kind) => {
    const changed = { ...facts, ...wrong };
    expect(said(given, changed)).toEqual([kind]);
    expect(said(given, Object.fromEntries(Object.entries(changed).toReversed()))).toEqual([kind]);
  });

  test("one fact left out is missing; its name is given", () => {
    for (const left of ["n", "small", "t", "c"]) {
      const rest = Object.fromEntries(Object.entries(facts).filter(([name]) => name !== left));
      expect(decide(given, rest)).toMatchObject({
        because: [{ kind: "input_missing", input: left }],
        trace: null,
      });
    }
  });
});
