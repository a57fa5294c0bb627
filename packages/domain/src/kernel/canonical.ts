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
  const found = { indexKey: false };
  const ordered = withOrderedKeys(value, found);
  return found.indexKey ? written(value) : JSON.stringify(ordered);
}

/** Keys that an object does not keep in the order in which they were set. */
const INDEX_KEY = /^(?:0|[1-9]\d*|__proto__)$/;

/**
 * A copy that `JSON.stringify` writes in canonical form: four times as fast as writing it here.
 * An object with a key such as "10" cannot be ordered so; it is reported in `found`.
 */
function withOrderedKeys(value: Json, found: { indexKey: boolean }): Json {
  if (typeof value === "string") return wellFormed(value);
  if (typeof value === "number") return finite(value);
  if (value === null || typeof value === "boolean") return value;
  if (isList(value)) return value.map((item) => withOrderedKeys(item, found));
  const ordered: Record<string, Json> = {};
  for (const key of sortedKeys(value)) {
    const member = value[key];
    if (member === undefined) continue;
    if (INDEX_KEY.test(key)) found.indexKey = true;
    ordered[wellFormed(key)] = withOrderedKeys(member, found);
  }
  return ordered;
}

function written(value: Json): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(written).join(",")}]`;
  const members: string[] = [];
  for (const key of sortedKeys(value)) {
    const member = value[key];
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${written(member)}`);
  }
  return `{${members.join(",")}}`;
}

function sortedKeys(value: object): readonly string[] {
  const keys = Object.keys(value);
  for (let i = 1; i < keys.length; i += 1)
    if (compareText(keys[i - 1] ?? "", keys[i] ?? "") > 0) return keys.sort(compareText);
  return keys;
}

function wellFormed(text: string): string {
  if (!text.isWellFormed()) throw new Error("Text holds half of a character (lone surrogate)");
  return text;
}

function finite(number: number): number {
  if (!Number.isFinite(number)) throw new Error(`Not a JSON number: ${number}`);
  return number;
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
