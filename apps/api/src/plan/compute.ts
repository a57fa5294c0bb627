import { Worker } from "node:worker_threads";
import type { Plan, PlanRefusal, PlanStage } from "@pindah/domain/plan";
import type { RunInputs } from "@pindah/domain/replay";

export type ToPlanWorker = RunInputs;

export type Computed =
  | { readonly kind: "planned"; readonly plan: Plan; readonly planHash: string }
  | { readonly kind: "refused"; readonly refusal: PlanRefusal }
  | { readonly kind: "cancelled" };

export type FromPlanWorker =
  | Exclude<Computed, { readonly kind: "cancelled" }>
  | { readonly kind: "stage"; readonly stage: PlanStage };

/** Computes a plan in a thread of its own; `cancel` ends the thread in the middle of its work. */
export function computePlan(
  input: ToPlanWorker,
  watch: (stage: PlanStage) => void,
  cancel: AbortSignal,
): Promise<Computed> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("plan.worker.ts", import.meta.url), { workerData: input });
    const stop = () => {
      resolve({ kind: "cancelled" });
      void worker.terminate();
    };
    cancel.addEventListener("abort", stop, { once: true });
    worker.on("message", (message: FromPlanWorker) => {
      if (message.kind === "stage") watch(message.stage);
      else resolve(message);
    });
    worker.on("error", reject);
    worker.on("exit", (code) => {
      cancel.removeEventListener("abort", stop);
      reject(new Error(`The thread of the plan ended with code ${code} and no plan`));
    });
  });
}
