import { LocalDate } from "@pindah/domain/kernel";
import { expect, test } from "vitest";
import { isForecast } from "./forecast.ts";

const day = (written: string) => LocalDate.parse(written);

test("a tower said on 1 July 2024 to be ready on 31 July 2024 is a forecast", () => {
  expect(isForecast({ readyOn: day("2024-07-31"), statedOn: day("2024-07-01") })).toBe(true);
});

test("a day is still a forecast when it is stated on that day, and none the day after", () => {
  expect(isForecast({ readyOn: day("2024-07-31"), statedOn: day("2024-07-31") })).toBe(true);
  expect(isForecast({ readyOn: day("2024-07-31"), statedOn: day("2024-08-01") })).toBe(false);
});

test("a day that is not known forecasts nothing", () => {
  expect(isForecast({ readyOn: "not_known", statedOn: day("2024-07-01") })).toBe(false);
});
