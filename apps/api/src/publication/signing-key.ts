import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { err, ok, type Result } from "@pindah/domain/kernel";
import type { Signer } from "@pindah/domain/publication";
import type { Environment } from "../environment.ts";
import { newSigningKey, readSigner } from "./signing.ts";

/** What every key of a demonstration is called: production refuses it by this name. */
const demonstrationLog = "demonstrasi.pindah.example/log";

export type SigningKeyRefusal =
  | { readonly kind: "signing_key_unreadable"; readonly file: string }
  | { readonly kind: "demonstration_key_in_production"; readonly file: string };

/**
 * The key that signs the log, from its file. A demonstration makes its own the first time. The key
 * is in no table, no answer and no log.
 */
export async function openSigningKey(
  file: string,
  environment: Environment,
  demonstration: boolean,
): Promise<Result<Signer, SigningKeyRefusal>> {
  if (demonstration && !existsSync(file)) {
    await mkdir(dirname(file), { recursive: true });
    const key = await newSigningKey(demonstrationLog, environment.randomBytes(32));
    await writeFile(file, key, { mode: 0o600, flag: "wx" });
  }
  const text = await readFile(file, "utf8").catch(() => "");
  const signer = await readSigner(text);
  if (signer === null) return err({ kind: "signing_key_unreadable", file });
  if (!demonstration && signer.name === demonstrationLog)
    return err({ kind: "demonstration_key_in_production", file });
  return ok(signer);
}
