import { planHash, type Plan } from "@pindah/domain/plan";
import type { Policy } from "@pindah/domain/policy";
import { readInputs, reportProblems, type InputOptions } from "../input/read-inputs.ts";
import { refuseForeign, writeDirectory } from "../output/write-directory.ts";
import { exitCode, type Terminal } from "../terminal.ts";
import { planFiles, summaryOf } from "./files.ts";
import { publishedReference } from "./reference.ts";
import { runPlan, type LotteryOptions } from "./run-plan.ts";
import { summaryLines } from "./summary.ts";

/** The file by which a folder is known to hold an earlier plan. */
const MARKER = "plan.json";

export type PlanOptions = InputOptions & LotteryOptions & { readonly out?: string };

/** `pindah plan`: files in, a plan and its explanations out. Returns the exit code. */
export async function planCommand(options: PlanOptions, terminal: Terminal): Promise<number> {
  if (options.out !== undefined) await refuseForeign(options.out, MARKER);
  const inputs = await readInputs(options, terminal);
  if ("problems" in inputs) return reportProblems(inputs.problems, options, terminal);
  const { dataset, policy } = inputs;
  const plan = await runPlan(inputs, options, terminal);
  if (plan === null) return exitCode.refused;
  const hash = planHash(plan);
  if (options.out !== undefined) {
    const files = planFiles(plan, hash, dataset, policy, publishedReference());
    await writeDirectory(options.out, files, MARKER);
  }
  terminal.result(resultText(plan, hash, policy, options));
  return exitCode.complete;
}

function resultText(plan: Plan, hash: string, policy: Policy, options: PlanOptions): string {
  if (!options.json)
    return summaryLines(plan, policy, hash, publishedReference(), options.lang).join("\n");
  return JSON.stringify({ ok: true, ...summaryOf(plan, hash), out: options.out ?? null }, null, 2);
}
