import { assertNever } from "@pindah/domain/kernel";
import { and, desc, eq, inArray, isNull, lt, ne, sql } from "drizzle-orm";
import {
  callLimits,
  commands,
  personReadAnchors,
  personReads,
  personReadSeals,
  sessions,
  signInFailures,
} from "../access/access.table.ts";
import { recordAction } from "../access/actions.store.ts";
import { challenges, passwordLinks } from "../access/factors.table.ts";
import type { Database, ReadDatabase, Transaction } from "../db/database.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { corrections, retentionRuns, unmaskings } from "./privacy.table.ts";
import { scheduleOn, type RetentionRule } from "./retention.ts";

const dayMs = 24 * 3_600_000;
// Any number will do, as long as nothing else in the database uses it.
const retentionLock = 7_203_004;

export type RetentionReport = {
  readonly runId: string;
  readonly scheduleFrom: string;
  readonly removed: readonly { readonly kind: RetentionRule["kind"]; readonly rows: number }[];
};

/** Removes what is past its time under today's schedule, and writes down how much. */
export async function runRetention(
  tx: Transaction,
  environment: Environment,
): Promise<RetentionReport> {
  await tx.execute(sql`select pg_advisory_xact_lock(${retentionLock})`);
  await tx.execute(sql`select set_config('pindah.retention', 'on', true)`);
  const ranAt = timestampOf(environment);
  const { from: scheduleFrom, rules } = scheduleOn(ranAt.slice(0, 10));
  const removed = [];
  for (const rule of rules) {
    const before = new Date(environment.now() - rule.keptDays * dayMs).toISOString();
    removed.push({ kind: rule.kind, rows: await removeBefore(tx, environment, rule.kind, before) });
  }
  const runId = environment.newId();
  await tx.insert(retentionRuns).values({ runId, ranAt, scheduleFrom, report: removed });
  return { runId, scheduleFrom, removed };
}

/** The same, by the clock: nobody asked for it, and the log says so. */
export async function retainByTheClock(db: Database, environment: Environment): Promise<void> {
  await db.transaction(async (tx) => {
    const { runId, removed } = await runRetention(tx, environment);
    const rows = removed.reduce((sum, each) => sum + each.rows, 0);
    const clock = { userId: null, role: null, procedure: "privacy.runRetention", commandId: null };
    const about = { subjectKind: "retention_run", subjectId: runId, detail: { rows } };
    await recordAction(tx, environment, clock, about);
  });
}

async function removeBefore(
  tx: Transaction,
  environment: Environment,
  kind: RetentionRule["kind"],
  before: string,
): Promise<number> {
  switch (kind) {
    case "sessions":
      return (
        await tx
          .delete(sessions)
          .where(lt(sessions.lastSeenAt, before))
          .returning({ one: sql`1` })
      ).length;
    case "sign_in_failures":
      return (
        await tx
          .delete(signInFailures)
          .where(lt(signInFailures.lastFailedAt, before))
          .returning({ one: sql`1` })
      ).length;
    case "challenges":
      return (
        await tx
          .delete(challenges)
          .where(lt(challenges.expiresAt, before))
          .returning({ one: sql`1` })
      ).length;
    case "password_links":
      return (
        await tx
          .delete(passwordLinks)
          .where(lt(passwordLinks.createdAt, before))
          .returning({ one: sql`1` })
      ).length;
    case "commands":
      return (
        await tx
          .delete(commands)
          .where(lt(commands.receivedAt, before))
          .returning({ one: sql`1` })
      ).length;
    case "call_limits":
      return (
        await tx
          .delete(callLimits)
          .where(lt(callLimits.startedAt, before))
          .returning({ one: sql`1` })
      ).length;
    case "corrections":
      return (
        await tx
          .delete(corrections)
          .where(and(ne(corrections.state, "open"), lt(corrections.answeredAt, before)))
          .returning({ one: sql`1` })
      ).length;
    case "unmaskings":
      return (
        await tx
          .delete(unmaskings)
          .where(lt(unmaskings.unmaskedAt, before))
          .returning({ one: sql`1` })
      ).length;
    case "person_reads":
      return removeReads(tx, environment, before);
    default:
      return assertNever(kind);
  }
}

/** Whole anchors at a time: each stays, and an action names it, so that the log still verifies. */
async function removeReads(
  tx: Transaction,
  environment: Environment,
  before: string,
): Promise<number> {
  const over = await tx
    .update(personReadAnchors)
    .set({ expiredAt: timestampOf(environment) })
    .where(and(isNull(personReadAnchors.expiredAt), lt(personReadAnchors.anchoredAt, before)))
    .returning({ anchorId: personReadAnchors.anchorId });
  let rows = 0;
  for (const { anchorId } of over) {
    const sealed = await tx
      .delete(personReadSeals)
      .where(eq(personReadSeals.anchorId, anchorId))
      .returning({ readId: personReadSeals.readId });
    const readIds = sealed.map(({ readId }) => readId);
    if (readIds.length > 0)
      await tx.delete(personReads).where(inArray(personReads.readId, readIds));
    rows += readIds.length;
    const system = { userId: null, role: null, procedure: "privacy.retention", commandId: null };
    const about = { subjectKind: "person_reads", subjectId: anchorId, detail: { removed: rows } };
    await recordAction(tx, environment, system, about);
  }
  return rows;
}

export function listRetentionRuns(db: ReadDatabase) {
  return db.select().from(retentionRuns).orderBy(desc(retentionRuns.ranAt)).limit(20);
}
