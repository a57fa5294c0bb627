/** What a hardship review may grant. */
export const hardshipMeasures = ["postpone", "exempt"] as const;
export type HardshipMeasure = (typeof hardshipMeasures)[number];

/** Coded grounds; what lies behind them stays with the person. */
export const hardshipGrounds = [
  "health_care",
  "care_of_family",
  "school_year",
  "spouse_work",
  "other",
] as const;
export type HardshipGround = (typeof hardshipGrounds)[number];

/** The life of a decision about a person: computed by the plan, proposed, decided by another. */
export const decisionStates = {
  proposed: { grant: "granted", refuse: "refused" },
  granted: {},
  refused: {},
} as const satisfies Record<string, Readonly<Record<string, string>>>;
export type DecisionState = keyof typeof decisionStates;
