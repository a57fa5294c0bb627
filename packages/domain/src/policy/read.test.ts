import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readJson } from "./json-source.ts";
import { readPolicies } from "./index.ts";
import { policy, policyText } from "./testing.ts";

const problemsOf = (...texts: string[]) => {
  const read = readPolicies(texts.map((text, i) => ({ file: `p${i + 1}.json`, text })));
  return read.ok ? [] : read.error;
};

describe("reading policy files", () => {
  test("a file with one policy and a file with a list give all of them, in order", () => {
    const read = readPolicies([
      { file: "a.json", text: policyText() },
      { file: "b.json", text: `[${policyText({ id: "TEST-2" })},${policyText({ id: "TEST-3" })}]` },
    ]);
    expect(read.ok && read.value.map(({ id }) => id)).toEqual(["TEST-1", "TEST-2", "TEST-3"]);
    expect(read.ok && read.value[0]).toEqual(policy());
  });

  test("a byte order mark at the start is passed over", () => {
    expect(problemsOf(`\uFEFF${policyText()}`)).toEqual([]);
  });

  test('a majority written as the text "60" is an error at its path, never a default', () => {
    const text = policyText().replace('"majority":60', '"majority":"60"');
    expect(problemsOf(text)).toEqual([
      {
        file: "p1.json",
        sheet: null,
        row: 1,
        column: "$.screening.majority",
        cell: null,
        code: "value_invalid",
        found: '"60"',
        wrong: {
          id: 'Nilai ini tidak dapat dipakai: "60".',
          en: 'This value cannot be used: "60".',
        },
        cure: {
          id: "Tulis bilangan tanpa tanda kutip.",
          en: "Write a number without quotation marks.",
        },
      },
    ]);
  });

  test("a misspelt key is two problems: one key unknown, one value missing", () => {
    const problems = problemsOf(policyText().replace('"majority"', '"mayority"'));
    expect(problems.map(({ code, column }) => [code, column])).toEqual([
      ["value_missing", "$.screening.majority"],
      ["column_unknown", "$.screening.mayority"],
    ]);
  });

  test("a key that stands twice is a problem, though the last one would have been valid", () => {
    const text = policyText().replace('"majority":60', '"majority":60,\n"majority":61');
    expect(problemsOf(text)).toMatchObject([
      {
        code: "duplicate",
        row: 2,
        column: "$.screening.majority",
        found: null,
        wrong: { en: "This key stands twice in one object." },
        cure: { id: "Hapus salah satu.", en: "Remove one of the two." },
      },
    ]);
  });

  test("a day that does not exist is named in both languages", () => {
    const [problem] = problemsOf(policyText({ inForceFrom: "2024-02-30" }));
    expect(problem).toMatchObject({
      column: "$.inForceFrom",
      found: '"2024-02-30"',
      cure: { id: "Syarat: hari yang ada dalam kalender.", en: "Required: a day that exists." },
    });
  });

  test("one policy id in two files is a problem that names the first file", () => {
    expect(problemsOf(policyText(), policyText())).toMatchObject([
      {
        file: "p2.json",
        column: "$.id",
        code: "duplicate",
        found: "TEST-1",
        row: 1,
        wrong: {
          id: "Kebijakan TEST-1 sudah ada di p1.json.",
          en: "Policy TEST-1 is already in p1.json.",
        },
        cure: { en: "Give each version of a policy an id of its own." },
      },
    ]);
  });

  test("a text that is not JSON is named by line and column", () => {
    expect(problemsOf('{\n "id" 1}')).toMatchObject([
      { code: "file_unreadable", row: 2, column: null, cell: "2:7", found: "1" },
    ]);
  });

  test("a file that is no policy at all is one problem of the whole file", () => {
    for (const text of ["null", "7", '"policy"'])
      expect(problemsOf(text)).toMatchObject([{ column: "$", row: 1, code: "value_invalid" }]);
  });

  test("a value missing inside something that is missing is told once, at the nearest line", () => {
    const { screening: _, ...rest } = policy();
    expect(problemsOf(`\n${JSON.stringify(rest)}`)).toMatchObject([
      { column: "$.screening", row: 2, code: "value_missing" },
    ]);
  });

  test("a status is decided or expected, nothing else", () => {
    expect(
      problemsOf(policyText({ status: "decided" }), policyText({ id: "B", status: "expected" })),
    ).toEqual([]);
    expect(problemsOf(policyText({ status: "" }))).toMatchObject([{ column: "$.status" }]);
  });

  test("the problems of every file come at once", () => {
    const problems = problemsOf("{", policyText({ note: null }), "[1]");
    expect(problems.map(({ file, code }) => [file, code])).toEqual([
      ["p1.json", "file_unreadable"],
      ["p2.json", "value_invalid"],
      ["p3.json", "value_invalid"],
    ]);
  });

  test("in a list the path starts with the place in the list, and the row is the line", () => {
    const text = `[\n${policyText()},\n${policyText({ id: "TEST-2", waves: {} })}\n]`;
    expect(problemsOf(text)).toMatchObject([
      { column: "$[1].waves.readyMeans", row: 3, code: "value_missing" },
      { column: "$[1].waves.daysBeforeMove", row: 3, code: "value_missing" },
      { column: "$[1].waves.conditionalMayMove", row: 3, code: "value_missing" },
      { column: "$[1].waves.bedrooms", row: 3, code: "value_missing" },
    ]);
  });

  test.each([
    ["a number too small", { waves: { ...policy().waves, daysBeforeMove: -1 } }, "At least 0."],
    [
      "a word outside its list",
      { waves: { ...policy().waves, readyMeans: "soon" } },
      'One of: "built", "furnished", "handed_over", "habitable".',
    ],
    ["a text where a truth belongs", { illustrative: "yes" }, "Write true or false."],
    ["an empty list", { legalBasis: [] }, "At least 1 items."],
    ["an empty text", { title: { id: "", en: "x" } }, "At least 1 characters."],
    [
      "half a web address",
      { legalBasis: [{ text: "x", url: "www" }] },
      "Write a full web address.",
    ],
    [
      "an id with a space",
      { id: "A B" },
      "Required: letters, digits, dot, dash and underscore only.",
    ],
  ])("%s is told what would be right", (_what, change, cure) => {
    expect(problemsOf(policyText(change))).toMatchObject([{ cure: { en: cure } }]);
  });

  test("a long value is shown shortened", () => {
    const [problem] = problemsOf(policyText({ title: "x".repeat(100) }));
    expect(problem?.found).toBe(`"${"x".repeat(59)}...`);
  });
});

