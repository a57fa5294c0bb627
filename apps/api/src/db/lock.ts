import { mkdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { err, ok, type Result } from "@pindah/domain/kernel";

export type FolderLock = { readonly release: () => void };
export type FolderInUse = { readonly kind: "folder_in_use"; readonly folder: string };

/**
 * Takes a folder for this process alone. PGlite has no lock of its own: two processes on one
 * folder lose rows without a word.
 *
 * The lock is the operating system's (SQLite holds it on a file in the folder), so it ends with
 * the process however that ends, and holds between containers that share the folder.
 */
export function lockFolder(folder: string): Result<FolderLock, FolderInUse> {
  mkdirSync(folder, { recursive: true });
  const file = new DatabaseSync(join(realpathSync(folder), "lock"), { timeout: 0 });
  try {
    file.exec("pragma locking_mode = exclusive; begin exclusive");
  } catch (cause) {
    file.close();
    if (isBusy(cause)) return err({ kind: "folder_in_use", folder });
    throw cause;
  }
  return ok({ release: () => file.close() });
}

const sqliteBusy = 5;

function isBusy(cause: unknown): boolean {
  return cause instanceof Error && "errcode" in cause && cause.errcode === sqliteBusy;
}
