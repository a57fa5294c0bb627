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

/** Combinations of segments up to this number are remembered, each with its decision and trace. */
const REMEMBERED = 65_536;

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
  const combinations = segments.reduce((product, { starts }) => product * starts.length, 1);
  const workOut = decider(table, readers, words);
  return ok({
    table,
    decide:
      combinations <= REMEMBERED
        ? remembering(readers, combinations, workOut)
        : byFacts(readers, workOut),
  });
}

type WorkOut = (segments: readonly number[]) => TableDecision;

/** The decision for one segment of each input. */
function decider(table: DecisionTable, readers: readonly Reader[], words: number): WorkOut {
  return (segments) => {
    const trace: number[] = [];
    const fired = Array.from({ length: words }, () => -1);
    for (const [i, { sets }] of readers.entries())
      for (let word = 0; word < words; word += 1) {
        const set = sets[(segments[i] ?? 0) * words + word] ?? 0;
        trace.push(set);
        fired[word] = (fired[word] ?? 0) & set;
      }
    return withTrace(combine(table, rowsOf(table.rows, fired)), trace);
  };
}

/** Facts that fall into the same segments get the same decision, worked out once. */
function remembering(
  readers: readonly Reader[],
  combinations: number,
  workOut: WorkOut,
): CompiledTable["decide"] {
  const known: (TableDecision | undefined)[] = Array.from({ length: combinations });
  const inAnyOrder = byFacts(readers, workOut);
  return (facts) => {
    let combination = 0;
    let read = 0;
    // Facts in the order of the inputs are read without looking a name up; others the plain way.
    for (const name in facts) {
      const reader = readers[read];
      if (reader === undefined || reader.name !== name) return inAnyOrder(facts);
      const value = facts[name];
      const { places } = reader;
      const segment =
        places !== null && typeof value === "number"
          ? (places[value - reader.least] ?? -1)
          : reader.segmentOf(value);
      if (segment < 0) return refuse(facts, readers);
      combination = combination * reader.count + segment;
      read += 1;
    }
    if (read !== readers.length) return refuse(facts, readers);
    const before = known[combination];
    if (before !== undefined) return before;
    const decision = inAnyOrder(facts);
    known[combination] = decision;
    return decision;
  };
}

function byFacts(readers: readonly Reader[], workOut: WorkOut): CompiledTable["decide"] {
  return (facts) => {
    const segments = readers.map(({ name, segmentOf }) => segmentOf(facts[name]));
    return segments.includes(-1) || countOf(facts) !== readers.length
      ? refuse(facts, readers)
      : workOut(segments);
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
