import {
  assertNever,
  dateText,
  listText,
  type Bilingual,
  type CompetencyCode,
  type Language,
  type LocalDate,
  type PolicyId,
} from "../kernel/index.ts";
import type { CompetencyPolicy } from "./policy.ts";
import type { CompetencyResult, KnockOut } from "./result.ts";
import { disciplines, outcomes, standings } from "./words.ts";

/** What an explanation needs beside the result. */
export type CompetencyContext = {
  readonly policyId: PolicyId;
  readonly inForceFrom: LocalDate;
  readonly policy: CompetencyPolicy;
};

type Told = {
  readonly result: CompetencyResult;
  readonly context: CompetencyContext;
  readonly name: (code: CompetencyCode) => string;
  readonly language: Language;
};

/** One person's result as one paragraph, every figure taken from the result itself. */
export function competencyParagraph(
  result: CompetencyResult,
  context: CompetencyContext,
  language: Language,
): string {
  const names = new Map(context.policy.competencies.map(({ code, name }) => [code, name]));
  const name = (code: CompetencyCode) => names.get(code)?.[language] ?? code;
  const told = { result, context, name, language };
  return [headline(told), ...reasons(told)].map((sentence) => sentence[language]).join(" ");
}

function headline({ result, context, language }: Told): Bilingual {
  const since = dateText(context.inForceFrom, language);
  const outcome = outcomes[result.outcome];
  return {
    id: `**${result.personId} ${outcome.id}** menurut kebijakan ${context.policyId} (berlaku sejak ${since}).`,
    en: `**${result.personId} is ${outcome.en}** under policy ${context.policyId} (in force from ${since}).`,
  };
}

function reasons(told: Told): readonly Bilingual[] {
  const { rule } = told.result;
  switch (rule) {
    case "knock_out":
      return told.result.knockOuts.map((each) => knockOutText(each, told));
    case "assessment_missing":
      return [missingText(told)];
    case "gap_too_large":
      return [matchText(told), ...gapText(told), limitsText(told)];
    case "meets_standard":
      return [matchText(told), ...gapText(told)];
    case "plan_fits":
      return [matchText(told), ...gapText(told), ...planText(told)];
    case "plan_does_not_fit":
      return [matchText(told), ...gapText(told), noPlanText(told)];
    default:
      return assertNever(rule);
  }
}

function matchText({ result: { matched, required } }: Told): Bilingual {
  return {
    id: `Ia memenuhi ${matched ?? 0} dari ${required} tingkat yang diminta jabatannya.`,
    en: `Of the ${required} levels the post asks for, ${matched ?? 0} are met.`,
  };
}

function gapText({ result, name, language }: Told): readonly Bilingual[] {
  const open = result.gaps.filter(({ gap }) => gap > 0);
  if (open.length === 0) return [{ id: "Tidak ada kesenjangan.", en: "There is no gap." }];
  const list = listText(
    open.map(({ competency, level, required, critical }) => {
      const mark = { id: critical ? ", kritis" : "", en: critical ? ", critical" : "" }[language];
      const of = { id: "dari", en: "of" }[language];
      return `${name(competency)} (${level ?? 0} ${of} ${required}${mark})`;
    }),
    language,
  );
  return [{ id: `Kesenjangan: ${list}.`, en: `Gaps: ${list}.` }];
}

function limitsText({ context: { policy } }: Told): Bilingual {
  const { criticalGap, anyGap, floorPercent } = policy.thresholds;
  return {
    id: `Kesenjangan ${criticalGap} tingkat pada kompetensi kritis, ${anyGap} tingkat pada kompetensi mana pun, atau kesesuaian di bawah ${floorPercent}% tidak dapat dijembatani dengan pelatihan sebelum pindah.`,
    en: `A gap of ${criticalGap} levels in a critical competency, of ${anyGap} in any, or a match below ${floorPercent}% is not bridged by training before the move.`,
  };
}

function planText({ result: { plan }, name, language }: Told): readonly Bilingual[] {
  if (plan === null) return [];
  const steps = plan.steps
    .map(({ module, competency, toLevel, hours }) => {
      const unit = { id: "jam", en: "hours" }[language];
      return `${module} (${name(competency)} ${toLevel}, ${hours} ${unit})`;
    })
    .join(", ");
  const ready = dateText(plan.readyOn, language);
  return [
    {
      id: `Rencana pelatihan: ${steps}; seluruhnya ${plan.hours} jam, siap pindah mulai ${ready}.`,
      en: `Training plan: ${steps}; ${plan.hours} hours in all, ready to move from ${ready}.`,
    },
  ];
}

function noPlanText({ context: { policy } }: Told): Bilingual {
  const { hoursBudget } = policy.training;
  return {
    id: `Tidak ada rencana pelatihan yang muat: katalog tidak menutup semua kesenjangan, melebihi ${hoursBudget} jam, atau selesai terlambat.`,
    en: `No training plan fits: the catalogue does not close every gap, takes more than ${hoursBudget} hours, or ends too late.`,
  };
}

function missingText({ result, context, name, language }: Told): Bilingual {
  const list = listText(result.missing.map(name), language);
  const { validMonths } = context.policy;
  return {
    id: `Asesmen tidak ada atau sudah lewat ${validMonths} bulan: ${list}. Perlu asesmen ulang.`,
    en: `No assessment, or none younger than ${validMonths} months: ${list}. A new assessment is needed.`,
  };
}

function knockOutText(knockOut: KnockOut, { context, language }: Told): Bilingual {
  const { citation, monthsToRetirement } = context.policy.knockOuts;
  switch (knockOut.kind) {
    case "standing": {
      const { id, en } = standings[knockOut.standing];
      return {
        id: `Kedudukan hukum: ${id} (${citation.text}).`,
        en: `Legal standing: ${en} (${citation.text}).`,
      };
    }
    case "discipline": {
      const { id, en } = disciplines[knockOut.discipline];
      return {
        id: `Sedang menjalani hukuman disiplin ${id} (${citation.text}).`,
        en: `A ${en} disciplinary measure is running (${citation.text}).`,
      };
    }
    case "retires_too_soon": {
      const retires = dateText(knockOut.retiresOn, language);
      const needed = dateText(knockOut.needed, language);
      return {
        id: `Pensiun pada ${retires}, sedangkan diperlukan ${monthsToRetirement} bulan setelah pindah, yaitu sampai ${needed} (${citation.text}).`,
        en: `Retires on ${retires}, while ${monthsToRetirement} months after the move are needed, that is until ${needed} (${citation.text}).`,
      };
    }
    default:
      return assertNever(knockOut);
  }
}
