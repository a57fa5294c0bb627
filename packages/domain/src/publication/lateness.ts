import { addDays, type LocalDate } from "../kernel/index.ts";

const DAYS_OF_GRACE = 3;

/** A release is late when its successor is more than three days overdue. */
export function isLate(nextDue: LocalDate, today: LocalDate): boolean {
  return today > addDays(nextDue, DAYS_OF_GRACE);
}
