import { eq } from "drizzle-orm";
import type { ReadDatabase } from "../db/database.ts";
import { planRuns } from "./plan.table.ts";

/** A finished run, with everything that a finished run has. */
export type FinishedRun = NonNullable<Awaited<ReturnType<typeof findPlanOfRecord>>>;

/** The run that was approved as plan of record, or `null` before the first. */
export async function findPlanOfRecord(db: ReadDatabase) {
  const [run] = await db.select().from(planRuns).where(eq(planRuns.state, "approved"));
  if (run === undefined) return null;
  const { engine, asOf, inputs, planHash, totals, waves, towers, costSummary } = run;
  if (
    engine === null ||
    asOf === null ||
    inputs === null ||
    planHash === null ||
    totals === null ||
    waves === null ||
    towers === null ||
    costSummary === null
  )
    throw new Error(`Run ${run.runId} is the plan of record and has no result`);
  return { ...run, engine, asOf, inputs, planHash, totals, waves, towers, costSummary };
}
