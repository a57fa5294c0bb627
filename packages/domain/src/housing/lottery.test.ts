import { expect, test } from "vitest";
import { HouseholdId, LocalDate } from "../kernel/index.ts";
import {
  commitmentHash,
  extendDraw,
  type LotteryCommitment,
  type LotteryReveal,
  openLottery,
  secretHash,
} from "./lottery.ts";
import { rfc3797Key, rfc3797Selection } from "./rfc3797.ts";

test("RFC 3797, section 6: its three sources give its key, and its key its ten of 25", () => {
  const key = rfc3797Key([[9319], [2, 5, 12, 8, 10], [9, 18, 26, 34, 41, 45]]);
  expect(key).toBe("9319./2.5.8.10.12./9.18.26.34.41.45./");
  // Its example draws ten; the table beside it goes on, with 22 as the eleventh.
  expect(rfc3797Selection(key, 25, 10)).toEqual([17, 7, 2, 16, 25, 23, 8, 24, 19, 13]);
  expect(rfc3797Selection(key, 25, 11).at(-1)).toBe(22);
});

test("a pool smaller than the number asked for is drawn to its end, each place once", () => {
  const drawn = rfc3797Selection("1./", 4, 9);
  expect(drawn.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4]);
});

const input = "1".repeat(64);
const policy = "2".repeat(64);
const frozen = { input, policy };
const commitment: LotteryCommitment = {
  input,
  policy,
  engine: "pindah 0.1.0",
  secretHash: secretHash("a secret of the notary"),
  source: { kind: "rfc3797", sources: ["Lottery A", "Exchange rate"] },
  expectedOn: LocalDate.parse("2026-12-01"),
};
const reveal: LotteryReveal = {
  commitment,
  secret: "a secret of the notary",
  outcome: { kind: "rfc3797", numbers: [[4, 17], [16_432]] },
};
const published = commitmentHash(commitment);

function refusal(hash: string | null, change: Partial<LotteryReveal>, now = frozen): unknown {
  const opened = openLottery(hash, { ...reveal, ...change }, now);
  return opened.ok ? "opened" : opened.error;
}

test("commitment, secret and public numbers together give one seed, the same every time", () => {
  const opened = openLottery(published, reveal, frozen);
  expect(opened).toMatchObject({ ok: true, value: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(openLottery(published, reveal, frozen)).toEqual(opened);
  const other = openLottery(
    published,
    { ...reveal, outcome: { kind: "rfc3797", numbers: [[4, 18], [16_432]] } },
    frozen,
  );
  expect(other).not.toEqual(opened);
});

test("a draw that nobody announced is refused", () => {
  expect(refusal(null, {})).toEqual({ kind: "not_committed" });
});

test("a commitment other than the one announced is refused", () => {
  const changed = { ...commitment, engine: "pindah 0.1.1" };
  expect(refusal(published, { commitment: changed })).toMatchObject({
    kind: "commitment_changed",
    published,
  });
});

test("another secret is refused", () => {
  expect(refusal(published, { secret: "a better one" })).toMatchObject({
    kind: "secret_does_not_match",
  });
});

test("an input or a policy changed after the announcement is refused", () => {
  const other = "3".repeat(64);
  expect(refusal(published, {}, { input: other, policy })).toEqual({
    kind: "input_changed",
    committed: input,
    found: other,
  });
  expect(refusal(published, {}, { input, policy: other })).toMatchObject({
    kind: "policy_changed",
  });
});

test("the numbers of one source for two are refused", () => {
  const outcome = { kind: "rfc3797" as const, numbers: [[4, 17]] };
  expect(refusal(published, { outcome })).toEqual({
    kind: "numbers_missing",
    expected: 2,
    found: 1,
  });
});

const drand: LotteryCommitment = {
  ...commitment,
  source: { kind: "drand", chain: "4".repeat(64), round: 1000 },
};
// SHA-256 of the three bytes of "abc", FIPS 180-4 appendix.
const signed = {
  kind: "drand" as const,
  round: 1000,
  signature: "616263",
  randomness: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
};

test("a beacon's round opens the draw that named it, and no other round does", () => {
  const hash = commitmentHash(drand);
  expect(refusal(hash, { commitment: drand, outcome: signed })).toBe("opened");
  expect(refusal(hash, { commitment: drand, outcome: { ...signed, round: 1001 } })).toEqual({
    kind: "other_round",
    committed: 1000,
    found: 1001,
  });
  expect(
    refusal(hash, { commitment: drand, outcome: { ...signed, randomness: "0".repeat(64) } }),
  ).toEqual({ kind: "randomness_is_not_of_signature", round: 1000 });
  expect(refusal(hash, { commitment: drand })).toEqual({
    kind: "other_source",
    committed: "drand",
    found: "rfc3797",
  });
});

test("a second draw with another seed keeps every ticket of the first", () => {
  const ids = ["H1", "H2", "H3"].map((id) => HouseholdId.parse(id));
  const first = extendDraw(new Map(), "first seed", ids.slice(0, 2));
  const second = extendDraw(first, "second seed", ids);
  expect(second.size).toBe(3);
  for (const [id, ticket] of first) expect(second.get(id)).toBe(ticket);
  const alone = extendDraw(new Map(), "second seed", ids);
  expect(second.get(HouseholdId.parse("H3"))).toBe(alone.get(HouseholdId.parse("H3")));
});
