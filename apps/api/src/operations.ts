import type { Result } from "@pindah/domain/kernel";
import { sealActions } from "./access/actions.store.ts";
import { verifyActions, type LogCheck, type LogProblem } from "./access/verify.ts";
import type { FolderInUse } from "./db/lock.ts";
import { openFolder, openPostgres, type OpenDatabase } from "./db/open.ts";

export type { FolderInUse, LogCheck, LogProblem };

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
 * Checks the action log: seals what still waits, recomputes the whole chain from the rows, and
 * names every place where it does not hold.
 */
export function verifyLog(target: DatabaseTarget): Promise<Result<LogCheck, FolderInUse>> {
  return withDatabase(target, async ({ db }) => {
    await sealActions(db);
    return verifyActions(db);
  });
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
