import { lettersOf } from "./address.ts";
import { writeXlsx } from "hucre/xlsx";

/** A sheet to write: every cell is text, so no number loses digits and nothing runs as a formula. */
export type WorkbookSheet = {
  readonly name: string;
  readonly columns: readonly {
    readonly header: string;
    readonly width: number;
    /** Words to choose from in a list. */
    readonly choices?: readonly string[];
  }[];
  readonly rows: readonly (readonly string[])[];
};

/** Rows below the last one that also offer the words of a list. */
const sparePlaces = 2000;

/** A workbook of text cells, with its header fixed in place. */
export function writeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(({ name, columns, rows }) => ({
      name,
      // `@` is the format Text: what is typed there later stays as it was typed.
      columns: columns.map(({ width }) => ({ width, style: { numFmt: "@" } })),
      rows: [columns.map(({ header }) => header), ...rows.map((row) => [...row])],
      freezePane: { rows: 1 },
      dataValidations: columns.flatMap(({ choices }, index) => {
        if (choices === undefined) return [];
        const letter = lettersOf(index);
        const range = `${letter}2:${letter}${rows.length + sparePlaces}`;
        return [{ type: "list" as const, values: [...choices], allowBlank: true, range }];
      }),
    })),
  });
}
