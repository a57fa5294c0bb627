import type { HousingFault } from "./refusal.ts";

/**
 * What happens to who has a home when homes or households change:
 * `keep`: nobody with a valid home moves; the rest are allocated what is left.
 * `minimal_moves`: the same households are housed as by a new allocation, with the provably fewest
 * of them changing homes.
 * `trade`: you request my house, I get your turn; no tenant is worse off.
 */
export type ReallocationMode = "keep" | "minimal_moves" | "trade";

/** Who lives where after a change, and how many that concerns. */
export type Reallocation = {
  readonly mode: ReallocationMode;
  /** Home of each household, -1 when it waits. */
  readonly homeOf: Int32Array;
  /** Households that had a valid home and keep it. */
  readonly stayed: number;
  /** Had a valid home and get another. */
  readonly moved: number;
  /** Had a valid home and get none: homes became fewer, and others stand before them. */
  readonly lost: number;
  /** Had none, or one that is no longer valid, and get one. */
  readonly entered: number;
  /** For `minimal_moves`: the least number of moves that is possible, by the prices. */
  readonly fewestMoves: number | null;
};

/** Why nothing was reallocated. */
export type ReallocationRefusal =
  | { readonly kind: "housing_refused"; readonly faults: readonly HousingFault[] }
  | { readonly kind: "held_length"; readonly expected: number; readonly found: number }
  | { readonly kind: "no_such_home"; readonly household: number; readonly home: number }
  | {
      readonly kind: "home_held_twice";
      readonly home: number;
      readonly first: number;
      readonly second: number;
    }
  | { readonly kind: "quotas_with_trade"; readonly quotas: readonly string[] };
