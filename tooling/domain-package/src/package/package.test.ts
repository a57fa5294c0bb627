import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { join, relative } from "node:path";
import { ENGINE } from "@pindah/domain/plan";
import { visit } from "@pindah/e2e";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { readCases } from "../golden/cases.ts";
import { domainManifest, publishedSubpaths } from "../reference/subpaths.ts";
import { bareProject, repository, type BareProject } from "./bare-project.ts";
import { bundle, gzipBytes } from "./bundle.ts";
import {
  hashProgram,
  mistakesProgram,
  nodeProgram,
  pageProgram,
  threadsProgram,
  workerProgram,
  workerSettings,
} from "./programs.ts";
import { outputOf, run } from "./run.ts";
import { serveScript } from "./serve.ts";
import { shownPrograms, type Snippet } from "./snippets.ts";

let project: BareProject;
let recordedHash: string;
let snippets: readonly Snippet[];

beforeAll(async () => {
  const [cases, bare] = await Promise.all([readCases(), bareProject()]);
  project = bare;
  const recorded = cases.find(({ name }) => name === "plan/the-hash-of-the-example-country");
  recordedHash = z.object({ hash: z.string() }).parse(recorded?.output).hash;
  await project.write("hash.js", hashProgram);
  snippets = await shownPrograms(project.installed);
  for (const { name, code } of snippets) await project.write(name, code);
  return bare.remove;
});

const require = createRequire(import.meta.url);
const compiler = join(repository, "node_modules/.bin/tsc");
const strict = {
  strict: true,
  noEmit: true,
  skipLibCheck: false,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  resolveJsonModule: true,
  target: "ES2024",
  lib: ["ES2024", "DOM"],
  types: [],
};

describe("what is in the tarball", () => {
  async function files(): Promise<readonly string[]> {
    const entries = await readdir(project.installed, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(project.installed, join(entry.parentPath, entry.name)));
  }

  test("JavaScript with its declarations, cases, schemas, examples and the licence; no sources, no tests", async () => {
    const found = await files();
    const allowed =
      /^(?:package\.json|README\.md|LICENSE|dist\/.+\.(?:js|d\.ts)|golden\/.+\.(?:json|md)|schemas\/\w+\.json|examples\/(?:[\w-]+\.ts|tsconfig\.json))$/;
    expect(found.filter((name) => !allowed.test(name))).toEqual([]);
    expect(found.filter((name) => /\.test\.|testing\./.test(name))).toEqual([]);
    for (const name of ["README.md", "LICENSE", "dist/plan/index.js", "schemas/Dataset.json"])
      expect(found).toContain(name);
    const scripts = found.filter((name) => name.endsWith(".js"));
    expect(scripts.map((name) => name.replace(/\.js$/, ".d.ts")).toSorted()).toEqual(
      found.filter((name) => name.endsWith(".d.ts")).toSorted(),
    );
  });

  test("no path of this machine and no host of a registry stands in any file", async () => {
    const traces = [repository, homedir(), project.folder, "localhost", "127.0.0.1", "registry."];
    const found: string[] = [];
    for (const name of await files()) {
      const text = await readFile(join(project.installed, name), "utf8");
      for (const trace of traces)
        if (text.includes(trace)) found.push(`${name}: ${JSON.stringify(trace)}`);
    }
    expect(found).toEqual([]);
  });

  test("every door of the workspace is a door of the package, with types, and nothing else is", async () => {
    const { exports } = z
      .looseObject({ exports: z.record(z.string(), z.unknown()) })
      .parse(JSON.parse(await readFile(join(project.installed, "package.json"), "utf8")));
    const expected = (await publishedSubpaths()).map(({ subpath, source }) => {
      const built = source.replace("./src/", "./dist/").replace(/\.ts$/, "");
      return [subpath, { types: `${built}.d.ts`, default: `${built}.js` }];
    });
    expect(exports).toEqual({
      ...Object.fromEntries(expected),
      "./golden/*": "./golden/*",
      "./schemas/*": "./schemas/*",
      "./package.json": "./package.json",
    });
    const doors = (await publishedSubpaths()).map(
      ({ subpath }) => `@pindah/domain${subpath.slice(1)}`,
    );
    const opened = doors.map((door) => `Object.keys(await import("${door}")).length > 0`);
    await project.write("doors.js", `console.log([${opened.join(", ")}].every(Boolean));`);
    expect(await outputOf(process.execPath, ["doors.js"], project.folder)).toBe("true\n");
  });

  test("a plan names the version of the package that computed it", async () => {
    expect(ENGINE).toBe(`pindah-domain ${(await domainManifest()).version}`);
  });

  test("it needs two packages, installed here without a network", async () => {
    expect(Object.keys((await domainManifest()).dependencies)).toEqual(["@noble/hashes", "zod"]);
    const lock = await readFile(join(project.folder, "package-lock.json"), "utf8");
    const resolved = [...lock.matchAll(/"resolved": "([^"]+)"/g)].map(([, from]) => from);
    expect(resolved).toHaveLength(3);
    expect(resolved.filter((from) => !from?.startsWith("file:tarballs/"))).toEqual([]);
  });
});

