import type { LocalDate } from "@pindah/domain/kernel";
import type { CorrectedFact } from "@pindah/domain/objections";
import type { RunInputs } from "@pindah/domain/replay";
import type { Dataset } from "@pindah/domain/registry";
import { eq } from "drizzle-orm";
import { recordAction } from "../access/actions.store.ts";
import type { Database } from "../db/database.ts";
import type { Environment } from "../environment.ts";
import { describeFailure, type Log } from "../log.ts";
import { getRunInputs } from "../plan/inputs.store.ts";
import { findRun } from "../plan/plan.store.ts";
import { keepSnapshot } from "../plan/snapshot.store.ts";
import { dayIn } from "../work/clock.ts";
import { computeInThread } from "../thread.ts";
import { changeObjection, lockObjection } from "./objections.store.ts";
import { objections } from "./objections.table.ts";
import type { ReplaySummary } from "./replay.ts";

export type ToReplayWorker = {
  readonly inputs: RunInputs;
  readonly facts: readonly CorrectedFact[];
  readonly today: LocalDate;
};
export type FromReplayWorker = {
  readonly summary: ReplaySummary;
  /** The dataset with the corrected facts; null when they were refused. */
  readonly dataset: Dataset | null;
};

/** Computes what upholding an objection would change, before anybody signs. */
export async function executeReplay(
  db: Database,
  environment: Environment,
  log: Log,
  objectionId: string,
): Promise<void> {
  const [row] = await db.select().from(objections).where(eq(objections.objectionId, objectionId));
  if (row === undefined || row.replayState !== "queued" || row.facts === null) return;
  const { facts, version } = row;
  let summary: ReplaySummary | null = null;
  try {
    const run = await findRun(db, row.runId);
    if (run === undefined) throw new Error(`Objection ${objectionId} is of a run that is gone`);
    const answer = await inWorker({
      inputs: await getRunInputs(db, run),
      facts,
      today: dayIn(row.zone, environment.now()),
    });
    if (answer.dataset !== null && answer.summary.kind === "replayed")
      await keepSnapshot(db, environment, answer.summary.datasetHash, answer.dataset);
    summary = answer.summary;
  } catch (cause) {
    log({ event: "replay_failed", objectionId, ...describeFailure(cause) });
  }
  await db.transaction(async (tx) => {
    const locked = await lockObjection(tx, objectionId);
    // The reviewer may have found otherwise in the meantime: then another job computes that.
    if (locked.replayState !== "queued" || locked.version !== version) return;
    await changeObjection(tx, locked, {
      replay: summary,
      replayState: summary === null ? "failed" : "ready",
    });
    const system = { userId: null, role: null, procedure: "objections.execute", commandId: null };
    const hashes =
      summary?.kind === "replayed"
        ? Object.values(summary.variants).map(({ planHash }) => planHash)
        : [];
    await recordAction(tx, environment, system, {
      subjectKind: "objection",
      subjectId: objectionId,
      detail: { replay: summary?.kind ?? "failed", planHashes: hashes },
    });
  });
}

function inWorker(input: ToReplayWorker): Promise<FromReplayWorker> {
  return computeInThread(new URL("replay.worker.ts", import.meta.url), input);
}
