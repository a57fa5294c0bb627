import { expect, test } from "vitest";
import { LocalDate } from "../kernel/index.ts";
import { plan } from "../plan/index.ts";
import { smallDataset, smallLottery, smallPolicy } from "../plan/testing.ts";
import { capacityCalendar, towerReadiness } from "./index.ts";

test("the example country: NORTH's three homes are ready in March and lived in from April, SOUTH's in September and October", () => {
  const planned = plan(smallDataset, smallPolicy, null, smallLottery);
  if (!planned.ok) throw new Error("refused");
  const { waves, placements } = planned.value;
  const { towers, homes, readiness } = smallDataset;
  const months = capacityCalendar(
    { towers, homes, readiness: towerReadiness(towers, readiness, "habitable"), waves, placements },
    LocalDate.parse("2030-02-15"),
    LocalDate.parse("2030-10-01"),
  );
  expect(
    months.map((entry) => [
      entry.month,
      entry.homesReady,
      entry.homesLivedIn,
      entry.homesEmpty,
      entry.people,
      entry.waves.join(),
    ]),
  ).toEqual([
    ["2030-02", 0, 0, 0, 0, ""],
    ["2030-03", 3, 0, 3, 0, ""],
    ["2030-04", 3, 3, 0, 4, "W1"],
    ["2030-05", 3, 3, 0, 4, ""],
    ["2030-06", 3, 3, 0, 4, ""],
    ["2030-07", 3, 3, 0, 4, ""],
    ["2030-08", 3, 3, 0, 4, ""],
    ["2030-09", 6, 3, 3, 4, ""],
    ["2030-10", 6, 5, 1, 6, "W2"],
  ]);
});
