import type { DecisionTable } from "./table.ts";
import { ROWS_PER_WORD, type TableTrace } from "./table-decision.ts";

/** One row of a decision: whether it fired, and which inputs kept it from firing. */
export type RowTrace = {
  readonly row: string;
  readonly fired: boolean;
  readonly failedOn: readonly string[];
};

/** The full trace of a decision: every row, fired or not, and why. */
export function explainDecision(
  { rows, inputs }: DecisionTable,
  trace: TableTrace,
): readonly RowTrace[] {
  const words = Math.ceil(rows.length / ROWS_PER_WORD);
  return rows.map(({ id }, row) => {
    const word = Math.floor(row / ROWS_PER_WORD);
    const failedOn = inputs
      .filter(
        (_, input) => (((trace[input * words + word] ?? 0) >> (row % ROWS_PER_WORD)) & 1) === 0,
      )
      .map(({ name }) => name);
    return { row: id, fired: failedOn.length === 0, failedOn };
  });
}
