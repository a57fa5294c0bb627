/**
 * The life of a run. Left of `draft` the machine works; from `draft` on people decide. One table,
 * read by procedures and pages alike.
 */
export const runTransitions = {
  queued: ["running", "cancelled", "failed"],
  running: ["draft", "refused", "cancelled", "failed"],
  refused: [],
  failed: [],
  cancelled: [],
  draft: ["proposed"],
  proposed: ["approved"],
  approved: ["superseded"],
  superseded: [],
} as const satisfies Record<string, readonly string[]>;

export type RunState = keyof typeof runTransitions;

export function mayBecome(from: RunState, to: RunState): boolean {
  const allowed: readonly RunState[] = runTransitions[from];
  return allowed.includes(to);
}

/** What the machine is doing, in order. */
export const runStages = ["waiting", "loading", "computing", "storing", "done"] as const;
export type RunStage = (typeof runStages)[number];
