import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { compareText } from "./order.ts";

/** What JSON can say, and nothing else: no undefined, no NaN, no Map, no typed array. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/**
 * The one text form of a value (RFC 8785, JSON Canonicalization Scheme): keys ordered by UTF-16
 * code unit, ECMAScript number form, no white space. Members that are `undefined` are left out,
 * as `JSON.stringify` does. Throws on what JSON cannot carry: a number that is not finite and a
 * lone surrogate are mistakes of the caller, not of the data.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new Error(`Not a JSON number: ${value}`);
    return JSON.stringify(value);
  }
  if (typeof value === "string") {
    if (!value.isWellFormed()) throw new Error("Text holds half of a character (lone surrogate)");
    return JSON.stringify(value);
  }
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members: string[] = [];
  for (const key of Object.keys(value).sort(compareText)) {
    const member = value[key];
    if (member !== undefined) members.push(`${canonicalJson(key)}:${canonicalJson(member)}`);
  }
  return `{${members.join(",")}}`;
}

/** SHA-256 of the canonical form, as 64 hexadecimal digits. */
export function hashOf(value: Json): string {
  return hashText(canonicalJson(value));
}

/** SHA-256 of a text in UTF-8, as 64 hexadecimal digits. */
export function hashText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
