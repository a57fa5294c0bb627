import { z } from "zod";

// Control characters, and the invisible ones that turn text around or hide in it.
const unwanted = /[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u;

/** A short text typed by a person: normalised (NFC), without control or hidden characters. */
export const plainText = (maximum: number) =>
  z
    .string()
    .max(maximum)
    .refine((value) => value.isWellFormed() && !unwanted.test(value), "plain text")
    .transform((value) => value.normalize("NFC").trim());
