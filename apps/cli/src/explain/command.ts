import { competencyParagraph } from "@pindah/domain/competency";
import type { Plan } from "@pindah/domain/plan";
import { screeningParagraph } from "@pindah/domain/screening";
import { pinParagraph } from "@pindah/domain/waves";
import { formatDay, formatNumber, labels, type Language } from "@pindah/ui";
import {
  readInputs,
  reportProblems,
  type InputOptions,
  type Inputs,
} from "../input/read-inputs.ts";
import { runPlan, type LotteryOptions } from "../plan/run-plan.ts";
import { teamText } from "../plan/teams.text.ts";
import { exitCode, type Terminal } from "../terminal.ts";

export type ExplainOptions = InputOptions & LotteryOptions;

/** `pindah explain CODE`: one unit, person or household, as a paragraph or as the trace itself. */
export async function explainCommand(
  code: string,
  options: ExplainOptions,
  terminal: Terminal,
): Promise<number> {
  const inputs = await readInputs(options, terminal);
  if ("problems" in inputs) return reportProblems(inputs.problems, options, terminal);
  const plan = await runPlan(inputs, options, terminal);
  if (plan === null) return exitCode.refused;
  const found = explanationOf(code, plan, inputs, options.lang);
  if (found === null) {
    terminal.say(
      options.lang === "id"
        ? `${code} bukan kode unit, orang atau rumah tangga dalam data ini.`
        : `${code} is no code of a unit, a person or a household in this data.`,
    );
    return exitCode.inputProblems;
  }
  terminal.result(
    options.json ? JSON.stringify(found.trace, null, 2) : found.paragraphs.join("\n\n"),
  );
  return exitCode.complete;
}

type Found = { readonly trace: unknown; readonly paragraphs: readonly string[] };

function explanationOf(code: string, plan: Plan, inputs: Inputs, language: Language): Found | null {
  return (
    unitExplanation(code, plan, inputs, language) ??
    personExplanation(code, plan, inputs, language) ??
    householdExplanation(code, plan, inputs, language)
  );
}

function unitExplanation(
  code: string,
  plan: Plan,
  { dataset, policy }: Inputs,
  language: Language,
): Found | null {
  const result = plan.screening.find((entry) => entry.unitCode === code);
  const unit = dataset.units.find((entry) => entry.code === code);
  const institution = dataset.institutions.find((entry) => entry.code === unit?.institutionCode);
  if (result === undefined || unit === undefined || institution === undefined) return null;
  const context = {
    unit,
    institution,
    policyId: policy.id,
    inForceFrom: policy.inForceFrom,
    policy: policy.screening,
  };
  return { trace: result, paragraphs: [screeningParagraph(result, context, language)] };
}

function personExplanation(
  code: string,
  plan: Plan,
  { dataset, policy }: Inputs,
  language: Language,
): Found | null {
  const index = plan.standings.findIndex((entry) => entry.personId === code);
  const standing = plan.standings[index];
  const result = plan.competency[index];
  const person = dataset.people.find((entry) => entry.personId === code);
  if (standing === undefined || result === undefined || person === undefined) return null;
  const text = labels[language];
  const household = householdText(person.householdId, plan, policy, language);
  return {
    trace: { standing, competency: result, household: placeOf(person.householdId, plan) },
    paragraphs: [
      `${code}: ${text.standing[standing.status]}, ${text.because[standing.because]}.`,
      competencyParagraph(
        result,
        {
          policyId: policy.id,
          inForceFrom: policy.inForceFrom,
          policy: policy.competency,
        },
        language,
      ),
      ...(household === null ? [] : [household]),
    ],
  };
}

function householdExplanation(
  code: string,
  plan: Plan,
  { dataset, policy }: Inputs,
  language: Language,
): Found | null {
  if (!dataset.households.some((entry) => entry.householdId === code)) return null;
  const text = householdText(code, plan, policy, language);
  const none =
    language === "id"
      ? `${code} tidak pindah: tidak ada anggotanya yang terpilih.`
      : `${code} does not move: none of its members is selected.`;
  return { trace: placeOf(code, plan), paragraphs: [text ?? none] };
}

function placeOf(householdId: string, plan: Plan) {
  return {
    placement: plan.placements.find((entry) => entry.householdId === householdId) ?? null,
    waiting: plan.waiting.find((entry) => entry.householdId === householdId) ?? null,
    pins: plan.pins?.pins.filter(({ pin }) => pin.householdId === householdId) ?? [],
    cost: plan.costs.find((entry) => entry.householdId === householdId) ?? null,
  };
}

/** Where a household lives or why it waits, and what came of every pin of it. */
function householdText(
  householdId: string,
  plan: Plan,
  { housing }: Inputs["policy"],
  language: Language,
): string | null {
  const { pins } = placeOf(householdId, plan);
  const pinned = pins.map((result) => pinParagraph(result, housing, language));
  const text = placeText(householdId, plan, language);
  return text === null && pinned.length === 0 ? null : [text ?? "", ...pinned].join(" ").trim();
}

function placeText(householdId: string, plan: Plan, language: Language): string | null {
  const { placement, waiting } = placeOf(householdId, plan);
  const number = (value: number) => formatNumber(value, language);
  if (placement !== null) {
    const day = formatDay(
      plan.waves.find((wave) => wave.waveId === placement.waveId)?.movesOn ?? "not_decided",
      language,
    );
    const home =
      language === "id"
        ? `${householdId} mendapat rumah ${placement.homeId} pada gelombang ${placement.waveId} (${day}), urutan ${number(placement.rank)}, tiket ${placement.ticket}.`
        : `${householdId} gets home ${placement.homeId} in wave ${placement.waveId} (${day}), place ${number(placement.rank)}, ticket ${placement.ticket}.`;
    const room = placement.room === undefined ? "" : ` ${roomText(placement.room, language)}`;
    const team = placement.team === undefined ? "" : ` ${teamText(placement.team, language)}`;
    return `${home}${room}${team}`;
  }
  if (waiting === null) return null;
  const { reason } = waiting;
  const why = labels[language].waiting[reason.kind];
  if (reason.kind !== "homes_taken_by_higher_priority") return `${householdId}: ${why}.`;
  return language === "id"
    ? `${householdId} menunggu: ${why}. Urutannya ${number(reason.rank)} di gelombang ${reason.waveId}; ${number(reason.capacity)} rumah yang terjangkau habis pada urutan ${number(reason.lastRankHoused)}.`
    : `${householdId} waits: ${why}. Its place is ${number(reason.rank)} in wave ${reason.waveId}; the ${number(reason.capacity)} homes within reach were gone at place ${number(reason.lastRankHoused)}.`;
}

/** A shared home has one main bedroom, by the data of the policy. */
function roomText(room: number, language: Language): string {
  if (language === "id")
    return room === 1
      ? "Huniannya dipakai bersama; ia menempati kamar utama."
      : `Huniannya dipakai bersama; ia menempati kamar ${room}.`;
  return room === 1
    ? "The home is shared; it has the main bedroom."
    : `The home is shared; it has room ${room}.`;
}
