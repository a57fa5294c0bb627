import type { Table } from "./table.ts";

/**
 * A table as CSV: commas, UTF-8, one `\n` per row. A cell that a spreadsheet would run as a
 * formula gets a `'` in front, which `readTables` takes away again; plain numbers stay as they are.
 */
export function writeCsv(table: Pick<Table, "columns" | "rows">): string {
  const lines = [table.columns, ...table.rows.map((row) => row.cells)];
  return lines.map((cells) => `${cells.map(cellText).join(",")}\n`).join("");
}

function cellText(value: string): string {
  const safe = needsGuard(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const needsGuard = (value: string) =>
  (/^'*[=+\-@\t\r]/.test(value) && !/^[+-]?\d+(?:[.,]\d+)?$/.test(value)) || /^'+\d+$/.test(value);
