import type { HousingPolicy } from "../housing/index.ts";
import { compareText } from "../kernel/index.ts";
import type { Candidates } from "./candidates.ts";
import { columnsOf } from "./columns.ts";
import type { MovingHousehold } from "./households.ts";
import { bandsOf } from "./problem.ts";

/** Places in the order of the policy (from 1) of the households beyond the people wanted. */
export function beyondWanted(
  moving: readonly MovingHousehold[],
  wanted: number,
  policy: HousingPolicy,
): ReadonlyMap<number, number> {
  const all: Candidates = { moving, index: Int32Array.from(moving.keys()), partial: new Map() };
  const { ids, ticketHigh, ticketLow } = columnsOf(moving);
  const band = bandsOf(all, policy, null);
  const order = all.index.toSorted(
    (a, b) =>
      (band[a] ?? 0) - (band[b] ?? 0) ||
      (ticketHigh[a] ?? 0) - (ticketHigh[b] ?? 0) ||
      (ticketLow[a] ?? 0) - (ticketLow[b] ?? 0) ||
      compareText(ids[a] ?? "", ids[b] ?? ""),
  );
  const beyond = new Map<number, number>();
  let people = 0;
  for (const [rank, place] of order.entries()) {
    people += moving[place]?.movers.length ?? 0;
    // The line is drawn once: nobody further down jumps it because a smaller household fits.
    if (people > wanted) beyond.set(place, rank + 1);
  }
  return beyond;
}
