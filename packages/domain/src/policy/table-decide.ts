import { err, ok, type Result } from "../kernel/index.ts";
import type { DecisionTable, TableRow } from "./table.ts";
import {
  ROWS_PER_WORD,
  type Facts,
  type TableDecision,
  type TableRefusal,
  type TableTrace,
} from "./table-decision.ts";
import { combine } from "./table-hits.ts";
import { readerOf, type Reader } from "./table-reader.ts";
import { segmentsOf, tableFaults, type TableFault } from "./table-segments.ts";

/** A table made ready; `decide` never throws and never falls through to a last row. */
export type CompiledTable = {
  readonly table: DecisionTable;
  readonly decide: (facts: Facts) => TableDecision;
};

/** Makes a table ready for many decisions: one set of rows per stretch of each input. */
export function compileTable(table: DecisionTable): Result<CompiledTable, readonly TableFault[]> {
  const faults = tableFaults(table);
  if (faults.length > 0) return err(faults);
  const words = Math.ceil(table.rows.length / ROWS_PER_WORD);
  const segments = segmentsOf(table);
  const readers = table.inputs.flatMap((input, i) => {
    const own = segments[i];
    return own === undefined ? [] : [readerOf(input, own, words)];
  });
  return ok({
    table,
    decide: words === 1 ? decideNarrow(table, readers) : decideWide(table, readers, words),
  });
}

/** Up to 30 rows: one set of rows always gives the same answer, which is remembered. */
function decideNarrow(table: DecisionTable, readers: readonly Reader[]): CompiledTable["decide"] {
  const known = new Map<number, TableDecision>();
  const inputs = readers.length;
  return (facts) => {
    const trace: number[] = [];
    let fired = -1;
    for (let i = 0; i < inputs; i += 1) {
      const reader = readers[i];
      if (reader === undefined) break;
      const segment = reader.segmentOf(facts[reader.name]);
      if (segment < 0) return refuse(facts, readers);
      const set = reader.sets[segment] ?? 0;
      trace.push(set);
      fired &= set;
    }
    if (countOf(facts) !== inputs) return refuse(facts, readers);
    let decision = known.get(fired);
    if (decision === undefined) {
      decision = combine(table, rowsOf(table.rows, [fired]));
      known.set(fired, decision);
    }
    return withTrace(decision, trace);
  };
}

function decideWide(
  table: DecisionTable,
  readers: readonly Reader[],
  words: number,
): CompiledTable["decide"] {
  return (facts) => {
    const trace: number[] = [];
    const fired = Array.from({ length: words }, () => -1);
    for (const { name, segmentOf, sets } of readers) {
      const segment = segmentOf(facts[name]);
      if (segment < 0) return refuse(facts, readers);
      for (let word = 0; word < words; word += 1) {
        const set = sets[segment * words + word] ?? 0;
        trace.push(set);
        fired[word] = (fired[word] ?? 0) & set;
      }
    }
    if (countOf(facts) !== readers.length) return refuse(facts, readers);
    return withTrace(combine(table, rowsOf(table.rows, fired)), trace);
  };
}

function countOf(facts: Facts): number {
  let count = 0;
  for (const _ in facts) count += 1;
  return count;
}

function rowsOf(rows: readonly TableRow[], fired: readonly number[]): readonly TableRow[] {
  return rows.filter(
    (_, row) =>
      (((fired[Math.floor(row / ROWS_PER_WORD)] ?? 0) >> (row % ROWS_PER_WORD)) & 1) === 1,
  );
}

function withTrace(decision: TableDecision, trace: TableTrace): TableDecision {
  return decision.kind === "decided"
    ? {
        kind: "decided",
        outputs: decision.outputs,
        aggregate: decision.aggregate,
        rows: decision.rows,
        trace,
      }
    : { kind: "refused", because: decision.because, trace };
}

function refuse(facts: Facts, readers: readonly Reader[]): TableDecision {
  const because: TableRefusal[] = Object.keys(facts)
    .filter((input) => readers.every(({ name }) => name !== input))
    .map((input) => ({ kind: "input_unknown", input }));
  for (const { name, segments } of readers) {
    const value = facts[name];
    const { domain } = segments;
    if (value === undefined || value === null) because.push({ kind: "input_missing", input: name });
    else if (domain.place(value) === undefined) {
      const found = shown(value);
      const kind = domain.isTyped(value) ? "input_outside_domain" : "input_wrong_type";
      because.push({ kind, input: name, found });
    }
  }
  return { kind: "refused", because, trace: null };
}

function shown(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? JSON.stringify(value)
    : typeof value;
}
