import { UNBOUNDED, type CountCell, type CountNetwork, type Interval } from "./network.ts";
import { shownBounds, type CountRule, type Disclosed } from "./rounding.ts";

/**
 * What an issuer keeps of a release to audit later ones with it: true counts, and what was shown of
 * each. Never published.
 */
export type RememberedCounts = {
  readonly releaseId: string;
  readonly cells: readonly (CountCell & { readonly shown: Disclosed })[];
};

/** How many earlier releases a new one is audited with. */
export const RELEASES_REMEMBERED = 24;

export function remember(
  releaseId: string,
  network: CountNetwork,
  shown: ReadonlyMap<string, Disclosed>,
): RememberedCounts {
  return {
    releaseId,
    cells: network.map((cell) => ({ ...cell, shown: shown.get(cell.id) ?? "n" })),
  };
}

/** What was shown of each cell. */
export function shownIn({ cells }: RememberedCounts): ReadonlyMap<string, Disclosed> {
  return new Map(cells.map(({ id, shown }) => [id, shown]));
}

/**
 * Bounds that hold for a reader who lays the remembered releases beside this one and knows of every
 * count that did not change that it did not: whatever was shown of it then holds now.
 */
export function narrowedBy(
  network: CountNetwork,
  bounds: readonly Interval[],
  rules: Readonly<Record<CountCell["rule"], CountRule>>,
  memory: readonly RememberedCounts[],
): readonly Interval[] {
  if (memory.length === 0) return bounds;
  const known = memory.map(({ cells }) => new Map(cells.map((cell) => [cell.id, cell])));
  return network.map(({ id, count }, index) => {
    let { low, high } = bounds[index] ?? { low: 0, high: UNBOUNDED };
    for (const release of known) {
      const earlier = release.get(id);
      if (earlier?.count !== count) continue;
      const { shown } = earlier;
      if (typeof shown !== "number") continue;
      const then = shownBounds(shown, rules[earlier.rule]);
      low = Math.max(low, then.low);
      high = Math.min(high, then.high);
    }
    return { low, high };
  });
}

/** Cells that are shown now and were not then, while their count is the same. */
export function tellingCells(
  then: RememberedCounts,
  now: RememberedCounts,
): readonly RememberedCounts["cells"][number][] {
  const earlier = new Map(then.cells.map((cell) => [cell.id, cell]));
  return now.cells.filter(({ id, count, shown }) => {
    const before = earlier.get(id);
    const same = before !== undefined && before.count === count;
    return same && typeof shown === "number" && typeof before.shown !== "number";
  });
}
