import { utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson, err, ok, type Bilingual, type Result } from "../kernel/index.ts";
import { parseCheckpoint, parseLogProof } from "./checkpoint.ts";
import { includes, leafHash } from "./merkle.ts";
import {
  keyIdOf,
  openNote,
  parseVerifierKey,
  verifierKeyText,
  type Ed25519,
  type NoteProblem,
  type VerifierKey,
} from "./note.ts";
import { parseJson } from "./parse-json.ts";

/** Entry of the log by which a key starts or ends to sign it. */
export type KeyChange = {
  readonly action: "activate" | "retire";
  readonly key: VerifierKey;
  /** Day of the change, e.g. `2030-01-01`. */
  readonly on: string;
  readonly reason: Bilingual;
};

/** A change as it is logged, and the proof that it stands in the log, signed by a key known before. */
export type ProvenChange = { readonly entry: string; readonly proof: string };

/** The keys of a log after all changes. */
export type LogKeys = {
  readonly active: readonly VerifierKey[];
  readonly retired: readonly { readonly key: VerifierKey; readonly on: string }[];
};

/** The entry as it is logged (RFC 8785). */
export function keyEntryText({ action, key, on, reason }: KeyChange): string {
  const named = { action, key: verifierKeyText(key), on, reason };
  return canonicalJson({ format: "pindah-entry/1", kind: "key", ...named });
}

/**
 * Follows the changes of keys from those known from elsewhere: each must stand in the log under a
 * signature of a key that was active before it. `at` of the refusal: the change that does not, from 0.
 */
export async function followKeys(
  known: readonly VerifierKey[],
  changes: readonly ProvenChange[],
  ed25519: Ed25519,
): Promise<Result<LogKeys, { readonly at: number }>> {
  let keys: LogKeys = { active: known, retired: [] };
  for (const [at, { entry, proof }] of changes.entries()) {
    const change = parseKeyEntry(entry);
    if (change === null || !(await stands(entry, proof, keys.active, ed25519))) return err({ at });
    keys = after(keys, change);
  }
  return ok(keys);
}

/** A note opened by the keys of a log; one that only a retired key signed is named as such. */
export async function openByKeys(
  note: string,
  keys: LogKeys,
  ed25519: Ed25519,
): Promise<Result<{ readonly text: string; readonly signedBy: readonly string[] }, NoteProblem>> {
  const opened = await openNote(note, keys.active, ed25519);
  if (opened.ok || opened.error.kind !== "no_known_key") return opened;
  for (const { key, on } of keys.retired)
    if ((await openNote(note, [key], ed25519)).ok)
      return err({ kind: "key_retired", name: key.name, keyId: keyIdOf(key), on });
  return opened;
}

function after({ active, retired }: LogKeys, { action, key, on }: KeyChange): LogKeys {
  const others = active.filter((each) => keyIdOf(each) !== keyIdOf(key));
  return action === "activate"
    ? { active: [...others, key], retired }
    : { active: others, retired: [...retired, { key, on }] };
}

async function stands(
  entry: string,
  proofText: string,
  keys: readonly VerifierKey[],
  ed25519: Ed25519,
): Promise<boolean> {
  const proof = parseLogProof(proofText);
  const opened = proof && (await openNote(proof.checkpoint, keys, ed25519));
  const checkpoint = opened?.ok === true ? parseCheckpoint(opened.value.text) : null;
  if (proof === null || checkpoint === null) return false;
  const { size, root } = checkpoint;
  return includes({ leaf: leafHash(utf8ToBytes(entry)), ...proof, size, root });
}

// By hand and not by schema: this runs in a page that should not carry a validator for it.
function parseKeyEntry(text: string): KeyChange | null {
  const json = parseJson(text);
  if (typeof json !== "object" || json === null || !("kind" in json)) return null;
  const { kind, action, key: keyText, on, reason } = json;
  const key = typeof keyText === "string" ? parseVerifierKey(keyText) : null;
  if (kind !== "key" || key === null || typeof on !== "string") return null;
  if (action !== "activate" && action !== "retire") return null;
  if (typeof reason !== "object" || reason === null || !("id" in reason)) return null;
  const { id, en } = reason;
  if (typeof id !== "string" || typeof en !== "string") return null;
  return { action, key, on, reason: { id, en } };
}
