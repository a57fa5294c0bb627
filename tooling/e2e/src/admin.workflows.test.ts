import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSystem, type System } from "@pindah/start";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { adminAs } from "./harness/admin.ts";

// Upholding an objection corrects the data, so these journeys have a system of their own.
let system: System;
let dataFolder: string;
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "pindah-e2e-"));
  system = await startSystem({
    dataFolder,
    people: 2_000,
    ports: { api: 0, admin: 0, site: 0 },
    language: "en",
    onLine: () => undefined,
    onStep: () => undefined,
  });
}, 300_000);
afterAll(async () => {
  await system.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

const as = (who: string) => adminAs(who, { language: "en", system });
const press = (page: Page, name: string | RegExp) =>
  page.locator("#content").getByRole("button", { name }).first().click();
const confirm = (page: Page, name: string | RegExp) =>
  page.getByRole("dialog").getByRole("button", { name }).click();

test("an institution names its people and submits; the assessor returns the list, with a note", async () => {
  const officer = await as("institution_officer");
  await officer.open("/nominations");
  const list = officer.page.getByRole("row").filter({ hasText: /draft|returned/ });
  await list.first().getByRole("link").click();
  await officer.page.getByText("Where the list stands").waitFor();
  const path = new URL(officer.page.url()).pathname;
  await press(officer.page, "Name all up to the quota");
  await officer.page.getByText("Nobody else is in this quota.").waitFor();
  // Handing it in is the administrator's.
  expect(await officer.page.getByRole("button", { name: "Submit" }).count()).toBe(0);

  const admin = await as("institution_admin");
  await admin.open(path);
  await press(admin.page, "Submit");
  await confirm(admin.page, "Submit");
  await admin.page.getByText("submitted", { exact: true }).waitFor();

  const assessor = await as("competency_assessor");
  await assessor.open("/work");
  await assessor.page.getByRole("link", { name: "Verify the list" }).first().waitFor();
  await assessor.open(path);
  await press(assessor.page, "Return");
  await assessor.page.getByRole("dialog").getByRole("textbox").fill("Two people are on leave.");
  await confirm(assessor.page, "Return");
  await assessor.page.getByText("returned", { exact: true }).waitFor();
  await admin.open(path);
  await admin.page.getByText("Two people are on leave.").waitFor();

  const planner = await as("planner");
  await planner.open("/nominations");
  // Today in WIB: not over yet, and no later than the last day that holds.
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Jakarta" }).format(new Date());
  await planner.page.getByLabel("New last day (WIB)").fill(today);
  await planner.page.getByLabel("Reason (at least 10 letters)").fill("Late figures of staff");
  await press(planner.page, "Extend");
  await planner.page.getByText(/^The last day is .* already\. Choose a later one\.$/).waitFor();
  for (const { problems } of [officer, admin, assessor, planner]) expect(problems()).toEqual([]);
}, 120_000);

test("homes are offered in order; one is declined and the next in line shows; a household accepts", async () => {
  const officer = await as("housing_officer");
  await officer.open("/offers");
  await press(officer.page, /^Offer to the next/);
  await confirm(officer.page, /^Offer to the next/);
  await officer.page.getByText(/^\d+ offers made/).waitFor();
  const employee = await as("employee-2");
  await employee.open("/offers");
  const home = await employee.page.locator("#content h2").first().innerText();

  const row = officer.page
    .getByRole("row")
    .filter({ has: officer.page.getByRole("button", { name: "Decline" }) })
    .filter({ hasNotText: home })
    .first();
  const declined = (await row.getByRole("rowheader").innerText()).match(/H\d+/)?.[0] ?? "";
  await row.getByRole("button", { name: "Decline" }).click();
  await officer.page.getByRole("dialog").getByLabel("Reason").selectOption("family");
  await confirm(officer.page, "Decline");
  const after = officer.page.getByRole("row").filter({ hasText: declined });
  await after.getByText("declined", { exact: true }).waitFor();
  await after.getByText(/^Next in line: (?!being computed)/).waitFor({ timeout: 90_000 });

  // The officer's page is older than the household's own answer.
  await press(employee.page, "Accept");
  await confirm(employee.page, "Accept");
  await employee.page.getByText("accepted", { exact: true }).waitFor();
  await officer.page
    .getByRole("row")
    .filter({ hasText: home })
    .getByRole("button", { name: "Accept" })
    .click();
  await confirm(officer.page, "Accept");
  await officer.page.getByText("It does not exist, or it is outside your scope.").waitFor();
  expect(employee.problems()).toEqual([]);
}, 180_000);

test("an objection is answered by what would follow, seen first; another signs, without a mouse", async () => {
  const officer = await as("objection_officer");
  await officer.open("/objections");
  const filed = officer.page
    .getByRole("row")
    .filter({ has: officer.page.getByText("filed", { exact: true }) });
  await filed.first().getByRole("link").click();
  await press(officer.page, "Review");
  await confirm(officer.page, "Review");
  await officer.page.getByLabel("Needs an accessible home").check();
  await officer.page.getByLabel("Finding (at least 10 letters)").fill("The papers say so.");
  await press(officer.page, "Compute what follows");
  const variants = officer.page.getByRole("group", { name: "Variants of upholding" });
  await variants.waitFor({ timeout: 120_000 });
  expect(await variants.getByRole("rowheader").count()).toBe(3);
  const path = new URL(officer.page.url()).pathname;

  // Who approved the plan had a part in the decision.
  const maker = await as("approver");
  await maker.open(path);
  await maker.page.getByText(/^You had a part in this decision/).waitFor();
  expect(await maker.page.getByRole("button", { name: "Uphold and sign" }).count()).toBe(0);

  const signer = await as("approver-2");
  const { page } = signer;
  await signer.open(path);
  await page.getByRole("button", { name: "Uphold and sign" }).first().waitFor();
  await tabTo(page, "Uphold and sign");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  expect(await dialog.innerText()).toMatch(/[0-9a-f]{64}/);
  await tabTo(page, "", "TEXTAREA");
  await page.keyboard.type("The papers on file say so.");
  await tabTo(page, "Uphold and sign");
  await page.keyboard.press("Enter");
  await page.getByText("upheld", { exact: true }).waitFor();
  for (const { problems } of [officer, maker, signer]) expect(problems()).toEqual([]);
}, 240_000);

test("a decree of people with something open is not signed, and says whom; a review is decided", async () => {
  const planner = await as("planner");
  await planner.open("/documents");
  const wave = planner.page.getByLabel("Wave", { exact: true });
  await wave.selectOption({ index: 2 });
  await press(planner.page, "Draft");
  await planner.page.getByText("waits for a signature").nth(1).waitFor();

  const approver = await as("approver-2");
  const { page } = approver;
  await approver.open("/documents");
  await press(page, "Sign");
  await confirm(page, "Sign");
  await page.getByText("Refused: eligibility was checked again and does not hold").waitFor();
  await page.getByText("an objection is still open").first().waitFor();

  await approver.open("/decisions");
  const before = await page.getByText("granted", { exact: true }).count();
  await press(page, "Grant");
  await page.getByRole("dialog").getByRole("textbox").fill("Until the school year ends.");
  await confirm(page, "Grant");
  await page.getByText("granted", { exact: true }).nth(before).waitFor();
  expect([...planner.problems(), ...approver.problems()]).toEqual([]);
}, 120_000);

/** Presses Tab until the focus is on a button of that name, or on a field of that kind. */
async function tabTo(page: Page, name: string, tag = "BUTTON"): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press("Tab");
    const found: unknown = await page.evaluate(
      `document.activeElement?.tagName === ${JSON.stringify(tag)} && (document.activeElement.textContent ?? "").includes(${JSON.stringify(name)})`,
    );
    if (found === true) return;
  }
  throw new Error(`Tab does not come to ${name || tag}`);
}
