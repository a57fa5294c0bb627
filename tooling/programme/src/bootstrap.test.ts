import { spawn } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

// The door of the repository, tried in an empty copy of it with an npm and a pnpm of our own that
// note how they were called.

const root = fileURLToPath(new URL("../../..", import.meta.url));
let folder: string;
let bin: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pindah-door-"));
  bin = join(folder, "bin");
  for (const name of ["packages", "apps/cli/bin", "tooling", "bin"]) {
    await mkdir(join(folder, name), { recursive: true });
  }
  for (const name of ["run.mjs", "bootstrap.mjs"]) {
    await cp(join(root, "tooling", name), join(folder, "tooling", name));
  }
  await writeFile(join(folder, "package.json"), "{}");
  await writeFile(join(folder, "pnpm-lock.yaml"), "lockfileVersion: 9");
  await writeFile(join(folder, "pnpm-workspace.yaml"), "packages: []");
  await writeFile(
    join(folder, "apps/cli/bin/pindah.mjs"),
    'console.log("ran", process.argv.slice(2).join(" "), process.env.npm_config_cache ?? "clean");',
  );
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function stub(name: string, script: string): Promise<void> {
  const file = join(bin, name);
  await writeFile(file, `#!/bin/sh\necho "${name} $*" >> "${folder}/calls"\n${script}\n`);
  await chmod(file, 0o755);
}

/** What npm does that matters here: the package appears where it was asked for. */
const installsPnpm = () => `
  mkdir -p "${folder}/.tools/node_modules/pnpm" "${folder}/.tools/node_modules/.bin"
  echo '{"version":"12.21.0"}' > "${folder}/.tools/node_modules/pnpm/package.json"
  cp "${bin}/fake-pnpm" "${folder}/.tools/node_modules/.bin/pnpm"`;

type Run = { readonly code: number | null; readonly output: string };

function pindah(...args: readonly string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["tooling/run.mjs", "pindah", ...args], {
      cwd: folder,
      env: { PATH: `${bin}:/usr/bin:/bin`, npm_config_cache: "/inherited" },
    });
    const words: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => words.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => words.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output: Buffer.concat(words).toString() }));
  });
}

const calls = async () =>
  (await readFile(join(folder, "calls"), "utf8").catch(() => "")).trim().split("\n");

async function healthyMachine(): Promise<void> {
  await stub("fake-pnpm", "mkdir -p node_modules");
  await stub("npm", installsPnpm());
  await stub("node", `exec ${process.execPath} "$@"`);
}

test("a fresh clone fetches pnpm and the packages, then runs what was asked, free of npm's settings", async () => {
  await healthyMachine();
  const { code, output } = await pindah("plan", "--data", "here");
  expect(output).toContain("ran plan --data here clean");
  expect(code).toBe(0);
  const [first, second] = await calls();
  expect(first).toMatch(/^npm install --prefix \S+ --save-exact .*pnpm@12\.21\.0$/);
  expect(second).toContain("pnpm install --frozen-lockfile");
});

test("the second time nothing is fetched and nothing is said", async () => {
  await healthyMachine();
  await pindah("once");
  await rm(join(folder, "calls"));
  const { output } = await pindah("twice");
  expect(output.trim()).toBe("ran twice clean");
  expect((await calls()).filter((call) => !call.startsWith("node "))).toEqual([]);
});

test("another lockfile brings the packages up to date, and pnpm is not fetched again", async () => {
  await healthyMachine();
  await pindah("once");
  await rm(join(folder, "calls"));
  await writeFile(join(folder, "pnpm-lock.yaml"), "lockfileVersion: 10");
  await pindah("again");
  const names = (await calls()).map((call) => call.split(" ", 1)[0]);
  expect(names).toEqual(["fake-pnpm", "node"]);
});

test("without network the failure names its cure, and is tried again the next time", async () => {
  await stub("npm", "exit 1");
  const { code, output } = await pindah();
  expect(code).toBe(1);
  expect(output).toContain("npm could not fetch pnpm@12.21.0 (exit code 1).");
  expect(output).toContain("Check the network");
  await healthyMachine();
  expect((await pindah()).code).toBe(0);
});

test("packages that cannot be installed: pnpm's own words, the cure, and no stamp", async () => {
  await healthyMachine();
  await stub("fake-pnpm", 'echo "ERR_PNPM_OUTDATED_LOCKFILE" >&2; exit 1');
  const { code, output } = await pindah();
  expect(code).toBe(1);
  expect(output).toContain("ERR_PNPM_OUTDATED_LOCKFILE");
  expect(output).toContain("pnpm could not install the packages (exit code 1)");
  await rm(join(folder, "calls"));
  await pindah();
  expect((await calls())[0]).toContain("fake-pnpm install");
});

test("a command that does not exist lists those that do", async () => {
  const child = spawn(process.execPath, [join(folder, "tooling/run.mjs"), "strat"]);
  const words: Buffer[] = [];
  child.stderr.on("data", (chunk: Buffer) => words.push(chunk));
  const code = await new Promise((resolve) => {
    child.once("close", resolve);
  });
  expect(code).toBe(2);
  expect(Buffer.concat(words).toString()).toContain(
    "start | test | check | prove | bench | mutate | pindah",
  );
});
