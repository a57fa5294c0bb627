import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { z } from "zod";
import {
  err,
  hashOf,
  hashText,
  type HouseholdId,
  LocalDate,
  ok,
  type Result,
} from "../kernel/index.ts";
import { rfc3797Key } from "./rfc3797.ts";
import { drawTickets, ticketText } from "./ticket.ts";

const Hash = z.string().regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits");

/** The public event, still to come when it is named, whose outcome nobody can choose. */
export const PublicSource = z.discriminatedUnion("kind", [
  /** A round of a drand chain: the randomness is the SHA-256 of the round's signature. */
  z.strictObject({ kind: z.literal("drand"), chain: Hash, round: z.int().min(1) }),
  /** Public numbers in the form of RFC 3797: named sources, in the order in which they count. */
  z.strictObject({
    kind: z.literal("rfc3797"),
    sources: z.array(z.string().min(1)).min(1),
  }),
]);
export type PublicSource = z.infer<typeof PublicSource>;

/** What is published before the event: nothing of it can be changed afterwards unseen. */
export const LotteryCommitment = z.strictObject({
  /** Hashes of the frozen input and policy, and the version of the code that will run. */
  input: Hash,
  policy: Hash,
  engine: z.string().min(1),
  /** SHA-256 of the secret, which keeps those who know the event early from knowing the draw. */
  secretHash: Hash,
  source: PublicSource,
  /** The day on which the event is to come. */
  expectedOn: LocalDate,
});
export type LotteryCommitment = z.infer<typeof LotteryCommitment>;

/** What the event gave. */
export const PublicOutcome = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("drand"),
    round: z.int().min(1),
    signature: z.string().regex(/^([0-9a-f]{2})+$/, "hexadecimal"),
    randomness: Hash,
  }),
  z.strictObject({
    kind: z.literal("rfc3797"),
    numbers: z.array(z.array(z.int().min(0)).min(1)).min(1),
  }),
]);
export type PublicOutcome = z.infer<typeof PublicOutcome>;

/** Published after the event. With the commitment it fixes every ticket. */
export type LotteryReveal = {
  readonly commitment: LotteryCommitment;
  readonly secret: string;
  readonly outcome: PublicOutcome;
};

/** Why a draw does not hold: what was revealed is not what was announced. */
export type LotteryRefusal =
  | { readonly kind: "not_committed" }
  | { readonly kind: "commitment_changed"; readonly published: string; readonly found: string }
  | { readonly kind: "secret_does_not_match"; readonly committed: string; readonly found: string }
  | { readonly kind: "other_source"; readonly committed: string; readonly found: string }
  | { readonly kind: "other_round"; readonly committed: number; readonly found: number }
  | { readonly kind: "randomness_is_not_of_signature"; readonly round: number }
  | { readonly kind: "numbers_missing"; readonly expected: number; readonly found: number }
  | { readonly kind: "input_changed"; readonly committed: string; readonly found: string }
  | { readonly kind: "policy_changed"; readonly committed: string; readonly found: string };

/** The hash to publish before the event. */
export function commitmentHash(commitment: LotteryCommitment): string {
  return hashOf(commitment);
}

/** The hash of a secret, to put into a commitment. The secret is a text nobody can guess. */
export function secretHash(secret: string): string {
  return hashText(secret);
}

/**
 * The seed of a draw, once commitment, secret and outcome agree. The published hash is what was
 * announced before the event; without one there is no draw.
 */
export function openLottery(
  published: string | null,
  { commitment, secret, outcome }: LotteryReveal,
  frozen: { readonly input: string; readonly policy: string },
): Result<string, LotteryRefusal> {
  if (published === null) return err({ kind: "not_committed" });
  const hash = commitmentHash(commitment);
  if (hash !== published) return err({ kind: "commitment_changed", published, found: hash });
  const found = secretHash(secret);
  if (found !== commitment.secretHash) {
    return err({ kind: "secret_does_not_match", committed: commitment.secretHash, found });
  }
  if (frozen.input !== commitment.input) {
    return err({ kind: "input_changed", committed: commitment.input, found: frozen.input });
  }
  if (frozen.policy !== commitment.policy) {
    return err({ kind: "policy_changed", committed: commitment.policy, found: frozen.policy });
  }
  const randomness = randomnessOf(commitment.source, outcome);
  if (!randomness.ok) return randomness;
  return ok(hashOf({ commitment: hash, secret, randomness: randomness.value }));
}

function randomnessOf(
  source: PublicSource,
  outcome: PublicOutcome,
): Result<string, LotteryRefusal> {
  if (source.kind === "drand" && outcome.kind === "drand") {
    if (outcome.round !== source.round) {
      return err({ kind: "other_round", committed: source.round, found: outcome.round });
    }
    if (bytesToHex(sha256(hexToBytes(outcome.signature))) !== outcome.randomness) {
      return err({ kind: "randomness_is_not_of_signature", round: outcome.round });
    }
    return ok(outcome.randomness);
  }
  if (source.kind === "rfc3797" && outcome.kind === "rfc3797") {
    const expected = source.sources.length;
    if (outcome.numbers.length !== expected) {
      return err({ kind: "numbers_missing", expected, found: outcome.numbers.length });
    }
    return ok(rfc3797Key(outcome.numbers));
  }
  return err({ kind: "other_source", committed: source.kind, found: outcome.kind });
}

/** Tickets by household: 16 hexadecimal digits. */
export type TicketBook = ReadonlyMap<HouseholdId, string>;

/** Draws for households that have no ticket yet; whoever has one keeps it. */
export function extendDraw(
  earlier: TicketBook,
  seed: string,
  households: readonly HouseholdId[],
): TicketBook {
  const drawn = households.filter((id) => !earlier.has(id));
  const { high, low } = drawTickets(seed, drawn);
  const book = new Map(earlier);
  for (const [index, id] of drawn.entries()) {
    book.set(id, ticketText(high[index] ?? 0, low[index] ?? 0));
  }
  return book;
}
