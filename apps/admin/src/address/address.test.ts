import { expect, test } from "vitest";
import { kept, listIn, oneOf, textIn, withoutEmpty } from "./address.ts";

test("a text of 200 characters is kept whole, of 201 cut; empty is absent; a number is text", () => {
  expect(textIn({ q: "x".repeat(200) }, "q")).toHaveLength(200);
  expect(textIn({ q: "x".repeat(201) }, "q")).toHaveLength(200);
  expect(textIn({ q: "" }, "q")).toBeUndefined();
  expect(textIn({ q: 54 }, "q")).toBe("54");
  expect(textIn({ q: { a: 1 } }, "q")).toBeUndefined();
});

test("a word that the page does not know is left out", () => {
  expect(oneOf({ only: "free" }, "only", ["free", "housed"])).toBe("free");
  expect(oneOf({ only: "burning" }, "only", ["free", "housed"])).toBeUndefined();
});

test("an address holds only what was chosen", () => {
  expect(kept({ q: undefined, sort: "name" })).toEqual({ sort: "name" });
  expect(withoutEmpty({ q: "", sort: "name" })).toEqual({ sort: "name" });
  expect(listIn({ p: [1] }, "p")).toEqual({ p: [1] });
  expect(listIn({ p: "[1]" }, "p")).toEqual({});
});
