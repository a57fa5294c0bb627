import type { AppRouter } from "@pindah/api/router";
import type { TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { reasonOf } from "./failure.ts";

/** Asks whoever sits there to prove once more who he is; false when he does not. */
type Ask = () => Promise<boolean>;

let ask: Ask | null = null;
let asked: Promise<boolean> | null = null;

/** The window that asks. Returns what takes it away again. */
export function answerStepUp(by: Ask): () => void {
  ask = by;
  return () => {
    ask = null;
  };
}

/** One question for all calls that wait for the same answer. */
function prove(): Promise<boolean> {
  if (ask === null) return Promise.resolve(false);
  asked ??= ask().finally(() => {
    asked = null;
  });
  return asked;
}

/** A call that needs a fresh proof waits for it, and is then sent again as it was. */
export const stepUpLink: TRPCLink<AppRouter> =
  () =>
  ({ next, op }) =>
    observable((observer) => {
      let stop: () => void = () => undefined;
      const send = (mayAsk: boolean) => {
        const call = next(op).subscribe({
          next: (value) => observer.next(value),
          complete: () => observer.complete(),
          error: (error) => {
            if (!mayAsk || reasonOf(error) !== "step_up_required") observer.error(error);
            else void prove().then((proved) => (proved ? send(false) : observer.error(error)));
          },
        });
        stop = () => call.unsubscribe();
      };
      send(true);
      return () => stop();
    });
