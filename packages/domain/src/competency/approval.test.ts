import { expect, test } from "vitest";
import { barsToApproval } from "./index.ts";
import { competencyPolicy, day, person } from "./testing.ts";

const { knockOuts } = competencyPolicy();
const moveDate = day("2024-09-01");
const eligible = { outcome: "eligible", rule: "meets_standard" } as const;
const bars = (
  change: Parameters<typeof person>[0],
  onSetDate: Parameters<typeof barsToApproval>[1] = eligible,
) => barsToApproval(person(change), onSetDate, moveDate, knockOuts);

test("eligible on the set date and unchanged since: nothing stands in the way", () => {
  expect(bars({})).toEqual([]);
  expect(bars({}, { outcome: "conditional", rule: "plan_fits" })).toEqual([]);
});

test.each([
  [{ discipline: "severe" }, { kind: "discipline", discipline: "severe" }],
  [{ legalStanding: "study_leave" }, { kind: "standing", standing: "study_leave" }],
  [
    { retiresOn: "2026-08-31" },
    { kind: "retires_too_soon", retiresOn: "2026-08-31", needed: "2026-09-01" },
  ],
])("eligible on the set date, and since then %j", (change, bar) => {
  expect(bars(change)).toEqual([bar]);
});

test("24 months after the move to the day suffice", () => {
  expect(bars({ retiresOn: "2026-09-01" })).toEqual([]);
});

test.each([
  [
    { outcome: "not_eligible", rule: "gap_too_large" } as const,
    { kind: "competency", outcome: "not_eligible", rule: "gap_too_large" },
  ],
  [
    { outcome: "undecided", rule: "assessment_missing" } as const,
    { kind: "competency", outcome: "undecided", rule: "assessment_missing" },
  ],
  [null, { kind: "competency", outcome: "undecided", rule: null }],
])("on the set date %j", (onSetDate, bar) => {
  expect(bars({}, onSetDate)).toEqual([bar]);
});

test("all that stands in the way is named at once", () => {
  const all = bars({ discipline: "medium", legalStanding: "suspended" }, null);
  expect(all.map(({ kind }) => kind)).toEqual(["standing", "discipline", "competency"]);
});
