import type { Types } from "./collapse.ts";

/**
 * The collapsed problem: profiles of households, classes of homes, and an arc for each pair that
 * the rules allow. Profiles after `households.count` stand for homes that a quota keeps back: each
 * is a household that must get one of the homes the quota counts, whichever.
 */
export type Network = {
  readonly households: Types;
  readonly homes: Types;
  readonly profiles: number;
  readonly classes: number;
  readonly arcs: number;
  /** Homes of each class. */
  readonly capacity: Int32Array;
  /** Arcs of profile p: `start[p]` to `start[p + 1] - 1`, by misfit, then class. */
  readonly start: Int32Array;
  readonly target: Int32Array;
  readonly cost: Int32Array;
  readonly profileOfArc: Int32Array;
  /** Arcs into class c: `into[intoStart[c]]` and on. */
  readonly intoStart: Int32Array;
  readonly into: Int32Array;
  /** Homes each quota keeps back, for the profiles after `households.count`. */
  readonly keptBack: Int32Array;
  /** Index in the policy's quotas of each of these profiles. */
  readonly keptBackBy: Int32Array;
};
