import type { Plan } from "@pindah/domain/plan";
import type { Policy } from "@pindah/domain/policy";
import { formatCost, formatDay, formatNumber, labels, type Language } from "@pindah/ui";

/** Published figures that stand beside a run as reference, never as its result. */
export type Reference = {
  /** Units in priority one, two and three as the government counted them. */
  readonly units: readonly number[];
  readonly source: string;
};

type Summarised = Pick<Plan, "totals" | "waves" | "costSummary" | "policyId" | "asOf" | "engine">;

const words = {
  id: {
    title: "Rencana pemindahan",
    asOf: "data per",
    illustrative: "Bobot, standar, nilai dan orang di sini ILUSTRASI, bukan angka resmi.",
    units: "Unit eselon I per kelas",
    reference: "acuan terbitan pemerintah",
    people: "ASN",
    selected: "terpilih",
    conditional: "bersyarat",
    notSelected: "tidak terpilih",
    undecided: "belum diputuskan",
    waves: "Gelombang",
    ready: "rumah siap",
    housed: "rumah tangga mendapat rumah",
    empty: "rumah kosong",
    noDate: "belum ada tanggal",
    noHome: "belum ada rumah siap",
    waiting: "Menunggu",
    households: "rumah tangga",
    cost: "Biaya",
    hash: "Sidik rencana",
  },
  en: {
    title: "Relocation plan",
    asOf: "data as of",
    illustrative:
      "Weights, standards, scores and people here are ILLUSTRATIONS, not official figures.",
    units: "Echelon-I units by class",
    reference: "reference published by the government",
    people: "civil servants",
    selected: "selected",
    conditional: "conditional",
    notSelected: "not selected",
    undecided: "undecided",
    waves: "Waves",
    ready: "homes ready",
    housed: "households housed",
    empty: "homes left empty",
    noDate: "no date yet",
    noHome: "no home ready yet",
    waiting: "Waiting",
    households: "households",
    cost: "Cost",
    hash: "Plan hash",
  },
} as const;

/**
 * A plan in some twenty lines: units per class beside the published figures, people by standing,
 * homes and households per wave, who waits and why, and the cost with what is not decided.
 */
export function summaryLines(
  plan: Summarised,
  policy: Policy,
  hash: string,
  reference: Reference,
  language: Language,
): readonly string[] {
  const text = words[language];
  const number = (value: number) => formatNumber(value, language);
  const { totals } = plan;
  return [
    `${text.title}: ${policy.title[language]}, ${text.asOf} ${formatDay(plan.asOf, language)}`,
    ...(policy.illustrative ? [text.illustrative] : []),
    "",
    `${text.units}: ${classLine(plan, policy, language)}`,
    `  ${text.reference}: ${reference.units.map(number).join(" / ")} (${reference.source})`,
    `${number(totals.people)} ${text.people}: ${[
      `${number(totals.selected)} ${text.selected}`,
      `${number(totals.conditional)} ${text.conditional}`,
      `${number(totals.notSelected)} ${text.notSelected}`,
      `${number(totals.undecided)} ${text.undecided}`,
    ].join(", ")}`,
    "",
    `${text.waves}:`,
    ...plan.waves.map((wave) => `  ${waveLine(wave, language)}`),
    "",
    `${text.waiting}: ${number(totals.householdsWaiting)} ${text.households}, ${number(totals.peopleWaiting)} ${text.people}`,
    ...totals.waitingByReason.map(
      ({ reason, households, people }) =>
        `  ${labels[language].waiting[reason]}: ${number(households)} ${text.households}, ${number(people)} ${text.people}`,
    ),
    "",
    `${text.cost}: ${costLine(plan, policy, language)}`,
    "",
    `${text.hash}: ${hash}`,
  ];
}

function classLine({ totals }: Summarised, policy: Policy, language: Language): string {
  const names = new Map<string, string>([
    ...Object.entries(labels[language].outcome),
    ...policy.screening.classes.map((entry): [string, string] => [
      entry.code,
      entry.name[language],
    ]),
  ]);
  return totals.unitsByClass
    .map(
      ({ class: group, units }) => `${names.get(group) ?? group}: ${formatNumber(units, language)}`,
    )
    .join(", ");
}

function waveLine(wave: Plan["waves"][number], language: Language): string {
  const text = words[language];
  const number = (value: number) => formatNumber(value, language);
  if (wave.blocked?.kind === "date_not_decided") return `${wave.waveId}: ${text.noDate}`;
  const day = formatDay(wave.movesOn, language);
  if (wave.blocked !== null)
    return `${wave.waveId}, ${day}: ${text.noHome} (${formatDay(wave.blocked.firstReadyOn, language)})`;
  return `${wave.waveId}, ${day}: ${number(wave.homesReady)} ${text.ready}, ${number(wave.householdsHoused)} ${text.housed} (${number(wave.peopleHoused)} ${text.people}), ${number(wave.homesLeftEmpty)} ${text.empty}`;
}

function costLine({ costSummary }: Summarised, policy: Policy, language: Language): string {
  const names = new Map(
    policy.allowance.components.map((component) => [component.code, component.name[language]]),
  );
  const { amount, open } = formatCost(
    costSummary.total,
    language,
    (component) => names.get(component) ?? component,
  );
  return open === null ? amount : `${amount}; ${open}`;
}
