import { expect, test } from "vitest";
import { adminAs } from "./harness/admin.ts";
import { demo, visit } from "./harness/index.ts";

const kilobyte = 1024;

test("a wrong password is refused in words, the right one opens the plan", async () => {
  const planner = demo().accounts.find(({ role }) => role === "planner");
  const { page, problems } = await visit(demo().adminUrl);
  await page.getByLabel("Nama masuk").fill(planner?.signInName ?? "");
  await page.getByLabel("Kata sandi").fill("bukan kata sandinya");
  await page.getByLabel("Kata sandi").press("Enter");
  await page.getByText("Nama atau kata sandi salah.").waitFor();
  await page.getByText("Tidak dapat masuk").waitFor();
  expect(await page.getByText("Nomor rujukan").count()).toBe(0);
  // The refusal itself is what the browser reports: the answer was 401.
  expect(problems().filter((problem) => !problem.includes("401"))).toEqual([]);

  await page.getByLabel("Kata sandi").fill(planner?.password ?? "");
  await page.getByLabel("Kata sandi").press("Enter");
  await page.getByRole("heading", { name: "Ikhtisar rencana" }).waitFor();
});

test("sign-in and overview load at most 200 kB of JavaScript, compressed", async () => {
  const { page, problems } = await adminAs("planner");
  await page.getByText("Hash rencana", { exact: true }).waitFor();
  // The account menu comes after the page; it counts as well.
  await page.getByRole("button", { name: /Perencana/ }).waitFor();
  const bytes = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter((entry) => entry.name.endsWith(".js"))
      .map((entry) => ("encodedBodySize" in entry ? Number(entry.encodedBodySize) : 0)),
  );
  expect(bytes.length).toBeGreaterThan(3);
  expect(Math.min(...bytes)).toBeGreaterThan(0);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(200 * kilobyte);
  expect(problems()).toEqual([]);
});

test("signing out ends the session: the same address asks who it is", async () => {
  const { page, problems } = await adminAs("planner");
  await page.getByRole("button", { name: /Perencana/ }).click();
  await page.getByRole("menuitem", { name: "Keluar" }).click();
  await page.getByRole("heading", { name: "Masuk" }).waitFor();
  const cookies = await page.context().cookies(demo().apiUrl);
  expect(cookies.map(({ value }) => value).filter((value) => value !== "")).toEqual([]);
  expect(problems()).toEqual([]);
});

test("a link to a tower opened without a session leads there after signing in", async () => {
  const planner = demo().accounts.find(({ role }) => role === "planner");
  const { page } = await visit(`${demo().adminUrl}/housing/ASN1-02`);
  await page.getByLabel("Nama masuk").fill(planner?.signInName ?? "");
  await page.getByLabel("Kata sandi").fill(planner?.password ?? "");
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
  await page.getByRole("heading", { name: "Menara ASN1-02" }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/housing/ASN1-02");
});

test("a session that ended while pages were open asks for the password at the same address", async () => {
  const { page, open } = await adminAs("planner");
  await open("/institutions");
  await page.context().clearCookies();
  await page.getByRole("link", { name: "Kompetensi" }).click();
  await page.getByRole("heading", { name: "Masuk" }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/candidates");
});
