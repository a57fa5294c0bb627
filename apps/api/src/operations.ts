import type { Result } from "@pindah/domain/kernel";
import { sealActions } from "./access/actions.store.ts";
import type { KnownSigned } from "./access/checkpoint.store.ts";
import { verifyActions, type LogCheck, type LogProblem } from "./access/verify.ts";
import { drillRestore, type Drill } from "./backup/drill.ts";
import { makeBackup } from "./backup/make.ts";
import type { BackupRefusal, DamagedFile, Manifest } from "./backup/manifest.ts";
import { readBackup, type ReadBackupOptions } from "./backup/read.ts";
import { restoreBackup, type RestoreProof } from "./backup/restore.ts";
import { scratchFolder, scratchPostgres } from "./backup/scratch.ts";
import type { FolderInUse } from "./db/lock.ts";
import { openFolder, openPostgres, type OpenDatabase } from "./db/open.ts";
import { systemEnvironment } from "./environment.ts";

export { ed25519, newSigningKey, readSigner } from "./publication/signing.ts";
export type {
  BackupRefusal,
  DamagedFile,
  Drill,
  FolderInUse,
  LogCheck,
  LogProblem,
  Manifest,
  RestoreProof,
};

/** Which database: the embedded one in a folder, or a PostgreSQL server. */
export type DatabaseTarget =
  | { readonly kind: "folder"; readonly folder: string }
  | { readonly kind: "postgres"; readonly url: string };

/** Brings the schema of a database to this version. Safe to call twice, and from two places. */
export function migrate(
  target: DatabaseTarget,
): Promise<Result<{ readonly engine: "pglite" | "postgres" }, FolderInUse>> {
  return withDatabase(target, async (database) => {
    await database.migrate();
    return { engine: database.engine };
  });
}

/**
 * Checks the action log: seals what still waits, recomputes the whole chain from the rows, holds it
 * against its signed states, and names every place where it does not hold.
 */
export function verifyLog(
  target: DatabaseTarget,
  signed: KnownSigned = { key: null, kept: [] },
): Promise<Result<LogCheck, FolderInUse>> {
  return withDatabase(target, async ({ db }) => {
    await sealActions(db);
    return verifyActions(db, signed);
  });
}

/**
 * Writes the whole database into an empty folder, as of one moment, while others work on. With a
 * recipient (an age public key) only the holder of its other half can read it.
 */
export async function backup(
  target: DatabaseTarget,
  folder: string,
  recipient: string | null,
): Promise<Result<Manifest, FolderInUse | BackupRefusal>> {
  return flat(
    await withDatabase(target, (database) =>
      makeBackup(database, systemEnvironment, folder, recipient),
    ),
  );
}

/** Reads a backup to its last byte, and touches no database. */
export function checkBackup(
  folder: string,
  options: ReadBackupOptions,
): Promise<Result<Manifest, BackupRefusal>> {
  return readBackup(folder, options);
}

/** Brings a backup into an empty database and proves that the two are the same. */
export async function restore(
  target: DatabaseTarget,
  folder: string,
  options: ReadBackupOptions,
): Promise<Result<RestoreProof, FolderInUse | BackupRefusal>> {
  return flat(await withDatabase(target, (database) => restoreBackup(database, folder, options)));
}

/** Backs up, restores beside the live database, proves it, and throws both copies away. */
export async function drill(
  target: DatabaseTarget,
): Promise<Result<Drill, FolderInUse | BackupRefusal>> {
  const name = `pindah_drill_${systemEnvironment.newId().slice(0, 8)}`;
  const scratch = () =>
    target.kind === "folder" ? scratchFolder() : scratchPostgres(target.url, name);
  return flat(
    await withDatabase(target, (database) => drillRestore(database, systemEnvironment, scratch)),
  );
}

function flat<T, E, F>(result: Result<Result<T, E>, F>): Result<T, E | F> {
  return result.ok ? result.value : result;
}

async function withDatabase<T>(
  target: DatabaseTarget,
  work: (database: OpenDatabase) => Promise<T>,
): Promise<Result<T, FolderInUse>> {
  const opened = await open(target);
  if (!opened.ok) return opened;
  try {
    return { ok: true, value: await work(opened.value) };
  } finally {
    await opened.value.close();
  }
}

async function open(target: DatabaseTarget): Promise<Result<OpenDatabase, FolderInUse>> {
  return target.kind === "folder"
    ? openFolder(target.folder)
    : { ok: true, value: openPostgres(target.url) };
}
