import type { Plan } from "@pindah/domain/plan";
import type { Policy } from "@pindah/domain/policy";
import type { Dataset } from "@pindah/domain/registry";
import { screeningParagraph } from "@pindah/domain/screening";
import { formatDay, formatNumber, formatRupiah, labels, type Language } from "@pindah/ui";
import { escape, htmlBars, htmlTable, reportStyle } from "./html.ts";
import { reportText } from "./report.text.ts";
import type { Reference } from "./summary.ts";

export type ReportInput = {
  readonly plan: Plan;
  readonly hash: string;
  readonly dataset: Dataset;
  readonly policy: Policy;
  readonly reference: Reference;
  readonly language: Language;
};

/** A plan as one self-contained page to read and print; no script, nothing fetched. */
export function reportHtml(input: ReportInput): string {
  const { language, policy, plan } = input;
  const text = reportText[language];
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(text.title)}</title><style>${reportStyle}</style></head>
<body><h1>${escape(text.title)}</h1>
<p>${escape(policy.title[language])}. ${escape(text.asOf)} ${escape(formatDay(plan.asOf, language))}.</p>
${policy.illustrative ? `<p class="note">${escape(text.illustrative)}</p>` : ""}
${headline(input)}
${screeningSection(input)}
${wavesSection(input)}
${waitingSection(input)}
${costSection(input)}
${unitsSection(input)}
${checkSection(input)}
</body></html>
`;
}

function headline({ plan: { totals }, language }: ReportInput): string {
  const text = reportText[language];
  const figures: [name: string, value: number][] = [
    [text.units, totals.units],
    [text.people, totals.people],
    [text.selected, totals.selected],
    [text.conditional, totals.conditional],
    [text.housed, totals.peopleHoused],
    [text.waiting, totals.peopleWaiting],
  ];
  return `<dl>${figures
    .map(
      ([name, value]) =>
        `<div><dt>${escape(name)}</dt><dd>${formatNumber(value, language)}</dd></div>`,
    )
    .join("")}</dl>`;
}

function screeningSection({ plan, policy, reference, language }: ReportInput): string {
  const text = reportText[language];
  const names = classNames(policy, language);
  const rows = plan.totals.unitsByClass;
  const number = (value: number) => formatNumber(value, language);
  return `<h2>${escape(text.screening)}</h2>${htmlBars(
    text.unitsByClass,
    rows.map(({ class: group, units }) => ({
      name: names(group),
      value: units,
      of: null,
      label: number(units),
    })),
  )}${htmlTable(
    `${text.reference}: ${reference.source}`,
    [text.class, text.unitsColumn, text.peopleColumn, text.reference],
    rows.map(({ class: group, units, people }, index) => {
      const published = reference.units[index];
      return [
        names(group),
        number(units),
        number(people),
        published === undefined ? "–" : number(published),
      ];
    }),
  )}`;
}

function wavesSection({ plan, dataset, language }: ReportInput): string {
  const text = reportText[language];
  const number = (value: number) => formatNumber(value, language);
  const nameOf = new Map(dataset.waves.map((wave) => [wave.waveId, wave.name[language]]));
  const dated = plan.waves.filter((wave) => wave.blocked === null);
  return `<h2>${escape(text.waves)}</h2>${htmlBars(
    `${text.households} / ${text.ready}`,
    dated.map((wave) => ({
      name: wave.waveId,
      value: wave.householdsHoused,
      of: wave.homesFree,
      label: `${number(wave.householdsHoused)} / ${number(wave.homesFree)}`,
    })),
  )}${htmlTable(
    text.wavesTable,
    [
      text.wave,
      text.day,
      text.ready,
      text.free,
      text.candidates,
      text.households,
      text.peopleColumn,
      text.empty,
      text.wish,
      text.blocked,
    ],
    plan.waves.map((wave) => [
      nameOf.get(wave.waveId) ?? wave.waveId,
      formatDay(wave.movesOn, language),
      ...(wave.blocked === null
        ? [
            number(wave.homesReady),
            number(wave.homesFree),
            number(wave.candidates),
            number(wave.householdsHoused),
            number(wave.peopleHoused),
            number(wave.homesLeftEmpty),
            wave.byPreference.map(number).join(" / "),
          ]
        : ["–", "–", "–", "–", "–", "–", "–"]),
      blockText(wave, language),
    ]),
  )}`;
}

function blockText({ blocked }: Plan["waves"][number], language: Language): string {
  const text = reportText[language];
  if (blocked === null) return "–";
  if (blocked.kind === "date_not_decided") return text.noDate;
  return `${text.noHome} ${formatDay(blocked.firstReadyOn, language)}`;
}

function waitingSection({ plan, language }: ReportInput): string {
  const text = reportText[language];
  const number = (value: number) => formatNumber(value, language);
  return `<h2>${escape(text.waitingWhy)}</h2>${htmlTable(
    text.waitingTable,
    [text.reason, text.households, text.peopleColumn],
    plan.totals.waitingByReason.map(({ reason, households, people }) => [
      labels[language].waiting[reason],
      number(households),
      number(people),
    ]),
  )}`;
}

function costSection({ plan: { costSummary }, policy, language }: ReportInput): string {
  const text = reportText[language];
  const nameOf = new Map(
    policy.allowance.components.map((entry) => [entry.code, entry.name[language]]),
  );
  const row = (name: string, total: typeof costSummary.total): (string | number)[] => [
    name,
    formatRupiah(total.decided, language),
    formatRupiah(total.low, language),
    formatRupiah(total.high, language),
    total.notDecided.map((code) => nameOf.get(code) ?? code).join(", ") || "–",
  ];
  return `<h2>${escape(text.costs)}</h2>${htmlTable(
    text.costTable,
    [text.component, text.decided, text.low, text.high, text.open],
    [
      ...costSummary.byComponent.map(({ component, total }) =>
        row(nameOf.get(component) ?? component, total),
      ),
      row(text.all, costSummary.total),
    ],
  )}`;
}

function unitsSection({ plan, dataset, policy, language }: ReportInput): string {
  const text = reportText[language];
  const names = classNames(policy, language);
  const units = new Map(dataset.units.map((unit) => [unit.code, unit]));
  const institutions = new Map(dataset.institutions.map((entry) => [entry.code, entry]));
  const details = plan.screening.map((result) => {
    const unit = units.get(result.unitCode);
    const institution = institutions.get(result.institutionCode);
    if (unit === undefined || institution === undefined)
      throw new Error(`Unit ${result.unitCode} is not in the dataset`);
    const group = result.outcome.kind === "class" ? result.outcome.class : result.outcome.kind;
    const paragraph = screeningParagraph(
      result,
      {
        unit,
        institution,
        policyId: policy.id,
        inForceFrom: policy.inForceFrom,
        policy: policy.screening,
      },
      language,
    );
    return `<details><summary>${escape(`${institution.abbrev}: ${unit.nameId}`)}: ${escape(names(group))}</summary><p>${escape(paragraph)}</p></details>`;
  });
  return `<h2>${escape(text.perUnit)}</h2>${details.join("")}`;
}

function checkSection({ plan, hash, language }: ReportInput): string {
  const text = reportText[language];
  return `<h2>${escape(text.check)}</h2><p>${escape(text.checkText)}</p><p><code>${hash}</code></p><p>${escape(text.lottery)}: <code>${escape(plan.lottery.seed)}</code> (${escape(plan.lottery.source)}). ${escape(text.engine)}: ${escape(plan.engine)}.</p>`;
}

function classNames(policy: Policy, language: Language): (group: string) => string {
  const names = new Map<string, string>([
    ...Object.entries(labels[language].outcome),
    ...policy.screening.classes.map((entry): [string, string] => [
      entry.code,
      entry.name[language],
    ]),
  ]);
  return (group) => names.get(group) ?? group;
}
