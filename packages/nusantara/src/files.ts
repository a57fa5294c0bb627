import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { z } from "zod";

/** A data file of this package does not say what it must say. Names every place at once. */
export class ReferenceDataError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`Reference data of Nusantara is not usable:\n${problems.join("\n")}`);
    this.name = "ReferenceDataError";
    this.problems = problems;
  }
}

export type Row = {
  /** The cell as text; the column must exist. */
  readonly text: (column: string) => string;
  /** Null when the cell is empty. */
  readonly optional: (column: string) => string | null;
  /** A whole number; anything else is left as text, for the schema to refuse. */
  readonly whole: (column: string) => number | string;
};

/** The text of a file in `packages/nusantara/data`. */
export function readData(file: string): string {
  return readFileSync(new URL(`../data/${file}`, import.meta.url), "utf8");
}

/** Reads a JSON file against its schema, or throws with the path of each mistake. */
export function readJson<T>(file: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(JSON.parse(readData(file)));
  if (parsed.success) return parsed.data;
  throw new ReferenceDataError(
    parsed.error.issues.map((issue) => `${file}: ${issue.path.join(".")}: ${issue.message}`),
  );
}

/** Reads the text of a CSV file against its schema, or throws with each row and column. */
export function readRows<T>(
  file: string,
  schema: z.ZodType<T>,
  shape: (row: Row) => unknown,
  text: string = readData(file),
): T[] {
  const records: string[][] = parse(text, { bom: true });
  const columns = records[0] ?? [];
  const problems: string[] = [];
  const rows: T[] = [];
  for (const [index, cells] of records.slice(1).entries()) {
    const parsed = schema.safeParse(shape(rowOf(file, columns, cells)));
    if (parsed.success) rows.push(parsed.data);
    else
      for (const issue of parsed.error.issues)
        problems.push(`${file}, row ${index + 2}: ${issue.path.join(".")}: ${issue.message}`);
  }
  if (problems.length > 0) throw new ReferenceDataError(problems);
  return rows;
}

function rowOf(file: string, columns: readonly string[], cells: readonly string[]): Row {
  const text = (column: string) => {
    const cell = cells[columns.indexOf(column)];
    if (cell === undefined) throw new ReferenceDataError([`${file}: column ${column} is missing`]);
    return cell;
  };
  return {
    text,
    optional: (column) => text(column) || null,
    whole: (column) => (/^\d{1,9}$/.test(text(column)) ? Number(text(column)) : text(column)),
  };
}
