/** Why somebody may be shown a person's name and number. */
export const unmaskReasons = [
  "verify_identity",
  "answer_the_person",
  "handle_objection",
  "hand_over_home",
  "incident",
] as const;
export type UnmaskReason = (typeof unmaskReasons)[number];

/** What of one's own data a request for correction is about. */
export const correctionSubjects = [
  "identity",
  "employment",
  "household",
  "competency",
  "home",
  "other",
] as const;
export type CorrectionSubject = (typeof correctionSubjects)[number];

export const correctionStates = ["open", "corrected", "refused"] as const;
export type CorrectionState = (typeof correctionStates)[number];

/** On what ground an identity is destroyed (UU 27/2022 art. 43 and 44). */
export const erasureReasons = ["retention_over", "request_of_the_person", "unlawful"] as const;
export type ErasureReason = (typeof erasureReasons)[number];
