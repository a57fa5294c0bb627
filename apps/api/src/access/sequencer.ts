import type { Database } from "../db/database.ts";
import type { Environment } from "../environment.ts";
import { describeFailure, type Log } from "../log.ts";
import { sealActions } from "./actions.store.ts";
import { anchorReads } from "./reads.store.ts";

export type Sequencer = {
  /** Seals soon; calls that come close together are one. */
  readonly wake: () => void;
  readonly close: () => Promise<void>;
};

const soonMs = 50;
const sweepMs = 5_000;
const anchorEveryMs = 60_000;

/**
 * Seals actions soon after their commands, sweeps up those of processes that died, and binds what
 * was read of people to the chain once a minute.
 */
export function startSequencer(db: Database, environment: Environment, log: Log): Sequencer {
  let closed = false;
  let anchoredAt = environment.now();
  let timer: NodeJS.Timeout | undefined;
  let work: Promise<void> = Promise.resolve();
  const seal = async () => {
    try {
      if (environment.now() - anchoredAt >= anchorEveryMs) {
        await anchorReads(db, environment);
        anchoredAt = environment.now();
      }
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
