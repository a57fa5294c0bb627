import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { glossary } from "./glossary.ts";

test("the glossary of the site is docs/glossary.md, term by term", () => {
  const document = readFileSync(new URL("../../../../docs/glossary.md", import.meta.url), "utf8");
  const written = document
    .split("\n")
    .filter((line) => line.startsWith("|") || line.startsWith("## "))
    .filter((line) => !/^\| (Indonesian|-+) /.test(line))
    .map((line) =>
      line.startsWith("## ")
        ? line.slice(3)
        : line
            .replaceAll("`", "")
            .split("|")
            .slice(1, 3)
            .map((cell) => cell.trim())
            .join(" = "),
    );
  const shown = glossary.flatMap(({ heading, terms }) => [
    heading.en,
    ...terms.map(({ id, en }) => `${id} = ${en}`),
  ]);
  expect(shown).toEqual(written);
  expect(shown.length).toBeGreaterThan(60);
});
