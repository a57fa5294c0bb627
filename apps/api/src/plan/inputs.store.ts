import type { RunInputs } from "@pindah/domain/replay";
import type { ReadDatabase } from "../db/database.ts";
import { getPolicy } from "../policy/policy.store.ts";
import { getDataset } from "../registry/dataset.store.ts";
import { findRun, type RunRow } from "./plan.store.ts";
import { getSnapshot } from "./snapshot.store.ts";

/** What a run was computed from, or will be: a kept dataset where it has one, else the registry. */
export async function getRunInputs(
  db: ReadDatabase,
  run: Pick<RunRow, "inputs" | "datasetHash" | "policyId" | "scenario" | "lottery" | "held">,
): Promise<RunInputs> {
  const kept = run.inputs?.dataset ?? run.datasetHash;
  return {
    dataset: kept === null ? await getDataset(db) : await getSnapshot(db, kept),
    policy: await getPolicy(db, run.policyId),
    scenario: run.scenario,
    lottery: run.lottery,
    before: run.held === null ? null : await heldBefore(db, run.held),
  };
}

async function heldBefore(db: ReadDatabase, held: NonNullable<RunRow["held"]>) {
  const { runId, today, freezeDays } = held;
  const of = await findRun(db, runId);
  if (of === undefined) throw new Error(`Run ${runId}, whose promises are to be kept, is gone`);
  return { of: await getRunInputs(db, of), today, freezeDays };
}
