import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { err, ok, type Result } from "../kernel/index.ts";
import { fromBase64, toBase64 } from "./base64.ts";
import { parseCheckpoint, type Checkpoint } from "./checkpoint.ts";
import { openHistory, type HistoryFinding } from "./history.ts";
import type { Hash } from "./merkle.ts";
import {
  openNote,
  parseNote,
  type Ed25519,
  type NoteProblem,
  type Signer,
  type VerifierKey,
} from "./note.ts";

// An outside body that has seen a state of the log and found that it only grew (C2SP
// tlog-cosignature, cosignature/v1). Its signature stands in the note as a line of its own.
const COSIGNATURE = Uint8Array.of(4);

/** That a witness saw this state; `at` is its own clock, in seconds since 1970. */
export type Seen = { readonly name: string; readonly at: number };

/** First four bytes of SHA-256 over name, newline, type 4 and key, as 8 hexadecimal digits. */
export function witnessKeyId({ name, publicKey }: VerifierKey): string {
  const bytes = sha256(concatBytes(utf8ToBytes(`${name}\n`), COSIGNATURE, publicKey));
  return bytesToHex(bytes.subarray(0, 4));
}

/** `name+8 hex digits+Base64 of type 4 and key`. */
export function witnessKeyText(key: VerifierKey): string {
  return `${key.name}+${witnessKeyId(key)}+${toBase64(concatBytes(COSIGNATURE, key.publicKey))}`;
}

/** Null when the text is not the key of a witness, or its id is not that of the key. */
export function parseWitnessKey(text: string): VerifierKey | null {
  const [, name, keyId, encoded = ""] = /^([^\s+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  const bytes = fromBase64(encoded);
  if (name === undefined || bytes?.length !== 33 || bytes[0] !== 4) return null;
  const key = { name, publicKey: bytes.subarray(1) };
  return witnessKeyId(key) === keyId ? key : null;
}

/** The line by which a witness signs the text of a checkpoint. `at`: seconds since 1970. */
export async function cosignature(text: string, witness: Signer, at: number): Promise<string> {
  const signature = await witness.sign(cosignedBytes(text, at));
  const id = hexToBytes(witnessKeyId(witness));
  return `— ${witness.name} ${toBase64(concatBytes(id, timeBytes(at), signature))}\n`;
}

/** The note with the line of a witness; an older line by the same key gives way. */
export function withCosignature(note: string, line: string): string {
  const start = line.slice(0, line.lastIndexOf(" ") + 5);
  const blank = note.lastIndexOf("\n\n") + 2;
  const kept = note
    .slice(blank)
    .split("\n")
    .filter((each) => each !== "" && !each.startsWith(start));
  return `${note.slice(0, blank)}${kept.map((each) => `${each}\n`).join("")}${line}`;
}

/** Who of the known witnesses saw the state of a note; null with the name of one whose signature is wrong. */
export async function openCosignatures(
  note: string,
  witnesses: readonly VerifierKey[],
  { verify }: Ed25519,
): Promise<Result<readonly Seen[], NoteProblem>> {
  const parsed = parseNote(note);
  if (parsed === null) return err({ kind: "note_malformed" });
  const seen: Seen[] = [];
  for (const { name, keyId, signature } of parsed.signatures) {
    const key = witnesses.find((each) => each.name === name && witnessKeyId(each) === keyId);
    if (key === undefined) continue;
    const at = readTime(signature.subarray(0, 8));
    const message = cosignedBytes(parsed.text, at);
    const whole = signature.length === 72 && Number.isSafeInteger(at);
    if (!whole || !(await verify(key.publicKey, message, signature.subarray(8))))
      return err({ kind: "signature_wrong", name });
    seen.push({ name, at });
  }
  return ok(seen);
}

/** Why a witness does not sign. */
export type WitnessRefusal =
  | NoteProblem
  | { readonly kind: "not_a_checkpoint" }
  | { readonly kind: "other_log"; readonly expected: string; readonly found: string }
  | {
      readonly kind: Exclude<HistoryFinding, "first_visit" | "unchanged" | "extended">;
      readonly before: number;
      readonly now: number;
    };

/**
 * What a witness does with a new state: the log's signature, then that the state it saw last is the
 * beginning of it. It signs nothing that was taken back (rollback) or has another past (fork).
 */
export async function witnessCheckpoint(
  note: string,
  trust: { readonly origin: string; readonly keys: readonly VerifierKey[] },
  last: Checkpoint | null,
  consistency: readonly Hash[] | null,
  ed25519: Ed25519,
): Promise<Result<{ readonly text: string; readonly checkpoint: Checkpoint }, WitnessRefusal>> {
  const opened = await openNote(note, trust.keys, ed25519);
  if (!opened.ok) return opened;
  const checkpoint = parseCheckpoint(opened.value.text);
  if (checkpoint === null) return err({ kind: "not_a_checkpoint" });
  if (checkpoint.origin !== trust.origin)
    return err({ kind: "other_log", expected: trust.origin, found: checkpoint.origin });
  const finding = openHistory(checkpoint, last, consistency);
  if (finding === "rollback" || finding === "fork" || finding === "unproven")
    return err({ kind: finding, before: last?.size ?? 0, now: checkpoint.size });
  return ok({ text: opened.value.text, checkpoint });
}

function cosignedBytes(text: string, at: number): Uint8Array {
  return utf8ToBytes(`cosignature/v1\ntime ${at}\n${text}`);
}

function timeBytes(at: number): Uint8Array {
  return hexToBytes(at.toString(16).padStart(16, "0"));
}

function readTime(bytes: Uint8Array): number {
  return Number.parseInt(bytesToHex(bytes) || "0", 16);
}
