import { brotliCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { demo, visit } from "./harness/index.ts";

const pages = {
  home: { id: "", en: "" },
  institutions: { id: "instansi/", en: "institutions/" },
  institution: { id: "instansi/KEMENKEU/", en: "institutions/KEMENKEU/" },
  unit: { id: "instansi/KEMENKEU/KEMENKEU-DJA/", en: "institutions/KEMENKEU/KEMENKEU-DJA/" },
  screening: { id: "penapisan/", en: "screening/" },
  housing: { id: "hunian/", en: "housing/" },
  waves: { id: "gelombang/", en: "waves/" },
  budget: { id: "anggaran/", en: "budget/" },
  record: { id: "pernyataan/", en: "record/" },
  data: { id: "data/", en: "data/" },
  method: { id: "metodologi/", en: "method/" },
  verify: { id: "verifikasi/", en: "verify/" },
  about: { id: "tentang/", en: "about/" },
  scenario: { id: "skenario/", en: "scenario/" },
  decisions: { id: "keputusan/", en: "decisions/" },
  changes: { id: "perubahan/", en: "changes/" },
  questions: { id: "tanya/", en: "questions/" },
  glossary: { id: "istilah/", en: "glossary/" },
  receipt: { id: "hasil-saya/", en: "my-result/" },
  report: { id: "lapor/", en: "report/" },
} as const;

const address = (language: string, path: string) => `${demo().siteUrl}/${language}/${path}`;

describe.each(Object.entries(pages))("the public page %s", (name, paths) => {
  test.each([
    ["id", 360, "light"],
    ["en", 1280, "dark"],
  ] as const)(
    "in %s at %i pixels, %s: no barrier, no overflow, no fault",
    async (language, width, colorScheme) => {
      const { page, problems, accessibility, screenshot } = await visit(
        address(language, paths[language]),
        { width, colorScheme, locale: language === "id" ? "id-ID" : "en-GB" },
      );
      await page.getByRole("heading", { level: 1 }).waitFor();
      expect(await accessibility()).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(
        width,
      );
      expect(problems()).toEqual([]);
      // The list of all 527 units makes a picture of 29,000 pixels: it is looked at in the re-run.
      if (name !== "screening") await screenshot(`site-${name}-${language}-${width}`);
    },
  );
});

describe("without JavaScript", () => {
  test("a citizen reads home, an institution, a unit and downloads the units, in 1 request a page", async () => {
    const { page, problems, requests } = await visit(address("id", ""), {
      width: 360,
      javaScript: false,
    });
    expect(requests()).toHaveLength(1);
    await page.getByRole("heading", { level: 1, name: "ASN" }).waitFor();
    expect(await page.getByRole("img").count()).toBeGreaterThanOrEqual(5);
    await page.getByRole("link", { name: "Kemenkeu" }).first().click();
    await page.getByRole("heading", { level: 1, name: "Kementerian Keuangan" }).waitFor();
    await page.getByRole("link", { name: "Direktorat Jenderal Anggaran" }).click();
    await page.getByText("menurut kebijakan IKN-ILUSTRASI-1").waitFor();
    await page.getByRole("link", { name: "English" }).click();
    await page.getByRole("heading", { name: "Why this result" }).waitFor();
    await page.getByRole("navigation").getByRole("link", { name: "Data" }).click();
    const file = await page.getByRole("link", { name: "data/units.csv" }).getAttribute("href");
    const answer = await page.request.get(new URL(file ?? "", page.url()).href);
    expect((await answer.text()).split("\r\n")).toHaveLength(527 + 2);
    expect(problems()).toEqual([]);
  });

  test("the skip link is the first stop of the keyboard and leads past the menu", async () => {
    const { page } = await visit(address("id", ""), { javaScript: false });
    await page.keyboard.press("Tab");
    expect(await page.locator(":focus").textContent()).toBe("Langsung ke isi");
    await page.keyboard.press("Enter");
    expect(new URL(page.url()).hash).toBe("#isi");
  });

  test("the door of the site leads to the Indonesian home page", async () => {
    const { page } = await visit(demo().siteUrl, { javaScript: false });
    await page.getByRole("heading", { level: 1, name: "ASN" }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/id\//);
  });
});

describe("weight", () => {
  test("home is at most 14 kB of HTML and style in brotli, and asks for no script", async () => {
    for (const language of ["id", "en"]) {
      const text = await (await fetch(address(language, ""))).text();
      expect(brotliCompressSync(text).length).toBeLessThanOrEqual(14_000);
      expect(text).not.toContain("<script");
    }
  });

  test("an institution's page is at most 20 kB in brotli", async () => {
    const text = await (await fetch(address("id", "instansi/KEMENKEU/"))).text();
    expect(brotliCompressSync(text).length).toBeLessThanOrEqual(20_000);
  });
});

describe("privacy of the reader", () => {
  test("no cookie is set and nothing is stored on any kind of page", async () => {
    const { page } = await visit(address("id", ""));
    for (const { id } of Object.values(pages)) await page.goto(address("id", id));
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.evaluate("[localStorage.length, sessionStorage.length]")).toEqual([0, 0]);
  });
});
