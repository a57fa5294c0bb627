import { parentPort, workerData } from "node:worker_threads";
import { planHash } from "@pindah/domain/plan";
import { planFrom } from "@pindah/domain/replay";
import { hashOf } from "@pindah/domain/kernel";
import {
  buildRelease,
  leavesText,
  receiptBatch,
  receiptDecisions,
} from "@pindah/domain/publication";
import { plannerFor } from "@pindah/solver";
import type { FromReleaseWorker, ToReleaseWorker } from "./build.ts";

// The plan is computed again from what it was computed from: a release that cannot be replayed is
// not built.
const tell = (message: FromReleaseWorker) => {
  parentPort?.postMessage(message);
};

// Only build.ts starts this file, and it hands over exactly this.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const { inputs, approvedHash, salts, ...head } = workerData as ToReleaseWorker;

const { dataset, policy, scenario } = inputs;
const replayed = planFrom(await plannerFor(inputs), inputs);
const hash = replayed.ok ? planHash(replayed.value) : null;
if (!replayed.ok || hash === null) tell({ kind: "failed", failure: "plan_refused" });
else if (hash !== approvedHash) tell({ kind: "failed", failure: "replay_differs" });
else {
  const householdOf = new Map(dataset.people.map((each) => [each.personId, each.householdId]));
  // A blank leaf has no person: its salt follows from the plan and the other salts.
  const all = hashOf([...salts.values()].toSorted());
  const saltOf = (name: string) => salts.get(name) ?? hashOf({ all, name });
  const batch = receiptBatch(hash, receiptDecisions(replayed.value, householdOf), saltOf);
  const release = buildRelease({
    ...head,
    receipts: batch.published,
    plan: replayed.value,
    planHash: hash,
    dataset,
    policy,
    scenario,
  });
  if (release.ok) {
    const { files, manifestText, manifest, content, remembered } = release.value;
    const { number, issuedOn, nextDue } = manifest;
    tell({
      kind: "built",
      files,
      manifestText,
      head: { number, issuedOn, nextDue },
      audit: content.disclosure,
      remembered,
      receiptLeaves: leavesText(batch.leaves),
    });
  } else tell({ kind: "failed", failure: release.error.kind });
}
