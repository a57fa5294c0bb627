import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, addMonths, daysBetween, LocalDate } from "./index.ts";

const day = (text: string) => LocalDate.parse(text);

test.each([
  ["2024-02-28", 1, "2024-02-29"],
  ["2023-02-28", 1, "2023-03-01"],
  ["2024-12-31", 1, "2025-01-01"],
  ["2024-03-01", -1, "2024-02-29"],
  ["1999-12-31", 366, "2000-12-31"],
])("%s and %i days is %s", (from, days, to) => {
  expect(addDays(day(from), days)).toBe(to);
});

test.each([
  ["2024-01-31", 1, "2024-02-29"],
  ["2023-01-31", 1, "2023-02-28"],
  ["2024-07-15", 12, "2025-07-15"],
  ["2024-01-15", -1, "2023-12-15"],
  ["2024-11-30", 3, "2025-02-28"],
])("%s and %i months is %s", (from, months, to) => {
  expect(addMonths(day(from), months)).toBe(to);
});

test.each(["2024-02-30", "2023-02-29", "2024-13-01", "2024-00-10", "24-01-01", "2024-1-1"])(
  "%s is not a day",
  (text) => {
    expect(LocalDate.safeParse(text).success).toBe(false);
  },
);

test("days between two days agree with the platform's own calendar for any two days", () => {
  const anyDay = fc
    .date({ min: new Date("1900-01-01"), max: new Date("2200-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(anyDay, anyDay, (from, to) => {
      const expected = (Date.parse(to) - Date.parse(from)) / 86_400_000;
      expect(daysBetween(day(from), day(to))).toBe(expected);
      expect(addDays(day(from), expected)).toBe(to);
    }),
  );
});
