import fc from "fast-check";
import { expect, test } from "vitest";
import { compileTable, DecisionTable, explainDecision, proveTable } from "./index.ts";

const anyCell = fc.oneof(
  fc.record({ from: fc.integer({ min: 0, max: 4 }) }),
  fc.record({ to: fc.integer({ min: 0, max: 4 }) }),
  fc.record({
    oneOf: fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    not: fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 3 }),
  }),
);
type Cell = Partial<Record<"from" | "to", number> & Record<"oneOf" | "not", number[]>>;

/** Tables of three inputs from 0 to 4: 125 sets of facts, which can all be tried. */
const anyTable = (rows: number) =>
  fc
    .array(fc.record({ a: anyCell, b: anyCell, c: anyCell }, { requiredKeys: [] }), {
      minLength: 1,
      maxLength: rows,
    })
    .map((all) => ({
      cells: all,
      of: (hitPolicy: string) =>
        DecisionTable.parse({
          id: "t",
          hitPolicy,
          inputs: ["a", "b", "c"].map((name) => ({
            kind: "number",
            name,
            from: 0,
            to: 4,
            decimals: 0,
          })),
          outputs: ["out"],
          rows: all.map((when, i) => ({ id: `${i}`, when, then: { out: i } })),
        }),
    }));

const everything = [0, 1, 2, 3, 4].flatMap((a) =>
  [0, 1, 2, 3, 4].flatMap((b) => [0, 1, 2, 3, 4].map((c) => ({ a, b, c }))),
);

/** The plain reading of a cell. */
function accepts(cell: Cell | undefined, value: number): boolean {
  if (cell === undefined) return true;
  if (cell.oneOf !== undefined) return cell.oneOf.includes(value);
  if (cell.not !== undefined) return !cell.not.includes(value);
  return value >= (cell.from ?? 0) && value <= (cell.to ?? 4);
}

const firing = (
  cells: readonly Record<string, Cell>[],
  facts: { a: number; b: number; c: number },
) =>
  cells.flatMap((row, i) =>
    accepts(row["a"], facts.a) && accepts(row["b"], facts.b) && accepts(row["c"], facts.c)
      ? [i]
      : [],
  );

test("a collecting table gives the rows that a plain reading gives, for all 125 facts", () => {
  fc.assert(
    fc.property(anyTable(40), ({ cells, of }) => {
      const compiled = compileTable(of("collect"));
      if (!compiled.ok) throw new Error("a table of valid cells compiles");
      for (const facts of everything) {
        const decision = compiled.value.decide(facts);
        expect(decision.kind === "decided" && decision.rows.map(Number)).toEqual(
          firing(cells, facts),
        );
        const fired = explainDecision(compiled.value.table, decision.trace ?? []);
        expect(fired.flatMap((row) => (row.fired ? [Number(row.row)] : []))).toEqual(
          firing(cells, facts),
        );
      }
    }),
    { numRuns: 30 },
  );
});

test("the proof finds a gap, an overlap or an idle row exactly when trying all facts does", () => {
  fc.assert(
    fc.property(anyTable(6), ({ cells, of }) => {
      const fired = everything.map((facts) => firing(cells, facts));
      const kindsOf = (hitPolicy: string) => {
        const proof = proveTable(of(hitPolicy));
        return new Set((proof.ok ? [] : proof.error).map(({ kind }) => kind));
      };
      const unique = kindsOf("unique");
      expect(unique.has("gap")).toBe(fired.some((rows) => rows.length === 0));
      expect(unique.has("overlap")).toBe(fired.some((rows) => rows.length > 1));
      const idle = cells.some((_, i) => i > 0 && fired.every((rows) => rows[0] !== i));
      expect(kindsOf("first").has("row_never_decides")).toBe(idle);
    }),
    { numRuns: 300 },
  );
});

test("a witness shows what it is for", () => {
  fc.assert(
    fc.property(anyTable(6), ({ cells, of }) => {
      const proof = proveTable(of("unique"));
      for (const flaw of proof.ok ? [] : proof.error) {
        if (flaw.kind !== "gap" && flaw.kind !== "overlap") continue;
        const { a, b, c } = flaw.witness;
        const rows = firing(cells, { a: Number(a), b: Number(b), c: Number(c) });
        if (flaw.kind === "gap") expect(rows).toEqual([]);
        else expect(rows).toEqual(expect.arrayContaining(flaw.rows.map(Number)));
      }
    }),
    { numRuns: 300 },
  );
});