describe("reading JSON with places", () => {
  test.each([
    ["{", 1, 2, null, "key"],
    ['{"a":1,}', 1, 8, "}", "key"],
    ['{"a" 1}', 1, 6, "1", "colon"],
    ["[1 2]", 1, 4, "2", "comma_or_end"],
    ["[1,]", 1, 4, "]", "value"],
    ["[1]\n x", 2, 2, "x", "end_of_text"],
    ["01", 1, 2, "1", "end_of_text"],
    ['["\n"]', 1, 2, '"', "value"],
    ["", 1, 1, null, "value"],
    ["NaN", 1, 1, "N", "value"],
  ])("%j stops at line %i, column %i", (text, line, column, found, expected) => {
    expect(readJson(text)).toEqual({ ok: false, error: { line, column, found, expected } });
  });

  test("reads what JSON.stringify writes, with any spacing", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 0, max: 4 }), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const read = readJson(text);
        expect(read.ok && JSON.stringify(read.value.value)).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  test("agrees with JSON.parse about which texts are JSON", () => {
    const piece = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"a"',
      "1",
      "-0.5e3",
      "null",
      " ",
      '"\\u00e9"',
      "tru",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
        const text = pieces.join("");
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        expect(readJson(text).ok).toBe(valid);
      }),
      { numRuns: 2000 },
    );
  });

  test("a hundred lists inside each other are read, a hundred thousand are refused", () => {
    const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
    expect(readJson(nested(101)).ok).toBe(true);
    expect(readJson(nested(100_000))).toMatchObject({
      ok: false,
      error: { line: 1, column: 102, expected: "less_nesting" },
    });
  });

  test("the key __proto__ is a key like any other", () => {
    const read = readJson('{"__proto__":1}');
    expect(read.ok && JSON.stringify(read.value.value)).toBe('{"__proto__":1}');
  });
});
