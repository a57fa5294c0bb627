/** The life of an objection: what may be done in each state, and where it leads. */
export const objectionStates = {
  filed: { review: "in_review", withdraw: "withdrawn" },
  in_review: { uphold: "upheld", reject: "rejected", withdraw: "withdrawn" },
  upheld: {},
  rejected: {},
  withdrawn: {},
} as const satisfies Record<string, Readonly<Record<string, string>>>;

/** Where an objection stands. */
export type ObjectionState = keyof typeof objectionStates;
/** What can be done with an objection. */
export type ObjectionAct = "review" | "uphold" | "reject" | "withdraw";

/** The state an act leads to; null when the act is not allowed in this state. */
export function afterAct(state: ObjectionState, act: ObjectionAct): ObjectionState | null {
  const acts: Readonly<Partial<Record<ObjectionAct, ObjectionState>>> = objectionStates[state];
  return acts[act] ?? null;
}
