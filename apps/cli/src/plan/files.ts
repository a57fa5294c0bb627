import { canonicalJson } from "@pindah/domain/kernel";
import type { Plan } from "@pindah/domain/plan";
import type { Policy } from "@pindah/domain/policy";
import type { Dataset, Table } from "@pindah/domain/registry";
import { writeCsv } from "@pindah/sheets";
import { languages } from "@pindah/ui";
import type { OutputFile } from "../output/write-directory.ts";
import { reportHtml } from "./report.ts";
import type { Reference } from "./summary.ts";
import { planTables } from "./tables.ts";

/**
 * All files of a plan. `plan.json` is the canonical form itself, so that `sha256sum plan.json`
 * prints the plan's hash.
 */
export function planFiles(
  plan: Plan,
  hash: string,
  dataset: Dataset,
  policy: Policy,
  reference: Reference,
): readonly OutputFile[] {
  return [
    { path: "plan.json", text: canonicalJson(plan) },
    { path: "summary.json", text: `${JSON.stringify(summaryOf(plan, hash), null, 2)}\n` },
    ...planTables(plan).map((table: Table) => ({ path: table.file, text: writeCsv(table) })),
    ...languages.map((language) => ({
      path: `report.${language}.html`,
      text: reportHtml({ plan, hash, dataset, policy, reference, language }),
    })),
  ];
}

export function summaryOf(plan: Plan, hash: string) {
  const { engine, asOf, policyId, scenarioId, lottery, inputs, totals, waves, costSummary } = plan;
  return {
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
  };
}
