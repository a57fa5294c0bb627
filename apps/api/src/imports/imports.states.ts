/**
 * The life of an import. `reading`, `checking`, `committing` and `undoing` are worked on by a
 * job; the others wait for a person.
 */
export const importStates = {
  reading: ["matching", "failed"],
  matching: ["checking", "discarded"],
  checking: ["checked", "failed"],
  checked: ["checking", "committing", "discarded"],
  committing: ["committed"],
  committed: ["committing", "undoing"],
  undoing: ["undone", "committed"],
  undone: [],
  failed: [],
  discarded: [],
} as const satisfies Record<string, readonly string[]>;
export type ImportState = keyof typeof importStates;

export const workedOn = ["reading", "checking", "committing", "undoing"] as const;

export function mayBecome(from: ImportState, to: ImportState): boolean {
  const next: readonly string[] = importStates[from];
  return next.includes(to);
}
