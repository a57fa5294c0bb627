import { md5 } from "@noble/hashes/legacy.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { itemOf } from "./ints.ts";

// RFC 3797, Publicly Verifiable Nominations Committee (NomCom) Random Selection (Eastlake 2004).
// Its key is a second form in which public numbers can be given to a draw; its selection is here
// so that anybody who knows the RFC can check our reading of it. MD5 only mixes the public
// numbers: nobody who could forge one has anything to choose.

/** One public source: whole numbers, such as the balls of a lottery or a price in cents. */
export type PublicNumbers = readonly number[];

/**
 * The key of section 4: the numbers of each source in ascending order, each followed by a dot;
 * a slash after each source.
 */
export function rfc3797Key(sources: readonly PublicNumbers[]): string {
  return sources
    .map((numbers) => {
      const sorted = numbers.toSorted((a, b) => a - b);
      return `${sorted.map((number) => `${number}.`).join("")}/`;
    })
    .join("");
}

/** The first so many of a pool, by place from 1, in the order in which they are drawn. */
export function rfc3797Selection(key: string, pool: number, count: number): readonly number[] {
  const left = Array.from({ length: pool }, (_, place) => place + 1);
  const selected: number[] = [];
  for (let index = 0; index < Math.min(count, pool); index++) {
    const place = remainder(md5(framed(key, index)), left.length);
    selected.push(itemOf(left, place));
    left.splice(place, 1);
  }
  return selected;
}

/** The key between two copies of the index in two bytes. */
function framed(key: string, index: number): Uint8Array {
  const number = [index >>> 8, index & 0xff];
  return Uint8Array.from([...number, ...utf8ToBytes(key), ...number]);
}

/** A long big-endian number modulo a small one, by long division. */
function remainder(bytes: Uint8Array, divisor: number): number {
  return bytes.reduce((rest, byte) => (rest * 256 + byte) % divisor, 0);
}
