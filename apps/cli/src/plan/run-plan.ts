import { assertNever } from "@pindah/domain/kernel";
import { planStages, type Plan, type PlanRefusal } from "@pindah/domain/plan";
import { plannerFor } from "@pindah/solver";
import type { Language } from "@pindah/ui";
import type { Inputs } from "../input/read-inputs.ts";
import type { Terminal } from "../terminal.ts";
import { pinLines } from "./pins.text.ts";
import { teamLines } from "./teams.text.ts";

export type LotteryOptions = { readonly seed: string; readonly seedSource: string };

/** Runs the chain with a progress line for each stage; null, with the reason said, when refused. */
export async function runPlan(
  { dataset, policy, scenario }: Inputs,
  { seed, seedSource, lang }: LotteryOptions & { readonly lang: Language },
  terminal: Terminal,
): Promise<Plan | null> {
  const planner = await plannerFor({ policy }, (stage) =>
    terminal.progress(progressText(planStages.indexOf(stage), lang)),
  );
  const planned = planner(dataset, policy, scenario, { seed, source: seedSource });
  if (planned.ok) {
    for (const line of teamLines(planned.value, lang)) terminal.say(line);
    for (const line of pinLines(planned.value, policy, lang)) terminal.say(line);
    return planned.value;
  }
  terminal.say(refusalText(planned.error, lang));
  return null;
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
          case "institution_unknown":
            return entry.institutionCode;
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
    case "teams_refused": {
      const figures = JSON.stringify(refusal.refusal);
      return language === "id"
        ? `Tim pada gelombang ${refusal.waveId} tidak dapat disatukan: ${figures}`
        : `Teams of wave ${refusal.waveId} cannot be kept together: ${figures}`;
    }
    default:
      return assertNever(refusal);
  }
}
