import { z } from "zod";
import {
  canonicalJson,
  compareText,
  hashOf,
  HouseholdId,
  type Result,
  err,
  ok,
} from "../kernel/index.ts";
import {
  drawTickets,
  LotteryCommitment,
  openLottery,
  PublicOutcome,
  ticketText,
  type LotteryRefusal,
} from "../housing/index.ts";
import { parseJson } from "./parse-json.ts";

const Hex32 = z.string().regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits");

/**
 * The frozen list of a draw as it is published (`draws/<drawId>/codes.json`): one code for each
 * household that takes part, sorted, with blank codes up to the next hundred, so that the list
 * tells no count. A code is SHA-256 over a salt of the draw that is never published, the draw's id
 * and the household; only the household can find its own (it is in its receipt's portal).
 */
export const DrawCodes = z.strictObject({
  format: z.literal("pindah-draw-codes/1"),
  drawId: z.string().min(1),
  codes: z.array(Hex32).min(1),
});
export type DrawCodes = z.infer<typeof DrawCodes>;

/** Entry of the log before the event (`draws/<drawId>/commit.json`): what will be drawn, and how. */
export const DrawCommit = z.strictObject({
  format: z.literal("pindah-entry/1"),
  kind: z.literal("draw-commit"),
  drawId: z.string().min(1),
  /** `input` is the hash of the frozen list (`hashOf` of `DrawCodes`). */
  commitment: LotteryCommitment,
});
export type DrawCommit = z.infer<typeof DrawCommit>;

/** Entry of the log after the event (`draws/<drawId>/reveal.json`). */
export const DrawReveal = z.strictObject({
  format: z.literal("pindah-entry/1"),
  kind: z.literal("draw-reveal"),
  drawId: z.string().min(1),
  /** SHA-256 of the commit entry's bytes. */
  commit: Hex32,
  secret: z.string().min(1),
  outcome: PublicOutcome,
  /** SHA-256 over the codes in the order of their tickets (`hashOf` of the list). */
  result: Hex32,
});
export type DrawReveal = z.infer<typeof DrawReveal>;

const PADDED_TO = 100;

/** The code of one household in one draw: 64 hexadecimal digits. */
export function drawCode(salt: string, drawId: string, householdId: string): string {
  return hashOf({ salt, drawId, householdId });
}

/** The frozen list of a draw, padded and sorted. `salt` is 32 bytes of chance nobody can guess. */
export function drawCodes(
  salt: string,
  drawId: string,
  households: readonly HouseholdId[],
): DrawCodes {
  const blanks = PADDED_TO - (households.length % PADDED_TO);
  const names = [
    ...households,
    // No household's id holds a space.
    ...Array.from({ length: blanks }, (_, at) => `blank code ${at}`),
  ];
  const codes = names.map((name) => drawCode(salt, drawId, name)).toSorted(compareText);
  return { format: "pindah-draw-codes/1", drawId, codes };
}

/** The codes in the order of their tickets: first served first. */
export function drawOrder(seed: string, codes: readonly string[]): readonly string[] {
  // A code is 64 hexadecimal digits, which is the form of an id.
  const ids = codes.map((code) => HouseholdId.parse(code));
  const { high, low } = drawTickets(seed, ids);
  return ids
    .map((code, at) => ({ code, ticket: ticketText(high[at] ?? 0, low[at] ?? 0) }))
    .toSorted((a, b) => compareText(a.ticket, b.ticket) || compareText(a.code, b.code))
    .map(({ code }) => code);
}

/** What is known of a draw after its event. */
export type DrawEvent = {
  readonly codes: DrawCodes;
  readonly secret: string;
  readonly outcome: PublicOutcome;
};

/** The reveal of a draw, once the event has come; refused when it is not what was announced. */
export function revealDraw(
  commit: DrawCommit,
  { codes, secret, outcome }: DrawEvent,
): Result<DrawReveal, LotteryRefusal> {
  const seed = seedOf(commit, { codes, secret, outcome });
  if (!seed.ok) return seed;
  return ok({
    format: "pindah-entry/1",
    kind: "draw-reveal",
    drawId: commit.drawId,
    commit: hashOf(commit),
    secret,
    outcome,
    result: hashOf(drawOrder(seed.value, codes.codes)),
  });
}

/** What a stranger has of a draw: two entries with their places in the log, and the list. */
export type DrawEvidence = {
  readonly commitText: string;
  readonly commitIndex: number;
  readonly revealText: string;
  readonly revealIndex: number;
  /** `codes.json` as it was received. */
  readonly codesText: string;
};

/** Why a draw is not believed. */
export type DrawRefusal =
  | { readonly kind: "unreadable"; readonly what: "commit" | "reveal" | "codes" }
  | { readonly kind: "another_draw"; readonly committed: string; readonly found: string }
  /** The result stands in the log before what it was to be bound by. */
  | { readonly kind: "revealed_before_commit"; readonly commit: number; readonly reveal: number }
  | { readonly kind: "commit_changed"; readonly expected: string; readonly found: string }
  | LotteryRefusal
  | { readonly kind: "result_differs"; readonly published: string; readonly drawn: string };

/**
 * Draws again from what is public: that the list is the one frozen before the event, that the
 * event is the one announced, and that the tickets give the published order. Both entries must
 * have been checked against the log (`includes`) by the caller, who hands in their places.
 */
export function checkDraw(
  evidence: DrawEvidence,
): Result<{ readonly seed: string; readonly order: readonly string[] }, DrawRefusal> {
  const commit = DrawCommit.safeParse(parseJson(evidence.commitText));
  const reveal = DrawReveal.safeParse(parseJson(evidence.revealText));
  const codes = DrawCodes.safeParse(parseJson(evidence.codesText));
  if (!commit.success) return err({ kind: "unreadable", what: "commit" });
  if (!reveal.success) return err({ kind: "unreadable", what: "reveal" });
  if (!codes.success) return err({ kind: "unreadable", what: "codes" });
  const { drawId } = commit.data;
  const other = [reveal.data.drawId, codes.data.drawId].find((found) => found !== drawId);
  if (other !== undefined) return err({ kind: "another_draw", committed: drawId, found: other });
  const { commitIndex, revealIndex } = evidence;
  if (revealIndex <= commitIndex)
    return err({ kind: "revealed_before_commit", commit: commitIndex, reveal: revealIndex });
  const found = hashOf(commit.data);
  if (reveal.data.commit !== found)
    return err({ kind: "commit_changed", expected: reveal.data.commit, found });
  const seed = seedOf(commit.data, { ...reveal.data, codes: codes.data });
  if (!seed.ok) return seed;
  const order = drawOrder(seed.value, codes.data.codes);
  const drawn = hashOf(order);
  return drawn === reveal.data.result
    ? ok({ seed: seed.value, order })
    : err({ kind: "result_differs", published: reveal.data.result, drawn });
}

/** An entry as it is logged. */
export function drawEntryText(entry: DrawCommit | DrawReveal): string {
  return canonicalJson(entry);
}

function seedOf(
  { commitment }: DrawCommit,
  { codes, secret, outcome }: DrawEvent,
): Result<string, LotteryRefusal> {
  const frozen = { input: hashOf(codes), policy: commitment.policy };
  // The log shows that the commitment was announced: its own hash is what was published.
  return openLottery(hashOf(commitment), { commitment, secret, outcome }, frozen);
}
