/**
 * What the rules' tests import as "vitest" while mutants are run: the same `expect`, and a `test` and
 * a `describe` that only note down what is to be run. Vitest itself loads every module again for
 * each mutant, which costs a hundred times what the tests of one mutant cost.
 */
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type * as Vitest from "vitest";

// By its path, for the name leads to this module.
const vitest = createRequire(import.meta.url).resolve("vitest/package.json");
export const { expect }: typeof Vitest = await import(
  new URL("dist/index.js", pathToFileURL(vitest)).href
);

/** One test as its file wrote it down. */
export type Case = { readonly name: string; readonly run: () => unknown };

let names: string[] = [];
let noted: Case[] = [];

/** The tests that were written down since the last call. */
export function takeNoted(): readonly Case[] {
  const taken = noted;
  noted = [];
  return taken;
}

export function describe(name: string, body: () => void): void {
  names.push(name);
  body();
  names.pop();
}

export function test(name: string, run: () => unknown): void {
  const full = [...names, name].join(" > ");
  const again = noted.filter((each) => each.name.replace(/ #\d+$/, "") === full).length;
  noted.push({ name: again === 0 ? full : `${full} #${again}`, run });
}

type Body = (...row: readonly unknown[]) => unknown;

test.each = (rows: readonly unknown[]) => (name: string, run: Body) => {
  for (const row of rows) test(name, () => (Array.isArray(row) ? run(...row) : run(row)));
};
