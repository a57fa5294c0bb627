import { orderOf, type HousingPolicy } from "../housing/index.ts";
import { columnsOf } from "./columns.ts";
import type { MovingHousehold } from "./households.ts";
import { bandsOf } from "./problem.ts";

/**
 * For each moving household its place in the order of the policy (from 1) where it is beyond the
 * people wanted; 0 for those who are wanted.
 */
export function beyondWanted(
  moving: readonly MovingHousehold[],
  wanted: number,
  policy: HousingPolicy,
): Int32Array {
  const { movers } = columnsOf(moving);
  const beyond = new Int32Array(moving.length);
  let people = 0;
  for (const [rank, place] of orderBy(moving, policy).entries()) {
    people += movers[place] ?? 0;
    // The line is drawn once: nobody further down jumps it because a smaller household fits.
    if (people > wanted) beyond[place] = rank + 1;
  }
  return beyond;
}

type Remembered = { readonly priority: string; readonly order: Uint32Array };
const remembered = new WeakMap<readonly MovingHousehold[], Remembered>();

/** However many people are wanted, the order is the same. */
function orderBy(moving: readonly MovingHousehold[], policy: HousingPolicy): Uint32Array {
  const priority = policy.priority.join();
  const known = remembered.get(moving);
  if (known?.priority === priority) return known.order;
  const { count, ids, ticketHigh, ticketLow } = columnsOf(moving);
  const all = { moving, index: Int32Array.from(moving.keys()), partial: new Map() };
  const order = orderOf({ count, ids, band: bandsOf(all, policy, null), ticketHigh, ticketLow });
  remembered.set(moving, { priority, order });
  return order;
}
