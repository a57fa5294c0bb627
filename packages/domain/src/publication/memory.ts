import type { CountCell, CountNetwork } from "./network.ts";
import type { Disclosed } from "./rounding.ts";

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
