import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTables, type Table, writeCsv } from "./index.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const windows1252 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const utf16 = (text: string, little: boolean, mark: boolean) => {
  const bytes = Array.from(mark ? `\uFEFF${text}` : text).flatMap((letter) => {
    const unit = letter.charCodeAt(0);
    return little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255];
  });
  return Uint8Array.from(bytes);
};
function read(bytes: Uint8Array): readonly Table[] {
  const reading = readTables([{ name: "units.csv", bytes }]);
  if (!reading.ok) throw new Error(JSON.stringify(reading.error));
  return reading.value;
}
const only = (bytes: Uint8Array) => read(bytes)[0];

describe("separators", () => {
  test.each([
    ["comma", "kode,nama\nA,Setjen\n"],
    ["semicolon", "kode;nama\nA;Setjen\n"],
    ["tab", "kode\tnama\nA\tSetjen\n"],
    ["semicolon, said in a first line of its own", "sep=;\nkode;nama\nA;Setjen\n"],
    ["comma with lines that end as on Windows", "kode,nama\r\nA,Setjen\r\n"],
  ])("a file separated by %s has two columns", (_name, text) => {
    const table = only(utf8(text));
    expect(table?.columns).toEqual(["kode", "nama"]);
    expect(table?.rows.map((row) => row.cells)).toEqual([["A", "Setjen"]]);
  });

  test("commas inside quoted names do not make a semicolon file a comma file", () => {
    const table = only(utf8('kode;nama\nA;"Riset, Teknologi, dan Inovasi"\n'));
    expect(table?.rows[0]?.cells).toEqual(["A", "Riset, Teknologi, dan Inovasi"]);
  });

  test("a quoted cell may hold a line break; the next row is still row 3", () => {
    const table = only(utf8('kode,nama\nA,"dua\nbaris"\nB,satu\n'));
    expect(table?.rows).toEqual([
      { row: 2, cells: ["A", "dua\nbaris"] },
      { row: 3, cells: ["B", "satu"] },
    ]);
  });
});

describe("encodings", () => {
  const text = "kode,nama\nA,Café à côté\n";
  test.each([
    ["UTF-8", utf8(text)],
    ["UTF-8 with a mark", utf8(`\uFEFF${text}`)],
    ["UTF-16 little-endian with a mark", utf16(text, true, true)],
    ["UTF-16 big-endian with a mark", utf16(text, false, true)],
    ["UTF-16 little-endian without a mark", utf16(text, true, false)],
    ["Latin-1", windows1252(text)],
  ])("%s gives the same table", (_name, bytes) => {
    const table = only(bytes);
    expect(table?.columns).toEqual(["kode", "nama"]);
    expect(table?.rows[0]?.cells).toEqual(["A", "Café à côté"]);
  });
});

describe("header row", () => {
  test("a title and a blank row above the header are passed over; rows keep their numbers", () => {
    const table = only(utf8("Daftar Unit 2024\n\nkode,nama,jenis\nA,Setjen,1\n\nB,Itjen,2\n"));
    expect(table?.headerRow).toBe(3);
    expect(table?.columns).toEqual(["kode", "nama", "jenis"]);
    expect(table?.rows).toEqual([
      { row: 4, cells: ["A", "Setjen", "1"] },
      { row: 6, cells: ["B", "Itjen", "2"] },
    ]);
  });

  test("a file with a header and no rows is a table without rows", () => {
    expect(only(utf8("kode,nama\n"))).toMatchObject({ columns: ["kode", "nama"], rows: [] });
  });
});

describe("refusals", () => {
  test.each([
    ["an empty file", utf8(""), "empty"],
    ["a file of blank lines", utf8("\n\n , \n"), "empty"],
    ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 7, 0, 1]), "not text"],
    ["an old workbook", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), "password"],
  ])("%s is refused with a cure", (_name, bytes, wrong) => {
    const reading = readTables([{ name: "x.csv", bytes }]);
    expect(reading.ok ? [] : reading.error).toMatchObject([
      { file: "x.csv", code: "file_unreadable", wrong: { en: expect.stringContaining(wrong) } },
    ]);
  });

  test("a quotation mark that never closes is refused, with the line", () => {
    const reading = readTables([{ name: "x.csv", bytes: utf8('kode,nama\nA,"Setjen\nB,Itjen\n') }]);
    expect(reading.ok ? [] : reading.error).toMatchObject([
      { file: "x.csv", code: "file_unreadable", row: expect.any(Number) },
    ]);
  });

  test("two bad files and one good give two problems and no table", () => {
    const reading = readTables([
      { name: "a.csv", bytes: utf8("") },
      { name: "b.csv", bytes: utf8("kode,nama\nA,B\n") },
      { name: "c.csv", bytes: Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]) },
    ]);
    expect(reading.ok ? [] : reading.error.map((each) => each.file)).toEqual(["a.csv", "c.csv"]);
  });

  test("a file of 101 bytes passes a limit of 100", () => {
    const bytes = utf8(`a,b\n${"1".repeat(97)}`);
    expect(readTables([{ name: "x.csv", bytes }], { fileBytes: 100 }).ok).toBe(false);
    expect(readTables([{ name: "x.csv", bytes }], { fileBytes: 101 }).ok).toBe(true);
  });
});

describe("cells that a spreadsheet would run", () => {
  test("a formula is written with a mark, a number and a plain text are not", () => {
    const rows = [{ row: 2, cells: ["=1+1", "-5", "@x", "teks", "+62 811"] }];
    expect(writeCsv({ columns: ["a", "b", "c", "d", "e"], rows })).toBe(
      "a,b,c,d,e\n'=1+1,-5,'@x,teks,'+62 811\n",
    );
  });

  test("a NIP with the mark of a spreadsheet export reads as its 18 digits", () => {
    const table = only(utf8("nama,nip\nContoh,'199205122015032000\n"));
    expect(table?.rows[0]?.cells[1]).toBe("199205122015032000");
  });

  test("a name that starts with a quotation mark keeps it", () => {
    expect(only(utf8("kode,nama\nA,'Aisyiyah\n"))?.rows[0]?.cells[1]).toBe("'Aisyiyah");
  });

  test("whatever is written reads back the same", () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom(...Array.from("ab1'=+-@,;\"\n\t é")) }),
      fc.constantFrom("'1", "''12", "'=x", "-5", "=HYPERLINK()"),
    );
    const row = fc.tuple(fc.constant("x"), cell, fc.constant("y"));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (cells) => {
        const rows = cells.map((each, index) => ({ row: index + 2, cells: each }));
        const table = only(utf8(writeCsv({ columns: ["a", "b", "c"], rows })));
        expect(table?.rows).toEqual(rows);
      }),
    );
  });
});
