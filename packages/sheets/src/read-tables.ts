import { readCsv } from "./csv.ts";
import {
  DEFAULT_LIMITS,
  type Limits,
  type SheetFile,
  type SheetProblem,
  type Table,
  Unreadable,
} from "./table.ts";
import { readXlsx } from "./xlsx.ts";
import { encrypted, tooLarge } from "./zip.ts";

export type Reading =
  | { readonly ok: true; readonly value: readonly Table[] }
  | { readonly ok: false; readonly error: readonly SheetProblem[] };

/**
 * The tables of some files: a CSV file is one, every sheet of a workbook is one. What a file is
 * shows in its bytes, not in its name. Either all tables, or every problem of every file.
 */
export function readTables(files: readonly SheetFile[], limits: Partial<Limits> = {}): Reading {
  const all = { ...DEFAULT_LIMITS, ...limits };
  const tables: Table[] = [];
  const problems: SheetProblem[] = [];
  for (const { name, bytes } of files) {
    try {
      const read = readFile(name, bytes, all);
      tables.push(...read.tables);
      problems.push(...read.problems);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      problems.push({ file: name, ...error.problem });
    }
  }
  return problems.length > 0 ? { ok: false, error: problems } : { ok: true, value: tables };
}

/**
 * The tables of one file although cells of it are wrong: whoever corrects them one by one wants to
 * see the others. Fails only where the file itself cannot be read.
 */
export function readTablesWithProblems(
  file: SheetFile,
  limits: Partial<Limits> = {},
):
  | {
      readonly ok: true;
      readonly tables: readonly Table[];
      readonly problems: readonly SheetProblem[];
    }
  | { readonly ok: false; readonly problem: SheetProblem } {
  try {
    const read = readFile(file.name, file.bytes, { ...DEFAULT_LIMITS, ...limits });
    return { ok: true, ...read };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { ok: false, problem: { file: file.name, ...error.problem } };
  }
}

function readFile(
  name: string,
  bytes: Uint8Array,
  limits: Limits,
): { tables: Table[]; problems: SheetProblem[] } {
  if (bytes.length > limits.fileBytes) throw tooLarge(name, name, `${limits.fileBytes} byte`);
  const [a, b, c, d] = bytes;
  if (a === 0x50 && b === 0x4b && c === 0x03 && d === 0x04) return readXlsx(name, bytes, limits);
  if (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0) throw encrypted();
  const table = readCsv(name, bytes, limits);
  if (table !== null) return { tables: [table], problems: [] };
  throw new Unreadable({
    wrong: { id: "Berkas ini kosong.", en: "This file is empty." },
    cure: {
      id: "Tulis sedikitnya baris judul kolom.",
      en: "Write at least the row with the names of the columns.",
    },
  });
}
