import {
  assertNever,
  dateText,
  hundredthsText,
  listText,
  permilleText,
  type Bilingual,
  type ClassCode,
  type Language,
} from "../kernel/index.ts";
import { additiveView } from "./additive.ts";
import { findingOf, nextBetter, type ScreeningContext, type ScreeningNames } from "./explain.ts";
import type { ClassFinding, UndecidedReason, UnitScreening } from "./result.ts";

/** What the sentences are about. */
export type Told = {
  readonly screening: UnitScreening;
  readonly context: ScreeningContext;
  readonly names: ScreeningNames;
  readonly language: Language;
};

/** `A (4), B (3)`: criteria with their levels. */
function withLevels({ screening, names, language }: Told, finding: ClassFinding): string {
  const levels = new Map(screening.criteria.map(({ criterion, level }) => [criterion, level]));
  return listText(
    finding.coalition.map((code) => `${names.criterion(code)} (${levels.get(code) ?? "?"})`),
    language,
  );
}

export function headline(told: Told): Bilingual {
  const { screening, context, names, language } = told;
  const since = dateText(context.inForceFrom, language);
  const { outcome, override } = screening;
  const result = outcome.kind === "class" ? names.class(outcome.class) : names.class(outcome.kind);
  const basis: Bilingual = {
    id: `menurut kebijakan ${context.policyId} (berlaku sejak ${since})`,
    en: `under policy ${context.policyId} (in force from ${since})`,
  };
  if (outcome.kind === "undecided")
    return {
      id: `**${names.unit} belum dapat diputuskan** ${basis.id}.`,
      en: `**${names.unit} is undecided** ${basis.en}.`,
    };
  const rule: Bilingual =
    override === null
      ? { id: "", en: "" }
      : { id: ` berdasarkan ketentuan ${override.id}`, en: ` by rule ${override.id}` };
  return outcome.kind === "class"
    ? {
        id: `**${names.unit} masuk ${result}${rule.id}** ${basis.id}.`,
        en: `**${names.unit} is ${result}${rule.en}** ${basis.en}.`,
      }
    : {
        id: `**${names.unit} ${result}${rule.id}** ${basis.id}.`,
        en: `**${names.unit} is ${result}${rule.en}** ${basis.en}.`,
      };
}

export function overrideReason({ screening, context }: Told): Bilingual | null {
  const row = context.policy.overrides.find(({ id }) => id === screening.override?.id);
  if (row === undefined) return null;
  return {
    id: `${unended(row.reason.id)} (${row.citation.text}; peringkat ${row.rank}).`,
    en: `${unended(row.reason.en)} (${row.citation.text}; rank ${row.rank}).`,
  };
}

function unended(sentence: string): string {
  return sentence.replace(/\.$/, "");
}

/** How the class by points came about. */
export function standardMet(told: Told, code: ClassCode | "not_moved"): Bilingual | null {
  const { names, language } = told;
  const finding = findingOf(told.screening, code);
  if (finding === undefined) return null;
  const name = names.class(finding.class);
  if (finding.dictatedBy.length > 0) {
    const by = listText(finding.dictatedBy.map(names.criterion), language);
    return {
      id: `Nilai ${by} dengan sendirinya memberi ${name}.`,
      en: `Its level on ${by} gives ${name} by itself.`,
    };
  }
  const met = withLevels(told, finding);
  const { points, needed } = finding;
  return {
    id: `Unit memenuhi standar ${name} pada ${met}: ${points} dari 100 poin, minimal ${needed}.`,
    en: `It meets the ${name} standard on ${met}: together ${points} of 100 points, where ${needed} are needed.`,
  };
}

/** Why the next better class was not reached. */
export function missedBy(told: Told, code: ClassCode | "not_moved"): Bilingual | null {
  const { names, language } = told;
  const finding = nextBetter(told.screening, code);
  if (finding === undefined) return null;
  const name = names.class(finding.class);
  if (finding.vetoedBy.length > 0) {
    const by = listText(finding.vetoedBy.map(names.criterion), language);
    return {
      id: `Tidak mencapai ${name}: nilai ${by} terlalu rendah (veto).`,
      en: `It does not reach ${name}: its level on ${by} is too low (veto).`,
    };
  }
  const { points, needed, coalition } = finding;
  const met = withLevels(told, finding);
  const short = needed - points;
  return coalition.length === 0
    ? {
        id: `Tidak mencapai ${name}: standar itu tidak dipenuhi pada kriteria mana pun, kurang ${short} poin.`,
        en: `It does not reach ${name}: it meets that standard on no criterion, ${short} points short.`,
      }
    : {
        id: `Tidak mencapai ${name}: standar itu hanya dipenuhi pada ${met}, ${points} poin, kurang ${short}.`,
        en: `It does not reach ${name}: at that standard it has ${met} only, ${points} points, ${short} short.`,
      };
}

