import { canonicalJson } from "@pindah/domain/kernel";
import { appendToLog, leafHash, type Log, type Signer } from "@pindah/domain/publication";
import { asc, desc, sql } from "drizzle-orm";
import type { Database, ReadDatabase, Transaction } from "../db/database.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { logCheckpoints, logEntries } from "./publication.table.ts";

// Any number will do, as long as nothing else in the database uses it.
const logLock = 7_203_005;

export type LogEntry = typeof logEntries.$inferSelect;

/** All entries of the public log, oldest first. */
export function listEntries(db: ReadDatabase): Promise<LogEntry[]> {
  return db.select().from(logEntries).orderBy(asc(logEntries.place));
}

/** The latest signed state; undefined before the first entry. */
export async function findCheckpoint(db: ReadDatabase) {
  const [row] = await db.select().from(logCheckpoints).orderBy(desc(logCheckpoints.size)).limit(1);
  return row;
}

/**
 * Puts a release into the log, once however often and from however many processes it is asked for:
 * the log is read only after its lock is held, which ends with the transaction. The log's own entry
 * comes before its first release.
 */
export async function appendRelease(
  db: Database,
  environment: Environment,
  signer: Signer,
  release: NewEntry & { readonly releaseId: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${logLock})`);
    const entries = await listEntries(tx);
    if (entries.some(({ releaseId }) => releaseId === release.releaseId)) return;
    const leaves = entries.map(({ entry }) => leafHash(Buffer.from(entry)));
    const log: Log = { origin: signer.name, leaves };
    const added = entries.length === 0 ? [firstEntry(signer), release] : [release];
    await append(tx, environment, signer, log, added);
  });
}

type NewEntry = Pick<LogEntry, "kind" | "entry" | "releaseId">;

/** What the log is, in its own first entry. */
function firstEntry({ name }: Signer): NewEntry {
  const entry = canonicalJson({ format: "pindah-entry/1", kind: "log", origin: name });
  return { kind: "log", entry, releaseId: null };
}

/** Adds entries, and signs the state after each. */
async function append(
  tx: Transaction,
  environment: Environment,
  signer: Signer,
  log: Log,
  added: readonly NewEntry[],
): Promise<void> {
  const at = timestampOf(environment);
  let grown = log;
  for (const { kind, entry, releaseId } of added) {
    const place = grown.leaves.length;
    const appended = await appendToLog(grown, entry, [signer]);
    grown = appended.log;
    await tx.insert(logEntries).values({ place, kind, entry, releaseId, appendedAt: at });
    await tx
      .insert(logCheckpoints)
      .values({ size: place + 1, note: appended.checkpoint, signedAt: at });
  }
}
