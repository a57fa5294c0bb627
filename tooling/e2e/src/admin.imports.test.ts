import { readFile } from "node:fs/promises";
import { readTablesWithProblems } from "@pindah/sheets";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { adminAs } from "./harness/admin.ts";
import { keyboardOf } from "./harness/keyboard.ts";
import { messyList, numberOf } from "./messy-list.ts";

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Names of the units of the officer's institution, as the page of units shows them. */
async function ownUnits(page: Page, open: (path: string) => Promise<void>): Promise<string[]> {
  await open("/units");
  const links = page.getByRole("region", { name: "Unit dan penapisan" }).getByRole("link");
  await links.first().waitFor();
  return links.allTextContents();
}

test("a messy list of 500 rows becomes a submitted list by the keyboard alone, and is taken back", async () => {
  const { page, open, problems, accessibility } = await adminAs("institution_officer");
  const buffer = Buffer.from(messyList(await ownUnits(page, open)));
  // Listened to from the start: a chooser is caught only once the browser knows that it shall be.
  page.on("filechooser", () => undefined);
  const keys = keyboardOf(page);
  const people = () => page.locator("dd.text-2xl").first().innerText();

  await keys.press("g");
  await keys.press("z");
  await page.getByRole("heading", { name: "Impor daftar pegawai" }).waitFor();
  await page.getByText("Orang dalam daftar").waitFor();
  const before = Number(await people());
  await keys.tabTo(/^Pilih berkas/);
  const chooser = page.waitForEvent("filechooser");
  await keys.press("Enter");
  await (await chooser).setFiles({ name: "daftar.xlsx", mimeType: xlsx, buffer });

  await page.getByText("500 baris ditemukan di bawah judul kolom pada baris 4.").waitFor();
  await page.getByText(/3 kolom tidak diambil dan tidak disimpan/).waitFor();
  expect(await accessibility()).toEqual([]);
  await keys.tabTo(/^Unit eselon I: SETJEN LAMA/);
  await keys.press("ArrowDown");
  await keys.tabTo(/^Periksa berkas/);
  await keys.press("Enter");

  await page.getByRole("heading", { name: "Harus diperbaiki" }).waitFor();
  await page.getByText("B11", { exact: true }).waitFor();
  expect(await accessibility()).toEqual([]);
  await keys.tabTo(/^Benarkan semua$/);
  await keys.press("Enter");
  await keys.tabTo(/^Alasan/);
  await keys.type("Sudah diperiksa bersama bagian kepegawaian");
  await keys.tabTo(/^Benarkan semua$/);
  await keys.press("Enter");
  await page.getByText("semua dibenarkan").first().waitFor();

  await keys.tabTo(/^Perbaiki$/);
  await keys.press("Enter");
  await page.getByRole("dialog", { name: "Perbaiki baris 11" }).waitFor();
  await keys.tabTo(/^NIP atau NI PPPK/);
  await keys.press("Control+a");
  await keys.type(numberOf(7));
  await keys.tabTo(/^Simpan dan periksa lagi/);
  await keys.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });

  await keys.tabTo(/^Simpan \d+ baris$/);
  await keys.press("Enter");
  await keys.tabTo(/^Tutup$/);
  await keys.tabTo(/^Simpan \d+ baris$/);
  await keys.press("Enter");
  const saved = page.getByText(/^\d+ baris ditulis ke daftar instansi/);
  const written = Number.parseInt(await saved.innerText(), 10);

  await keys.tabTo(/^Unduh berkas dengan kolom kesalahan/);
  const download = page.waitForEvent("download");
  await keys.press("Enter");
  const back = await download;
  expect(back.suggestedFilename()).toBe("daftar - perbaiki.xlsx");
  const bytes = await readFile(await back.path());
  const read = readTablesWithProblems({ name: "daftar.xlsx", bytes });
  const table = read.ok ? read.tables[0] : undefined;
  expect(table?.columns.at(-1)).toBe("Perlu diperbaiki");
  expect(table?.rows.find(({ row }) => row === 104)?.cells.at(-1)).toContain(
    "B104: NIP ini punya 17",
  );

  await keys.press("g");
  await keys.press("z");
  await page.getByRole("link", { name: "daftar.xlsx" }).waitFor();
  await expect.poll(people).toBe(String(before + written));
  await keys.tabTo(/^Ajukan daftar$/);
  await keys.press("Enter");
  await keys.tabTo(/^Tutup$/);
  await keys.tabTo(/^Ajukan daftar$/);
  await keys.press("Enter");
  await page.getByText(`${before + written} orang diajukan pada`, { exact: false }).waitFor();
  // What somebody does who makes no detour; a newcomer's limit is ten minutes.
  expect(keys.steps()).toBeLessThan(260);

  await page.getByRole("link", { name: "daftar.xlsx" }).click();
  await page.getByRole("button", { name: "Batalkan impor" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Batalkan impor" }).click();
  await page.getByText("Daftar kembali seperti sebelumnya.").waitFor();
  await open("/imports");
  await expect.poll(people).toBe(String(before));
  expect(problems()).toEqual([]);
});

test("a program renamed to a list is refused with a sentence; an import that is not there is not told apart", async () => {
  const { page, open } = await adminAs("institution_officer", { width: 390, height: 844 });
  await open("/imports");
  const buffer = Buffer.alloc(50_000);
  buffer.write("MZ");
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "daftar.xlsx", mimeType: xlsx, buffer });
  await page.getByText("Berkas ini bukan teks. Simpan sebagai CSV atau XLSX.").waitFor();
  const wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
  expect(await page.evaluate(wider)).toBe(0);
  const address = page.url();
  await page.goto(address.replace(/[0-9a-f-]{36}$/, "00000000-0000-4000-8000-000000000000"));
  await page.getByText("Yang dicari tidak ada, atau tidak dalam wewenang Anda.").waitFor();

  const planner = await adminAs("planner");
  await planner.page.goto(address);
  await planner.page.getByText("Peran Anda tidak membuka halaman ini").waitFor();
});
