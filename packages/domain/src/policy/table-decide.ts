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
import { segmentsOf, tableFaults, type Segments, type TableFault } from "./table-segments.ts";

export type CompiledTable = {
  readonly table: DecisionTable;
  readonly decide: (facts: Facts) => TableDecision;
};

/** Makes a table ready for many decisions: one set of rows per stretch of each input. */
export function compileTable(table: DecisionTable): Result<CompiledTable, readonly TableFault[]> {
  const faults = tableFaults(table);
  if (faults.length > 0) return err(faults);
  const words = Math.ceil(table.rows.length / ROWS_PER_WORD);
  const readers = segmentsOf(table).map((segments) => readerOf(segments, words));
  const remembered = new Map<number, TableDecision>();
  const decideRows = (fired: readonly number[], trace: TableTrace): TableDecision => {
    const rows = rowsOf(table.rows, fired);
    return withTrace(combine(table, rows), trace);
  };

  const decide = (facts: Facts): TableDecision => {
    const trace: number[] = [];
    const fired: number[] = [];
    for (let word = 0; word < words; word += 1) fired.push(-1);
    let given = 0;
    for (const _ in facts) given += 1;
    for (let i = 0; i < readers.length; i += 1) {
      const reader = readers[i];
      if (reader === undefined) break;
      const sets = reader.read(facts[reader.name]);
      if (sets === undefined) return refuse(facts, readers);
      for (let word = 0; word < words; word += 1) {
        const set = sets[word] ?? 0;
        trace.push(set);
        fired[word] = (fired[word] ?? 0) & set;
      }
    }
    if (given !== readers.length) return refuse(facts, readers);
    // With at most 30 rows, one set of rows always gives the same answer.
    if (words > 1) return decideRows(fired, trace);
    const key = fired[0] ?? 0;
    let known = remembered.get(key);
    if (known === undefined) {
      known = decideRows(fired, trace);
      remembered.set(key, known);
    }
    return withTrace(known, trace);
  };
  return ok({ table, decide });
}

type Reader = {
  readonly name: string;
  readonly segments: Segments;
  /** The rows that accept a value, in words; undefined when it is no value of the input. */
  readonly read: (value: unknown) => readonly number[] | undefined;
};

/** Domains up to this size are looked up place by place; larger ones by halving. */
const LOOKED_UP = 4096;

function readerOf(segments: Segments, words: number): Reader {
  const { name, domain, starts, accepts } = segments;
  const sets = accepts.map((rows) => wordsOf(rows, words));
  const segmentAt = (place: number) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const size = domain.most - domain.least + 1;
  const table =
    size <= LOOKED_UP
      ? Array.from({ length: size }, (_, i) => sets[segmentAt(domain.least + i)] ?? [])
      : null;
  return {
    name,
    segments,
    read(value) {
      const place = domain.place(value);
      if (place === undefined) return undefined;
      return table === null ? sets[segmentAt(place)] : table[place - domain.least];
    },
  };
}

function wordsOf(rows: readonly number[], words: number): readonly number[] {
  return Array.from({ length: words }, (_, word) =>
    rows.reduce((set, row) => {
      const bit = row - word * ROWS_PER_WORD;
      return bit >= 0 && bit < ROWS_PER_WORD ? set | (1 << bit) : set;
    }, 0),
  );
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
