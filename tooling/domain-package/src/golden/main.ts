import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { goldenFolder, readCases, type GoldenCase } from "./cases.ts";
import { differences } from "./match.ts";
import { runOperation } from "./operations.ts";

// Runs the golden cases on this package, or on any program: it gets one case on its standard input
// ({"operation": ..., "input": ...}) and answers with the output as JSON on its standard output.
// Names, or the beginnings of names, choose cases.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { command: { type: "string" }, record: { type: "boolean", default: false } },
});
const { command } = values;

function answer({ operation, input }: GoldenCase): unknown {
  if (command === undefined) return runOperation(operation, input);
  const { status, stdout, stderr } = spawnSync(command, {
    shell: true,
    input: JSON.stringify({ operation, input }),
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`the command ended with ${status}: ${stderr.trim()}`);
  return JSON.parse(stdout);
}

function problemsOf(golden: GoldenCase): readonly string[] {
  try {
    return differences(golden.output, answer(golden));
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** The hash of a recorded plan, written anew; other cases are never recorded. */
async function record({ name, operation, input }: GoldenCase): Promise<void> {
  const { hash } = z.object({ hash: z.string() }).parse(runOperation(operation, input));
  const expected = { origin: "recorded", output: { ok: true, hash } };
  await writeFile(
    join(goldenFolder, name, "expected.json"),
    `${JSON.stringify(expected, null, 2)}\n`,
  );
}

if (values.record) {
  for (const golden of await readCases()) if (golden.origin === "recorded") await record(golden);
}
const cases = (await readCases()).filter(
  ({ name }) => positionals.length === 0 || positionals.some((start) => name.startsWith(start)),
);
let failed = 0;
for (const golden of cases) {
  const problems = problemsOf(golden);
  if (problems.length > 0) failed += 1;
  console.log(`${problems.length === 0 ? "ok    " : "FAILED"} ${golden.name} (${golden.origin})`);
  for (const problem of problems) console.log(`         ${problem}`);
}
console.log(`${cases.length - failed} of ${cases.length} cases agree`);
process.exitCode = failed === 0 && cases.length > 0 ? 0 : 1;
