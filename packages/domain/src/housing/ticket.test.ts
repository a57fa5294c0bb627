import { expand, extract, hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { HouseholdId } from "../kernel/index.ts";
import { drawTickets, expander, ticketText } from "./ticket.ts";

const words = (digest: Int32Array) =>
  [...digest].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");

test("RFC 5869, A.3: the example with empty salt and info, first block of the output", () => {
  const prk = hexToBytes("19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04");
  expect(words(expander(prk)(""))).toBe(
    "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d",
  );
});

test("RFC 5869, A.1: the example with a salt and an info of ten bytes", () => {
  // The info is 0xf0 to 0xf9, which no text has as UTF-8; the extraction and the library's
  // expansion are held against the RFC, our expansion against the library's in the next test.
  const prk = extract(
    sha256,
    hexToBytes("0b".repeat(22)),
    hexToBytes("000102030405060708090a0b0c"),
  );
  expect(bytesToHex(prk)).toBe("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5");
  expect(bytesToHex(expand(sha256, prk, hexToBytes("f0f1f2f3f4f5f6f7f8f9"), 42))).toBe(
    "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
  );
});

test("any key and any info, of any length and script, gives what @noble/hashes gives", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      fc.oneof(fc.string({ maxLength: 200 }), fc.string({ unit: "grapheme", maxLength: 80 })),
      (key, info) => {
        fc.pre(info.isWellFormed());
        expect(words(expander(key)(info))).toBe(
          bytesToHex(expand(sha256, key, utf8ToBytes(info), 32)),
        );
      },
    ),
  );
});

test.each([53, 54, 55, 62, 63, 64])("an id of %d characters crosses no block wrongly", (length) => {
  const key = new Uint8Array(32).fill(7);
  const info = "x".repeat(length);
  expect(words(expander(key)(info))).toBe(bytesToHex(expand(sha256, key, utf8ToBytes(info), 32)));
});

test("a ticket is the first 64 bits of HKDF over the seed and the id, and nothing else", () => {
  const ids = ["H-17", "H-4", "H-99"].map((id) => HouseholdId.parse(id));
  const { high, low } = drawTickets("2026-11-24 drand 4711", ids);
  const expected = ids.map((id) =>
    bytesToHex(
      hkdf(
        sha256,
        utf8ToBytes("2026-11-24 drand 4711"),
        utf8ToBytes("pindah/housing-lottery/1"),
        utf8ToBytes(id),
        8,
      ),
    ),
  );
  expect(ids.map((_, index) => ticketText(high[index] ?? 0, low[index] ?? 0))).toEqual(expected);
});

test("a ticket does not depend on who else takes part, nor on the order of the list", () => {
  const [a, b, c] = ["H1", "H2", "H3"].map((id) => HouseholdId.parse(id));
  if (a === undefined || b === undefined || c === undefined) throw new Error("three ids");
  const all = drawTickets("seed", [a, b, c]);
  const two = drawTickets("seed", [c, a]);
  expect([two.high[0], two.low[0]]).toEqual([all.high[2], all.low[2]]);
  expect([two.high[1], two.low[1]]).toEqual([all.high[0], all.low[0]]);
});
