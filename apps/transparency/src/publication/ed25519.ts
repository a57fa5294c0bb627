import type { Ed25519 } from "@pindah/domain/publication";

/** Ed25519 by WebCrypto: Safari 17, Firefox 129, Chrome 137, Node 20 and later. */
export const ed25519: Ed25519 = {
  verify: async (publicKey, message, signature) => {
    const bytes = copyOf(publicKey);
    const key = await crypto.subtle.importKey("raw", bytes, "Ed25519", false, ["verify"]);
    return crypto.subtle.verify("Ed25519", key, copyOf(signature), copyOf(message));
  },
};

/** WebCrypto asks for bytes that nobody shares. */
export function copyOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
