import type { z } from "zod";
import { assertNever, canonicalJson, type Bilingual, type Json } from "../kernel/index.ts";
import type { JsonFault } from "./json-source.ts";

/** One problem of the input in words, and where it lies under the place of the issue. */
export type IssueText = {
  readonly code: "value_missing" | "value_invalid" | "column_unknown";
  readonly under: readonly string[];
  readonly found: string | null;
  readonly wrong: Bilingual;
  readonly cure: Bilingual;
};

const longest = 60;

/** A zod issue in both languages: what is wrong and what would be right. */
export function issueText(issue: z.core.$ZodIssue, value: Json | undefined): readonly IssueText[] {
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      code: "column_unknown",
      under: [key],
      found: key,
      wrong: { id: `Kunci "${key}" tidak dikenal.`, en: `The key "${key}" is not known.` },
      cure: { id: "Periksa ejaannya, atau hapus.", en: "Check its spelling, or remove it." },
    }));
  if (value === undefined)
    return [
      {
        code: "value_missing",
        under: [],
        found: null,
        wrong: { id: "Nilai ini tidak ada.", en: "This value is missing." },
        cure: wanted(issue),
      },
    ];
  return [
    {
      code: "value_invalid",
      under: [],
      found: shortened(value),
      wrong: {
        id: `Nilai ini tidak dapat dipakai: ${shortened(value)}.`,
        en: `This value cannot be used: ${shortened(value)}.`,
      },
      cure: wanted(issue, value),
    },
  ];
}

/** Why a text is not JSON. */
export function faultText({ expected, line, column, found }: JsonFault): {
  readonly wrong: Bilingual;
  readonly cure: Bilingual;
} {
  const here =
    found === null ? { id: "akhir teks", en: "the end of the text" } : both(`"${found}"`);
  const should = {
    value: { id: "sebuah nilai", en: "a value" },
    key: { id: "sebuah kunci dalam tanda kutip", en: "a key in quotation marks" },
    colon: { id: 'titik dua ":"', en: 'a colon ":"' },
    comma_or_end: { id: "koma atau kurung penutup", en: "a comma or a closing bracket" },
    end_of_text: { id: "akhir teks", en: "the end of the text" },
    less_nesting: {
      id: "nilai yang tidak bertingkat sedalam ini",
      en: "a value nested less deeply",
    },
  }[expected];
  return {
    wrong: {
      id: `Bukan JSON: baris ${line}, kolom ${column}, ditemukan ${here.id}.`,
      en: `Not JSON: line ${line}, column ${column}, found ${here.en}.`,
    },
    cure: { id: `Di sini seharusnya ada ${should.id}.`, en: `There should be ${should.en} here.` },
  };
}

function wanted(issue: z.core.$ZodIssue, value?: Json): Bilingual {
  switch (issue.code) {
    case "invalid_type": {
      if (typeof value === "string" && issue.expected === "number")
        return {
          id: "Tulis bilangan tanpa tanda kutip.",
          en: "Write a number without quotation marks.",
        };
      const [id, en] = kinds[issue.expected] ?? [issue.expected, issue.expected];
      return { id: `Tulis ${id}.`, en: `Write ${en}.` };
    }
    case "too_small":
      return {
        id: `Paling sedikit ${issue.minimum}${counted(issue.origin).id}.`,
        en: `At least ${issue.minimum}${counted(issue.origin).en}.`,
      };
    case "too_big":
      return {
        id: `Paling banyak ${issue.maximum}${counted(issue.origin).id}.`,
        en: `At most ${issue.maximum}${counted(issue.origin).en}.`,
      };
    case "invalid_value": {
      const list = issue.values.map((each) => JSON.stringify(each)).join(", ");
      return { id: `Salah satu dari: ${list}.`, en: `One of: ${list}.` };
    }
    case "invalid_format":
      if (issue.format === "url")
        return { id: "Tulis alamat web lengkap.", en: "Write a full web address." };
      return required(issue.message);
    case "invalid_union":
      return {
        id: "Tulis salah satu bentuk yang diizinkan di sini.",
        en: "Write one of the forms that are allowed here.",
      };
    case "custom":
    case "invalid_key":
    case "invalid_element":
    case "not_multiple_of":
    case "unrecognized_keys":
      return required(issue.message);
    default:
      return assertNever(issue);
  }
}

/** What the schemas of the kernel say in English, and the same in Indonesian. */
const conditions: Readonly<Record<string, string>> = {
  "a day as YYYY-MM-DD": "hari dalam bentuk YYYY-MM-DD",
  "a day that exists": "hari yang ada dalam kalender",
  "letters, digits, dot, dash and underscore only":
    "hanya huruf, angka, titik, tanda hubung, dan garis bawah",
};

function required(condition: string): Bilingual {
  return { id: `Syarat: ${conditions[condition] ?? condition}.`, en: `Required: ${condition}.` };
}

const kinds: Readonly<Record<string, readonly [id: string, en: string]>> = {
  string: ["sebuah teks", "a text"],
  number: ["sebuah bilangan", "a number"],
  int: ["sebuah bilangan bulat", "a whole number"],
  boolean: ["true atau false", "true or false"],
  array: ["sebuah daftar [...]", "a list [...]"],
  object: ["sebuah objek {...}", "an object {...}"],
  record: ["sebuah objek {...}", "an object {...}"],
};

function counted(origin: string): Bilingual {
  if (origin === "string") return { id: " huruf", en: " characters" };
  if (origin === "array") return { id: " isi", en: " items" };
  return { id: "", en: "" };
}

function shortened(value: Json): string {
  const text = canonicalJson(value);
  return text.length > longest ? `${text.slice(0, longest)}...` : text;
}

function both(text: string): Bilingual {
  return { id: text, en: text };
}
