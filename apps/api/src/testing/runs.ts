import { eq } from "drizzle-orm";
import { executeRun } from "../plan/execute.ts";
import type { RunState } from "../plan/plan.states.ts";
import { planRuns } from "../plan/plan.table.ts";
import { findPlanOfRecord } from "../plan/record.store.ts";
import type { ReleaseState } from "../publication/publication.states.ts";
import { releases } from "../publication/publication.table.ts";
import { findAccount, type World } from "./world.ts";

/** A run of the planner in a given state, as a copy of the plan of record's row. */
export async function addRun(
  world: World,
  state: RunState,
  change: Partial<typeof planRuns.$inferInsert> = {},
): Promise<{ readonly runId: string; readonly planHash: string }> {
  const { db, environment } = world.services;
  const record = await findPlanOfRecord(db);
  if (record === null) throw new Error("The world has no plan of record");
  const [row] = await db.select().from(planRuns).where(eq(planRuns.runId, record.runId));
  if (row === undefined) throw new Error("The plan of record has no row");
  const { userId: requestedBy } = await findAccount(world, "planner");
  const runId = environment.newId();
  const decided = { approvedBy: null, approvedAt: null, requestedBy, proposedBy: requestedBy };
  await db.insert(planRuns).values({ ...row, ...decided, runId, state, version: 1, ...change });
  return { runId, planHash: record.planHash };
}

/** A release of the plan of record in a given state, as its row only. */
export async function addRelease(
  world: World,
  state: ReleaseState,
): Promise<{ readonly releaseId: string; readonly manifestHash: string }> {
  const { db, environment } = world.services;
  const record = await findPlanOfRecord(db);
  if (record === null) throw new Error("The world has no plan of record");
  const releaseId = environment.newId();
  const manifestHash = "0".repeat(64);
  await db.insert(releases).values({
    releaseId,
    runId: record.runId,
    state,
    version: 2,
    requestedAt: new Date(environment.now()).toISOString(),
    manifestHash,
  });
  return { releaseId, manifestHash };
}

/** Carries a queued run to its end, as the job would. */
export function finishRun({ services, log }: World, runId: string): Promise<void> {
  return executeRun(services.db, services.environment, (entry) => log.push(entry), runId);
}
