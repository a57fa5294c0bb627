import type { HomeId, HouseholdId, TowerId } from "../kernel/index.ts";

/**
 * Households as columns, one entry each. Attributes are small whole numbers (0 to 65535) whose
 * names the policy's rules use; the solver knows none of them.
 */
export type HouseholdColumns = {
  readonly count: number;
  readonly ids: readonly HouseholdId[];
  readonly attributes: Readonly<Record<string, Uint16Array>>;
  /** Priority band: a smaller number is served first. */
  readonly band: Uint32Array;
  /** Lottery ticket, first and second 32 bits: breaks ties inside a band. */
  readonly ticketHigh: Uint32Array;
  readonly ticketLow: Uint32Array;
  /** Preferred towers: `count x preferenceCount` indexes into `towers`, -1 where none. */
  readonly preferences: Int32Array;
  readonly preferenceCount: number;
  /** Whom to seat close together inside a tower (an index of institution or unit). */
  readonly cohesion: Uint32Array;
};

/** Homes as columns, one entry each. */
export type HomeColumns = {
  readonly count: number;
  readonly ids: readonly HomeId[];
  readonly attributes: Readonly<Record<string, Uint16Array>>;
  /** Index into `towers`. */
  readonly tower: Uint32Array;
  readonly floor: Uint16Array;
};

/** One allocation to solve: who may be housed now, and the homes that are ready now. */
export type HousingProblem = {
  readonly households: HouseholdColumns;
  readonly homes: HomeColumns;
  readonly towers: readonly TowerId[];
};
