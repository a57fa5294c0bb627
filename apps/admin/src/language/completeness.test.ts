import type { Messages } from "@pindah/ui";
import { expect, test } from "vitest";

// Every catalogue of these pages, found by its file: a new one is tested without being listed.
const modules = import.meta.glob<Record<string, unknown>>(
  "../**/{text,*-text,role-names,states,table,dialog,failure}.{ts,tsx}",
  {
    eager: true,
  },
);
const files = import.meta.glob<string>("../**/*.{ts,tsx}", {
  eager: true,
  query: "?raw",
  import: "default",
});

function isCatalogue(value: unknown): value is { readonly id: Messages; readonly en: Messages } {
  return typeof value === "object" && value !== null && "id" in value && "en" in value;
}

function textsOf(messages: Messages, path = ""): readonly (readonly [string, unknown])[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === "object"
      ? textsOf(value, `${path}${key}.`)
      : [[`${path}${key}`, value] as const],
  );
}

const catalogues = Object.entries(modules).flatMap(([file, exports]) =>
  Object.entries(exports).flatMap(([name, value]) =>
    isCatalogue(value) ? [[`${file} ${name}`, value] as const] : [],
  ),
);

test("there are catalogues of at least ten places", () => {
  expect(catalogues.length).toBeGreaterThanOrEqual(10);
});

test.each(catalogues)("%s has the same texts in both languages, none of them empty", (_, both) => {
  const [id, en] = [textsOf(both.id), textsOf(both.en)];
  expect(en.map(([path]) => path)).toEqual(id.map(([path]) => path));
  expect([...id, ...en].filter(([, text]) => text === "")).toEqual([]);
});

test("no page writes a sentence of its own: words stand in catalogues only", () => {
  const loose = Object.entries(files).flatMap(([file, source]) => {
    if (!file.endsWith(".tsx") || file.includes(".test.")) return [];
    // Words between tags, e.g. `>Simpan<`, of three letters or more; a key's name is no word.
    const found = [...source.matchAll(/>\s*([A-Za-z][A-Za-z ]{2,})\s*<\//g)].map(
      ([, text]) => text,
    );
    return found.filter((text) => text?.trim() !== "Ctrl K").map((text) => `${file}: ${text}`);
  });
  expect(loose).toEqual([]);
});
