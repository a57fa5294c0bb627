import { canonicalJson, type Bilingual, type Json } from "../kernel/index.ts";

/** A cell of a published table; null where nothing is known. */
export type DataCell = string | number | null;

/** A column of a published table. */
export type DataColumn = {
  readonly name: string;
  readonly title: Bilingual;
  /** `count`: a whole number, or one of the marks `c`, `z`, `n`. */
  readonly kind: "text" | "integer" | "date" | "count";
};

/** One published table: its rows and what each column means. */
export type DataTable = {
  readonly name: string;
  readonly title: Bilingual;
  readonly note: Bilingual;
  /** Tables about people hold counts under the disclosure rules and nothing else. */
  readonly about: "institutions_and_homes" | "people";
  readonly key: readonly string[];
  readonly columns: readonly DataColumn[];
  readonly rows: readonly (readonly DataCell[])[];
};

/** A table without its rows: what a reader needs to understand the file. */
export type TableDescription = Omit<DataTable, "rows"> & { readonly rows: number };

export function describeTable(table: DataTable): TableDescription {
  return { ...table, rows: table.rows.length };
}

/** RFC 4180, UTF-8, lines end in CRLF. An empty cell is a missing value. */
export function csvText(table: DataTable): string {
  return delimited(table, ",", (cell) => (cell === null ? "" : String(cell)));
}

/**
 * The same rows with `;` between them, for Excel in Indonesian settings. A text that a
 * spreadsheet would run as a formula gets an apostrophe before it.
 */
export function semicolonText(table: DataTable): string {
  return delimited(table, ";", (cell) => {
    if (typeof cell === "string" && /^[=+\-@\t\r]/.test(cell)) return `'${cell}`;
    return cell === null ? "" : String(cell);
  });
}

/** The rows as records, and the dictionary of the columns. */
export function jsonText(table: DataTable): string {
  const records = table.rows.map((row): Json =>
    Object.fromEntries(table.columns.map((column, index) => [column.name, row[index] ?? null])),
  );
  return canonicalJson({
    name: table.name,
    title: table.title,
    note: table.note,
    key: table.key,
    columns: table.columns,
    rows: records,
  });
}

function delimited(table: DataTable, by: string, text: (cell: DataCell) => string): string {
  const line = (cells: readonly DataCell[]) => cells.map((cell) => quoted(text(cell), by)).join(by);
  const header = line(table.columns.map((column) => column.name));
  return [header, ...table.rows.map(line)].map((row) => `${row}\r\n`).join("");
}

function quoted(text: string, by: string): string {
  const plain = !text.includes(by) && !/["\r\n]/.test(text);
  return plain ? text : `"${text.replaceAll('"', '""')}"`;
}
