/** One figure of a suite: what was measured, at which size, and what it is compared with. */
export type Measurement = {
  readonly size: string;
  readonly measure: string;
  readonly value: number;
  readonly unit: string;
  /** Goal or reference, in words. */
  readonly beside?: string;
};

export type Report = {
  readonly suite: string;
  readonly node: string;
  readonly measurements: readonly Measurement[];
};

/** A suite runs with the rest of the command line and returns what it measured. */
export type Suite = (args: readonly string[]) => Promise<readonly Measurement[]>;

export function tableOf({ measurements }: Report): string {
  const rows = measurements.map(({ size, measure, value, unit, beside }) => [
    size,
    measure,
    figure(value),
    unit,
    beside ?? "",
  ]);
  const all = [["size", "measure", "value", "unit", "beside"], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(...all.map((row) => row[column]?.length ?? 0)),
  );
  return all
    .map((row) =>
      row
        .map((cell, column) =>
          column === 2 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function figure(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
