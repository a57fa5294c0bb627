import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { adminAs } from "./harness/admin.ts";

const hashes = async (page: Page) => ({
  browser: await page.locator("[data-hash='browser']").textContent(),
  record: await page.locator("[data-hash='record']").textContent(),
});

test("with no lever moved the browser's worker computes the plan of record, to the hash", async () => {
  const { page, open, problems, accessibility } = await adminAs("planner");
  await open("/scenario");
  await page.locator("[data-hash='browser']").waitFor();
  const { browser, record } = await hashes(page);
  expect(browser).toMatch(/^[0-9a-f]{64}$/);
  expect(browser).toBe(record);
  await page.getByText("Tidak ada selisih").waitFor();
  expect(await accessibility()).toEqual([]);
  expect(problems()).toEqual([]);
});

test("a package 36 months late leaves its homes not ready, names the households, and stays in the address", async () => {
  const { page, open, problems } = await adminAs("planner", { language: "en" });
  await open("/scenario");
  await page.getByText(/^Computed again for/).waitFor();
  const lever = page.getByRole("slider", { name: /^ASN-4/ });
  await lever.focus();
  await lever.press("End");
  // Package ASN-4 has 8 towers of 60 homes: all homes that were ready for the first wave.
  await page.getByText("(−480)").first().waitFor();
  const difference = page.getByRole("region", { name: "Difference to the plan of record" });
  expect(await difference.locator("tbody th").first().textContent()).toMatch(/^H\d{7}$/);

  // The plan under moved levers has a hash of its own, beside the proof without them.
  const own = page.locator("[data-hash='scenario']");
  await own.filter({ hasText: /^[0-9a-f]{64}$/ }).waitFor();
  expect(await own.textContent()).not.toBe((await hashes(page)).record);

  const address = page.url();
  await page.goto(address);
  await page.getByText("(−480)").first().waitFor();
  await page.getByRole("button", { name: "Put all back" }).click();
  await page.getByText("No difference").waitFor();
  expect(new URL(page.url()).search).toBe("");
  expect(problems()).toEqual([]);
});

test("the server computes a scenario to the same hash as the planner's browser", async () => {
  const { page, open, problems } = await adminAs("planner", { language: "en" });
  await open("/scenario");
  await page.getByText(/^Computed again for/).waitFor();
  await page.getByRole("radio", { name: "families first" }).check();
  await page.getByRole("button", { name: "Run on the server" }).click();
  await page.getByLabel("Name of the scenario").fill("Families first");
  await page.getByLabel("Reason").fill("What changes for children of school age");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.getByText("Its hash equals the one computed in the planner's browser.").waitFor({
    timeout: 45_000,
  });
  await page.getByText("draft", { exact: true }).waitFor();
  expect(problems()).toEqual([]);
});

test("who is no planner has no scenario page, and its address says so", async () => {
  const { page } = await adminAs("approver");
  expect(await page.getByRole("link", { name: "Skenario" }).count()).toBe(0);
  await page.goto(new URL("/scenario", page.url()).href);
  await page.getByText("Peran Anda tidak membuka halaman ini").waitFor();
});
