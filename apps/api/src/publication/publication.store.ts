import { desc, eq, sql } from "drizzle-orm";
import type { ReadDatabase, Transaction } from "../db/database.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { releases } from "./publication.table.ts";

export function listReleases(db: ReadDatabase) {
  return db
    .select()
    .from(releases)
    .orderBy(desc(releases.requestedAt), desc(releases.releaseId))
    .limit(100);
}

export async function findRelease(db: ReadDatabase, releaseId: string) {
  const [row] = await db.select().from(releases).where(eq(releases.releaseId, releaseId));
  return row;
}

/** Asks for a release of a run: a row that a job will fill. */
export async function requestRelease(
  tx: Transaction,
  environment: Environment,
  of: { readonly runId: string; readonly requestedBy: string | null },
): Promise<string> {
  const releaseId = environment.newId();
  await tx.insert(releases).values({
    releaseId,
    ...of,
    state: "building",
    version: 1,
    requestedAt: timestampOf(environment),
  });
  return releaseId;
}

/** The number of a release: the first is 1. */
export async function numberOfRelease(db: ReadDatabase, releaseId: string): Promise<number> {
  const release = await findRelease(db, releaseId);
  if (release === undefined) throw new Error(`No release ${releaseId}`);
  const place = sql`(${releases.requestedAt}, ${releases.releaseId}) <= (${release.requestedAt}::timestamptz, ${releaseId}::uuid)`;
  return db.$count(releases, place);
}
