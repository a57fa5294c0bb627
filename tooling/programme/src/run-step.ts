import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "@pindah/postgres";
import { countOfExit, countOfReport, type Count } from "./count.ts";
import type { Step } from "./steps.ts";

export type StepResult = {
  readonly count: Count;
  readonly seconds: number;
  /** All that the command said. */
  readonly output: string;
};

/** Runs one step from the root of the repository, with all that it needs beside it. */
export async function runStep(step: Step, root: string): Promise<StepResult> {
  const started = performance.now();
  const folder = await mkdtemp(join(tmpdir(), "pindah-step-"));
  try {
    const report = join(folder, "report.json");
    const [program, ...args] = step.command;
    const reporters =
      step.counting.kind === "vitest"
        ? ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`]
        : [];
    const run = (extra: Readonly<Record<string, string>>) =>
      execute(program, [...args, ...reporters], { ...step.env, ...extra }, root);
    const { code, output } = await withPostgres(step.postgres ?? [], run);
    const count = step.counting.kind === "vitest" ? await countOf(report, code) : countOfExit(code);
    return { count, seconds: (performance.now() - started) / 1000, output };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function countOf(report: string, code: number): Promise<Count> {
  const text = await readFile(report, "utf8").catch(() => undefined);
  // No report: Vitest ended before it ran anything, which is a failure whatever its exit code.
  return text === undefined
    ? countOfExit(code === 0 ? 1 : code)
    : countOfReport(JSON.parse(text), code);
}

type Execution = { readonly code: number; readonly output: string };

async function withPostgres(
  names: readonly string[],
  run: (env: Readonly<Record<string, string>>) => Promise<Execution>,
): Promise<Execution> {
  if (names.length === 0) return await run({});
  const server = await startPostgres();
  try {
    return await run(Object.fromEntries(names.map((name) => [name, server.url])));
  } finally {
    await server.stop();
  }
}

function execute(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd: string,
): Promise<Execution> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
    });
    const words: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => words.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => words.push(chunk));
    child.once("error", (error) => resolve({ code: 127, output: error.message }));
    child.once("close", (code) => {
      resolve({ code: code ?? 1, output: Buffer.concat(words).toString() });
    });
  });
}
