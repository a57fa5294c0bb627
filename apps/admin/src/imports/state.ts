import type { Tone } from "../parts/index.ts";
import type { Outputs } from "../server/index.ts";

export type Import = Outputs["imports"]["one"];
export type ImportState = Import["state"];
export type Counts = NonNullable<Import["counts"]>;

export const steps = ["file", "columns", "check", "write", "done"] as const;
export type Step = (typeof steps)[number];

const stepOf: Readonly<Record<ImportState, Step | null>> = {
  reading: "file",
  matching: "columns",
  checking: "check",
  checked: "check",
  committing: "write",
  committed: "done",
  undoing: "write",
  undone: null,
  failed: null,
  discarded: null,
};

/** At which step an import is; null: it has ended without one. */
export const stepAt = (state: ImportState): Step | null => stepOf[state];

type AtWork = "reading" | "checking" | "committing" | "undoing";

/** True while the machine works and the reader waits. */
export function isAtWork(state: ImportState): state is AtWork {
  return (
    state === "reading" || state === "checking" || state === "committing" || state === "undoing"
  );
}

export const stateTones: Readonly<Record<ImportState, Tone>> = {
  reading: "notice",
  matching: "notice",
  checking: "notice",
  checked: "notice",
  committing: "notice",
  committed: "positive",
  undoing: "notice",
  undone: "neutral",
  failed: "negative",
  discarded: "neutral",
};
