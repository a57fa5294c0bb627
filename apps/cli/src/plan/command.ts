import { assertNever } from "@pindah/domain/kernel";
import {
  createPlanner,
  planHash,
  planStages,
  type Plan,
  type PlanRefusal,
} from "@pindah/domain/plan";
import type { Policy } from "@pindah/domain/policy";
import type { Dataset, InputProblem } from "@pindah/domain/registry";
import type { Scenario } from "@pindah/domain/scenario";
import type { Language } from "@pindah/ui";
import { problemText } from "../input/problems.ts";
import { readDatasetFolder } from "../input/read-dataset.ts";
import { policyOn, readPolicyFiles, readScenarioFile } from "../input/read-policy.ts";
import { ForeignFolderError, writeDirectory } from "../output/write-directory.ts";
import { exitCode, type Terminal } from "../terminal.ts";
import { planFiles } from "./files.ts";
import { publishedReference } from "./reference.ts";
import { summaryLines } from "./summary.ts";

export type PlanOptions = {
  readonly data: string;
  readonly policy: readonly string[];
  readonly scenario?: string;
  readonly seed: string;
  readonly seedSource: string;
  readonly out?: string;
  readonly json: boolean;
  readonly lang: Language;
};

/** `pindah plan`: files in, a plan and its explanations out. Returns the exit code. */
export async function planCommand(options: PlanOptions, terminal: Terminal): Promise<number> {
  const inputs = await readInputs(options, terminal);
  if ("problems" in inputs) return reportProblems(inputs.problems, options, terminal);
  const { dataset, policy, scenario } = inputs;
  const planner = createPlanner((stage) =>
    terminal.progress(progressText(planStages.indexOf(stage), options.lang)),
  );
  const lottery = { seed: options.seed, source: options.seedSource };
  const planned = planner(dataset, policy, scenario, lottery);
  if (!planned.ok) {
    terminal.say(refusalText(planned.error, options.lang));
    return exitCode.refused;
  }
  const hash = planHash(planned.value);
  if (options.out !== undefined) {
    const files = planFiles(planned.value, hash, dataset, policy, publishedReference());
    try {
      await writeDirectory(options.out, files, "plan.json");
    } catch (error) {
      if (!(error instanceof ForeignFolderError)) throw error;
      terminal.say(error.message);
      return exitCode.inputProblems;
    }
  }
  terminal.result(resultText(planned.value, hash, policy, options));
  return exitCode.complete;
}

type Inputs = {
  readonly dataset: Dataset;
  readonly policy: Policy;
  readonly scenario: Scenario | null;
};

async function readInputs(
  options: PlanOptions,
  terminal: Terminal,
): Promise<Inputs | { readonly problems: readonly InputProblem[] }> {
  terminal.progress(options.lang === "id" ? "Membaca berkas…" : "Reading files…");
  const [policies, scenario] = await Promise.all([
    readPolicyFiles(options.policy),
    readScenarioFile(options.scenario),
  ]);
  const early = [...(policies.ok ? [] : policies.error), ...(scenario.ok ? [] : scenario.error)];
  const [anyPolicy] = policies.ok ? policies.value : [];
  const dataset = await readDatasetFolder(options.data, anyPolicy ?? null);
  const problems = [...early, ...(dataset.ok ? [] : dataset.error)];
  if (!policies.ok || !scenario.ok || !dataset.ok) return { problems };
  const policy = policyOn(policies.value, dataset.value.asOf, options.policy);
  if (!policy.ok) return { problems: policy.error };
  return { dataset: dataset.value, policy: policy.value, scenario: scenario.value };
}

function reportProblems(
  problems: readonly InputProblem[],
  { json, lang }: PlanOptions,
  terminal: Terminal,
): number {
  if (json) terminal.result(JSON.stringify({ ok: false, problems }, null, 2));
  else terminal.say(problemText(problems, lang));
  return exitCode.inputProblems;
}

function resultText(plan: Plan, hash: string, policy: Policy, options: PlanOptions): string {
  if (!options.json)
    return summaryLines(plan, policy, hash, publishedReference(), options.lang).join("\n");
  const { engine, asOf, policyId, scenarioId, lottery, inputs, totals, waves, costSummary } = plan;
  return JSON.stringify(
    {
      ok: true,
      hash,
      engine,
      asOf,
      policyId,
      scenarioId,
      lottery,
      inputs,
      totals,
      waves,
      cost: costSummary.total,
      out: options.out ?? null,
    },
    null,
    2,
  );
}

function progressText(stage: number, language: Language): string {
  const names = {
    id: ["skenario", "penapisan unit", "kompetensi", "gelombang dan hunian", "biaya"],
    en: ["scenario", "screening of units", "competency", "waves and homes", "costs"],
  }[language];
  return `[${stage + 1}/${names.length}] ${names[stage] ?? ""}…`;
}

function refusalText(refusal: PlanRefusal, language: Language): string {
  switch (refusal.kind) {
    case "scenario_refused": {
      const names = refusal.problems.map((entry) => {
        switch (entry.kind) {
          case "tower_unknown":
            return entry.towerId;
          case "package_unknown":
            return entry.packageCode;
          case "wave_unknown":
            return entry.waveId;
          default:
            return assertNever(entry);
        }
      });
      return language === "id"
        ? `Skenario menyebut yang tidak ada dalam data: ${names.join(", ")}.`
        : `The scenario names what the data does not have: ${names.join(", ")}.`;
    }
    case "allocation_refused": {
      const figures = JSON.stringify(refusal.refusal);
      return language === "id"
        ? `Aturan hunian menolak gelombang ${refusal.waveId}: ${figures}`
        : `The housing rules refuse wave ${refusal.waveId}: ${figures}`;
    }
    default:
      return assertNever(refusal);
  }
}
