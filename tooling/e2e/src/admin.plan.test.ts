import { expect, test } from "vitest";
import { adminAs } from "./harness/admin.ts";

test("the published 179, 91 and 378 units stand beside the run, and everything says it is an illustration", async () => {
  const { page, problems } = await adminAs("auditor");
  await page.getByText("Bobot, standar, nilai, dan orang adalah ilustrasi").waitFor();
  const published = await page
    .locator("section", { hasText: "Unit menurut kelas" })
    .locator("tbody tr td:nth-child(3)")
    .allTextContents();
  expect(published.slice(0, 3)).toEqual(["179", "91", "378"]);
  expect(problems()).toEqual([]);
});

test("a planner runs the plan, leaves, comes back and proposes; another approves the same hash", async () => {
  const planner = await adminAs("planner", { language: "en" });
  const { page } = planner;
  await planner.open("/runs");
  await page.getByRole("button", { name: "Run the plan" }).click();
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}/);
  const run = new URL(page.url()).pathname;
  await planner.open("/");
  await planner.open(run);
  await page.getByRole("button", { name: "Propose for approval" }).click({ timeout: 45_000 });
  await page.getByText("proposed", { exact: true }).waitFor();
  // The same inputs give the same plan.
  await page.getByText("The result equals the plan of record (same hash).").waitFor();
  expect(await page.getByRole("button", { name: /^Approve/ }).count()).toBe(0);

  const approver = await adminAs("approver", { language: "en" });
  await approver.open(run);
  await approver.page.getByRole("button", { name: "Approve as plan of record" }).click();
  const dialog = approver.page.getByRole("dialog");
  expect(await dialog.innerText()).toMatch(/[0-9a-f]{64}/);
  await dialog.getByRole("button", { name: "Approve as plan of record" }).click();
  await approver.page.getByText("in force", { exact: true }).waitFor();
  expect([...planner.problems(), ...approver.problems()]).toEqual([]);
});

test("an auditor reads who ran and who approved, and that the chain holds", async () => {
  const { page, open, problems } = await adminAs("auditor", { language: "en" });
  await open("/log");
  await page.getByText(/^The chain holds: \d+ sealed actions checked\.$/).waitFor();
  const log = await page.getByRole("region", { name: "Action log" }).innerText();
  expect(log).toContain("approved a plan");
  expect(log).toContain("asked for a run");
  expect(problems()).toEqual([]);
});
