import { extract } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { HouseholdId } from "../kernel/index.ts";
import { at } from "./ints.ts";
import { compress, INITIAL } from "./sha256.ts";

/** Salt of the extraction: names the purpose, so that a seed used elsewhere gives other numbers. */
export const TICKET_SALT = "pindah/housing-lottery/1";

/** First and second 32 bits of each household's ticket, in the order of the ids given. */
export type Tickets = { readonly high: Uint32Array; readonly low: Uint32Array };

/**
 * Draws a ticket for each household (HKDF with SHA-256, RFC 5869):
 *
 *   PRK    = HMAC-SHA-256(key: UTF-8 of TICKET_SALT, message: UTF-8 of the seed)
 *   ticket = first 8 bytes, big-endian, of HMAC-SHA-256(key: PRK, message: UTF-8 of the id, 0x01)
 *
 * A ticket depends on the seed and the household's own id only, not on who else takes part or how
 * they are listed, so anybody can recompute their own with one HMAC.
 */
export function drawTickets(seed: string, ids: readonly HouseholdId[]): Tickets {
  const expand = expander(extract(sha256, utf8ToBytes(seed), utf8ToBytes(TICKET_SALT)));
  const high = new Uint32Array(ids.length);
  const low = new Uint32Array(ids.length);
  for (let index = 0; index < ids.length; index++) {
    const digest = expand(ids[index] ?? "");
    high[index] = at(digest, 0);
    low[index] = at(digest, 1);
  }
  return { high, low };
}

/** A ticket as people see it: 16 hexadecimal digits. */
export function ticketText(high: number, low: number): string {
  return hexadecimal(high) + hexadecimal(low);
}

function hexadecimal(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}

/** T(1) of HKDF-Expand as eight words, valid until the next call. */
export function expander(key: Uint8Array): (info: string) => Int32Array {
  const inner = stateAfterKey(key, 0x36);
  const outer = stateAfterKey(key, 0x5c);
  const state = new Int32Array(8);
  const block = new Int32Array(16);
  return (info) => {
    state.set(inner);
    absorb(state, block, info);
    block.fill(0);
    for (let word = 0; word < 8; word++) block[word] = at(state, word);
    block[8] = 0x80000000 | 0;
    block[15] = (64 + 32) * 8;
    state.set(outer);
    compress(state, block);
    return state;
  };
}

/** The state once the padded key has been hashed: the same for every message. */
function stateAfterKey(key: Uint8Array, pad: number): Int32Array {
  if (key.length > 64) throw new Error("A key longer than a block must be hashed first");
  const block = new Int32Array(16);
  for (let place = 0; place < 64; place++) {
    const byte = (key[place] ?? 0) ^ pad;
    block[place >> 2] = at(block, place >> 2) | (byte << (24 - 8 * (place & 3)));
  }
  const state = INITIAL.slice();
  compress(state, block);
  return state;
}

/** Hashes the info, the counter 0x01 and the padding, after the 64 bytes of the key's block. */
function absorb(state: Int32Array, block: Int32Array, info: string): void {
  const bytes = isAscii(info) ? null : utf8ToBytes(info);
  const length = (bytes?.length ?? info.length) + 1;
  const total = (Math.floor((length + 8) / 64) + 1) * 64;
  for (let begin = 0; begin < total; begin += 64) {
    block.fill(0);
    for (let place = 0; place < 64; place++) {
      const position = begin + place;
      if (position > length) break;
      const byte =
        position === length
          ? 0x80
          : position === length - 1
            ? 0x01
            : (bytes?.[position] ?? info.charCodeAt(position));
      block[place >> 2] = at(block, place >> 2) | (byte << (24 - 8 * (place & 3)));
    }
    if (begin + 64 === total) {
      const bits = (64 + length) * 8;
      block[14] = Math.floor(bits / 2 ** 32);
      block[15] = bits | 0;
    }
    compress(state, block);
  }
}

function isAscii(text: string): boolean {
  for (let place = 0; place < text.length; place++) if (text.charCodeAt(place) > 0x7f) return false;
  return true;
}
