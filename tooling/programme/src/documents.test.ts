import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));

type Row = { readonly number: number; readonly state: string; readonly shownBy: string };

async function featureRows(): Promise<readonly Row[]> {
  const text = await readFile(join(root, "docs/features.md"), "utf8");
  return text.split("\n").flatMap((line) => {
    const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    const [, number = "", , state = "", shownBy = ""] = cells;
    return /^\d+$/.test(number) ? [{ number: Number(number), state, shownBy }] : [];
  });
}

/** Files that a cell names: `` `packages/…/x.test.ts` ``. */
const filesIn = (cell: string) =>
  [...cell.matchAll(/`([^`]+\/[^`]+)`/g)].flatMap(([, path]) => (path === undefined ? [] : [path]));

test("the list of features has the rows 1 to 104, each once and in order", async () => {
  const numbers = (await featureRows()).map((row) => row.number);
  expect(numbers).toEqual(Array.from({ length: 104 }, (_, index) => index + 1));
});

test("a row is done, partial or not yet; what works names the file that shows it", async () => {
  const wrong = (await featureRows()).filter(({ state, shownBy }) => {
    if (state === "not yet") return false;
    return !["done", "partial"].includes(state) || filesIn(shownBy).length === 0;
  });
  expect(wrong).toEqual([]);
});

test("every file that a row names is there", async () => {
  const named = (await featureRows()).flatMap((row) => filesIn(row.shownBy));
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

async function documents(): Promise<readonly string[]> {
  const found = await readdir(join(root, "docs"), { recursive: true });
  const inDocs = found.filter((path) => path.endsWith(".md")).map((path) => join("docs", path));
  const inRoot = (await readdir(root)).filter((path) => path.endsWith(".md"));
  return [...inRoot, ...inDocs];
}

test("every link between documents leads somewhere", async () => {
  const broken: string[] = [];
  for (const file of await documents()) {
    const text = await readFile(join(root, file), "utf8");
    for (const [, target = ""] of text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      const path = join(root, dirname(file), target);
      if (!existsSync(path)) broken.push(`${file}: ${relative(root, path)}`);
    }
  }
  expect(broken).toEqual([]);
});
