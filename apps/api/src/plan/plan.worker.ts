import { parentPort, workerData } from "node:worker_threads";
import { planHash } from "@pindah/domain/plan";
import { planFrom } from "@pindah/domain/replay";
import { plannerFor } from "@pindah/solver";
import type { FromPlanWorker, ToPlanWorker } from "./compute.ts";

// The plan is computed here, in a thread of its own, so that the server goes on answering.
const tell = (message: FromPlanWorker) => {
  parentPort?.postMessage(message);
};

// Only compute.ts starts this file, and it hands over exactly this.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const inputs = workerData as ToPlanWorker;

const planner = await plannerFor(inputs, (stage) => tell({ kind: "stage", stage }));
const result = planFrom(planner, inputs);
tell(
  result.ok
    ? { kind: "planned", plan: result.value, planHash: planHash(result.value) }
    : { kind: "refused", refusal: result.error },
);
