import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { outputOf } from "./output.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const Manifest = z.looseObject({ dependencies: z.record(z.string(), z.string()).optional() });

let folder: string;

/** The repository without its sources: what each package is, and what it declares. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pindah-packages-"));
  for (const file of ["package.json", "turbo.json", "pnpm-workspace.yaml", "pnpm-lock.yaml"]) {
    await cp(join(root, file), join(folder, file));
  }
  for (const group of ["packages", "apps", "tooling"]) {
    for (const name of await readdir(join(root, group))) {
      const from = join(root, group, name);
      if (!existsSync(join(from, "package.json"))) continue;
      const to = join(folder, group, name);
      await mkdir(join(to, "src"), { recursive: true });
      for (const file of ["package.json", "turbo.json"]) await cp(join(from, file), join(to, file));
    }
  }
  await outputOf("git", ["init", "--quiet"], folder);
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function boundaries(): Promise<string> {
  const turbo = join(root, "node_modules/.bin/turbo");
  // The tool breaks its lines by the width of the terminal.
  return (await outputOf(turbo, ["boundaries", "--no-color"], folder)).replaceAll(/[\s|]+/g, " ");
}

async function depend(path: string, on: string): Promise<void> {
  const file = join(folder, path, "package.json");
  const manifest = Manifest.parse(JSON.parse(await readFile(file, "utf8")));
  manifest.dependencies = { ...manifest.dependencies, [on]: "workspace:*" };
  await writeFile(file, JSON.stringify(manifest));
}

test("the packages as they are declared break no boundary", async () => {
  expect(await boundaries()).toContain("no issues found");
});

test.each([
  ["packages/domain", "@pindah/nusantara"],
  ["packages/sheets", "@pindah/domain"],
  ["packages/nusantara", "@pindah/sheets"],
  ["packages/ui", "@pindah/api"],
  ["apps/api", "@pindah/ui"],
  ["apps/transparency", "@pindah/api"],
  ["apps/transparency", "@pindah/nusantara"],
  ["apps/admin", "@pindah/transparency"],
])("%s may not declare a dependency on %s", async (path, on) => {
  await depend(path, on);
  expect(await boundaries()).toContain(`Package \`${on}\` found without any tag listed`);
});

test("an import of a package that is not declared is found", async () => {
  const file = join(folder, "packages/sheets/src/a.ts");
  await writeFile(file, 'import { z } from "zod";\nvoid z;\n');
  expect(await boundaries()).toContain(
    "cannot import package `zod` because it is not a dependency",
  );
});

test("an import that leaves its package by a path is found", async () => {
  await writeFile(join(folder, "packages/ui/src/b.ts"), "export const b = 1;\n");
  const file = join(folder, "packages/domain/src/a.ts");
  await writeFile(file, 'import { b } from "../../ui/src/b.ts";\nvoid b;\n');
  expect(await boundaries()).toContain("leaves the package");
});

test("the router of the API has types and nothing that runs", () => {
  const require = createRequire(join(root, "apps/admin/package.json"));
  expect(() => require.resolve("@pindah/api/router")).toThrow('is not defined by "exports"');
});
