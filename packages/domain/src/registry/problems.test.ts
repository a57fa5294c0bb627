import { describe, expect, test } from "vitest";
import { UnitCode } from "../kernel/index.ts";
import { choice, code, day, reference, whole } from "./kinds.ts";
import {
  cellAddress,
  columnMissing,
  columnTwice,
  columnUnknown,
  nowhere,
  referenceUnknown,
  rowTooLong,
  rowTwice,
  tableMissing,
  tableTwice,
  valueInvalid,
  valueMissing,
} from "./problems.ts";
import { tableOf } from "./small-country.testing.ts";

const table = { ...tableOf("units.csv", ["unit_code,kind"]), headerRow: 3 };
const sheet = tableOf("all.xlsx", ["unit_code,kind"], "Units");
const place = { table, row: 17, column: 2, name: "kind" };
const at = { file: "units.csv", sheet: null, row: 17, column: "kind", cell: "C17" };
const header = { file: "units.csv", sheet: null, row: 3 };

test.each([
  [0, 1, "A1"],
  [25, 2, "Z2"],
  [26, 3, "AA3"],
  [51, 4, "AZ4"],
  [52, 5, "BA5"],
  [701, 6, "ZZ6"],
  [702, 7, "AAA7"],
])("column %i of row %i is %s", (column, row, address) => {
  expect(cellAddress(column, row)).toBe(address);
});

describe("tables and columns", () => {
  test("a missing table, alone and beside one with nearly its name", () => {
    const missing = {
      file: "units.csv",
      sheet: null,
      row: null,
      column: null,
      cell: null,
      code: "file_missing",
    };
    const wrong = { id: "Berkas units.csv tidak ada.", en: "The file units.csv is missing." };
    expect(tableMissing("units.csv", ["people.csv"])).toEqual({
      ...missing,
      found: null,
      wrong,
      cure: {
        id: "Tambahkan units.csv; kolomnya ada di docs/data.md.",
        en: "Add units.csv; docs/data.md gives its columns.",
      },
    });
    expect(tableMissing("units.csv", ["unit.csv"])).toEqual({
      ...missing,
      found: "unit.csv",
      wrong,
      cure: {
        id: "Apakah unit.csv yang dimaksud? Namai units.csv.",
        en: "Is unit.csv meant? Name it units.csv.",
      },
    });
  });

  test("a table that stands twice names the first, and its sheet", () => {
    const cure = { id: "Hapus salah satunya.", en: "Remove one of the two." };
    expect(tableTwice(table, sheet)).toEqual({
      ...header,
      row: null,
      column: null,
      cell: null,
      code: "duplicate",
      found: "units.csv",
      wrong: {
        id: "Tabel ini sudah ada di all.xlsx [Units].",
        en: "This table already stands in all.xlsx [Units].",
      },
      cure,
    });
    expect(tableTwice(sheet, table)).toMatchObject({
      sheet: "Units",
      found: "Units",
      wrong: { en: "This table already stands in units.csv." },
    });
  });

  test("a missing column: what it holds, or which one is to be renamed", () => {
    const missing = { ...header, column: "unit_code", cell: null, code: "column_missing" };
    const wrong = { id: "Kolom unit_code tidak ada.", en: "The column unit_code is missing." };
    expect(columnMissing(table, "unit_code", { id: "kode", en: "a code" }, ["kind"])).toEqual({
      ...missing,
      found: null,
      wrong,
      cure: { id: "Tambahkan kolom unit_code: kode.", en: "Add the column unit_code: a code." },
    });
    expect(columnMissing(table, "unit_code", { id: "kode", en: "a code" }, ["unitcode"])).toEqual({
      ...missing,
      found: "unitcode",
      wrong,
      cure: {
        id: "Ganti nama kolom unitcode menjadi unit_code.",
        en: "Rename the column unitcode to unit_code.",
      },
    });
  });

  test("an unknown column: which one is meant, or that it is to go", () => {
    const unknown = { ...header, column: "knd", cell: "B3", code: "column_unknown", found: "knd" };
    const wrong = { id: 'Kolom "knd" tidak dikenal.', en: 'The column "knd" is not known.' };
    expect(columnUnknown(table, 1, "knd", ["kind"])).toEqual({
      ...unknown,
      wrong,
      cure: { id: "Mungkin maksudnya kind.", en: "Perhaps kind is meant." },
    });
    expect(columnUnknown(table, 1, "knd", [])).toMatchObject({
      ...unknown,
      wrong,
      cure: { en: "Remove this column; what is not needed is not kept." },
    });
  });

  test("a column that stands twice", () => {
    expect(columnTwice(table, 1, "kind")).toMatchObject({
      ...header,
      column: "kind",
      cell: "B3",
      code: "duplicate",
      found: "kind",
      wrong: { id: "Kolom kind ada dua kali.", en: "The column kind stands twice." },
      cure: { en: "Remove one of the two." },
    });
  });
});

