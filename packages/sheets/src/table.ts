/** A table as read from a file: text cells, and the row numbers the file itself has. */
export type Table = {
  readonly file: string;
  /** Sheet of a workbook; null for CSV. */
  readonly sheet: string | null;
  readonly headerRow: number;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
};

/** A file as it was handed in. */
export type SheetFile = { readonly name: string; readonly bytes: Uint8Array };

/** Why a file, or a cell of it, cannot be read: what is wrong and what would be right. */
export type SheetProblem = {
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly column: string | null;
  /** Address in the spreadsheet, e.g. `C17`. */
  readonly cell: string | null;
  readonly code: "file_unreadable" | "value_invalid";
  readonly found: string | null;
  readonly wrong: { readonly id: string; readonly en: string };
  readonly cure: { readonly id: string; readonly en: string };
};

/** Bounds that a hostile file runs into before it costs memory or time. */
export type Limits = {
  readonly fileBytes: number;
  /** Parts inside a workbook. */
  readonly entries: number;
  /** Bytes of one part of a workbook once it is inflated. */
  readonly inflatedBytes: number;
  /** How many times larger than its compressed form a part may become. */
  readonly ratio: number;
  readonly columns: number;
  /** Cells of one table, gaps included. */
  readonly cells: number;
  /** Rows of one table, empty ones included. */
  readonly rows: number;
};

export const DEFAULT_LIMITS: Limits = {
  fileBytes: 256 * 1024 * 1024,
  entries: 2000,
  inflatedBytes: 1024 * 1024 * 1024,
  ratio: 300,
  columns: 1024,
  cells: 64_000_000,
  rows: 2_000_000,
};

/** Stops the reading of one file; caught where the file is opened, never seen outside. */
export class Unreadable extends Error {
  readonly problem: Omit<SheetProblem, "file">;

  constructor(problem: Partial<SheetProblem> & Pick<SheetProblem, "wrong" | "cure">) {
    super(problem.wrong.en);
    this.problem = {
      sheet: null,
      row: null,
      column: null,
      cell: null,
      code: "file_unreadable",
      found: null,
      ...problem,
    };
  }
}
