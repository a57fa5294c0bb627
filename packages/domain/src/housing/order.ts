import { compareText } from "../kernel/index.ts";
import { add, asSigned, at, atUnsigned, itemOf, startsFrom } from "./ints.ts";
import type { HouseholdColumns } from "./problem.ts";

type Keys = Pick<HouseholdColumns, "count" | "ids" | "band" | "ticketHigh" | "ticketLow">;

/** Households of one bucket, on average; most differ in band or first half of the ticket. */
const PER_BUCKET = 4;
const MOST_BANDS = 1 << 20;
const SHORT = 32;

/** The order in which households are served: band, then ticket, then id, all ascending. */
export function orderOf(households: Keys): Uint32Array {
  const { count, ticketHigh } = households;
  const { band, bands } = denseBands(households.band);
  // Tickets are spread evenly, so the first bits of a ticket tell nearly where it stands.
  const bits = Math.max(0, Math.min(20, Math.floor(Math.log2(count / PER_BUCKET / bands))));
  const bucketOf = (household: number) =>
    bits === 0
      ? at(band, household)
      : (at(band, household) << bits) | (atUnsigned(ticketHigh, household) >>> (32 - bits));
  const start = new Int32Array((bands << bits) + 1);
  for (let household = 0; household < count; household++) add(start, bucketOf(household) + 1, 1);
  startsFrom(start);
  const next = start.slice();
  const order = new Int32Array(count);
  // Beside each household the first half of its ticket: households of one bucket lie scattered in
  // memory, and looking there for every comparison would take longer than all the rest.
  const high = new Uint32Array(count);
  for (let household = 0; household < count; household++) {
    const bucket = bucketOf(household);
    const place = at(next, bucket);
    order[place] = household;
    high[place] = atUnsigned(ticketHigh, household);
    next[bucket] = place + 1;
  }
  for (let bucket = 0; bucket + 1 < start.length; bucket++) {
    sortBucket(order, high, at(start, bucket), at(start, bucket + 1), households);
  }
  return new Uint32Array(order.buffer);
}

/** Bands as they are where the largest is small, else numbered by the order of those that occur. */
function denseBands(column: Uint32Array): { readonly band: Int32Array; readonly bands: number } {
  let most = 0;
  for (let index = 0; index < column.length; index++) {
    most = Math.max(most, atUnsigned(column, index));
  }
  if (most < MOST_BANDS) return { band: asSigned(column), bands: most + 1 };
  const band = new Int32Array(column.length);
  const distinct = [...new Set(column)].toSorted((a, b) => a - b);
  const number = new Map(distinct.map((value, place) => [value, place]));
  for (let index = 0; index < column.length; index++) {
    band[index] = number.get(atUnsigned(column, index)) ?? 0;
  }
  return { band, bands: distinct.length };
}

/** Orders the households of one bucket, which all have the same band. */
function sortBucket(
  order: Int32Array,
  high: Uint32Array,
  begin: number,
  end: number,
  { ticketHigh, ticketLow, ids }: Keys,
): void {
  const compareRest = (a: number, b: number) =>
    atUnsigned(ticketLow, a) - atUnsigned(ticketLow, b) ||
    compareText(itemOf(ids, a), itemOf(ids, b));
  if (end - begin > SHORT) {
    order
      .subarray(begin, end)
      .sort((a, b) => atUnsigned(ticketHigh, a) - atUnsigned(ticketHigh, b) || compareRest(a, b));
    return;
  }
  for (let place = begin + 1; place < end; place++) {
    const household = at(order, place);
    const ticket = atUnsigned(high, place);
    let to = place;
    for (; to > begin; to--) {
      const before = atUnsigned(high, to - 1);
      if (before < ticket) break;
      if (before === ticket && compareRest(at(order, to - 1), household) <= 0) break;
      order[to] = at(order, to - 1);
      high[to] = before;
    }
    order[to] = household;
    high[to] = ticket;
  }
}

/** Place of each household in the order. */
export function ranksOf(order: Uint32Array): Uint32Array {
  const rankOf = new Uint32Array(order.length);
  for (let rank = 0; rank < order.length; rank++) rankOf[atUnsigned(order, rank)] = rank;
  return rankOf;
}
