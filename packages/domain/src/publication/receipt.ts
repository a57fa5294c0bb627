import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { z } from "zod";
import { canonicalJson, compareText, hashOf, type Json, type PersonId } from "../kernel/index.ts";
import type { Plan } from "../plan/index.ts";
import { fromBase64, toBase64 } from "./base64.ts";
import { includes, inclusionProof, leafHash, treeRoot, type Hash } from "./merkle.ts";
import { parseJson } from "./parse-json.ts";

/** The file of a release that names the root of its receipts (`receipts.json`). */
export const RECEIPTS_FILE = "receipts.json";

const Hex32 = z.string().regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits");

/** What a plan decides about one person: what a receipt is about, and nothing public. */
export const ReceiptDecision = z.strictObject({
  personId: z.string().min(1),
  standing: z.enum(["selected", "conditional", "not_selected", "undecided"]),
  /** The wave and the home of the person's household; null while it has none. */
  waveId: z.string().min(1).nullable(),
  homeId: z.string().min(1).nullable(),
  /** Why the household waits (a kind of `WaitingReason`); null when it does not. */
  waitingFor: z.string().min(1).nullable(),
});
export type ReceiptDecision = z.infer<typeof ReceiptDecision>;

/**
 * A person's own receipt, as it is handed to them as canonical JSON (`receiptText`). With the root
 * in the published `receipts.json` it shows that this decision, and no other, was fixed for them
 * when the release was signed. It tells nothing about anybody else.
 */
export const Receipt = z.strictObject({
  format: z.literal("pindah-receipt/1"),
  /** The plan of which this is a decision. */
  planHash: Hex32,
  /** 32 bytes of chance: without them nobody can find the decision behind a leaf by trying. */
  salt: Hex32,
  decision: ReceiptDecision,
  /** Place of the leaf in the tree of receipts, from 0. */
  index: z.int().nonnegative(),
  /** Base64 hashes from the leaf up (RFC 9162, 2.1.3.1). */
  proof: z.array(z.string()),
});
export type Receipt = z.infer<typeof Receipt>;

/**
 * `receipts.json` of a release: the root over all receipts of its plan. Leaves are never published;
 * `size` counts blank leaves too, to the next hundred, so that it tells no count of people.
 */
export const PublishedReceipts = z.strictObject({
  format: z.literal("pindah-receipts/1"),
  planHash: Hex32,
  size: z.int().positive(),
  /** Base64. */
  root: z.string(),
});
export type PublishedReceipts = z.infer<typeof PublishedReceipts>;

/** All receipts of one plan: what is published of them, and what only the issuer keeps. */
export type ReceiptBatch = {
  readonly published: PublishedReceipts;
  /** Hashes of the leaves in the order of the tree; not for publication. */
  readonly leaves: readonly Hash[];
};

/** 32 bytes as 64 hexadecimal digits; another for each name, and not to be guessed. */
export type SaltOf = (name: string) => string;

const PADDED_TO = 100;

/** What the plan decided about each of its people, in the order of their ids. */
export function receiptDecisions(
  plan: Plan,
  householdOf: ReadonlyMap<PersonId, string>,
): readonly ReceiptDecision[] {
  const placed = new Map(
    plan.placements.flatMap((each) => each.movers.map((person) => [person, each] as const)),
  );
  const reasons = new Map<string, string>(
    plan.waiting.map((each) => [each.householdId, each.reason.kind]),
  );
  return plan.standings
    .map(({ personId, status }): ReceiptDecision => {
      const placement = placed.get(personId);
      const waits =
        placement === undefined ? reasons.get(householdOf.get(personId) ?? "") : undefined;
      return {
        personId,
        standing: status,
        waveId: placement?.waveId ?? null,
        homeId: placement?.homeId ?? null,
        waitingFor: waits ?? null,
      };
    })
    .toSorted((a, b) => compareText(a.personId, b.personId));
}

/** The leaves of a plan's receipts, sorted, so that their order tells nothing either. */
export function receiptBatch(
  planHash: string,
  decisions: readonly ReceiptDecision[],
  saltOf: SaltOf,
): ReceiptBatch {
  const blanks = PADDED_TO - (decisions.length % PADDED_TO);
  const commitments = [
    ...decisions.map((decision) => commitment(planHash, saltOf(decision.personId), decision)),
    ...Array.from({ length: blanks }, (_, at) =>
      commitment(planHash, saltOf(`blank leaf ${at}`), null),
    ),
  ].toSorted(compareText);
  const leaves = commitments.map((hex) => leafHash(hexToBytes(hex)));
  return {
    published: {
      format: "pindah-receipts/1",
      planHash,
      size: leaves.length,
      root: toBase64(treeRoot(leaves)),
    },
    leaves,
  };
}

/** One person's receipt out of the batch; null when this decision is not in it. */
export function receiptFor(
  batch: ReceiptBatch,
  decision: ReceiptDecision,
  saltOf: SaltOf,
): Receipt | null {
  const { planHash } = batch.published;
  const salt = saltOf(decision.personId);
  const leaf = bytesToHex(leafHash(hexToBytes(commitment(planHash, salt, decision))));
  const index = batch.leaves.findIndex((each) => bytesToHex(each) === leaf);
  if (index < 0) return null;
  const proof = inclusionProof(batch.leaves, index).map(toBase64);
  return { format: "pindah-receipt/1", planHash, salt, decision, index, proof };
}

/** The receipt as it is handed over: one line of canonical JSON. */
export function receiptText(receipt: Receipt): string {
  return canonicalJson(receipt);
}

/** What a check of a receipt found. */
export type ReceiptCheck =
  | { readonly kind: "holds"; readonly decision: ReceiptDecision; readonly planHash: string }
  /** The text is not a receipt. */
  | { readonly kind: "unreadable" }
  /** The receipt is of another plan than the release: ask for the release of that plan. */
  | { readonly kind: "other_plan"; readonly receipt: string; readonly release: string }
  /** This decision was not among those fixed when the release was signed. */
  | { readonly kind: "not_in_release" };

/**
 * Checks a receipt (its text as it was handed over) against the `receipts.json` of a release,
 * which the manifest names by its hash. Pure, offline; the receipt goes nowhere.
 */
export function checkReceipt(text: string, published: PublishedReceipts): ReceiptCheck {
  const parsed = Receipt.safeParse(parseJson(text));
  if (!parsed.success) return { kind: "unreadable" };
  const { planHash, salt, decision, index, proof } = parsed.data;
  if (planHash !== published.planHash)
    return { kind: "other_plan", receipt: planHash, release: published.planHash };
  const root = fromBase64(published.root);
  const hashes = proof.map(fromBase64).filter((hash) => hash !== null);
  const leaf = leafHash(hexToBytes(commitment(planHash, salt, decision)));
  const holds =
    root !== null &&
    hashes.length === proof.length &&
    includes({ leaf, index, size: published.size, proof: hashes, root });
  return holds ? { kind: "holds", decision, planHash } : { kind: "not_in_release" };
}

/** SHA-256 over the canonical form of salt, plan and decision. */
function commitment(planHash: string, salt: string, decision: Json): string {
  return hashOf({ planHash, salt, decision });
}
