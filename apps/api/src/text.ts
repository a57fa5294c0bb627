import { z } from "zod";
import { refuse } from "./refusal.ts";

// Control characters, and the invisible ones that turn text around or hide in it.
const unwanted = /[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u;

/** A short text typed by a person: normalised (NFC), without control or hidden characters. */
export const plainText = (maximum: number) =>
  z
    .string()
    .max(maximum)
    .refine((value) => value.isWellFormed() && !unwanted.test(value), "plain text")
    .transform((value) => value.normalize("NFC").trim());

// As above, but a text of several lines keeps its lines.
const unwantedAnywhere = /(?![\n\r\t])[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u;
const deepest = 20;

/**
 * The input of a call as procedures may see it: every text in it normalised (NFC), and none with
 * control or hidden characters or half a sign, however deep it stands and under whatever key.
 */
export function plainInput(value: unknown, depth = 0): unknown {
  if (depth > deepest) throw refuse("input_invalid");
  if (typeof value === "string") {
    if (!value.isWellFormed() || unwantedAnywhere.test(value)) throw refuse("input_invalid");
    return value.normalize("NFC");
  }
  if (Array.isArray(value)) return value.map((each) => plainInput(each, depth + 1));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, plainInput(each, depth + 1)]),
  );
}
