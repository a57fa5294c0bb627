import type { Checkpoint } from "./checkpoint.ts";
import { extendsTree, sameBytes, type Hash } from "./merkle.ts";

/** How a state of the log stands to the one seen last. `rollback`: smaller; `fork`: another past. */
export type HistoryFinding =
  | "first_visit"
  | "unchanged"
  | "extended"
  | "unproven"
  | "rollback"
  | "fork";

/** Compares two states; `proof` shows the earlier to be the beginning of the later. */
export function openHistory(
  now: Checkpoint,
  before: Checkpoint | null,
  proof: readonly Hash[] | null,
): HistoryFinding {
  if (before === null) return "first_visit";
  if (now.size < before.size) return "rollback";
  if (now.size === before.size) return sameBytes(now.root, before.root) ? "unchanged" : "fork";
  if (proof === null) return "unproven";
  const claim = { size1: before.size, root1: before.root, size2: now.size, root2: now.root, proof };
  return extendsTree(claim) ? "extended" : "fork";
}
