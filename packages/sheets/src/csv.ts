import { CsvError, parse } from "csv-parse/sync";
import { decode } from "./decode.ts";
import { type GridRow, tableFromGrid, tooManyRows } from "./grid.ts";
import { type Limits, type Table, Unreadable } from "./table.ts";

const SEPARATORS = [",", ";", "\t"] as const;

/** The table of a CSV file, whichever of the usual separators and encodings it was saved with. */
export function readCsv(file: string, bytes: Uint8Array, limits: Limits): Table | null {
  const { text, separator, skipped } = separated(decode(bytes));
  const grid: GridRow[] = [];
  const lines = records(text, separator, skipped, limits);
  if (lines.length > limits.rows) throw tooManyRows(null, limits.rows);
  for (const [index, cells] of lines.entries()) grid.push({ row: index + 1 + skipped, cells });
  return tableFromGrid(file, null, grid, limits);
}

function records(text: string, separator: string, skipped: number, limits: Limits): string[][] {
  try {
    // Rows are counted as a spreadsheet counts them, so blank lines stay and are dropped later.
    return parse(text, {
      delimiter: separator,
      relax_column_count: true,
      skip_empty_lines: false,
      to: limits.rows + 1,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw quotesUneven(error, skipped);
  }
}

function quotesUneven(error: CsvError, skipped: number): Unreadable {
  const line = typeof error["lines"] === "number" ? error["lines"] + skipped : null;
  return new Unreadable({
    row: line,
    found: error.code,
    wrong: {
      id: `Tanda kutip tidak berpasangan di sekitar baris ${line}.`,
      en: `Quotation marks do not pair up near line ${line}.`,
    },
    cure: {
      id: 'Tulis tanda kutip di dalam sel dua kali ("") dan apit selnya dengan tanda kutip.',
      en: 'Write a quotation mark inside a cell twice ("") and put the cell in quotation marks.',
    },
  });
}

/** Excel may say the separator in a first line `sep=;`; otherwise the file's head shows it. */
function separated(text: string): { text: string; separator: string; skipped: number } {
  const said = /^sep=(.)\r?\n/.exec(text);
  if (said?.[1] !== undefined)
    return { text: text.slice(said[0].length), separator: said[1], skipped: 1 };
  return { text, separator: separatorOf(text.slice(0, 20_000)), skipped: 0 };
}

function separatorOf(head: string): string {
  const counts = new Map<string, number>(SEPARATORS.map((separator) => [separator, 0]));
  let quoted = false;
  for (const letter of head) {
    if (letter === '"') quoted = !quoted;
    else if (!quoted && counts.has(letter)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  // Semicolons and tabs are separators where they stand at all often; commas occur in prose too.
  const [comma = 0, semicolon = 0, tab = 0] = SEPARATORS.map((each) => counts.get(each) ?? 0);
  if (tab >= comma && tab >= semicolon && tab > 0) return "\t";
  return semicolon > comma ? ";" : ",";
}
