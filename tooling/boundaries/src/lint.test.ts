import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { outputOf } from "./output.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** A line that the repository must not hold, where it would stand, and the rule that stops it. */
const forbidden = [
  ["packages/domain/src/waves/a.ts", "export const now = Date.now();", "no-restricted-globals"],
  [
    "packages/domain/src/waves/b.ts",
    "export const lot = Math.random();",
    "no-restricted-properties",
  ],
  ["packages/domain/src/waves/c.ts", 'void fetch("/x");', "no-restricted-globals"],
  ["packages/domain/src/waves/d.ts", "export const env = process.env;", "no-restricted-globals"],
  ["packages/domain/src/waves/e.ts", 'console.log("x");', "no-restricted-globals"],
  ["packages/domain/src/waves/f.ts", "setTimeout(() => undefined, 1);", "no-restricted-globals"],
  ["packages/domain/src/waves/g.ts", "setInterval(() => undefined, 1);", "no-restricted-globals"],
  [
    "packages/domain/src/waves/h.ts",
    "export const id = crypto.randomUUID();",
    "no-restricted-globals",
  ],
  [
    "packages/domain/src/waves/i.ts",
    "export const now = globalThis.Date.now();",
    "no-restricted-globals",
  ],
  ["packages/domain/src/waves/j.ts", "performance.now();", "no-restricted-globals"],
  [
    "packages/domain/src/waves/k.ts",
    'import { readFile } from "node:fs"; void readFile;',
    "no-restricted-imports",
  ],
  [
    "packages/domain/src/waves/l.ts",
    'import { readFile } from "fs"; void readFile;',
    "no-restricted-imports",
  ],
  [
    "packages/domain/src/waves/m.ts",
    'import { useState } from "react"; void useState;',
    "no-restricted-imports",
  ],
  [
    "packages/domain/src/waves/n.ts",
    'import { eq } from "drizzle-orm"; void eq;',
    "no-restricted-imports",
  ],
  [
    "packages/domain/src/waves/o.ts",
    'import { x } from "@pindah/nusantara"; void x;',
    "no-restricted-imports",
  ],
  [
    "packages/domain/src/waves/p.ts",
    'import { x } from "../housing/solve.ts"; void x;',
    "no-restricted-imports",
  ],
  [
    "packages/domain/src/waves/deep/q.ts",
    'import { x } from "../../housing/solve.ts"; void x;',
    "no-restricted-imports",
  ],
  [
    "packages/domain/src/waves/r.ts",
    'export const order = (a: string) => a.localeCompare("b");',
    "no-restricted-properties",
  ],
  [
    "packages/domain/src/waves/s.ts",
    "export function f(x: number) { return x; }",
    "explicit-module-boundary-types",
  ],
  ["packages/domain/src/waves/t.ts", "export default 1;", "no-default-export"],
  ["packages/domain/src/waves/u.ts", "export const x = (a: any) => String(a);", "no-explicit-any"],
  [
    "packages/domain/src/waves/v.ts",
    "export const x = (a: string | null): string => a!;",
    "no-non-null-assertion",
  ],
  [
    "packages/domain/src/waves/w.test.ts",
    'import { x } from "../housing/solve.ts"; void x;',
    "no-restricted-imports",
  ],
  [
    "packages/domain/src/housing/check/x.ts",
    'import { cover } from "../coverage.ts"; void cover;',
    "no-restricted-imports",
  ],
  [
    "packages/domain/src/housing/check/y.ts",
    'import type { Network } from "../network.ts"; export type N = Network;',
    "no-restricted-imports",
  ],
  [
    "packages/ui/src/a.ts",
    'import { plan } from "@pindah/domain/plan"; void plan;',
    "no-restricted-imports",
  ],
  [
    "packages/ui/src/b.ts",
    'import { readFile } from "node:fs"; void readFile;',
    "no-restricted-imports",
  ],
  [
    "apps/api/src/housing/a.ts",
    'import { x } from "../waves/waves.router.ts"; void x;',
    "no-restricted-imports",
  ],
  [
    "apps/api/src/housing/b.ts",
    'import { x } from "@pindah/domain/src/plan/plan.ts"; void x;',
    "no-restricted-imports",
  ],
  [
    "apps/admin/src/housing/a.tsx",
    'import { x } from "../waves/WavePage.tsx"; void x;',
    "no-restricted-imports",
  ],
  [
    "apps/admin/src/housing/deep/b.tsx",
    'import { x } from "../../waves/index.ts"; void x;',
    "no-restricted-imports",
  ],
  [
    "apps/admin/src/app/c.ts",
    'import { appRouter } from "@pindah/api/router"; void appRouter;',
    "no-restricted-imports",
  ],
  [
    "apps/admin/src/housing/d.ts",
    'import { appRouter } from "@pindah/api/router"; void appRouter;',
    "no-restricted-imports",
  ],
  [
    "apps/admin/src/app/e.ts",
    'import { x } from "@pindah/nusantara"; void x;',
    "no-restricted-imports",
  ],
  [
    "apps/transparency/src/housing/a.tsx",
    'import { x } from "../waves/WavesPage.tsx"; void x;',
    "no-restricted-imports",
  ],
  [
    "apps/transparency/src/app/b.ts",
    'import type { AppRouter } from "@pindah/api/router"; export type X = AppRouter;',
    "no-restricted-imports",
  ],
  [
    "apps/transparency/src/app/c.ts",
    'import { x } from "@pindah/nusantara"; void x;',
    "no-restricted-imports",
  ],
] as const;

