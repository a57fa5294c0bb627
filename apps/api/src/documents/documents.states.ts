export const documentKinds = ["decree", "entitlement"] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** The life of a document. A replaced one names the one that took its place. */
export const documentTransitions = {
  draft: ["valid"],
  valid: ["revoked", "replaced"],
  revoked: [],
  replaced: [],
} as const satisfies Record<string, readonly string[]>;
export type DocumentState = keyof typeof documentTransitions;
