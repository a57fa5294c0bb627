import { hashOf, hashText } from "@pindah/domain/kernel";
import { and, asc, desc, eq, gte, inArray, lt, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database, ReadDatabase, Transaction } from "../db/database.ts";
import { pageOf, readCursor } from "../db/page.ts";
import { timestampOf, type Environment } from "../environment.ts";
import {
  personReadAnchors,
  personReadInbox,
  personReads,
  personReadSeals,
} from "./access.table.ts";
import { recordAction } from "./actions.store.ts";
import type { Purpose, Role } from "./roles.ts";

/** Notes who was shown to whom, and why. A call that showed nobody leaves no row. */
export async function recordPersonRead(
  db: Database,
  environment: Environment,
  read: {
    readonly userId: string;
    readonly role: Role;
    readonly procedure: string;
    readonly purpose: Purpose;
    readonly personIds: readonly string[];
  },
): Promise<void> {
  if (read.personIds.length === 0) return;
  const readId = environment.newId();
  await db.transaction(async (tx) => {
    await tx.insert(personReads).values({ readId, readAt: timestampOf(environment), ...read });
    await tx.insert(personReadInbox).values({ readId });
  });
}

type ReadRow = typeof personReads.$inferSelect;

// Any number will do, as long as nothing else in the database uses it.
const anchorLock = 7_203_003;
const anchoredAtOnce = 5000;

/** The digest of reads: their hashes in the order of their ids. */
export function digestOf(reads: readonly ReadRow[]): string {
  const hashes = reads
    .toSorted((a, b) => (a.readId < b.readId ? -1 : 1))
    .map((read) => hashOf({ ...read, readAt: new Date(read.readAt).toISOString() }));
  return hashText(hashes.join(""));
}

/**
 * Binds the reads since the last anchor to the chain of actions: one action carries their number
 * and their digest. Returns how many it bound.
 */
export async function anchorReads(db: Database, environment: Environment): Promise<number> {
  let anchored = 0;
  for (;;) {
    const count = await db.transaction((tx) => anchorSome(tx, environment));
    anchored += count;
    if (count < anchoredAtOnce) return anchored;
  }
}

async function anchorSome(tx: Transaction, environment: Environment): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(${anchorLock})`);
  const waiting = await tx
    .select({ read: personReads })
    .from(personReadInbox)
    .innerJoin(personReads, eq(personReads.readId, personReadInbox.readId))
    .orderBy(asc(personReads.readId))
    .limit(anchoredAtOnce);
  if (waiting.length === 0) return 0;
  const reads = waiting.map(({ read }) => read);
  const readIds = reads.map(({ readId }) => readId);
  const anchorId = environment.newId();
  const digest = digestOf(reads);
  await tx
    .insert(personReadAnchors)
    .values({ anchorId, anchoredAt: timestampOf(environment), reads: reads.length, digest });
  await tx.insert(personReadSeals).values(readIds.map((readId) => ({ readId, anchorId })));
  await tx.delete(personReadInbox).where(inArray(personReadInbox.readId, readIds));
  const system = { userId: null, role: null, procedure: "access.anchorReads", commandId: null };
  await recordAction(tx, environment, system, {
    subjectKind: "person_reads",
    subjectId: anchorId,
    detail: { reads: reads.length, digest },
  });
  return reads.length;
}

const Place = z.tuple([z.iso.datetime(), z.uuid()]);

/** Who was shown one person, and why, newest first. */
export async function listReadsOf(
  db: ReadDatabase,
  personId: string,
  query: { readonly limit: number; readonly cursor: string | null },
) {
  const after = readCursor(query.cursor, Place);
  const rows = await db
    .select({
      readId: personReads.readId,
      readAt: personReads.readAt,
      userId: personReads.userId,
      role: personReads.role,
      procedure: personReads.procedure,
      purpose: personReads.purpose,
    })
    .from(personReads)
    .where(
      and(
        sql`${personReads.personIds} @> ${JSON.stringify([personId])}::jsonb`,
        after === null
          ? undefined
          : sql`(${personReads.readAt}, ${personReads.readId}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(desc(personReads.readAt), desc(personReads.readId))
    .limit(query.limit + 1);
  return pageOf(rows, query.limit, (row) => [row.readAt, row.readId]);
}

/** The reads of a time and, where they are named, of some accounts. */
export function readsIn(range: {
  readonly from: string;
  readonly until: string;
  readonly userIds: readonly string[];
}) {
  return and(
    gte(personReads.readAt, range.from),
    lt(personReads.readAt, range.until),
    range.userIds.length === 0 ? undefined : inArray(personReads.userId, [...range.userIds]),
  );
}
