import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { err, ok, type Result } from "@pindah/domain/kernel";
import { parseJson } from "../parse-json.ts";
import { measure, measureFile, readTableFile } from "./file.ts";
import { Manifest, manifestFile, type BackupRefusal, type DamagedFile } from "./manifest.ts";

export type ReadBackupOptions = {
  /** The private half of the key the backup was sealed to. */
  readonly identity: string | null;
  /** The head of the action log as it is known elsewhere, e.g. from a published checkpoint. */
  readonly expectedHead: string | null;
};

/** Reads a backup to its last byte and believes nothing: files, packing, rows, and the log's head. */
export async function readBackup(
  folder: string,
  { identity, expectedHead }: ReadBackupOptions,
): Promise<Result<Manifest, BackupRefusal>> {
  const files = await readdir(folder).catch(() => null);
  if (files === null || !files.includes(manifestFile)) return err({ kind: "no_backup", folder });
  const read = Manifest.safeParse(parseJson(await readFile(join(folder, manifestFile), "utf8")));
  if (!read.success) {
    const at = read.error.issues.map(({ path }) => path.map(String).join("."));
    return err({ kind: "manifest_unreadable", at });
  }
  const manifest = read.data;
  const damaged = await findDamage(folder, files, manifest);
  if (damaged.length > 0) return err({ kind: "files_damaged", files: damaged });
  if (expectedHead !== null && expectedHead !== manifest.log.head)
    return err({ kind: "other_log", expected: expectedHead, found: manifest.log.head });
  if (manifest.encrypted && identity === null) return err({ kind: "key_needed" });
  const key = manifest.encrypted ? identity : null;
  const other: DamagedFile[] = [];
  for (const { file, rows, contentHash } of manifest.tables) {
    const content = await contentOf(join(folder, file), key);
    if (content === null && key !== null) return err({ kind: "key_wrong", file });
    if (content?.contentHash !== contentHash || content.rows !== rows)
      other.push({ file, how: "other_content" });
  }
  return other.length > 0 ? err({ kind: "files_damaged", files: other }) : ok(manifest);
}

async function findDamage(
  folder: string,
  present: readonly string[],
  { tables }: Manifest,
): Promise<DamagedFile[]> {
  const damaged: DamagedFile[] = [];
  const named = new Set([manifestFile, ...tables.map(({ file }) => file)]);
  for (const file of present) if (!named.has(file)) damaged.push({ file, how: "not_in_manifest" });
  for (const { file, fileHash, fileBytes } of tables) {
    if (!present.includes(file)) {
      damaged.push({ file, how: "missing" });
      continue;
    }
    const { hash, bytes } = await measureFile(join(folder, file));
    if (bytes !== fileBytes) damaged.push({ file, how: "other_length" });
    else if (hash !== fileHash) damaged.push({ file, how: "other_content" });
  }
  return damaged;
}

/** Null where it cannot be opened: another key, or a packing that is broken. */
async function contentOf(path: string, identity: string | null) {
  try {
    return await measure(await readTableFile(path, identity));
  } catch {
    return null;
  }
}
