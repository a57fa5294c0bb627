import { z } from "zod";
import { parseJson } from "../parse-json.ts";
import { refuse } from "../refusal.ts";

/** How many rows, and after which: no page counts from the start. */
export const pageInput = {
  limit: z.int().min(1).max(100).default(50),
  cursor: z.string().max(300).nullable().default(null),
};

export type Page<T> = { readonly rows: readonly T[]; readonly nextCursor: string | null };

export function writeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString("base64url");
}

/** The place a cursor names. Refuses what this server did not write in this shape. */
export function readCursor<T>(cursor: string | null, shape: z.ZodType<T>): T | null {
  if (cursor === null) return null;
  const read = shape.safeParse(parseJson(Buffer.from(cursor, "base64url").toString("utf8")));
  if (!read.success) throw refuse("cursor_unreadable");
  return read.data;
}

/** Cuts the one row too many that was asked for, and names the place after the last. */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  place: (row: T) => readonly (string | number)[],
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { rows: shown, nextCursor: more ? writeCursor(place(last)) : null };
}

/** A pattern for LIKE that finds the text as it was typed. */
export function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
