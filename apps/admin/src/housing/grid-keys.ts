/** A place in the grid: rows from the top, columns from the left. */
export type Place = { readonly row: number; readonly column: number };

/** How many homes each row has, topmost floor first. */
export type RowSizes = readonly number[];

/**
 * Where a key leads from a place; null when the key is not one of the grid's. At an edge it stays.
 * A shorter row is entered at its last home.
 */
export function placeAfterKey(key: string, from: Place, rows: RowSizes): Place | null {
  const toRow = (row: number): Place => {
    const target = Math.min(Math.max(row, 0), rows.length - 1);
    return { row: target, column: Math.min(from.column, (rows[target] ?? 1) - 1) };
  };
  const lastColumn = (rows[from.row] ?? 1) - 1;
  switch (key) {
    case "ArrowUp":
      return toRow(from.row - 1);
    case "ArrowDown":
      return toRow(from.row + 1);
    case "ArrowLeft":
      return { row: from.row, column: Math.max(0, from.column - 1) };
    case "ArrowRight":
      return { row: from.row, column: Math.min(lastColumn, from.column + 1) };
    case "Home":
      return { row: from.row, column: 0 };
    case "End":
      return { row: from.row, column: lastColumn };
    case "PageUp":
      return toRow(0);
    case "PageDown":
      return toRow(rows.length - 1);
    default:
      return null;
  }
}

/** What a key of the grid does about a home given by hand; null when it is no such key. */
export function pinKey(key: string): "pin" | "undo" | null {
  switch (key.toLowerCase()) {
    case "p":
      return "pin";
    case "u":
      return "undo";
    default:
      return null;
  }
}
