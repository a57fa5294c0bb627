import { expect, test } from "vitest";
import { pages, pagesFor } from "./navigation.ts";

const keys = (role: Parameters<typeof pagesFor>[0]) => pagesFor(role).map(({ key }) => key);

test("no two pages share a letter", () => {
  expect(new Set(pages.map(({ letter }) => letter)).size).toBe(pages.length);
});

test("only an auditor has the action log in the menu, only a planner the scenario", () => {
  const roles = ["planner", "approver", "auditor", "housing_officer", "employee"] as const;
  expect(roles.filter((role) => keys(role).includes("log"))).toEqual(["auditor"]);
  expect(roles.filter((role) => keys(role).includes("scenario"))).toEqual(["planner"]);
});

test("an employee is led to what is his own, and to the rules", () => {
  expect(keys("employee")).toEqual([
    "work",
    "offers",
    "objections",
    "decisions",
    "policy",
    "myData",
  ]);
});
