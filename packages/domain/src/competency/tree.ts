import type { Bilingual, RuleNode } from "../kernel/index.ts";
import type { CompetencyContext } from "./paragraph.ts";
import type { CompetencyResult, CompetencyRule, KnockOut } from "./result.ts";
import { disciplines, outcomes, standings } from "./words.ts";

/** The rules in the order in which they are asked; the first that holds decides. */
const order: readonly CompetencyRule[] = [
  "knock_out",
  "assessment_missing",
  "gap_too_large",
  "meets_standard",
  "plan_fits",
  "plan_does_not_fit",
];

/** Every rule of competency for one person: which fired, which did not, and with which figures. */
export function competencyTree(result: CompetencyResult, { policy }: CompetencyContext): RuleNode {
  const decided = order.indexOf(result.rule);
  const names = new Map(policy.competencies.map(({ code, name }) => [code, name]));
  return {
    holds: result.outcome === "undecided" ? "open" : "yes",
    text: {
      id: `Hasil: ${outcomes[result.outcome].id}`,
      en: `Outcome: ${outcomes[result.outcome].en}`,
    },
    children: order.map((rule, index) => ({
      // What comes after the deciding rule is not asked any more.
      holds: index === decided ? "yes" : index < decided ? "no" : "open",
      text: ruleText(rule, policy),
      children: [...leavesOf(rule, result, names)],
    })),
  };
}

function ruleText(rule: CompetencyRule, policy: CompetencyContext["policy"]): Bilingual {
  const { criticalGap, anyGap, floorPercent, eligiblePercent } = policy.thresholds;
  const { hoursBudget } = policy.training;
  const texts: Readonly<Record<CompetencyRule, Bilingual>> = {
    knock_out: {
      id: "Ada syarat di luar nilai yang tidak terpenuhi",
      en: "A condition apart from the scores is not met",
    },
    assessment_missing: {
      id: `Ada kompetensi tanpa asesmen yang masih berlaku (${policy.validMonths} bulan)`,
      en: `A competency has no assessment that still counts (${policy.validMonths} months)`,
    },
    gap_too_large: {
      id: `Kesenjangan kritis >= ${criticalGap}, kesenjangan mana pun >= ${anyGap}, atau kesesuaian < ${floorPercent}%`,
      en: `A critical gap >= ${criticalGap}, any gap >= ${anyGap}, or a match < ${floorPercent}%`,
    },
    meets_standard: {
      id: `Tidak ada kesenjangan kritis, kesenjangan lain <= 1, kesesuaian >= ${eligiblePercent}%`,
      en: `No critical gap, other gaps <= 1, a match >= ${eligiblePercent}%`,
    },
    plan_fits: {
      id: `Ada rencana pelatihan yang muat (paling banyak ${hoursBudget} jam)`,
      en: `A training plan fits (at most ${hoursBudget} hours)`,
    },
    plan_does_not_fit: {
      id: "Tidak ada rencana pelatihan yang muat",
      en: "No training plan fits",
    },
  };
  return texts[rule];
}

function leavesOf(
  rule: CompetencyRule,
  { rule: decided, knockOuts, missing, gaps, plan, matched, required }: CompetencyResult,
  names: ReadonlyMap<string, Bilingual>,
): readonly RuleNode[] {
  const named = (code: string) => names.get(code) ?? { id: code, en: code };
  if (rule === "knock_out") return knockOuts.map((each) => leaf(knockOutText(each)));
  if (rule === "assessment_missing") return missing.map((code) => leaf(named(code)));
  if (rule === "plan_fits" && plan !== null)
    return plan.steps.map(({ module, competency, toLevel, hours }) => {
      const { id, en } = named(competency);
      return leaf({
        id: `${module}: ${id} ke tingkat ${toLevel}, ${hours} jam`,
        en: `${module}: ${en} to level ${toLevel}, ${hours} hours`,
      });
    });
  if (rule !== decided || matched === null) return [];
  return [
    leaf({ id: `${matched} dari ${required} tingkat`, en: `${matched} of ${required} levels` }),
    ...gaps
      .filter(({ gap }) => gap > 0)
      .map(({ competency, level, required: asked }) => {
        const { id, en } = named(competency);
        return leaf({
          id: `${id}: ${level ?? 0} dari ${asked}`,
          en: `${en}: ${level ?? 0} of ${asked}`,
        });
      }),
  ];
}

function knockOutText(knockOut: KnockOut): Bilingual {
  if (knockOut.kind === "standing")
    return {
      id: `Kedudukan hukum: ${standings[knockOut.standing].id}`,
      en: `Legal standing: ${standings[knockOut.standing].en}`,
    };
  if (knockOut.kind === "discipline")
    return {
      id: `Hukuman disiplin: ${disciplines[knockOut.discipline].id}`,
      en: `Disciplinary measure: ${disciplines[knockOut.discipline].en}`,
    };
  return {
    id: `Pensiun ${knockOut.retiresOn}, sebelum ${knockOut.needed}`,
    en: `Retires ${knockOut.retiresOn}, before ${knockOut.needed}`,
  };
}

function leaf(text: Bilingual): RuleNode {
  return { holds: "yes", text, children: [] };
}
