import { parentPort, workerData } from "node:worker_threads";
import { plan, planFrom, planHash } from "@pindah/domain/plan";
import { buildRelease } from "@pindah/domain/publication";
import type { FromReleaseWorker, ToReleaseWorker } from "./build.ts";

// The plan is computed again from what it was computed from: a release that cannot be replayed is
// not built.
const tell = (message: FromReleaseWorker) => {
  parentPort?.postMessage(message);
};

// Only build.ts starts this file, and it hands over exactly this.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const { inputs, approvedHash, ...head } = workerData as ToReleaseWorker;

const { dataset, policy, scenario } = inputs;
const replayed = planFrom(plan, inputs);
const hash = replayed.ok ? planHash(replayed.value) : null;
if (!replayed.ok || hash === null) tell({ kind: "failed", failure: "plan_refused" });
else if (hash !== approvedHash) tell({ kind: "failed", failure: "replay_differs" });
else {
  const release = buildRelease({
    ...head,
    plan: replayed.value,
    planHash: hash,
    dataset,
    policy,
    scenario,
  });
  if (release.ok) {
    const { files, manifestText } = release.value;
    tell({ kind: "built", files, manifestText });
  } else tell({ kind: "failed", failure: release.error.kind });
}
