import type { Bilingual } from "../kernel/index.ts";

/** A table as read from a file: text cells, and the row numbers the file itself has. */
export type Table = {
  /** File name, e.g. `units.csv`. */
  readonly file: string;
  /** Sheet of a workbook; null for CSV. */
  readonly sheet: string | null;
  /** Header row: its number in the file and its cells. */
  readonly headerRow: number;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
};

/** Something wrong with the input: where it is, what was found, and what would be right. */
export type InputProblem = {
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly column: string | null;
  /** Address in the spreadsheet, e.g. `C17`. */
  readonly cell: string | null;
  readonly code:
    | "file_missing"
    | "file_unreadable"
    | "column_missing"
    | "column_unknown"
    | "value_missing"
    | "value_invalid"
    | "reference_unknown"
    | "duplicate"
    | "inconsistent"
    | "policy_overlap"
    | "policy_missing";
  readonly found: string | null;
  readonly wrong: Bilingual;
  readonly cure: Bilingual;
};