/** The same kind of line where it may stand: a boundary that stops everything proves nothing. */
const allowed = [
  ["packages/domain/src/waves/ok-a.ts", 'import { x } from "../housing/index.ts"; void x;'],
  ["packages/domain/src/waves/deep/ok-b.ts", 'import { x } from "../../kernel/index.ts"; void x;'],
  ["packages/domain/src/waves/ok-c.ts", 'import { x } from "./readiness.ts"; void x;'],
  [
    "packages/domain/src/waves/ok-d.ts",
    'import { sha256 } from "@noble/hashes/sha2.js"; void sha256;',
  ],
  [
    "packages/domain/src/waves/ok-e.test.ts",
    'import { createHash } from "node:crypto"; void createHash;',
  ],
  ["packages/domain/src/waves/ok-f.test.ts", 'import { x } from "../housing/testing.ts"; void x;'],
  [
    "packages/domain/src/housing/check/ok-g.ts",
    'import { at } from "../ints.ts"; import { err } from "../../kernel/index.ts"; void at; void err;',
  ],
  [
    "packages/domain/src/housing/check/ok-h.test.ts",
    'import { allocateHomes } from "../allocate.ts"; void allocateHomes;',
  ],
  [
    "packages/ui/src/ok-a.ts",
    'import type { Plan } from "@pindah/domain/plan"; export type P = Plan;',
  ],
  ["apps/api/src/housing/ok-a.ts", 'import { x } from "../waves/waves.store.ts"; void x;'],
  ["apps/api/src/housing/ok-b.ts", 'import { x } from "../waves/waves.table.ts"; void x;'],
  [
    "apps/api/src/housing/ok-c.ts",
    'import { now } from "node:process"; void now; void Date.now();',
  ],
  ["apps/admin/src/app/ok-a.tsx", 'import { x } from "../waves/WavePage.tsx"; void x;'],
  ["apps/admin/src/housing/ok-b.tsx", 'import { x } from "../app/session.ts"; void x;'],
  [
    "apps/admin/src/app/ok-c.ts",
    'import type { AppRouter } from "@pindah/api/router"; export type X = AppRouter;',
  ],
  ["apps/transparency/src/app/ok-a.tsx", 'import { x } from "../waves/WavesPage.tsx"; void x;'],
  [
    "apps/transparency/src/housing/ok-b.ts",
    'import { plan } from "@pindah/domain/plan"; void plan;',
  ],
] as const;

let folder: string;
let findings: ReadonlyMap<string, readonly string[]>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pindah-lint-"));
  const configuration: unknown = JSON.parse(await readFile(join(root, ".oxlintrc.json"), "utf8"));
  // Types are not needed for these rules, and there is no project to take them from.
  const untyped = Object.assign({}, configuration, { options: { typeAware: false } });
  await writeFile(join(folder, ".oxlintrc.json"), JSON.stringify(untyped));
  for (const [path, source] of [...forbidden, ...allowed]) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), `${source}\n`);
  }
  findings = await lint();
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** What the linter says of each file, one line a finding. */
async function lint(): Promise<ReadonlyMap<string, readonly string[]>> {
  const oxlint = join(root, "node_modules/.bin/oxlint");
  const words = await outputOf(oxlint, ["--format=unix"], folder);
  const found = new Map<string, string[]>();
  for (const line of words.split("\n")) {
    const path = /^(.+?):\d+:\d+: /.exec(line)?.[1];
    if (path !== undefined) found.set(path, [...(found.get(path) ?? []), line]);
  }
  return found;
}

test.each(forbidden)("%s may not say: %s (%s)", (path, _source, rule) => {
  expect(findings.get(path)?.join("\n") ?? "nothing found").toContain(`(${rule})`);
});

test.each(allowed)("%s may say: %s", (path) => {
  const stopped = (findings.get(path) ?? []).filter((line) => line.includes("(no-restricted-"));
  expect(stopped).toEqual([]);
});
