import { appendToLog, leafHash, type Log, type Signer } from "@pindah/domain/publication";
import { asc, desc, sql } from "drizzle-orm";
import type { ReadDatabase, Transaction } from "../db/database.ts";
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

/** Adds an entry and signs the new state: one process at a time, in one transaction. */
export async function appendEntry(
  tx: Transaction,
  environment: Environment,
  signer: Signer,
  { kind, entry, releaseId }: Pick<LogEntry, "kind" | "entry" | "releaseId">,
): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(${logLock})`);
  const entries = await listEntries(tx);
  const place = entries.length;
  const log: Log = {
    origin: signer.name,
    leaves: entries.map((each) => leafHash(Buffer.from(each.entry))),
  };
  const appended = await appendToLog(log, entry, [signer]);
  const at = timestampOf(environment);
  await tx.insert(logEntries).values({ place, kind, entry, releaseId, appendedAt: at });
  await tx
    .insert(logCheckpoints)
    .values({ size: place + 1, note: appended.checkpoint, signedAt: at });
  return place;
}
