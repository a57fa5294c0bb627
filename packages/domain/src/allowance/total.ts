import { compareText } from "../kernel/index.ts";
import type { CostLine, CostTotal } from "./result.ts";

export const NOTHING: CostTotal = { decided: 0, low: 0, high: 0, notDecided: [] };

/** The sum of lines; what has no figure is named, never counted as zero in silence. */
export function totalOfLines(lines: readonly CostLine[]): CostTotal {
  let decided = 0;
  let low = 0;
  let high = 0;
  const notDecided = new Set<string>();
  for (const line of lines) {
    low += line.low;
    high += line.high;
    if (line.kind === "decided") decided += line.low;
    else if (line.kind === "no_rate_on_that_day") notDecided.add(line.component);
    else if (line.kind === "not_decided" && line.count > 0) notDecided.add(line.component);
  }
  return { decided, low, high, notDecided: [...notDecided].toSorted(compareText) };
}

/** The sum of two totals; what is not decided in either stays named. */
export function addTotals(a: CostTotal, b: CostTotal): CostTotal {
  return {
    decided: a.decided + b.decided,
    low: a.low + b.low,
    high: a.high + b.high,
    notDecided: union(a.notDecided, b.notDecided),
  };
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  if (b.every((code) => a.includes(code))) return a;
  return [...new Set([...a, ...b])].toSorted(compareText);
}
