import { utf8ToBytes } from "@noble/hashes/utils.js";
import { fromBase64, toBase64 } from "./base64.ts";
import { checkpointText, logProofText } from "./checkpoint.ts";
import { inclusionProof, leafHash, treeRoot, type Hash } from "./merkle.ts";
import { signNote, type Signer } from "./note.ts";

/** An append-only log, by the hashes of its entries, oldest first. */
export type Log = { readonly origin: string; readonly leaves: readonly Hash[] };

/** What is published when an entry has been added. */
export type Appended = {
  readonly log: Log;
  /** The signed note over the new tree. */
  readonly checkpoint: string;
  /** The proof that the entry stands in it. */
  readonly proof: string;
};

/**
 * Adds an entry and signs the new tree. The log only grows: the signer must keep the last log it
 * signed, and sign nothing that does not begin with it.
 */
export async function appendToLog(
  { origin, leaves }: Log,
  entry: string,
  signers: readonly Signer[],
): Promise<Appended> {
  const grown = [...leaves, leafHash(utf8ToBytes(entry))];
  const index = leaves.length;
  const text = checkpointText({ origin, size: grown.length, root: treeRoot(grown) });
  const checkpoint = await signNote(text, signers);
  const proof = logProofText({ index, proof: inclusionProof(grown, index), checkpoint });
  return { log: { origin, leaves: grown }, checkpoint, proof };
}

/** One hash a line, oldest first: enough to prove any past state of the log to anybody. */
export function leavesText(leaves: readonly Hash[]): string {
  return leaves.map((leaf) => `${toBase64(leaf)}\n`).join("");
}

/** Null when a line is not a hash. */
export function parseLeaves(text: string): readonly Hash[] | null {
  const lines = text.split("\n").slice(0, -1);
  const leaves = lines.map(fromBase64).filter((leaf) => leaf?.length === 32);
  return leaves.length === lines.length ? leaves.filter((leaf) => leaf !== null) : null;
}
