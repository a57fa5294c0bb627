import { assertNever } from "@pindah/domain/kernel";
import type { LogStep } from "@pindah/domain/publication";
import type { Block } from "./block.ts";

/** One step of the check as a plain sentence; null for a step that held and tells nothing. */
export function logSentence(step: LogStep, say: Block["say"]): string | null {
  switch (step.step) {
    case "proof_readable":
    case "checkpoint_readable":
    case "entry_canonical":
    case "manifest_readable":
      return step.good ? null : say(step.step);
    case "signature":
      if (step.good) return say("signature", { signedBy: step.signedBy.join(", ") });
      return step.problem.kind === "signature_wrong"
        ? say("signature_wrong", { name: step.problem.name })
        : say(step.problem.kind);
    case "origin":
      return step.good ? null : say("origin", { expected: step.expected, found: step.found });
    case "history":
      return say(step.finding, { before: step.before ?? 0, now: step.now });
    case "in_log":
      return step.good
        ? say("in_log", { index: step.index + 1, size: step.size })
        : say("not_in_log");
    case "punctual":
      return step.good ? null : say("late", { nextDue: step.nextDue });
    default:
      return assertNever(step);
  }
}
