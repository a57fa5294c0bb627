import { nearestCode } from "./nearest.ts";
import {
  columnMissing,
  columnTwice,
  columnUnknown,
  type Place,
  problemAt,
  referenceUnknown,
  rowTooLong,
  rowTwice,
  valueInvalid,
  valueMissing,
} from "./problems.ts";
import type { InputProblem, Table } from "./table.ts";
import { type Column, fileOf, type TableSpec } from "./table-spec.ts";

/** The codes that earlier tables declare, by table. A table that could not be read is absent. */
export type KnownCodes = ReadonlyMap<string, ReadonlyMap<string, number>>;

export type TableReading<T> = {
  readonly items: readonly T[];
  /** For each item, its row in the file. */
  readonly rows: readonly number[];
  /** Keys of one column, with the row each stands in: of wrong rows too. */
  readonly keys: ReadonlyMap<string, number>;
  readonly problems: readonly InputProblem[];
  /** False when columns are missing, so that no row could be read. */
  readonly readable: boolean;
  readonly table: Table;
  /** Rows of the file, wrong ones too. */
  readonly rowCount: number;
  readonly secondRow: number | null;
  /** The different texts of one column, of wrong rows too. */
  readonly column: (name: string) => ReadonlySet<string>;
  /** The place of a column in a row, for problems that only other tables show. */
  readonly place: (column: string, row: number | null) => Place;
};

/** Suggestions cost time; after this many in one table the list itself is the answer. */
const MOST_SUGGESTIONS = 200;

/** Reads one table: every problem of every row, and the items of the rows without one. */
export function readTable<T>(spec: TableSpec<T>, table: Table, known: KnownCodes): TableReading<T> {
  const problems: InputProblem[] = [];
  const indexOf = headerOf(spec, table, problems);
  const place = (name: string, row: number | null): Place => ({
    table,
    row,
    column: indexOf.get(name) ?? -1,
    name,
  });
  const readable = spec.columns.every((column) => !column.mustStand || indexOf.has(column.name));
  const about = {
    table,
    readable,
    rowCount: table.rows.length,
    secondRow: table.rows[1]?.row ?? null,
    column: (name: string) =>
      new Set(table.rows.map(({ cells }) => trimmed(cells[indexOf.get(name) ?? -1]))),
    place,
  };
  if (!readable) return { ...about, items: [], rows: [], keys: new Map(), problems };

  const columns = spec.columns.map((column) => ({
    column,
    index: indexOf.get(column.name) ?? -1,
    codes: column.kind.refersTo === null ? undefined : known.get(column.kind.refersTo),
  }));
  const keyIndexes = spec.key.map((name) => indexOf.get(name) ?? -1);
  const keyName = spec.key[0] ?? "";
  const positions = new Map<Column<T, unknown>, number>(
    columns.map(({ column, index }) => [column, index]),
  );
  const items: T[] = [];
  const rows: number[] = [];
  const keys = new Map<string, number>();
  let suggestions = 0;
  let cells: readonly string[] = [];
  const cell = <V>(column: Column<T, V>): V => {
    const value = column.kind.read(trimmed(cells[positions.get(column) ?? -1]));
    if (value === undefined) throw new Error(`${spec.name}.${column.name} was not checked`);
    return value;
  };

  for (const line of table.rows) {
    cells = line.cells;
    const before = problems.length;
    if (cells.length > table.columns.length && cells.slice(table.columns.length).some(hasText))
      problems.push(
        rowTooLong(
          { table, row: line.row, column: table.columns.length, name: null },
          cells.length,
        ),
      );
    for (const { column, index, codes } of columns) {
      const text = trimmed(cells[index]);
      const { kind } = column;
      if (text === "" && !kind.mayBeEmpty) {
        problems.push(
          valueMissing({ table, row: line.row, column: index, name: column.name }, kind),
        );
        continue;
      }
      const at = () => ({ table, row: line.row, column: index, name: column.name });
      if (kind.read(text) === undefined)
        problems.push(valueInvalid(at(), kind, spec.personal === true ? null : text));
      else if (text !== "" && codes !== undefined && !codes.has(text)) {
        suggestions += 1;
        const near = suggestions > MOST_SUGGESTIONS ? null : nearestCode(text, codes.keys());
        problems.push(referenceUnknown(at(), fileOf({ name: kind.refersTo ?? "" }), text, near));
      }
    }
    if (keyIndexes.length > 0) {
      const key = keyIndexes.map((index) => trimmed(cells[index])).join("\u0000");
      const first = keys.get(key);
      if (first !== undefined)
        problems.push(
          rowTwice(place(keyName, line.row), spec.personal === true ? null : shown(key), first),
        );
      else if (key !== "") keys.set(key, line.row);
    }
    if (problems.length > before) continue;
    const item = spec.build(cell);
    for (const { column, ...said } of spec.check?.(item) ?? [])
      problems.push(
        problemAt(place(column, line.row), {
          ...said,
          found: trimmed(cells[indexOf.get(column) ?? -1]) || null,
        }),
      );
    items.push(item);
    rows.push(line.row);
  }
  return { ...about, items, rows, keys, problems };
}

/** Where each wanted column stands; what is missing, unknown or double goes to the problems. */
function headerOf<T>(
  spec: TableSpec<T>,
  table: Table,
  problems: InputProblem[],
): Map<string, number> {
  const wanted = new Set(spec.columns.map((column) => column.name));
  const indexOf = new Map<string, number>();
  const spare: { name: string; index: number }[] = [];
  for (const [index, header] of table.columns.entries()) {
    const name = header.trim().toLowerCase();
    if (indexOf.has(name)) problems.push(columnTwice(table, index, name));
    else if (wanted.has(name)) indexOf.set(name, index);
    else if (name !== "") spare.push({ name: header.trim(), index });
  }
  const missing = spec.columns.filter((column) => !indexOf.has(column.name));
  for (const { name, kind } of missing.filter((column) => column.mustStand))
    problems.push(
      columnMissing(
        table,
        name,
        kind.expected,
        spare.map((entry) => entry.name),
      ),
    );
  for (const { name, index } of spare)
    problems.push(
      columnUnknown(
        table,
        index,
        name,
        missing.map((column) => column.name),
      ),
    );
  return indexOf;
}

const trimmed = (text: string | undefined): string => (text ?? "").trim();
const hasText = (text: string): boolean => text.trim() !== "";
const shown = (key: string): string => key.replaceAll("\u0000", " / ");
