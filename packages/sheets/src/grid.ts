import { type Limits, type Table, Unreadable } from "./table.ts";

/** Rows with text in them, as they stand in the file, before anybody knows which is the header. */
export type GridRow = { readonly row: number; readonly cells: readonly string[] };

/**
 * Makes a table of a grid: the header is the first row that is about as wide as the data and
 * whose cells are all names; titles and blank rows above it are passed over. Null: nothing there.
 */
export function tableFromGrid(
  file: string,
  sheet: string | null,
  grid: readonly GridRow[],
  limits: Limits,
): Table | null {
  const filled = grid.filter((row) => row.cells.some(hasText));
  const headerAt = headerIndex(filled);
  const header = filled[headerAt];
  if (header === undefined) return null;
  const columns = trimmedEnd(header.cells).map((cell) => cell.trim());
  if (columns.length > limits.columns) throw tooManyColumns(sheet, limits.columns);
  return {
    file,
    sheet,
    headerRow: header.row,
    columns,
    rows: filled
      .slice(headerAt + 1)
      .map(({ row, cells }) => ({ row, cells: trimmedEnd(cells).map(withoutGuard) })),
  };
}

export function tooManyColumns(sheet: string | null, most: number): Unreadable {
  return new Unreadable({
    sheet,
    wrong: { id: `Lebih dari ${most} kolom.`, en: `More than ${most} columns.` },
    cure: { id: "Hapus kolom yang kosong.", en: "Remove the empty columns." },
  });
}

export function tooManyRows(sheet: string | null, most: number): Unreadable {
  return new Unreadable({
    sheet,
    wrong: { id: `Lebih dari ${most} baris.`, en: `More than ${most} rows.` },
    cure: {
      id: "Hapus baris kosong di bawah data, atau bagi menjadi beberapa berkas.",
      en: "Remove the empty rows below the data, or split it into several files.",
    },
  });
}

/**
 * A cell that starts with `'` only so that a spreadsheet takes it for text: `'199205122015032000`
 * or `'=1+1` lose the mark; anything else keeps it.
 */
export function withoutGuard(cell: string): string {
  return /^'(?:'*[=+\-@\t\r]|'*\d+$)/.test(cell) ? cell.slice(1) : cell;
}

function headerIndex(rows: readonly GridRow[]): number {
  const widths = rows.slice(0, 50).map(widthOf);
  const wide = Math.max(0, ...widths);
  const names = rows.findIndex(
    (row) => widthOf(row) * 2 > wide && row.cells.filter(hasText).every(isName),
  );
  return names === -1 ? 0 : names;
}

/** A name of a column has a letter in it and is no number, date or amount. */
const isName = (cell: string) => /\p{L}/u.test(cell) && !/^\d/.test(cell.trim());
const widthOf = (row: GridRow) => row.cells.filter(hasText).length;
const hasText = (cell: string) => cell.trim() !== "";

function trimmedEnd(cells: readonly string[]): readonly string[] {
  let end = cells.length;
  while (end > 0 && !hasText(cells[end - 1] ?? "")) end -= 1;
  return end === cells.length ? cells : cells.slice(0, end);
}
