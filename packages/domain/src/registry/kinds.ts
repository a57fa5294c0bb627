import type { z } from "zod";
import { type Bilingual, LocalDate } from "../kernel/index.ts";

/** What a cell of a column may hold, how it is read and written, and how to say so. */
export type Kind<V> = {
  /** "… is not <expected>"; "write <expected>". */
  readonly expected: Bilingual;
  readonly example: string;
  /** An empty cell is an answer (null), not a mistake. */
  readonly mayBeEmpty: boolean;
  /** The few words that are allowed, for a suggestion; null when there is no list. */
  readonly options: readonly string[] | null;
  /** The table that must hold this code, e.g. `units`. */
  readonly refersTo: string | null;
  /** Undefined when the text is not of this kind. */
  read(text: string): V | undefined;
  write(value: V): string;
};

const base = { mayBeEmpty: false, options: null, refersTo: null } as const;

/** Any text that is not empty. */
export function text(example: string): Kind<string> {
  return {
    ...base,
    expected: { id: "teks", en: "a text" },
    example,
    read: (cell) => (cell === "" ? undefined : cell),
    write: (value) => value,
  };
}

/** A short code that names a row of its own table. */
export function code<S extends z.ZodType<string>>(schema: S, example: string): Kind<z.output<S>> {
  return {
    ...base,
    expected: {
      id: "kode (huruf, angka, titik, tanda hubung, garis bawah; paling banyak 64)",
      en: "a code (letters, digits, dot, dash, underscore; at most 64)",
    },
    example,
    read: remembered((cell) => schema.safeParse(cell).data),
    write: (value) => value,
  };
}

/** A code that another table declares. */
export function reference<S extends z.ZodType<string>>(
  schema: S,
  table: string,
  example: string,
): Kind<z.output<S>> {
  return {
    ...code(schema, example),
    expected: { id: `kode yang ada di ${table}`, en: `a code that stands in ${table}` },
    refersTo: table,
  };
}

/** One of a few words. */
export function choice<V extends string>(options: readonly V[], expected?: Bilingual): Kind<V> {
  const known = new Map<string, V>(options.map((option) => [option, option]));
  const list = options.join(", ");
  return {
    ...base,
    expected: expected ?? { id: `salah satu dari: ${list}`, en: `one of: ${list}` },
    example: options[0] ?? "",
    options,
    read: (cell) => known.get(cell),
    write: (value) => value,
  };
}

/** A whole number between two limits, both included. */
export function whole(least: number, most: number, example: string): Kind<number> {
  return {
    ...base,
    expected: {
      id: `bilangan bulat dari ${least} sampai ${most}`,
      en: `a whole number from ${least} to ${most}`,
    },
    example,
    read: (cell) => {
      if (!/^\d{1,9}$/.test(cell)) return undefined;
      const value = Number(cell);
      return value >= least && value <= most ? value : undefined;
    },
    write: (value) => String(value),
  };
}

const YES = new Set(["yes", "ya", "true", "1"]);
const NO = new Set(["no", "tidak", "false", "0"]);

export const yesNo: Kind<boolean> = {
  ...base,
  expected: { id: "yes atau no (juga ya, tidak)", en: "yes or no (also ya, tidak)" },
  example: "yes",
  options: ["yes", "no"],
  read: (cell) => (YES.has(cell) ? true : NO.has(cell) ? false : undefined),
  write: (value) => (value ? "yes" : "no"),
};

export const day: Kind<LocalDate> = {
  ...base,
  expected: { id: "hari dalam bentuk TTTT-BB-HH", en: "a day in the form YYYY-MM-DD" },
  example: "2024-07-31",
  read: remembered((cell) => LocalDate.safeParse(cell).data),
  write: (value) => value,
};

/** A day, or the word that says that there is none yet. */
export function dayOr<W extends string>(word: W, meaning: Bilingual): Kind<LocalDate | W> {
  return {
    ...day,
    expected: {
      id: `${day.expected.id}, atau ${word} (${meaning.id})`,
      en: `${day.expected.en}, or ${word} (${meaning.en})`,
    },
    options: [word],
    read: (cell) => (cell === word ? word : day.read(cell)),
    write: (value) => value,
  };
}

/** Text in a fixed form, e.g. three digits. */
export function form(pattern: RegExp, expected: Bilingual, example: string): Kind<string> {
  return {
    ...base,
    expected,
    example,
    read: (cell) => (pattern.test(cell) ? cell : undefined),
    write: (value) => value,
  };
}

/** The same, but an empty cell means null. */
export function optional<V>(kind: Kind<V>): Kind<V | null> {
  return {
    ...kind,
    mayBeEmpty: true,
    read: (cell) => (cell === "" ? null : kind.read(cell)),
    write: (value) => (value === null ? "" : kind.write(value)),
  };
}

/**
 * Codes and days come again and again down a column; each is checked once. The memory is small
 * and is dropped when it is full, so that a column of a million different codes costs nothing.
 */
function remembered<V>(read: (cell: string) => V | undefined): (cell: string) => V | undefined {
  const seen = new Map<string, V>();
  return (cell) => {
    const known = seen.get(cell);
    if (known !== undefined) return known;
    const value = read(cell);
    if (value !== undefined) {
      if (seen.size >= 4096) seen.clear();
      seen.set(cell, value);
    }
    return value;
  };
}
