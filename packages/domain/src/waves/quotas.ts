import type { Allocation, HousingPolicy, HousingProblem } from "../housing/index.ts";

/** The first quota on households that was used up before a candidate's turn; null when none was. */
export function quotaReader(
  { households }: HousingProblem,
  { quotas = [] }: HousingPolicy,
  { order, rankOf, homeOf }: Allocation,
): (candidate: number) => { readonly quota: string; readonly atMost: number } | null {
  const counting = quotas
    .filter((quota) => quota.side === "household")
    .map(({ id, attribute, oneOf, atMost }) => {
      const column = households.attributes[attribute];
      const values = new Set(oneOf);
      const counts = (candidate: number) => values.has(column?.[candidate] ?? -1);
      // Nobody after this place in the order is let in by the quota.
      let fullAt = atMost === 0 ? -1 : order.length;
      let housed = 0;
      for (const [rank, candidate] of order.entries()) {
        if (housed >= atMost) break;
        if (!counts(candidate) || (homeOf[candidate] ?? -1) < 0) continue;
        housed += 1;
        if (housed === atMost) fullAt = rank;
      }
      return { id, atMost, counts, fullAt };
    });
  return (candidate) => {
    const found = counting.find(
      ({ counts, fullAt }) => (rankOf[candidate] ?? 0) > fullAt && counts(candidate),
    );
    return found === undefined ? null : { quota: found.id, atMost: found.atMost };
  };
}
