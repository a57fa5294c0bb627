import type { Bilingual } from "./text.ts";

/** One rule of an explanation: whether it held, in words, and what that hangs on. */
export type RuleNode = {
  /** `open`: it hangs on something that is not known yet. */
  readonly holds: "yes" | "no" | "open";
  readonly text: Bilingual;
  readonly children: readonly RuleNode[];
};
