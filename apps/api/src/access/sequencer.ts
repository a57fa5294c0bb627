import type { Database } from "../db/database.ts";
import { describeFailure, type Log } from "../log.ts";
import { sealActions } from "./actions.store.ts";

export type Sequencer = {
  /** Seals soon; calls that come close together are one. */
  readonly wake: () => void;
  readonly close: () => Promise<void>;
};

const soonMs = 50;
const sweepMs = 5_000;

/** Seals actions soon after their commands, and sweeps up those of processes that died. */
export function startSequencer(db: Database, log: Log): Sequencer {
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let work: Promise<void> = Promise.resolve();
  const seal = async () => {
    try {
      await sealActions(db);
    } catch (cause) {
      log({ event: "seal_failed", ...describeFailure(cause) });
    }
    if (!closed) plan(sweepMs);
  };
  const plan = (delay: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      work = work.then(seal);
    }, delay);
    timer.unref();
  };
  plan(soonMs);
  return {
    wake: () => {
      if (!closed) plan(soonMs);
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await work;
    },
  };
}
