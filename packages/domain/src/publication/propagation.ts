import type { CountNetwork, Interval } from "./network.ts";

/**
 * What anybody can work out with pencil and paper from the published figures: each sum bounds
 * each of its parts, again and again until nothing changes. It needs no true count, so it runs on
 * a downloaded release. It is sound, not complete: the true interval lies inside what it gives,
 * so a cell that it finds too narrow certainly is; the exact audit may find more.
 */
export function propagateBounds(
  network: CountNetwork,
  bounds: readonly Interval[],
): readonly Interval[] {
  const low = bounds.map((bound) => bound.low);
  const high = bounds.map((bound) => bound.high);
  const sums = sumsOf(network);
  for (let changed = true; changed;) {
    changed = false;
    for (const sum of sums) if (tighten(sum, low, high)) changed = true;
  }
  return low.map((value, cell) => ({ low: value, high: high[cell] ?? value }));
}

type Sum = { readonly enters: readonly number[]; readonly leaves: readonly number[] };

function sumsOf(network: CountNetwork): readonly Sum[] {
  const points = new Map<string, { enters: number[]; leaves: number[] }>();
  const point = (name: string) => {
    const found = points.get(name) ?? { enters: [], leaves: [] };
    points.set(name, found);
    return found;
  };
  for (const [cell, { from, to }] of network.entries()) {
    point(from).leaves.push(cell);
    point(to).enters.push(cell);
  }
  return [...points.values()];
}

function tighten(sum: Sum, low: number[], high: number[]): boolean {
  let changed = false;
  for (const [side, other] of [
    [sum.enters, sum.leaves],
    [sum.leaves, sum.enters],
  ] as const) {
    const otherLow = total(other, low);
    const otherHigh = total(other, high);
    const sideLow = total(side, low);
    const sideHigh = total(side, high);
    for (const cell of side) {
      const least = otherLow - (sideHigh - (high[cell] ?? 0));
      const most = otherHigh - (sideLow - (low[cell] ?? 0));
      if (least > (low[cell] ?? 0)) {
        low[cell] = least;
        changed = true;
      }
      if (most < (high[cell] ?? 0)) {
        high[cell] = most;
        changed = true;
      }
    }
    // The next side is tightened in the next round with the new values.
    if (changed) return true;
  }
  return changed;
}

function total(cells: readonly number[], values: readonly number[]): number {
  return cells.reduce((all, cell) => all + (values[cell] ?? 0), 0);
}
