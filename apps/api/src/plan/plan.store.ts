import type { PolicyId } from "@pindah/domain/kernel";
import type { Lottery } from "@pindah/domain/plan";
import type { Scenario } from "@pindah/domain/scenario";
import { and, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { users } from "../access/access.table.ts";
import type { Database, ReadDatabase, Transaction } from "../db/database.ts";
import { pageOf, readCursor } from "../db/page.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { refuse } from "../refusal.ts";
import { mayBecome, type RunStage, type RunState } from "./plan.states.ts";
import { planRuns } from "./plan.table.ts";

export type RunRow = typeof planRuns.$inferSelect;

const RunPlace = z.tuple([z.string(), z.string()]);

/** Runs, newest first. */
export async function listRuns(
  db: ReadDatabase,
  { limit, cursor }: { readonly limit: number; readonly cursor: string | null },
) {
  const after = readCursor(cursor, RunPlace);
  const rows = await db
    .select({
      runId: planRuns.runId,
      state: planRuns.state,
      stage: planRuns.stage,
      percent: planRuns.percent,
      version: planRuns.version,
      policyId: planRuns.policyId,
      scenario: planRuns.scenario,
      lottery: planRuns.lottery,
      requestedAt: planRuns.requestedAt,
      requestedBy: users.displayName,
      finishedAt: planRuns.finishedAt,
      engine: planRuns.engine,
      planHash: planRuns.planHash,
      totals: planRuns.totals,
    })
    .from(planRuns)
    .leftJoin(users, eq(users.userId, planRuns.requestedBy))
    .where(
      after === null
        ? undefined
        : sql`(${planRuns.requestedAt}, ${planRuns.runId}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
    )
    .orderBy(desc(planRuns.requestedAt), desc(planRuns.runId))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.requestedAt, row.runId]);
}

export async function findRun(db: ReadDatabase, runId: string): Promise<RunRow | undefined> {
  const [row] = await db.select().from(planRuns).where(eq(planRuns.runId, runId));
  return row;
}

export async function createRun(
  tx: Transaction,
  environment: Environment,
  run: {
    readonly requestedBy: string;
    readonly policyId: PolicyId;
    readonly scenario: Scenario | null;
    readonly lottery: Lottery;
    readonly datasetHash?: string;
    readonly held?: RunRow["held"];
  },
): Promise<string> {
  const runId = environment.newId();
  await tx.insert(planRuns).values({
    runId,
    ...run,
    state: "queued",
    stage: "waiting",
    percent: 0,
    cancelRequested: false,
    version: 1,
    requestedAt: timestampOf(environment),
  });
  return runId;
}

/** Locks a run that is about to change, so that two changes come one after the other. */
export async function lockRun(tx: Transaction, runId: string): Promise<RunRow> {
  const [row] = await tx.select().from(planRuns).where(eq(planRuns.runId, runId)).for("update");
  if (row === undefined) throw refuse("not_found");
  return row;
}

/** Changes a locked run, if its state allows it; its version goes up by one. */
export async function changeRun(
  tx: Transaction,
  run: RunRow,
  to: RunState,
  change: Partial<typeof planRuns.$inferInsert> = {},
): Promise<void> {
  if (!mayBecome(run.state, to)) throw refuse("state_does_not_allow_it");
  const changed = await tx
    .update(planRuns)
    .set({ ...change, state: to, version: run.version + 1 })
    .where(and(eq(planRuns.runId, run.runId), eq(planRuns.version, run.version)))
    .returning({ runId: planRuns.runId });
  if (changed.length === 0) throw refuse("changed_since_seen");
}

/** How far a running run is. Its version stays: nobody decides on progress. */
export async function reportProgress(
  db: Database,
  runId: string,
  stage: RunStage,
  percent: number,
): Promise<void> {
  await db
    .update(planRuns)
    .set({ stage, percent })
    .where(and(eq(planRuns.runId, runId), eq(planRuns.state, "running")));
}

export async function isCancelRequested(db: ReadDatabase, runId: string): Promise<boolean> {
  const [row] = await db
    .select({ cancelRequested: planRuns.cancelRequested })
    .from(planRuns)
    .where(eq(planRuns.runId, runId));
  return row === undefined || row.cancelRequested;
}

export function statusOf(run: RunRow) {
  const { runId, state, stage, percent, cancelRequested, version } = run;
  const { planHash, totals, refusal, failure, startedAt, finishedAt } = run;
  return {
    runId,
    state,
    stage,
    percent,
    cancelRequested,
    version,
    planHash,
    totals,
    refusal,
    failure,
    startedAt,
    finishedAt,
  };
}