describe("cells", () => {
  const levels = whole(1, 5, "4");

  test("an empty cell says what to write, with an example", () => {
    expect(valueMissing(place, levels)).toEqual({
      ...at,
      code: "value_missing",
      found: null,
      wrong: { id: "Sel ini kosong.", en: "This cell is empty." },
      cure: {
        id: "Tulis bilangan bulat dari 1 sampai 5, misalnya 4.",
        en: "Write a whole number from 1 to 5, for example 4.",
      },
    });
  });

  test("a wrong value is quoted; in a table of personal data it is not", () => {
    expect(valueInvalid(place, levels, "6")).toEqual({
      ...at,
      code: "value_invalid",
      found: "6",
      wrong: {
        id: '"6" bukan bilangan bulat dari 1 sampai 5.',
        en: '"6" is not a whole number from 1 to 5.',
      },
      cure: {
        id: "Tulis bilangan bulat dari 1 sampai 5, misalnya 4.",
        en: "Write a whole number from 1 to 5, for example 4.",
      },
    });
    expect(valueInvalid(place, levels, null)).toMatchObject({
      found: null,
      wrong: {
        id: "Isi sel ini bukan bilangan bulat dari 1 sampai 5.",
        en: "What stands here is not a whole number from 1 to 5.",
      },
    });
  });

  test.each([
    ["31/7/2024", "2024-07-31"],
    ["01-12-2024", "2024-12-01"],
    ["1.2.2024", "2024-02-01"],
  ])("a day written %s is perhaps %s", (found, iso) => {
    expect(valueInvalid(place, day, found).cure).toEqual({
      id: `Mungkin maksudnya ${iso}.`,
      en: `Perhaps ${iso} is meant.`,
    });
  });

  test.each(["31/13/2024", "x31/7/2024", "31/7/20245", "31/7/24", "131/7/2024"])(
    "%s is no day that could be meant",
    (found) => {
      expect(valueInvalid(place, day, found).cure.en).toBe(
        "Write a day in the form YYYY-MM-DD, for example 2024-07-31.",
      );
    },
  );

  test("a mistyped word of a short list is suggested, a far one is not", () => {
    expect(valueInvalid(place, choice(["medium", "high"]), "medum").cure.en).toBe(
      "Perhaps medium is meant.",
    );
    expect(valueInvalid(place, choice(["medium", "high"]), "x").cure.en).toBe(
      "Write one of: medium, high, for example medium.",
    );
    expect(valueInvalid(place, code(UnitCode, "U1"), "no code").cure.en).toMatch(/^Write a code/);
  });

  test("a code that its table does not hold, with and without a near one", () => {
    const unknown = {
      ...at,
      code: "reference_unknown",
      found: "U9",
      wrong: { id: '"U9" tidak ada di units.csv.', en: '"U9" does not stand in units.csv.' },
    };
    expect(reference(UnitCode, "units", "U1").refersTo).toBe("units");
    expect(referenceUnknown(place, "units.csv", "U9", "U8")).toEqual({
      ...unknown,
      cure: { id: "Mungkin maksudnya U8.", en: "Perhaps U8 is meant." },
    });
    expect(referenceUnknown(place, "units.csv", "U9", null)).toEqual({
      ...unknown,
      cure: {
        id: "Tulis kode dari units.csv, atau tambahkan barisnya di sana.",
        en: "Write a code of units.csv, or add its row there.",
      },
    });
  });

  test("a row that stands twice, and one that is longer than the header", () => {
    expect(rowTwice(place, "U1", 4)).toMatchObject({
      ...at,
      code: "duplicate",
      found: "U1",
      wrong: { id: "Sudah ada di baris 4.", en: "It already stands in row 4." },
      cure: { en: "Remove one of the two, or give it another code." },
    });
    expect(rowTooLong(place, 3)).toMatchObject({
      ...at,
      code: "inconsistent",
      found: null,
      wrong: {
        id: "Baris ini punya 3 sel, judulnya 2.",
        en: "This row has 3 cells, its header 2.",
      },
      cure: { en: "Check the separators and quotation marks of this row." },
    });
  });

  test("what is about no place has none", () => {
    expect(nowhere(table)).toEqual({ table, row: null, column: -1, name: null });
  });
});
