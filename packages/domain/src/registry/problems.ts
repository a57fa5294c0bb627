import type { Bilingual } from "../kernel/index.ts";
import type { Kind } from "./kinds.ts";
import { nearestCode } from "./nearest.ts";
import type { InputProblem, Table } from "./table.ts";

/** Where in a table something is wrong. */
export type Place = {
  readonly table: Table;
  readonly row: number | null;
  /** Index of the column; -1 when it is about no column of the file. */
  readonly column: number;
  readonly name: string | null;
};

type Said = Pick<InputProblem, "code" | "found" | "wrong" | "cure">;

export function problemAt({ table, row, column, name }: Place, said: Said): InputProblem {
  return {
    file: table.file,
    sheet: table.sheet,
    row,
    column: name,
    cell: row === null || column < 0 ? null : cellAddress(column, row),
    ...said,
  };
}

/** `C17`: the third column of row 17. */
export function cellAddress(column: number, row: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row}`;
}

export function tableMissing(file: string, given: readonly string[]): InputProblem {
  const near = nearestCode(file, given);
  return {
    file,
    sheet: null,
    row: null,
    column: null,
    cell: null,
    code: "file_missing",
    found: near,
    wrong: { id: `Berkas ${file} tidak ada.`, en: `The file ${file} is missing.` },
    cure:
      near === null
        ? {
            id: `Tambahkan ${file}; kolomnya ada di docs/data.md.`,
            en: `Add ${file}; docs/data.md gives its columns.`,
          }
        : {
            id: `Apakah ${near} yang dimaksud? Namai ${file}.`,
            en: `Is ${near} meant? Name it ${file}.`,
          },
  };
}

export function tableTwice(table: Table, first: Table): InputProblem {
  return problemAt(nowhere(table), {
    code: "duplicate",
    found: table.sheet ?? table.file,
    wrong: {
      id: `Tabel ini sudah ada di ${nameOf(first)}.`,
      en: `This table already stands in ${nameOf(first)}.`,
    },
    cure: { id: "Hapus salah satunya.", en: "Remove one of the two." },
  });
}

export function columnMissing(
  table: Table,
  name: string,
  expected: Bilingual,
  spare: readonly string[],
): InputProblem {
  const near = nearestCode(name, spare);
  return problemAt(
    { table, row: table.headerRow, column: -1, name },
    {
      code: "column_missing",
      found: near,
      wrong: { id: `Kolom ${name} tidak ada.`, en: `The column ${name} is missing.` },
      cure:
        near === null
          ? {
              id: `Tambahkan kolom ${name}: ${expected.id}.`,
              en: `Add the column ${name}: ${expected.en}.`,
            }
          : {
              id: `Ganti nama kolom ${near} menjadi ${name}.`,
              en: `Rename the column ${near} to ${name}.`,
            },
    },
  );
}

export function columnUnknown(
  table: Table,
  index: number,
  found: string,
  missing: readonly string[],
): InputProblem {
  const near = nearestCode(found, missing);
  return problemAt(
    { table, row: table.headerRow, column: index, name: found },
    {
      code: "column_unknown",
      found,
      wrong: { id: `Kolom "${found}" tidak dikenal.`, en: `The column "${found}" is not known.` },
      cure:
        near === null
          ? {
              id: "Hapus kolom ini; yang tidak diperlukan tidak disimpan.",
              en: "Remove this column; what is not needed is not kept.",
            }
          : { id: `Mungkin maksudnya ${near}.`, en: `Perhaps ${near} is meant.` },
    },
  );
}

export function columnTwice(table: Table, index: number, name: string): InputProblem {
  return problemAt(
    { table, row: table.headerRow, column: index, name },
    {
      code: "duplicate",
      found: name,
      wrong: { id: `Kolom ${name} ada dua kali.`, en: `The column ${name} stands twice.` },
      cure: { id: "Hapus salah satunya.", en: "Remove one of the two." },
    },
  );
}

export function valueMissing(place: Place, kind: Kind<unknown>): InputProblem {
  return problemAt(place, {
    code: "value_missing",
    found: null,
    wrong: { id: "Sel ini kosong.", en: "This cell is empty." },
    cure: written(kind),
  });
}

export function valueInvalid(
  place: Place,
  kind: Kind<unknown>,
  found: string | null,
): InputProblem {
  const near =
    found === null ? null : (isoDay(found, kind) ?? nearestCode(found, kind.options ?? []));
  const shown = found === null ? { id: "Isi sel ini", en: "What stands here" } : both(`"${found}"`);
  return problemAt(place, {
    code: "value_invalid",
    found,
    wrong: {
      id: `${shown.id} bukan ${kind.expected.id}.`,
      en: `${shown.en} is not ${kind.expected.en}.`,
    },
    cure:
      near === null
        ? written(kind)
        : { id: `Mungkin maksudnya ${near}.`, en: `Perhaps ${near} is meant.` },
  });
}

export function referenceUnknown(
  place: Place,
  target: string,
  found: string,
  near: string | null,
): InputProblem {
  return problemAt(place, {
    code: "reference_unknown",
    found,
    wrong: {
      id: `"${found}" tidak ada di ${target}.`,
      en: `"${found}" does not stand in ${target}.`,
    },
    cure:
      near === null
        ? {
            id: `Tulis kode dari ${target}, atau tambahkan barisnya di sana.`,
            en: `Write a code of ${target}, or add its row there.`,
          }
        : { id: `Mungkin maksudnya ${near}.`, en: `Perhaps ${near} is meant.` },
  });
}

export function rowTwice(place: Place, found: string | null, firstRow: number): InputProblem {
  return problemAt(place, {
    code: "duplicate",
    found,
    wrong: {
      id: `Sudah ada di baris ${firstRow}.`,
      en: `It already stands in row ${firstRow}.`,
    },
    cure: {
      id: "Hapus salah satunya, atau beri kode lain.",
      en: "Remove one of the two, or give it another code.",
    },
  });
}

export function rowTooLong(place: Place, cells: number): InputProblem {
  return problemAt(place, {
    code: "inconsistent",
    found: null,
    wrong: {
      id: `Baris ini punya ${cells} sel, judulnya ${place.table.columns.length}.`,
      en: `This row has ${cells} cells, its header ${place.table.columns.length}.`,
    },
    cure: {
      id: "Periksa pemisah dan tanda kutip pada baris ini.",
      en: "Check the separators and quotation marks of this row.",
    },
  });
}

export const nowhere = (table: Table): Place => ({ table, row: null, column: -1, name: null });

function written({ expected, example }: Kind<unknown>): Bilingual {
  return {
    id: `Tulis ${expected.id}, misalnya ${example}.`,
    en: `Write ${expected.en}, for example ${example}.`,
  };
}

/** A day written the Indonesian way, day first, as the day it should be. */
function isoDay(found: string, kind: Kind<unknown>): string | null {
  const match = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(found);
  if (match === null) return null;
  const [, date = "", month = "", year = ""] = match;
  const iso = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return kind.read(iso) === undefined ? null : iso;
}

const nameOf = (table: Table) =>
  table.sheet === null ? table.file : `${table.file} [${table.sheet}]`;
const both = (words: string): Bilingual => ({ id: words, en: words });
