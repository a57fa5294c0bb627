import { eq } from "drizzle-orm";
import type { Transaction } from "../db/database.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { refuse } from "../refusal.ts";
import { changeRun, lockRun } from "./plan.store.ts";
import { planRuns } from "./plan.table.ts";

/** What a person decided about, and what he saw of it. */
export type Decision = {
  readonly runId: string;
  /** The hash of the plan as it was shown. */
  readonly planHash: string;
  readonly userId: string;
};

/** Puts a computed run forward for approval. */
export async function proposeRun(
  tx: Transaction,
  environment: Environment,
  { runId, planHash, userId }: Decision,
): Promise<void> {
  const run = await lockRun(tx, runId);
  if (run.planHash !== planHash) throw refuse("changed_since_seen");
  await changeRun(tx, run, "proposed", {
    proposedBy: userId,
    proposedAt: timestampOf(environment),
  });
}

/** Makes a proposed run the plan of record; the one before it is superseded. */
export async function approveRun(
  tx: Transaction,
  environment: Environment,
  { runId, planHash, userId }: Decision,
  requireSecondPerson: (makers: readonly (string | null)[]) => void,
): Promise<void> {
  const run = await lockRun(tx, runId);
  requireSecondPerson([run.requestedBy, run.proposedBy]);
  if (run.planHash !== planHash) throw refuse("changed_since_seen");
  const [before] = await tx.select().from(planRuns).where(eq(planRuns.state, "approved"));
  if (before !== undefined) await changeRun(tx, await lockRun(tx, before.runId), "superseded");
  await changeRun(tx, run, "approved", {
    approvedBy: userId,
    approvedAt: timestampOf(environment),
  });
}
