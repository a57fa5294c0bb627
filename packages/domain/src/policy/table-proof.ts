import { err, ok, type Result } from "../kernel/index.ts";
import { sameOutput, type DecisionTable, type TableRow, type TableValue } from "./table.ts";
import { compileTable } from "./table-decide.ts";
import { segmentsOf, tableFaults, type Segments, type TableFault } from "./table-segments.ts";

/** Facts that show a flaw. */
export type Witness = Readonly<Record<string, TableValue>>;

/** One flaw of a table, with facts that show it. */
export type TableFlaw =
  | TableFault
  /** No row fires for these facts. */
  | { readonly kind: "gap"; readonly witness: Witness }
  /** Both rows fire, and the hit policy does not allow what they say together. */
  | {
      readonly kind: "overlap";
      readonly rows: readonly [string, string];
      readonly witness: Witness;
    }
  /** Other rows always decide before this one. */
  | {
      readonly kind: "row_never_decides";
      readonly row: string;
      readonly because: readonly string[];
    }
  | {
      readonly kind: "example_fails";
      readonly row: string;
      readonly facts: Witness;
      readonly found: readonly string[];
    };

/** That a table holds together, and how much was gone through to know it. */
export type TableCertificate = {
  readonly table: string;
  readonly rows: number;
  readonly inputs: number;
  /** Parts of the domain that the rows tell apart. */
  readonly segments: number;
  readonly examples: number;
};

/**
 * Proves that every combination of facts meets a row, that rows which fire together may do so,
 * and that every row decides something; every flaw comes with facts that show it.
 */
export function proveTable(table: DecisionTable): Result<TableCertificate, readonly TableFlaw[]> {
  const faults = tableFaults(table);
  if (faults.length > 0) return err(faults);
  const segments = segmentsOf(table);
  const flaws: TableFlaw[] = [
    ...gapIn(table, segments),
    ...overlapsIn(table, segments),
    ...idleRows(table, segments),
    ...failedExamples(table),
  ];
  if (flaws.length > 0) return err(flaws);
  return ok({
    table: table.id,
    rows: table.rows.length,
    inputs: table.inputs.length,
    segments: segments.reduce((product, { starts }) => product * starts.length, 1),
    examples: table.rows.reduce((sum, { examples }) => sum + (examples?.length ?? 0), 0),
  });
}

/**
 * Looks for facts for which exactly the wanted rows fire, input by input; sets of rows that were
 * met before at the same input are not gone into again.
 */
function factsWhere(
  segments: readonly Segments[],
  start: bigint,
  goOn: (rows: bigint) => boolean,
  isFound: (rows: bigint) => boolean,
): Witness | null {
  const seen = segments.map(() => new Set<bigint>());
  const search = (depth: number, rows: bigint): readonly TableValue[] | null => {
    const at = segments[depth];
    if (at === undefined) return isFound(rows) ? [] : null;
    for (const [segment, accepted] of at.accepts.entries()) {
      const left = rows & rowSet(accepted);
      if (!goOn(left) || seen[depth]?.has(left) === true) continue;
      seen[depth]?.add(left);
      const rest = search(depth + 1, left);
      if (rest !== null) return [at.domain.valueAt(at.starts[segment] ?? 0), ...rest];
    }
    return null;
  };
  const found = search(0, start);
  return found === null
    ? null
    : Object.fromEntries(segments.map(({ name }, i) => [name, found[i] ?? ""]));
}

/** A table that collects may collect nothing, unless it has to give a sum or an extreme of it. */
function gapIn(
  { rows, hitPolicy, aggregate }: DecisionTable,
  segments: readonly Segments[],
): readonly TableFlaw[] {
  if (hitPolicy === "collect" && (aggregate === undefined || aggregate === "count")) return [];
  const all = (1n << BigInt(rows.length)) - 1n;
  const witness = factsWhere(
    segments,
    all,
    () => true,
    (left) => left === 0n,
  );
  return witness === null ? [] : [{ kind: "gap", witness }];
}

function overlapsIn(table: DecisionTable, segments: readonly Segments[]): readonly TableFlaw[] {
  const { rows, hitPolicy } = table;
  if (hitPolicy === "first" || hitPolicy === "priority" || hitPolicy === "collect") return [];
  return rows.flatMap((a, i) =>
    rows.slice(i + 1).flatMap((b, j): readonly TableFlaw[] => {
      const agree = sameOutput(a, b);
      if ((hitPolicy !== "unique" && agree) || (hitPolicy === "ranked" && a.rank !== b.rank))
        return [];
      const pair = rowSet([i, i + 1 + j]);
      const witness = factsWhere(
        segments,
        pair,
        (left) => left === pair,
        (left) => left === pair,
      );
      return witness === null ? [] : [{ kind: "overlap", rows: [a.id, b.id], witness }];
    }),
  );
}

/** Rows that never decide because others always stand before them. */
function idleRows(table: DecisionTable, segments: readonly Segments[]): readonly TableFlaw[] {
  const { rows } = table;
  return rows.flatMap((row, i): readonly TableFlaw[] => {
    const before = rows.flatMap((other, j) => (standsBefore(table, other, j, row, i) ? [j] : []));
    if (before.length === 0) return [];
    const own = rowSet([i]);
    const decides = factsWhere(
      segments,
      own | rowSet(before),
      (left) => (left & own) === own,
      (left) => left === own,
    );
    if (decides !== null) return [];
    return [
      { kind: "row_never_decides", row: row.id, because: before.map((j) => rows[j]?.id ?? "") },
    ];
  });
}

function standsBefore(
  { hitPolicy, outputs, priorities }: DecisionTable,
  other: TableRow,
  otherIndex: number,
  row: TableRow,
  index: number,
): boolean {
  if (hitPolicy === "first") return otherIndex < index;
  if (hitPolicy === "ranked") return (other.rank ?? 0) < (row.rank ?? 0);
  if (hitPolicy !== "priority") return false;
  const [first = ""] = outputs;
  const place = ({ then }: TableRow) => (priorities ?? []).indexOf(then[first] ?? "");
  return place(other) < place(row);
}

function failedExamples(table: DecisionTable): readonly TableFlaw[] {
  const compiled = compileTable(table);
  if (!compiled.ok) return compiled.error;
  return table.rows.flatMap((row) =>
    (row.examples ?? []).flatMap((facts): readonly TableFlaw[] => {
      const decision = compiled.value.decide(facts);
      const found =
        decision.kind === "decided" ? decision.rows : decision.because.map(({ kind }) => kind);
      return found.includes(row.id) ? [] : [{ kind: "example_fails", row: row.id, facts, found }];
    }),
  );
}

function rowSet(rows: readonly number[]): bigint {
  return rows.reduce((set, row) => set | (1n << BigInt(row)), 0n);
}
