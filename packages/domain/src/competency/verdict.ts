import { addDays, type CompetencyCode, type LocalDate } from "../kernel/index.ts";
import type { PostLevel } from "../registry/index.ts";
import type { CompetencyPolicy } from "./policy.ts";
import type { CompetencyGap, CompetencyResult } from "./result.ts";
import { trainingPlan } from "./training.ts";

/** What follows from post and levels alone; people with the same share one. */
export type Verdict = Omit<CompetencyResult, "personId" | "knockOuts">;

/**
 * The five rules, of which exactly one holds. Shares are compared as whole numbers
 * (100 * matched >= 90 * required), never as percentages.
 *
 * Source: docs/rules/competency.md, "The five rules".
 */
export function verdictOf(
  postLevel: PostLevel,
  levels: readonly (number | null)[],
  policy: CompetencyPolicy,
  { asOf, firstMove }: { readonly asOf: LocalDate; readonly firstMove: LocalDate | null },
): Verdict {
  const gaps = gapsOf(postLevel, levels, policy);
  const required = gaps.reduce((sum, gap) => sum + gap.required, 0);
  const missing = gaps.filter((gap) => gap.level === null && gap.required > 0);
  if (missing.length > 0)
    return {
      outcome: "undecided",
      rule: "assessment_missing",
      matched: null,
      required,
      gaps,
      missing: missing.map((gap) => gap.competency),
      plan: null,
    };

  const matched = gaps.reduce((sum, gap) => sum + Math.min(gap.level ?? 0, gap.required), 0);
  const found = { matched, required, gaps, missing: [] };
  const { criticalGap, anyGap, floorPercent, eligiblePercent } = policy.thresholds;
  const widest = Math.max(...gaps.map((gap) => gap.gap));
  const widestCritical = Math.max(0, ...gaps.map((gap) => (gap.critical ? gap.gap : 0)));

  if (widestCritical >= criticalGap || widest >= anyGap || 100 * matched < floorPercent * required)
    return { ...found, outcome: "not_eligible", rule: "gap_too_large", plan: null };
  if (widestCritical === 0 && widest <= 1 && 100 * matched >= eligiblePercent * required)
    return { ...found, outcome: "eligible", rule: "meets_standard", plan: null };

  const training = trainingPlan(gaps, policy.training);
  const readyOn = training === null ? null : addDays(asOf, 7 * training.weeks);
  if (training === null || readyOn === null || !fits(training.hours, readyOn, policy, firstMove))
    return { ...found, outcome: "not_eligible", rule: "plan_does_not_fit", plan: null };
  const { steps, hours } = training;
  return { ...found, outcome: "conditional", rule: "plan_fits", plan: { steps, hours, readyOn } };
}

function fits(
  hours: number,
  readyOn: LocalDate,
  { training: { hoursBudget, deadline } }: CompetencyPolicy,
  firstMove: LocalDate | null,
): boolean {
  const inTime = deadline !== "first_move" || firstMove === null || readyOn <= firstMove;
  return hours <= hoursBudget && inTime;
}

function gapsOf(
  postLevel: PostLevel,
  levels: readonly (number | null)[],
  { competencies, standards }: CompetencyPolicy,
): readonly CompetencyGap[] {
  return competencies.map(({ code, critical }, index) => {
    const required = standardOf(standards[postLevel], postLevel, code);
    const level = levels[index] ?? null;
    const gap = level === null ? 0 : Math.max(0, required - level);
    return { competency: code, required, level, gap, critical };
  });
}

function standardOf(
  standards: Readonly<Record<CompetencyCode, number>> | undefined,
  postLevel: PostLevel,
  code: CompetencyCode,
): number {
  const level = standards?.[code];
  if (level === undefined) throw new Error(`No standard for ${code} at ${postLevel}`);
  return level;
}