describe("one plan of the example country, one hash", () => {
  test("in Node, as a test of node:test", async () => {
    await project.write("hash.test.js", nodeProgram(recordedHash));
    const report = await outputOf(process.execPath, ["--test", "hash.test.js"], project.folder);
    expect(report).toMatch(/pass 1\n/);
  });

  test("in two threads of Node at the same time", async () => {
    await project.write("threads.js", threadsProgram);
    const printed = await outputOf(process.execPath, ["threads.js"], project.folder);
    expect(printed.trim()).toBe(`${recordedHash} ${recordedHash}`);
  });

  test("in a browser, in its page and in two workers at once, which asks nobody else for anything", async () => {
    await project.write("page.js", pageProgram);
    const script = await readFile(await bundle(project.folder, "page.js"));
    const { url, close } = await serveScript(script);
    onTestFinished(close);
    const { page, problems, requests } = await visit(url);
    await page.waitForFunction("document.body.textContent.trim() !== ''");
    expect((await page.textContent("body"))?.trim()).toBe(Array(3).fill(recordedHash).join(" "));
    expect(problems()).toEqual([]);
    // The page, and its own script once more for each worker.
    expect(new Set(requests()).size).toBe(2);
  });

  test("in an edge runtime (workerd) without anything of Node", async () => {
    await project.write("worker.js", workerProgram);
    const script = await bundle(project.folder, "worker.js");
    await project.write("workerd.capnp", workerSettings(relative(project.folder, script)));
    const { status, stdout, stderr } = await run(
      process.execPath,
      [require.resolve("workerd/bin/workerd"), "test", "workerd.capnp"],
      project.folder,
    );
    expect([status, stdout.trim(), stderr.match(/error|FAIL/g)]).toEqual([
      0,
      `undefined undefined ${recordedHash}`,
      null,
    ]);
  });
});

describe("programs that are shown", () => {
  test("every example and every program of the two pages prints what is said of it", async () => {
    expect(snippets.length).toBeGreaterThanOrEqual(12);
    const printed = await Promise.all(
      snippets.map(async ({ name }) => [
        name,
        await outputOf(process.execPath, [name], project.folder),
      ]),
    );
    expect(printed).toEqual(snippets.map(({ name, prints }) => [name, prints]));
  });
});

describe("types", () => {
  test.each([
    ["NodeNext", "NodeNext"],
    ["Preserve", "Bundler"],
  ])(
    "a strict project with module %s reads every declaration and program, and mistakes do not compile",
    async (module, moduleResolution) => {
      const doors = (await publishedSubpaths()).map(({ subpath }) => subpath.slice(2));
      await project.write(
        "doors.ts",
        doors.map((door) => `export * as ${door} from "@pindah/domain/${door}";`).join("\n"),
      );
      await project.write("mistakes.ts", mistakesProgram);
      const configuration = `tsconfig.${module}.json`;
      await project.write(
        configuration,
        JSON.stringify({
          compilerOptions: { ...strict, module, moduleResolution },
          files: ["doors.ts", "mistakes.ts", ...snippets.map(({ name }) => name)],
        }),
      );
      const { status, stdout } = await run(compiler, ["-p", configuration], project.folder);
      expect([status, stdout]).toEqual([0, ""]);
    },
  );
});

describe("what a bundle carries", () => {
  // Compressed bytes. A limit is there to be noticed: raise it with a reason. The whole plan grew by
  // pins and by a source for every value.
  test.each([
    ["the draw alone", `export { drawTickets, ticketText } from "@pindah/domain/housing";`, 6_000],
    ["screening alone", `export { screenUnits } from "@pindah/domain/screening";`, 6_000],
    [
      "a household's costs and days",
      `export { householdCost } from "@pindah/domain/allowance";
      export { addDays, compareText, LocalDate } from "@pindah/domain/kernel";`,
      26_000,
    ],
    ["the whole plan", `export { plan, planHash } from "@pindah/domain/plan";`, 80_000],
  ])("%s", async (name, script, limit) => {
    const entry = `only-${name.replaceAll(/\W+/g, "-")}.js`;
    await project.write(entry, script);
    const bytes = await gzipBytes(await bundle(project.folder, entry));
    console.log(`${name}: ${bytes} bytes compressed, at most ${limit}`);
    expect(bytes).toBeLessThanOrEqual(limit);
    expect(bytes).toBeGreaterThan(1_000);
  });
});
