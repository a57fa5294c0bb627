import { expect, test } from "vitest";
import { adminAs } from "./harness/admin.ts";

test("a screening assessor filters to one class by the address, opens a unit and reads why", async () => {
  const { page, open, problems } = await adminAs("screening_assessor");
  await open("/units");
  await page.getByLabel("Kelas").selectOption("P2");
  await page.waitForURL(/class=P2/);
  const table = page.getByRole("region", { name: "Unit dan penapisan" });
  await table.getByRole("link").first().waitFor();
  const classes = await table.locator("tbody tr[data-index] td:first-child").allTextContents();
  expect(new Set(classes)).toEqual(new Set(["P2"]));

  await table.getByRole("link").first().click();
  await page.waitForURL(/\/units\/[A-Z0-9-]+$/);
  await page.getByRole("heading", { name: "Mengapa" }).waitFor();
  const why = await page.locator("section", { hasText: "Mengapa" }).first().innerText();
  expect(why).toMatch(/Prioritas 2/);
  await page.getByRole("heading", { name: "Aturan yang dijalankan" }).waitFor();
  await page.goBack();
  await page.waitForURL(/class=P2/);
  expect(problems()).toEqual([]);
});

test("the same unit is explained in English at once, without loading the page again", async () => {
  const { page, open, requests, problems } = await adminAs("planner");
  await open("/units/BPK-SETJEN");
  await page.getByRole("heading", { name: "Mengapa" }).waitFor();
  const before = requests().length;
  await page.getByRole("button", { name: "en", exact: true }).click();
  await page.getByRole("heading", { name: "Why" }).waitFor();
  const why = await page.locator("section", { hasText: "Why" }).first().innerText();
  expect(why).toMatch(/is (Priority \d|not moved|undecided)/);
  expect(requests().length).toBe(before);
  expect(problems()).toEqual([]);
});

test("Ctrl+K finds an institution by a part of its name and opens it", async () => {
  const { page, problems, accessibility } = await adminAs("planner");
  await page.keyboard.press("Control+k");
  const box = page.getByRole("combobox");
  await box.waitFor();
  await page.keyboard.type("luar negeri");
  await page.getByRole("option", { name: /Kementerian Luar Negeri/ }).waitFor();
  expect(await accessibility()).toEqual([]);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Kementerian Luar Negeri" }).waitFor();
  expect(page.url()).toMatch(/\/institutions\/[A-Z]+$/);
  expect(problems()).toEqual([]);
});

test("an officer of one institution is shown that institution and no other", async () => {
  const { page, open } = await adminAs("institution_officer");
  await open("/institutions");
  await page.getByText(/^1 dari 1 instansi$/).waitFor();
  const own = await page.locator("tbody th a").first().getAttribute("href");
  const other = own === "/institutions/KEMENLU" ? "/institutions/BPK" : "/institutions/KEMENLU";
  await page.goto(new URL(other, page.url()).href);
  await page.getByText("Yang dicari tidak ada, atau tidak dalam wewenang Anda.").waitFor();
  expect(await page.locator("h1").count()).toBe(0);
});
