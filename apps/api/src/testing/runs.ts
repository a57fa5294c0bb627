import { eq } from "drizzle-orm";
import type { RunState } from "../plan/plan.states.ts";
import { planRuns } from "../plan/plan.table.ts";
import { findPlanOfRecord } from "../plan/record.store.ts";
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
