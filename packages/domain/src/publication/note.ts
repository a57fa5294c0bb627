import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { err, ok, type Result } from "../kernel/index.ts";
import { fromBase64, toBase64 } from "./base64.ts";

/** Ed25519 as the surroundings offer it (WebCrypto in a browser and in Node). */
export type Ed25519 = {
  readonly verify: (
    publicKey: Uint8Array,
    message: Uint8Array,
    signature: Uint8Array,
  ) => Promise<boolean>;
};

/** A key that may sign notes; its name is that of the log or witness. */
export type VerifierKey = { readonly name: string; readonly publicKey: Uint8Array };

/** Somebody who can sign: the private key never comes here. */
export type Signer = VerifierKey & {
  readonly sign: (message: Uint8Array) => Promise<Uint8Array>;
};

/** A text and the lines that sign it (C2SP signed-note). */
export type SignedNote = {
  readonly text: string;
  readonly signatures: readonly {
    readonly name: string;
    readonly keyId: string;
    readonly signature: Uint8Array;
  }[];
};

/** Why a signed note is not believed. */
export type NoteProblem =
  | { readonly kind: "note_malformed" }
  | { readonly kind: "no_known_key"; readonly names: readonly string[] }
  | { readonly kind: "signature_wrong"; readonly name: string }
  /** Signed, but by a key that the log says may no longer sign it. */
  | {
      readonly kind: "key_retired";
      readonly name: string;
      readonly keyId: string;
      readonly on: string;
    };

const ED25519 = Uint8Array.of(1);
const MOST_SIGNATURES = 64;

/** First four bytes of SHA-256 over name, newline, type and key, as 8 hexadecimal digits. */
export function keyIdOf({ name, publicKey }: VerifierKey): string {
  const bytes = sha256(concatBytes(utf8ToBytes(`${name}\n`), ED25519, publicKey));
  return bytesToHex(bytes.subarray(0, 4));
}

/** `name+8 hex digits+Base64 of type and key`, as it is printed and compiled in. */
export function verifierKeyText(key: VerifierKey): string {
  return `${key.name}+${keyIdOf(key)}+${toBase64(concatBytes(ED25519, key.publicKey))}`;
}

/** Null when the text is not a key, or its id is not that of the key. */
export function parseVerifierKey(text: string): VerifierKey | null {
  const [, name, keyId, encoded = ""] = /^([^\s+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  const bytes = fromBase64(encoded);
  if (name === undefined || bytes === null || bytes.length !== 33 || bytes[0] !== 1) return null;
  const key = { name, publicKey: bytes.subarray(1) };
  return keyIdOf(key) === keyId ? key : null;
}

/**
 * The text with one line for each signature (C2SP signed-note). The text must end with a line
 * break.
 */
export async function signNote(text: string, signers: readonly Signer[]): Promise<string> {
  const lines = await Promise.all(
    signers.map(async (signer) => {
      const id = hexToBytes(keyIdOf(signer));
      const signature = await signer.sign(utf8ToBytes(text));
      return `— ${signer.name} ${toBase64(concatBytes(id, signature))}\n`;
    }),
  );
  return `${text}\n${lines.join("")}`;
}

/** Takes a note apart; null when it is not one. Nothing in it is to be believed yet. */
export function parseNote(note: string): SignedNote | null {
  const blank = note.lastIndexOf("\n\n");
  if (blank < 0 || !note.endsWith("\n") || hasControlCharacter(note)) return null;
  const lines = note.slice(blank + 2, -1).split("\n");
  if (lines.length > MOST_SIGNATURES) return null;
  const signatures = lines.map((line) => {
    const [, name, encoded = ""] = /^— ([^\s+]+) (\S+)$/.exec(line) ?? [];
    const bytes = fromBase64(encoded);
    if (name === undefined || bytes === null || bytes.length < 5) return null;
    return { name, keyId: bytesToHex(bytes.subarray(0, 4)), signature: bytes.subarray(4) };
  });
  const whole = signatures.filter((signature) => signature !== null);
  if (whole.length !== lines.length) return null;
  return { text: note.slice(0, blank + 1), signatures: whole };
}

/**
 * The text of a note, if a known key signed it. Lines of unknown keys are passed over; a wrong
 * signature by a known key spoils the note.
 */
export async function openNote(
  note: string,
  keys: readonly VerifierKey[],
  { verify }: Ed25519,
): Promise<Result<{ readonly text: string; readonly signedBy: readonly string[] }, NoteProblem>> {
  const parsed = parseNote(note);
  if (parsed === null) return err({ kind: "note_malformed" });
  const message = utf8ToBytes(parsed.text);
  const signedBy: string[] = [];
  for (const { name, keyId, signature } of parsed.signatures) {
    const key = keys.find((each) => each.name === name && keyIdOf(each) === keyId);
    if (key === undefined) continue;
    if (!(await verify(key.publicKey, message, signature)))
      return err({ kind: "signature_wrong", name });
    signedBy.push(name);
  }
  if (signedBy.length === 0)
    return err({ kind: "no_known_key", names: parsed.signatures.map(({ name }) => name) });
  return ok({ text: parsed.text, signedBy });
}

function hasControlCharacter(text: string): boolean {
  return text.split("").some((character) => character < " " && character !== "\n");
}

function hexToBytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
