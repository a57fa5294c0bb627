import type { Bilingual } from "@pindah/domain/kernel";
import { LocalDate } from "@pindah/domain/kernel";
import { and, asc, desc, eq, inArray, ne, sql } from "drizzle-orm";
import { users } from "../access/access.table.ts";
import type { ReadDatabase, Transaction } from "../db/database.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { plannedReleases, releaseApprovals, releases } from "./publication.table.ts";

/** What staff see of releases: nothing of what stays with the issuer. */
export async function listReleases(db: ReadDatabase) {
  const rows = await db
    .select({
      releaseId: releases.releaseId,
      runId: releases.runId,
      state: releases.state,
      requestedAt: releases.requestedAt,
      builtAt: releases.builtAt,
      publishedAt: releases.publishedAt,
      files: releases.files,
      failure: releases.failure,
      site: releases.site,
      manifestHash: releases.manifestHash,
      number: releases.number,
      issuedOn: releases.issuedOn,
      nextDue: releases.nextDue,
      audit: releases.audit,
      correctsReleaseId: releases.correctsReleaseId,
      correctionReason: releases.correctionReason,
    })
    .from(releases)
    .orderBy(desc(releases.requestedAt), desc(releases.releaseId))
    .limit(100);
  const ids = rows.map(({ releaseId }) => releaseId);
  const approvals =
    ids.length === 0
      ? []
      : await db
          .select({ approval: releaseApprovals, displayName: users.displayName })
          .from(releaseApprovals)
          .innerJoin(users, eq(users.userId, releaseApprovals.userId))
          .where(inArray(releaseApprovals.releaseId, ids))
          .orderBy(asc(releaseApprovals.approvedAt));
  return rows.map((row) => ({
    ...row,
    approvals: approvals
      .filter(({ approval }) => approval.releaseId === row.releaseId)
      .map(({ approval: { userId, approvedAt }, displayName }) => ({
        userId,
        displayName,
        approvedAt,
      })),
  }));
}

/** The releases that were published before, latest first. */
export function listPublished(db: ReadDatabase, not: string) {
  return db
    .select()
    .from(releases)
    .where(and(eq(releases.state, "published"), ne(releases.releaseId, not)))
    .orderBy(desc(releases.publishedAt));
}

/** Days on which releases are to appear, earliest first. */
export async function listPlanned(db: ReadDatabase): Promise<readonly LocalDate[]> {
  const rows = await db.select().from(plannedReleases).orderBy(asc(plannedReleases.dueOn));
  return rows.map(({ dueOn }) => LocalDate.parse(dueOn));
}

export async function findRelease(db: ReadDatabase, releaseId: string) {
  const [row] = await db.select().from(releases).where(eq(releases.releaseId, releaseId));
  return row;
}

/** Asks for a release of a run: a row that a job will fill. */
export async function requestRelease(
  tx: Transaction,
  environment: Environment,
  of: {
    readonly runId: string;
    readonly requestedBy: string | null;
    readonly correctsReleaseId?: string;
    readonly correctionReason?: Bilingual;
  },
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
