/**
 * A linear model with whole-number columns: least `cost * x` with `rowLower <= A x <= rowUpper`
 * and `0 <= x <= upper`. Column c of A is `value[start[c]]` to `value[start[c + 1] - 1]` in the
 * rows `index[...]`.
 */
export type LinearModel = {
  readonly cost: Float64Array;
  readonly upper: Float64Array;
  /** 1 for a column that must be whole. */
  readonly integer: Uint8Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly start: Int32Array;
  readonly index: Int32Array;
  readonly value: Float64Array;
};

/** What a solver found, and what it proved. */
export type LinearSolution = {
  /** `stopped`: by the gap or the number of nodes, with a solution and a bound. */
  readonly status: "optimal" | "stopped" | "infeasible" | "failed";
  readonly objective: number;
  /** Proven: no solution is below it. */
  readonly bound: number;
  readonly x: Float64Array;
};

/**
 * A solver for such models, handed in by the caller. It stops by gap or nodes, never by time, so
 * that a slow machine gives the same answer as a fast one.
 */
export type LinearSolver = (
  model: LinearModel,
  stop: { readonly relativeGap: number; readonly nodes: number },
) => LinearSolution;
