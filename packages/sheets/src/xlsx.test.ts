import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readTables } from "./index.ts";
import { workbook } from "./workbook.testing.ts";

function problemsOf(bytes: Uint8Array, limits = {}) {
  const reading = readTables([{ name: "data.xlsx", bytes }], limits);
  return reading.ok ? [] : reading.error;
}
function tablesOf(bytes: Uint8Array) {
  const reading = readTables([{ name: "data.xlsx", bytes }]);
  if (!reading.ok) throw new Error(JSON.stringify(reading.error));
  return reading.value;
}

describe("a workbook", () => {
  test("every sheet that holds anything is a table, with the rows of the sheet", () => {
    const tables = tablesOf(
      workbook({
        institutions: [
          ["code", "name_id"],
          ["MPR", "Majelis & Rakyat"],
        ],
        kosong: [],
        units: [["Daftar unit"], [], ["unit_code", "kind"], ["MPR-SETJEN", "sekretariat"]],
      }),
    );
    expect(tables).toEqual([
      {
        file: "data.xlsx",
        sheet: "institutions",
        headerRow: 1,
        columns: ["code", "name_id"],
        rows: [{ row: 2, cells: ["MPR", "Majelis & Rakyat"] }],
      },
      {
        file: "data.xlsx",
        sheet: "units",
        headerRow: 3,
        columns: ["unit_code", "kind"],
        rows: [{ row: 4, cells: ["MPR-SETJEN", "sekretariat"] }],
      },
    ]);
  });

  test("days, numbers and padded codes read as a person sees them; gaps stay gaps", () => {
    const tables = tablesOf(
      workbook({
        data: [
          ["day", "number", "code", "empty", "tenth"],
          // 45474 is 1 July 2024; 61 is 1 March 1900, after the day that never was.
          [{ serial: 45474 }, 12, { padded: 48 }, "", 0.1 + 0.2],
          [{ serial: 61 }, 1e14, { padded: 7 }, "", 1.5],
          [{ serial: 45474.5 }, -3, { padded: 1234 }, "", 0.0000001],
        ],
      }),
    );
    expect(tables[0]?.rows.map((row) => row.cells)).toEqual([
      ["2024-07-01", "12", "048", "", "0.3"],
      ["1900-03-01", "100000000000000", "007", "", "1.5"],
      ["2024-07-01 12:00:00", "-3", "1234", "", "0.0000001"],
    ]);
  });

  test("days before the one that never was count from 1 January 1900; other books from 1904", () => {
    const days = (parts = {}) =>
      tablesOf(
        workbook(
          {
            d: [
              ["day", "name"],
              [{ serial: 1 }, "a"],
              [{ serial: 59 }, "b"],
            ],
          },
          parts,
        ),
      )[0]?.rows.map((row) => row.cells[0]);
    expect(days()).toEqual(["1900-01-01", "1900-02-28"]);
    const from1904 = `<workbook xmlns:r="http://r"><workbookPr date1904="1"/><sheets><sheet name="d" sheetId="1" r:id="rId1"/></sheets></workbook>`;
    expect(days({ "xl/workbook.xml": from1904 })).toEqual(["1904-01-02", "1904-02-29"]);
  });

  test("a NIP as text keeps its 18 digits; as a number it is refused with its cell", () => {
    const nip = "199205122015032000";
    expect(
      tablesOf(
        workbook({
          p: [
            ["name", "nip"],
            ["Contoh", nip],
          ],
        }),
      )[0]?.rows[0]?.cells[1],
    ).toBe(nip);
    expect(
      problemsOf(
        workbook({
          p: [
            ["name", "nip"],
            ["Contoh", Number(nip)],
          ],
        }),
      ),
    ).toMatchObject([
      { sheet: "p", row: 2, column: "nip", cell: "B2", code: "value_invalid", found: null },
    ]);
  });

  test("999 999 999 999 999 has 15 digits and is kept; one more is not", () => {
    const number = (value: number) =>
      workbook({
        p: [
          ["name", "n"],
          ["a", value],
        ],
      });
    expect(tablesOf(number(999_999_999_999_999))[0]?.rows[0]?.cells[1]).toBe("999999999999999");
    expect(problemsOf(number(1_000_000_000_000_000))).toHaveLength(1);
  });

  test("formatted text and its reading aid: only the text counts; inline text and booleans too", () => {
    const sheet = `<worksheet><sheetData><row><c t="inlineStr"><is><r><t>ko</t></r><r><t>de</t></r><rPh><t>xx</t></rPh></is></c><c t="str"><f>A1</f><v>aktif</v></c></row><row><c t="str"><v>A</v></c><c t="b"><v>1</v></c></row></sheetData></worksheet>`;
    const tables = tablesOf(workbook({ s: [["x"]] }, { "xl/worksheets/sheet1.xml": sheet }));
    expect(tables[0]).toMatchObject({
      columns: ["kode", "aktif"],
      rows: [{ row: 2, cells: ["A", "true"] }],
    });
  });
});

