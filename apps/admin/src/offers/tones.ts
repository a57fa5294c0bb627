/** How the state of an offer is coloured. */
export const tones = {
  made: "notice",
  accepted: "positive",
  declined: "negative",
  expired: "negative",
  withdrawn: "neutral",
} as const;
