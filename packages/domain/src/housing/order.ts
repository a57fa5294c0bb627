import { compareText } from "../kernel/index.ts";
import { add, at, atUnsigned } from "./ints.ts";
import type { HouseholdColumns } from "./problem.ts";

type Keys = Pick<HouseholdColumns, "count" | "ids" | "band" | "ticketHigh" | "ticketLow">;

const DIGIT = 11;
const DIGITS = 1 << DIGIT;

/** The order in which households are served: band, then ticket, then id, all ascending. */
export function orderOf(households: Keys): Uint32Array {
  let order = new Int32Array(households.count);
  for (let index = 0; index < order.length; index++) order[index] = index;
  let spare = new Int32Array(households.count);
  // Least significant digit first: each pass is stable, so the last one, the band, rules.
  for (const key of [households.ticketHigh, households.band]) {
    for (const shift of digitsOf(key)) {
      distribute(order, spare, key, shift);
      [order, spare] = [spare, order];
    }
  }
  settleTies(order, households);
  return new Uint32Array(order.buffer);
}

/** Shifts of the digits that differ at all; bands are small, so most need one pass only. */
function digitsOf(key: Uint32Array): number[] {
  let all = 0;
  const first = key[0] ?? 0;
  for (const value of key) all |= value ^ first;
  return [0, DIGIT, 2 * DIGIT].filter((shift) => ((all >>> shift) & (DIGITS - 1)) !== 0);
}

function distribute(from: Int32Array, into: Int32Array, key: Uint32Array, shift: number): void {
  const next = new Int32Array(DIGITS);
  for (let index = 0; index < key.length; index++) {
    add(next, (atUnsigned(key, index) >>> shift) & (DIGITS - 1), 1);
  }
  let sum = 0;
  for (let digit = 0; digit < DIGITS; digit++) {
    const count = at(next, digit);
    next[digit] = sum;
    sum += count;
  }
  for (let place = 0; place < from.length; place++) {
    const index = at(from, place);
    const digit = (atUnsigned(key, index) >>> shift) & (DIGITS - 1);
    const to = at(next, digit);
    next[digit] = to + 1;
    into[to] = index;
  }
}

/** Households with the same band and the same first half of the ticket: second half, then id. */
function settleTies(order: Int32Array, { band, ticketHigh, ticketLow, ids }: Keys): void {
  const same = (a: number, b: number) =>
    atUnsigned(band, a) === atUnsigned(band, b) &&
    atUnsigned(ticketHigh, a) === atUnsigned(ticketHigh, b);
  let begin = 0;
  for (let place = 1; place <= order.length; place++) {
    if (place < order.length && same(at(order, begin), at(order, place))) continue;
    if (place - begin > 1) {
      order
        .subarray(begin, place)
        .sort(
          (a, b) =>
            atUnsigned(ticketLow, a) - atUnsigned(ticketLow, b) ||
            compareText(ids[a] ?? "", ids[b] ?? ""),
        );
    }
    begin = place;
  }
}

/** Place of each household in the order. */
export function ranksOf(order: Uint32Array): Uint32Array {
  const rankOf = new Uint32Array(order.length);
  for (let rank = 0; rank < order.length; rank++) rankOf[atUnsigned(order, rank)] = rank;
  return rankOf;
}