describe("hostile and broken workbooks", () => {
  test("a part that inflates to 2 MB from 2 kB passes a ratio of 300 to 1", () => {
    const blown = `<worksheet><sheetData>${" ".repeat(2_000_000)}</sheetData></worksheet>`;
    const bytes = workbook({ s: [["x"]] }, { "xl/worksheets/sheet1.xml": blown });
    expect(problemsOf(bytes)).toMatchObject([
      { code: "file_unreadable", wrong: { en: expect.stringContaining("300 : 1") } },
    ]);
    expect(problemsOf(bytes, { ratio: 5000, inflatedBytes: 1_999_000 })).toMatchObject([
      { wrong: { en: expect.stringContaining("1999000") } },
    ]);
  });

  test("3 parts pass a limit of 2", () => {
    const bytes = zipSync({ "xl/workbook.xml": strToU8("<w/>"), a: strToU8("a"), b: strToU8("b") });
    expect(problemsOf(bytes, { entries: 2 })[0]?.wrong.en).toContain("3 parts");
    expect(problemsOf(bytes, { entries: 3 })).toHaveLength(0);
  });

  test("a document type, where entities could be declared, is refused", () => {
    const xml = `<!DOCTYPE w [<!ENTITY a "b">]><worksheet/>`;
    expect(problemsOf(workbook({ s: [["x"]] }, { "xl/worksheets/sheet1.xml": xml }))).toMatchObject(
      [{ code: "file_unreadable" }],
    );
  });

  test("a single cell far to the right does not make a table of 16 384 columns", () => {
    const xml = `<worksheet><sheetData><row r="1"><c r="XFD1" t="str"><v>x</v></c></row></sheetData></worksheet>`;
    expect(
      problemsOf(workbook({ s: [["x"]] }, { "xl/worksheets/sheet1.xml": xml }))[0]?.wrong.en,
    ).toBe("More than 1024 columns.");
  });

  test.each([
    ["a zip that is no workbook", zipSync({ "a.txt": strToU8("x") }), "not a workbook"],
    ["half a workbook", workbook({ s: [["a", "b"]] }).slice(0, 300), "damaged"],
    [
      "a workbook whose sheet is cut off",
      workbook({ s: [["x"]] }, { "xl/worksheets/sheet1.xml": "<worksheet><sheetData><row>" }),
      "damaged",
    ],
  ])("%s is refused", (_name, bytes, wrong) => {
    expect(problemsOf(bytes)[0]?.wrong.en).toContain(wrong);
  });

  test(
    "any single damaged byte gives tables or a problem, never a crash",
    { timeout: 30_000 },
    () => {
      const whole = workbook({
        s: [
          ["a", "b"],
          ["1", "2"],
        ],
      });
      for (let at = 0; at < whole.length; at += 1) {
        const bytes = Uint8Array.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ 0xff;
        const reading = readTables([{ name: "x.xlsx", bytes }]);
        expect(typeof reading.ok).toBe("boolean");
      }
    },
  );
});
