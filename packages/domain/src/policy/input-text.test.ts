import { describe, expect, test } from "vitest";
import { z } from "zod";
import { LocalDate, PolicyId, type Json } from "../kernel/index.ts";
import { faultText, issueText } from "./input-text.ts";
import { readJson } from "./json-source.ts";

function textOf(schema: z.ZodType, value?: Json) {
  const parsed = schema.safeParse(value);
  const [issue] = parsed.error?.issues ?? [];
  if (issue === undefined) throw new Error("the value was meant to be wrong");
  const [first] = issueText(issue, value);
  if (first === undefined) throw new Error("every issue has a text");
  return first;
}

const quoted = [
  "Tulis bilangan tanpa tanda kutip.",
  "Write a number without quotation marks.",
] as const;
const notNumber = ["Tulis sebuah bilangan.", "Write a number."] as const;
const object = ["Tulis sebuah objek {...}.", "Write an object {...}."] as const;

describe("what would be right, in both languages", () => {
  test.each<readonly [string, z.ZodType, Json, string, string]>([
    ["a number as a text", z.number(), "7", ...quoted],
    ["a whole number as a text", z.int(), "7", ...quoted],
    ["a truth instead of a number", z.number(), true, ...notNumber],
    ["a number with a part", z.int(), 7.5, "Tulis sebuah bilangan bulat.", "Write a whole number."],
    ["a number instead of a text", z.string(), 7, "Tulis sebuah teks.", "Write a text."],
    [
      "a text instead of a text list",
      z.array(z.string()),
      "a",
      "Tulis sebuah daftar [...].",
      "Write a list [...].",
    ],
    [
      "a text instead of yes or no",
      z.boolean(),
      "yes",
      "Tulis true atau false.",
      "Write true or false.",
    ],
    ["a list instead of an object", z.strictObject({}), [], ...object],
    ["a number instead of a record", z.record(z.string(), z.int()), 7, ...object],
    ["null has its own kind", z.null(), 7, "Tulis null.", "Write null."],
    ["too small", z.int().min(3), 2, "Paling sedikit 3.", "At least 3."],
    ["too great", z.int().max(3), 4, "Paling banyak 3.", "At most 3."],
    ["too short", z.string().min(2), "a", "Paling sedikit 2 huruf.", "At least 2 characters."],
    [
      "too long a list",
      z.array(z.int()).max(1),
      [1, 2],
      "Paling banyak 1 isi.",
      "At most 1 items.",
    ],
    [
      "none of the values",
      z.enum(["a", "b"]),
      "c",
      'Salah satu dari: "a", "b".',
      'One of: "a", "b".',
    ],
    ["no web address", z.url(), "x", "Tulis alamat web lengkap.", "Write a full web address."],
    [
      "no day",
      LocalDate,
      "1/2/2024",
      "Syarat: hari dalam bentuk YYYY-MM-DD.",
      "Required: a day as YYYY-MM-DD.",
    ],
    [
      "a day that is none",
      LocalDate,
      "2024-02-30",
      "Syarat: hari yang ada dalam kalender.",
      "Required: a day that exists.",
    ],
    [
      "a code with a space",
      PolicyId,
      "A B",
      "Syarat: hanya huruf, angka, titik, tanda hubung, dan garis bawah.",
      "Required: letters, digits, dot, dash and underscore only.",
    ],
    [
      "none of the forms",
      z.union([z.int(), z.strictObject({ a: z.int() })]),
      "x",
      "Tulis salah satu bentuk yang diizinkan di sini.",
      "Write one of the forms that are allowed here.",
    ],
    [
      "a condition that the kernel does not word",
      z.string().refine(() => false, "an even day"),
      "x",
      "Syarat: an even day.",
      "Required: an even day.",
    ],
  ])("%s", (_name, schema, value, id, en) => {
    const shown = JSON.stringify(value);
    expect(textOf(schema, value)).toEqual({
      code: "value_invalid",
      under: [],
      found: shown,
      wrong: {
        id: `Nilai ini tidak dapat dipakai: ${shown}.`,
        en: `This value cannot be used: ${shown}.`,
      },
      cure: { id, en },
    });
  });

  test("a missing value says so, and what to write", () => {
    expect(textOf(z.number())).toEqual({
      code: "value_missing",
      under: [],
      found: null,
      wrong: { id: "Nilai ini tidak ada.", en: "This value is missing." },
      cure: { id: "Tulis sebuah bilangan.", en: "Write a number." },
    });
  });

  test("each unknown key is its own problem, under its own name", () => {
    const [issue] = z.strictObject({}).safeParse({ kee: 1, kei: 2 }).error?.issues ?? [];
    if (issue === undefined) throw new Error("unknown keys are refused");
    const texts = issueText(issue, { kee: 1, kei: 2 });
    expect(texts.map(({ under, found }) => [under, found])).toEqual([
      [["kee"], "kee"],
      [["kei"], "kei"],
    ]);
    expect(texts[0]).toMatchObject({
      code: "column_unknown",
      wrong: { id: 'Kunci "kee" tidak dikenal.', en: 'The key "kee" is not known.' },
      cure: { id: "Periksa ejaannya, atau hapus.", en: "Check its spelling, or remove it." },
    });
  });

  // With its two quotation marks a text of 58 letters is 60 long.
  test("60 characters of a value are shown, of 61 the first 60", () => {
    expect(textOf(z.number(), "a".repeat(58)).found).toBe(`"${"a".repeat(58)}"`);
    expect(textOf(z.number(), "a".repeat(59)).found).toBe(`"${"a".repeat(59)}...`);
  });
});

describe("why a text is not JSON", () => {
  test.each([
    ["[1,", 1, 4, "akhir teks", "the end of the text", "sebuah nilai", "a value"],
    ["[?", 1, 2, '"?"', '"?"', "sebuah nilai", "a value"],
    ["{a", 1, 2, '"a"', '"a"', "sebuah kunci dalam tanda kutip", "a key in quotation marks"],
    ['{"a"1}', 1, 5, '"1"', '"1"', 'titik dua ":"', 'a colon ":"'],
    ["[1\n2]", 2, 1, '"2"', '"2"', "koma atau kurung penutup", "a comma or a closing bracket"],
    ["1 2", 1, 3, '"2"', '"2"', "akhir teks", "the end of the text"],
  ])("%j", (text, line, column, foundId, foundEn, id, en) => {
    const read = readJson(text);
    expect(read.ok ? null : faultText(read.error)).toEqual({
      wrong: {
        id: `Bukan JSON: baris ${line}, kolom ${column}, ditemukan ${foundId}.`,
        en: `Not JSON: line ${line}, column ${column}, found ${foundEn}.`,
      },
      cure: { id: `Di sini seharusnya ada ${id}.`, en: `There should be ${en} here.` },
    });
  });

  test("nesting that is too deep is refused, inside lists and inside objects", () => {
    const deep = (open: string, close: string) => {
      const read = readJson(`${open.repeat(2000)}1${close.repeat(2000)}`);
      return read.ok ? null : faultText(read.error).cure;
    };
    const cure = {
      id: "Di sini seharusnya ada nilai yang tidak bertingkat sedalam ini.",
      en: "There should be a value nested less deeply here.",
    };
    expect(deep("[", "]")).toEqual(cure);
    expect(deep('{"a":', "}")).toEqual(cure);
  });
});