export const noOverride: Bilingual = {
  id: "Tidak ada ketentuan khusus yang berlaku.",
  en: "No override applies.",
};

/** The class by points beside the class by rule. */
export function byPointsAlone({ screening, names, language }: Told): Bilingual {
  const { byPoints, classes } = screening;
  if (byPoints === null)
    return {
      id: "Menurut poin saja hasilnya belum dapat diputuskan.",
      en: "By points alone it would be undecided.",
    };
  const points = listText(
    classes.map((each) => `${names.class(each.class)} ${each.points}`),
    language,
  );
  const result = names.class(byPoints);
  return {
    id: `Menurut poin saja hasilnya ${result} (poin pada standar masing-masing: ${points}).`,
    en: `By points alone it would be ${result} (points at each standard: ${points}).`,
  };
}

/** Said only where the weighted sum would give another class than the points. */
export function otherView({ screening, context, names, language }: Told): Bilingual | null {
  const view = additiveView(screening, context.policy);
  if (view === null || view.agrees) return null;
  const score = hundredthsText(view.score, language);
  const result = names.class(view.class);
  return {
    id: `Jumlah berbobot ${score} akan menghasilkan ${result}; kedua pandangan berbeda.`,
    en: `The weighted sum of ${score} would give ${result}; the two views disagree.`,
  };
}

export function whyUndecided({ names, language }: Told, reason: UndecidedReason): Bilingual {
  switch (reason.kind) {
    case "score_missing": {
      const { scores, needed } = reason;
      const name = names.criterion(reason.criterion);
      return {
        id: `Nilai berbukti kurang pada ${name}: ${scores} dari ${needed} yang diperlukan.`,
        en: `Scores with evidence are missing on ${name}: ${scores} of ${needed}.`,
      };
    }
    case "panel_needed": {
      const name = names.criterion(reason.criterion);
      const far = hundredthsText(reason.disagreementPercent, language);
      return {
        id: `Penilai tidak sepakat tentang ${name} (ketidaksepakatan ${far}, rentang ${reason.range}): panel harus bersidang.`,
        en: `Assessors disagree about ${name} (disagreement ${far}, range ${reason.range}): the panel has to meet.`,
      };
    }
    case "overrides_conflict": {
      const ids = listText(reason.overrides, language);
      return {
        id: `Ketentuan ${ids} berperingkat sama (${reason.rank}) dan saling bertentangan: perlu keputusan atas nama unit ini.`,
        en: `Rules ${ids} have the same rank (${reason.rank}) and contradict each other: this unit needs a decision by name.`,
      };
    }
    default:
      return assertNever(reason);
  }
}

export function agreement({ screening, names, language }: Told): Bilingual | null {
  const [worst] = screening.criteria
    .filter(({ state }) => state === "settled")
    .toSorted((a, b) => (b.disagreementPercent ?? 0) - (a.disagreementPercent ?? 0));
  if (worst === undefined) return null;
  const far = hundredthsText(worst.disagreementPercent ?? 0, language);
  const name = names.criterion(worst.criterion);
  return worst.disagreementPercent === 0
    ? { id: "Semua penilai sepakat.", en: "All assessors agreed." }
    : {
        id: `Penilai cukup sepakat (ketidaksepakatan terbesar ${far}, ${name}).`,
        en: `Assessors agreed (largest disagreement ${far}, ${name}).`,
      };
}

export function chances({ screening, names, language }: Told): Bilingual | null {
  const shares = (screening.sensitivity?.acceptabilityPermille ?? [])
    .filter((share) => share.nearPolicyOneAssessor > 0)
    .toSorted((a, b) => b.nearPolicyOneAssessor - a.nearPolicyOneAssessor)
    .map(
      (share) =>
        `${names.class(share.class)} ${permilleText(share.nearPolicyOneAssessor, language)}`,
    );
  if (shares.length === 0) return null;
  const list = listText(shares, language);
  return {
    id: `Dengan sebaran penilai dan bobot di sekitar kebijakan: ${list}.`,
    en: `Counting the spread of the assessors and of weights near the policy: ${list}.`,
  };
}
