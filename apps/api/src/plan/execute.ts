import type { PlanStage } from "@pindah/domain/plan";
import type { Json } from "@pindah/domain/kernel";
import { recordAction } from "../access/actions.store.ts";
import type { Database } from "../db/database.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { describeFailure, type Log } from "../log.ts";
import { computePlan } from "./compute.ts";
import { getRunInputs } from "./inputs.store.ts";
import type { RunState } from "./plan.states.ts";
import { changeRun, isCancelRequested, lockRun, reportProgress } from "./plan.store.ts";
import type { planRuns } from "./plan.table.ts";
import { storeResults } from "./results.store.ts";
import { keepSnapshot } from "./snapshot.store.ts";

type Ending = {
  readonly state: RunState;
  readonly change: Partial<typeof planRuns.$inferInsert>;
  readonly detail: Json;
};

const percentAt: Record<PlanStage, number> = {
  scenario: 15,
  screening: 20,
  competency: 30,
  waves: 40,
  costs: 55,
};
const storingFrom = 65;
const cancelCheckMs = 500;

/**
 * Carries a queued run to its end: loads what it needs, computes, stores, and records how it
 * ended. A failure ends the run; only an interrupted one comes again. Called again for the same run (its process was killed) it starts over; called for a run
 * that has ended it does nothing.
 */
export async function executeRun(
  db: Database,
  environment: Environment,
  log: Log,
  runId: string,
): Promise<void> {
  const run = await db.transaction(async (tx) => {
    const locked = await lockRun(tx, runId);
    if (locked.state === "queued")
      await changeRun(tx, locked, "running", {
        startedAt: timestampOf(environment),
        stage: "loading",
        percent: 5,
      });
    return locked.state === "queued" || locked.state === "running" ? locked : null;
  });
  if (run === null) return;

  const cancel = new AbortController();
  const watcher = setInterval(() => {
    isCancelRequested(db, runId).then(
      (requested) => requested && cancel.abort(),
      () => undefined,
    );
  }, cancelCheckMs);
  let ending: Ending;
  try {
    ending = await computeAndStore(db, environment, run, cancel.signal);
  } catch (cause) {
    log({ event: "run_failed", runId, ...describeFailure(cause) });
    ending = { state: "failed", change: { failure: "internal_error" }, detail: {} };
  } finally {
    clearInterval(watcher);
  }
  await endRun(db, environment, runId, ending);
}

async function computeAndStore(
  db: Database,
  environment: Environment,
  run: Awaited<ReturnType<typeof lockRun>>,
  cancel: AbortSignal,
): Promise<Ending> {
  const { runId } = run;
  const inputs = await getRunInputs(db, run);
  const computed = await computePlan(
    inputs,
    (stage) => void reportProgress(db, runId, "computing", percentAt[stage]),
    cancel,
  );
  if (computed.kind === "cancelled") return { state: "cancelled", change: {}, detail: {} };
  if (computed.kind === "refused")
    return {
      state: "refused",
      change: { refusal: computed.refusal },
      detail: { refusal: computed.refusal },
    };
  const { plan, planHash } = computed;
  await reportProgress(db, runId, "storing", storingFrom);
  await keepSnapshot(db, environment, plan.inputs.dataset, inputs.dataset);
  await storeResults(db, runId, plan, inputs.policy, (done) =>
    reportProgress(db, runId, "storing", storingFrom + Math.floor(done * (99 - storingFrom))),
  );
  if (cancel.aborted) return { state: "cancelled", change: {}, detail: {} };
  const { engine, asOf, totals, waves, towers, costSummary, pins = null } = plan;
  return {
    state: "draft",
    change: {
      engine,
      asOf,
      inputs: plan.inputs,
      planHash,
      totals,
      waves,
      towers,
      costSummary,
      pins,
    },
    detail: { engine, inputs: plan.inputs, planHash },
  };
}

async function endRun(
  db: Database,
  environment: Environment,
  runId: string,
  { state, change, detail }: Ending,
): Promise<void> {
  await db.transaction(async (tx) => {
    const finishedAt = timestampOf(environment);
    const done = { ...change, stage: "done", percent: 100, finishedAt } as const;
    await changeRun(tx, await lockRun(tx, runId), state, done);
    const system = { userId: null, role: null, procedure: "plan.execute", commandId: null };
    const subject = { subjectKind: "plan_run", subjectId: runId };
    await recordAction(tx, environment, system, { ...subject, detail: { state, result: detail } });
  });
}
