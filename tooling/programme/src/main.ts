import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { sumOf, type Count } from "./count.ts";
import { runStep } from "./run-step.ts";
import { programmes, type Step } from "./steps.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Runs the steps in order, all of them even when one fails, and says what came of each. */
async function run(steps: readonly Step[], verbose: boolean): Promise<Count> {
  const counts: Count[] = [];
  for (const step of steps) {
    const { count, seconds, output } = await runStep(step, root);
    counts.push(count);
    const mark = count.failed === 0 ? "ok  " : "FAIL";
    const skipped = count.skipped === 0 ? "" : `, ${count.skipped} skipped`;
    const figures = `${count.passed} passed, ${count.failed} failed${skipped}`;
    if (count.failed > 0 || verbose) console.log(`\n${output.trimEnd()}\n`);
    console.log(`${mark} ${step.name} (${step.shows}): ${figures}; ${seconds.toFixed(1)} s`);
  }
  return sumOf(counts);
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { only: { type: "string" }, verbose: { type: "boolean", default: false } },
});
const [name = "test"] = positionals;
const programme = Object.entries(programmes).find(([each]) => each === name)?.[1];
const only = values.only?.split(",");
const steps = programme?.filter((step) => only === undefined || only.includes(step.name)) ?? [];
if (steps.length === 0) {
  const known = Object.entries(programmes).map(
    ([each, list]) => `  ${each}: ${list.map((step) => step.name).join(", ")}`,
  );
  console.error(`Usage: <programme> [--only step,step] [--verbose]\n${known.join("\n")}`);
  process.exitCode = 2;
} else {
  const total = await run(steps, values.verbose);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}
