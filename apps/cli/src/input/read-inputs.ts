import { access } from "node:fs/promises";
import { join } from "node:path";
import type { Policy } from "@pindah/domain/policy";
import type { Dataset, InputProblem } from "@pindah/domain/registry";
import type { Scenario } from "@pindah/domain/scenario";
import type { Language } from "@pindah/ui";
import { exitCode, type Terminal } from "../terminal.ts";
import { problemText } from "./problems.ts";
import { readDatasetFolder } from "./read-dataset.ts";
import { policyOn, readPolicyFiles, readScenario } from "./read-policy.ts";

/** What every command that computes something reads. */
export type InputOptions = {
  readonly data: string;
  readonly policy: readonly string[];
  readonly scenario?: string;
  readonly json: boolean;
  readonly lang: Language;
};

export type Inputs = {
  readonly dataset: Dataset;
  readonly policy: Policy;
  readonly scenario: Scenario | null;
};

/** The dataset, the policy in force on its day, proved, and the scenario; or every problem. */
export async function readInputs(
  options: InputOptions,
  terminal: Terminal,
): Promise<Inputs | { readonly problems: readonly InputProblem[] }> {
  terminal.progress(options.lang === "id" ? "Membaca berkas…" : "Reading files…");
  const paths = await policyPaths(options);
  const [policies, scenario] = await Promise.all([
    readPolicyFiles(paths),
    readScenario(options.scenario),
  ]);
  const early = [...(policies.ok ? [] : policies.error), ...(scenario.ok ? [] : scenario.error)];
  const [anyPolicy] = policies.ok ? policies.value : [];
  const dataset = await readDatasetFolder(options.data, anyPolicy ?? null);
  const problems = [...early, ...(dataset.ok ? [] : dataset.error)];
  if (!policies.ok || !scenario.ok || !dataset.ok) return { problems };
  const policy = policyOn(policies.value, dataset.value.asOf, paths);
  if (!policy.ok) return { problems: policy.error };
  return { dataset: dataset.value, policy: policy.value, scenario: scenario.value };
}

/** The policy files named, else `policy.json` beside the data, else none: the illustrative policy. */
async function policyPaths({ data, policy }: InputOptions): Promise<readonly string[]> {
  if (policy.length > 0) return policy;
  const beside = join(data, "policy.json");
  try {
    await access(beside);
    return [beside];
  } catch {
    return [];
  }
}

/** Prints the problems of the input; returns the exit code. */
export function reportProblems(
  problems: readonly InputProblem[],
  { json, lang }: Pick<InputOptions, "json" | "lang">,
  terminal: Terminal,
): number {
  if (json) terminal.result(JSON.stringify({ ok: false, problems }, null, 2));
  else terminal.say(problemText(problems, lang));
  return exitCode.inputProblems;
}
