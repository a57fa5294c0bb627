import { addDays, addMonths, daysBetween, LocalDate } from "../kernel/index.ts";

/**
 * The part of a monthly amount for some days of one month, both ends counted, in whole rupiah.
 *
 * The amount up to a day of the month is rounded down and a part is the difference of two such, so
 * that however a month is cut, the parts add up to it to the rupiah.
 *
 * Source: docs/rules/allowance.md.
 */
export function partOfMonth(monthly: number, from: LocalDate, to: LocalDate): number {
  const first = firstOfMonth(from);
  if (firstOfMonth(to) !== first || to < from)
    throw new RangeError(`${from} to ${to} is not a span of one month`);
  const days = daysBetween(first, addMonths(first, 1));
  const upTo = (day: number) => Number((BigInt(monthly) * BigInt(day)) / BigInt(days));
  return upTo(daysBetween(first, to) + 1) - upTo(daysBetween(first, from));
}

/** A monthly amount over any span, month by month. */
export function partsOfMonths(
  monthly: number,
  from: LocalDate,
  to: LocalDate,
): readonly { readonly from: LocalDate; readonly to: LocalDate; readonly rupiah: number }[] {
  const parts = [];
  for (let start = from; start <= to;) {
    const next = addMonths(firstOfMonth(start), 1);
    const end = next > to ? to : addDays(next, -1);
    parts.push({ from: start, to: end, rupiah: partOfMonth(monthly, start, end) });
    start = next;
  }
  return parts;
}

function firstOfMonth(day: LocalDate): LocalDate {
  return LocalDate.parse(`${day.slice(0, 8)}01`);
}
