import { parentPort, workerData } from "node:worker_threads";
import { nextInLine, planFrom } from "@pindah/domain/replay";
import { plannerFor } from "@pindah/solver";
import type { FromSuccessionWorker, ToSuccessionWorker } from "./execute.ts";

const tell = (message: FromSuccessionWorker) => {
  parentPort?.postMessage(message);
};

// Only execute.ts starts this file, and it hands over exactly this.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const { inputs, leaving, householdId, today } = workerData as ToSuccessionWorker;

const planner = await plannerFor(inputs);
const decided = planFrom(planner, inputs);
tell(
  decided.ok
    ? nextInLine(planner, inputs, decided.value.placements, leaving, householdId, today)
    : decided,
);
