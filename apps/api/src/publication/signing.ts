import { createHash } from "node:crypto";
import type { Ed25519, Signer } from "@pindah/domain/publication";

/** Ed25519 by WebCrypto. */
export const ed25519: Ed25519 = {
  verify: async (publicKey, message, signature) => {
    const key = await crypto.subtle
      .importKey("raw", copyOf(publicKey), "Ed25519", false, ["verify"])
      .catch(() => null);
    return key !== null && crypto.subtle.verify("Ed25519", key, copyOf(signature), copyOf(message));
  },
};

// PKCS#8 around the 32 bytes of an Ed25519 key (RFC 8410).
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");
const FORM = /^PRIVATE\+KEY\+([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/;

/**
 * A key that signs notes, from its text: `PRIVATE+KEY+name+8 hex digits+Base64` (the form of Go's
 * note package). Null when the text is not such a key.
 */
export async function readSigner(text: string): Promise<Signer | null> {
  const [, name, id, encoded = ""] = FORM.exec(text.trim()) ?? [];
  const bytes = Buffer.from(encoded, "base64");
  if (name === undefined || bytes.length !== 33 || bytes[0] !== 1) return null;
  const pkcs8 = copyOf(Buffer.concat([PKCS8, bytes.subarray(1)]));
  const key = await crypto.subtle.importKey("pkcs8", pkcs8, "Ed25519", true, ["sign"]);
  const { x = "" } = await crypto.subtle.exportKey("jwk", key);
  const publicKey = new Uint8Array(Buffer.from(x, "base64url"));
  if (keyId(name, publicKey) !== id) return null;
  return {
    name,
    publicKey,
    sign: async (message) =>
      new Uint8Array(await crypto.subtle.sign("Ed25519", key, copyOf(message))),
  };
}

/** The text of a new key, from 32 bytes of chance. Whoever reads it can sign. */
export async function newSigningKey(name: string, chance: Uint8Array): Promise<string> {
  const pkcs8 = copyOf(Buffer.concat([PKCS8, chance]));
  const key = await crypto.subtle.importKey("pkcs8", pkcs8, "Ed25519", true, ["sign"]);
  const { x = "" } = await crypto.subtle.exportKey("jwk", key);
  const encoded = Buffer.concat([Uint8Array.of(1), chance]).toString("base64");
  return `PRIVATE+KEY+${name}+${keyId(name, Buffer.from(x, "base64url"))}+${encoded}\n`;
}

function keyId(name: string, publicKey: Uint8Array): string {
  const hash = createHash("sha256").update(`${name}\n\u0001`).update(publicKey);
  return hash.digest("hex").slice(0, 8);
}

function copyOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
