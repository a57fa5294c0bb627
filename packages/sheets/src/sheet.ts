import { lettersOf } from "./address.ts";
import { KEPT_DIGITS, numberText, type NumberStyle } from "./cell-text.ts";
import { type GridRow, tooManyColumns, tooManyRows } from "./grid.ts";
import { type Limits, type SheetProblem } from "./table.ts";
import { readXml } from "./xml.ts";
import { broken, tooLarge, type ZipEntry } from "./zip.ts";

/** What the sheets of one workbook share. */
export type Workbook = {
  readonly texts: readonly string[];
  readonly styles: readonly NumberStyle[];
  readonly date1904: boolean;
};

export type CellFinding = {
  readonly column: number;
  readonly problem: Omit<SheetProblem, "file" | "sheet" | "column">;
};

/** The cells of one sheet as text, row by row. */
export function readSheet(
  sheet: string,
  entry: ZipEntry,
  workbook: Workbook,
  limits: Limits,
): { grid: GridRow[]; findings: CellFinding[] } {
  const grid: GridRow[] = [];
  const findings: CellFinding[] = [];
  let row = 0;
  let seen = 0;
  let cells: string[] = [];
  let total = 0;
  let column = -1;
  let type = "n";
  let style: NumberStyle = PLAIN;
  let raw = "";
  let collecting = false;
  let inPhonetic = false;

  readXml(entry, limits, {
    open: (name, attributes) => {
      switch (name) {
        case "row":
          row = attributes["r"] === undefined ? row + 1 : Number(attributes["r"]);
          seen += 1;
          if (seen > limits.rows) throw tooManyRows(sheet, limits.rows);
          cells = [];
          column = -1;
          break;
        case "c": {
          column = attributes["r"] === undefined ? column + 1 : columnOf(attributes["r"]);
          if (column >= limits.columns) throw tooManyColumns(sheet, limits.columns);
          type = attributes["t"] ?? "n";
          style = workbook.styles[Number(attributes["s"] ?? -1)] ?? PLAIN;
          raw = "";
          break;
        }
        case "v":
        case "t":
          collecting = !inPhonetic;
          break;
        case "rPh":
          inPhonetic = true;
          break;
        default:
      }
    },
    close: (name) => {
      switch (name) {
        case "v":
        case "t":
          collecting = false;
          break;
        case "rPh":
          inPhonetic = false;
          break;
        case "c": {
          const text = cellText(raw, type, style, workbook);
          if (text === null) findings.push(digitsLost(column, row));
          while (cells.length < column) cells.push("");
          cells[column] = text ?? raw;
          break;
        }
        case "row":
          total += cells.length;
          if (total > limits.cells) throw tooLarge(sheet, sheet, `${limits.cells} sel`);
          grid.push({ row, cells });
          break;
        default:
      }
    },
    text: (text) => {
      if (collecting) raw += text;
    },
  });
  return { grid, findings };
}

const PLAIN: NumberStyle = { kind: "plain" };

function cellText(
  raw: string,
  type: string,
  style: NumberStyle,
  workbook: Workbook,
): string | null {
  switch (type) {
    case "s": {
      const text = workbook.texts[Number(raw)];
      if (text === undefined) throw broken();
      return text;
    }
    case "b":
      return raw === "1" ? "true" : "false";
    case "n":
      return numberText(raw, style, workbook.date1904);
    default:
      return raw;
  }
}

/** `C17` is in column 2, counted from 0. */
function columnOf(address: string): number {
  let column = 0;
  for (const letter of address) {
    const value = letter.charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    column = column * 26 + value;
    if (column > 1_000_000) throw broken();
  }
  return column - 1;
}

function digitsLost(column: number, row: number): CellFinding {
  return {
    column,
    problem: {
      row,
      cell: `${lettersOf(column)}${row}`,
      code: "value_invalid",
      found: null,
      wrong: {
        id: `Angka ini lebih panjang dari ${KEPT_DIGITS} digit; lembar kerja sudah membulatkannya.`,
        en: `This number is longer than ${KEPT_DIGITS} digits; the spreadsheet has rounded it.`,
      },
      cure: {
        id: "Jadikan kolomnya teks, lalu isi lagi dari sumbernya (misalnya NIP, NIK).",
        en: "Make the column text, then fill it again from its source (a NIP or NIK, say).",
      },
    },
  };
}
