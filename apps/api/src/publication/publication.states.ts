/** The life of a release. The machine builds and signs; between the two, people approve. */
export const releaseTransitions = {
  building: ["draft", "failed"],
  draft: ["publishing"],
  publishing: ["published"],
  published: [],
  failed: [],
} as const satisfies Record<string, readonly string[]>;

export type ReleaseState = keyof typeof releaseTransitions;

/** So many different people approve a release before it is signed. */
export const approvalsNeeded = 2;
