import type { Transaction } from "./db/database.ts";

/** Work that goes on after the answer. A job is queued in the transaction that asks for it. */
export type Jobs = {
  readonly queueRun: (tx: Transaction, runId: string) => Promise<void>;
  readonly queueRelease: (tx: Transaction, releaseId: string) => Promise<void>;
};
