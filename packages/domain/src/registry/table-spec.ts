import type { Bilingual } from "../kernel/index.ts";
import type { Kind } from "./kinds.ts";
import type { InputProblem } from "./table.ts";

/** One column: its name in the file, what it holds, and where its value stands in an item. */
export type Column<T, V> = {
  readonly name: string;
  readonly kind: Kind<V>;
  /** False: the column may be left out of the file, which leaves every cell of it empty. */
  readonly mustStand: boolean;
  readonly text: (item: T) => string;
};

/** Reads a cell of the row at hand. Only called for rows in which every cell is right. */
export type CellReader<T> = <V>(column: Column<T, V>) => V;

/** Something wrong in a row whose cells are each right. */
export type Finding = {
  readonly column: string;
  readonly code: InputProblem["code"];
  readonly wrong: Bilingual;
  readonly cure: Bilingual;
};

/** One table of a dataset. What is said here is what is read, written, checked and documented. */
export type TableSpec<T> = {
  /** Name of the file without its ending, or of the sheet of a workbook. */
  readonly name: string;
  /** Without it there is no dataset; otherwise its absence means no rows. */
  readonly required: boolean;
  readonly columns: readonly Column<T, unknown>[];
  /** Columns that together name a row; no two rows may share them. */
  readonly key: readonly string[];
  readonly build: (cell: CellReader<T>) => T;
  readonly check?: (item: T) => readonly Finding[];
  /** Holds names or numbers of people: what was found is not repeated in a problem. */
  readonly personal?: boolean;
};

export function column<T, V>(name: string, kind: Kind<V>, value: (item: T) => V): Column<T, V> {
  return { name, kind, mustStand: !kind.mayBeEmpty, text: (item) => kind.write(value(item)) };
}

/** A column whose cells may be empty, but whose absence would say too much at once. */
export function mustStand<T, V>(own: Column<T, V>): Column<T, V> {
  return { ...own, mustStand: true };
}

/** For a table in the form of `spec`: its name with the ending of a CSV file. */
export function fileOf(spec: { readonly name: string }): string {
  return `${spec.name}.csv`;
}
