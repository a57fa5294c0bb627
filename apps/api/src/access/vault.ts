import { createCipheriv, createDecipheriv } from "node:crypto";
import type { Environment } from "../environment.ts";

/** Seals texts that only this installation may read again: AES-256-GCM under one key. */
export type Vault = {
  /** `place` names where the text stands; moved elsewhere it does not open. */
  readonly seal: (text: string, place: string) => string;
  readonly open: (sealed: string, place: string) => string;
};

const nonceBytes = 12;
const tagBytes = 16;
export const keyBytes = 32;

export function createVault(
  key: Uint8Array,
  { randomBytes }: Pick<Environment, "randomBytes">,
): Vault {
  if (key.length !== keyBytes) throw new Error(`A key has ${keyBytes} bytes, not ${key.length}`);
  return {
    seal: (text, place) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(place));
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString("base64url");
    },
    open: (sealed, place) => {
      const bytes = Buffer.from(sealed, "base64url");
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, nonceBytes))
        .setAAD(Buffer.from(place))
        .setAuthTag(bytes.subarray(-tagBytes));
      const text = decipher.update(bytes.subarray(nonceBytes, -tagBytes));
      return Buffer.concat([text, decipher.final()]).toString("utf8");
    },
  };
}
