import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, hashOf, hashText } from "./index.ts";

// RFC 8785 section 3.2.2 and 3.2.3.
test("the example of RFC 8785 section 3.2 has the form printed there", () => {
  const value = {
    numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 1e-27],
    string: "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\u002f",
    literals: [null, true, false],
  };
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test("keys are ordered by UTF-16 code unit, as RFC 8785 section 3.2.3 lists them", () => {
  const value = {
    "\u20ac": "Euro Sign",
    "\r": "Carriage Return",
    "\ufb33": "Hebrew Letter Dalet With Dagesh",
    "1": "One",
    "\ud83d\ude00": "Emoji: Grinning Face",
    "\u0080": "Control",
    "\u00f6": "Latin Small Letter O With Diaeresis",
  };
  const order = [...canonicalJson(value).matchAll(/:"([^"]+)"/g)].map((match) => match[1]);
  expect(order).toEqual([
    "Carriage Return",
    "One",
    "Control",
    "Latin Small Letter O With Diaeresis",
    "Euro Sign",
    "Emoji: Grinning Face",
    "Hebrew Letter Dalet With Dagesh",
  ]);
});

test("keys that look like numbers are ordered as text too: 10 before 9", () => {
  expect(canonicalJson({ 9: 1, 10: { b: 1, 2: 2 }, a: 3 })).toBe(
    '{"10":{"2":2,"b":1},"9":1,"a":3}',
  );
});

test("a key named __proto__ is a key like any other", () => {
  expect(canonicalJson(JSON.parse('{"b":1,"__proto__":{"a":2}}'))).toBe(
    '{"__proto__":{"a":2},"b":1}',
  );
});

test("a member that is undefined is left out; half a character is refused", () => {
  expect(canonicalJson({ b: 1, a: undefined })).toBe('{"b":1}');
  expect(() => canonicalJson("\ud800")).toThrow(/half of a character/);
  expect(() => canonicalJson(Number.NaN)).toThrow(/Not a JSON number/);
});

test("for any JSON value, the form reads back to the same value and ignores the order of keys", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: "grapheme" }), fc.jsonValue()), (value) => {
      const text = canonicalJson(JSON.parse(JSON.stringify(value)));
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      const reversed = Object.fromEntries(Object.entries(value).toReversed());
      expect(canonicalJson(JSON.parse(JSON.stringify(reversed)))).toBe(text);
    }),
  );
});

test("the hash is SHA-256 of the canonical text, as another implementation computes it", () => {
  expect(hashText("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  // printf '{"a":"é","b":[1]}' | sha256sum
  expect(hashOf({ b: [1], a: "é" })).toBe(
    "fe44b490e297c0523c2a1ce591fc7b3b064b5ad3f2ac4634523685392680de5d",
  );
});
