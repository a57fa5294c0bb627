import { expect, test } from "vitest";
import { adminAs } from "./harness/admin.ts";

const focusedHome = "document.activeElement?.getAttribute('data-home')";

test("a housing officer walks a tower with the keyboard alone, from the menu to the reason", async () => {
  const { page, problems, accessibility } = await adminAs("housing_officer");
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await page.getByRole("heading", { name: "Hunian" }).waitFor();
  await page.getByRole("link", { name: /^ASN1-01/ }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Menara ASN1-01" }).waitFor();

  const grid = page.getByRole("grid");
  // Ten residential floors of six homes, floor 12 on top and floor 3 at the bottom.
  expect(await grid.getByRole("gridcell").count()).toBe(60);
  expect(await grid.getByRole("rowheader").allTextContents()).toEqual(
    [12, 11, 10, 9, 8, 7, 6, 5, 4, 3].map((floor) => `Lt ${floor}`),
  );

  await grid.locator("[tabindex='0']").focus();
  for (const key of ["End", "PageDown", "ArrowLeft", "ArrowUp"]) await page.keyboard.press(key);
  const home = await page.evaluate(focusedHome);
  expect(home).toBe("ASN1-01-0405");
  expect(page.url()).toContain("home=ASN1-01-0405");
  expect(await accessibility()).toEqual([]);
  expect(problems()).toEqual([]);
});

test("Enter on a lived-in home tells why, with code, ticket and rules; Escape gives the home back", async () => {
  const { page, open, problems, accessibility } = await adminAs("housing_officer");
  await open("/housing/ASN4-01");
  const housed = page.getByRole("gridcell", { name: /terisi$/ }).first();
  const home = await housed.getAttribute("data-home");
  await housed.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: /^Mengapa H\d+/ });
  await dialog.getByText("Aturan hunian yang dipakai").waitFor();
  const text = await dialog.innerText();
  expect(text).toMatch(/urutan \d+/);
  expect(text).toMatch(/tiket undian [0-9a-f]{16}/);
  expect(text).toMatch(/•{8}\d{6}•{4}/);
  expect(await accessibility()).toEqual([]);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  expect(await page.evaluate(focusedHome)).toBe(home);
  expect(problems()).toEqual([]);
});

test("every home of a tower carries the letter that the legend gives its state, and the legend filters", async () => {
  const { page, open } = await adminAs("housing_officer", { language: "en" });
  await open("/housing/ASN1-01");
  const letters = new Set(await page.getByRole("gridcell").allTextContents());
  expect([...letters].every((letter) => ["F", "H", "R", "X", "N"].includes(letter))).toBe(true);
  const key = page.getByRole("group", { name: "Key; choose to filter" });
  await key.getByRole("button", { disabled: false }).first().click();
  expect(page.url()).toMatch(/only=(free|housed|reserved|out_of_service|not_ready)/);
});

test("a tower of the security services is a total only, also by its own address", async () => {
  const { page, open } = await adminAs("planner");
  await open("/housing");
  await page.getByText("18 menara dengan 1.080 rumah", { exact: false }).waitFor();
  expect(await page.getByRole("link", { name: /^ASN2-07/ }).count()).toBe(0);
  await page.goto(new URL("/housing/ASN2-07", page.url()).href);
  await page.getByText("Yang dicari tidak ada, atau tidak dalam wewenang Anda").waitFor();
  expect(await page.getByRole("gridcell").count()).toBe(0);
});

test("a finance officer sees the towers but no grid of households", async () => {
  const { page, problems } = await adminAs("finance_officer");
  await page.goto(new URL("/housing/ASN1-01", page.url()).href);
  await page.getByText("Peran Anda tidak membuka halaman ini").waitFor();
  expect(await page.getByRole("gridcell").count()).toBe(0);
  // The only thing the browser reports is the refusal.
  expect(problems().filter((problem) => !problem.includes("403"))).toEqual([]);
});
