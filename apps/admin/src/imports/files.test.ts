import { expect, test } from "vitest";
import { backName } from "./files.ts";

test("the file comes back under its own name, as a workbook, with a word more", () => {
  expect(backName("daftar.pegawai.csv", "perbaiki")).toBe("daftar.pegawai - perbaiki.xlsx");
  expect(backName("daftar", "perbaiki")).toBe("daftar - perbaiki.xlsx");
});
