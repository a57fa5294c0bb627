import { expect, test } from "vitest";
import { momentInJakarta } from "./moment.ts";

test("17:30 UTC on 31 December is 00:30 of the new year in Jakarta", () => {
  expect(momentInJakarta("2024-12-31T17:30:00.000Z")).toEqual({ day: "2025-01-01", time: "00:30" });
  expect(momentInJakarta("2024-12-31T16:59:59.000Z")).toEqual({ day: "2024-12-31", time: "23:59" });
});
