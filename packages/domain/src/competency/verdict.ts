import { addDays, type CompetencyCode, type LocalDate } from "../kernel/index.ts";
import type { CompetencyPolicy } from "./policy.ts";
import { NOT_ASSESSED, type PostStandard } from "./post-standard.ts";
import type { CompetencyGap, CompetencyResult } from "./result.ts";
import { trainingPlan } from "./training.ts";

/** What follows from post and levels alone. */
export type Verdict = Omit<CompetencyResult, "personId" | "knockOuts">;

type Plan = CompetencyResult["plan"];

/** Judges levels 0 to 5 (or `NOT_ASSESSED`), one per competency, against a post. */
export type Judge = (post: PostStandard, levels: readonly number[]) => Verdict;

const nothingMissing: readonly CompetencyCode[] = [];

/**
 * The five rules, of which exactly one holds. Shares are compared as whole numbers
 * (100 * matched >= 90 * required), never as percentages.
 *
 * Source: docs/rules/competency.md, "The five rules".
 */
export function judgeBy(
  policy: CompetencyPolicy,
  days: { readonly asOf: LocalDate; readonly firstMove: LocalDate | null },
): Judge {
  const { criticalGap, anyGap, floorPercent, eligiblePercent } = policy.thresholds;
  const planFor = rememberedPlans(policy, days);
  return (post, levels) => {
    const { required } = post;
    const gaps = gapsOf(post, levels);
    let matched = 0;
    let widest = 0;
    let widestCritical = 0;
    let missing = 0;
    for (const { gap, level, required: asked, critical } of gaps) {
      if (level === null) missing += asked > 0 ? 1 : 0;
      else matched += asked - gap;
      if (gap > widest) widest = gap;
      if (critical && gap > widestCritical) widestCritical = gap;
    }
    if (missing > 0)
      return {
        outcome: "undecided",
        rule: "assessment_missing",
        matched: null,
        required,
        gaps,
        missing: missingOf(gaps),
        plan: null,
      };
    const found = (
      outcome: Verdict["outcome"],
      rule: Verdict["rule"],
      plan: Plan = null,
    ): Verdict => ({ outcome, rule, matched, required, gaps, missing: nothingMissing, plan });

    if (
      widestCritical >= criticalGap ||
      widest >= anyGap ||
      100 * matched < floorPercent * required
    )
      return found("not_eligible", "gap_too_large");
    if (widestCritical === 0 && widest <= 1 && 100 * matched >= eligiblePercent * required)
      return found("eligible", "meets_standard");
    const plan = planFor(post, gaps);
    return plan === null
      ? found("not_eligible", "plan_does_not_fit")
      : found("conditional", "plan_fits", plan);
  };
}

// A loop into an array of the right length: this is done for each of a million people.
function gapsOf({ gaps }: PostStandard, levels: readonly number[]): readonly CompetencyGap[] {
  return gaps.map((ofLevels, index) => {
    const gap = ofLevels[levels[index] ?? NOT_ASSESSED];
    if (gap === undefined) throw new Error(`Not a level from 0 to 5: ${levels[index]}`);
    return gap;
  });
}

function missingOf(gaps: readonly CompetencyGap[]): readonly CompetencyCode[] {
  return gaps
    .filter(({ level, required }) => level === null && required > 0)
    .map(({ competency }) => competency);
}

/** The plan for some gaps of a post, null when none fits; people with the same gaps share one. */
function rememberedPlans(
  policy: CompetencyPolicy,
  { asOf, firstMove }: { readonly asOf: LocalDate; readonly firstMove: LocalDate | null },
): (post: PostStandard, gaps: readonly CompetencyGap[]) => Plan {
  const { hoursBudget, deadline } = policy.training;
  const known = new Map<PostStandard, Map<string | number, Plan>>();
  const workOut = (gaps: readonly CompetencyGap[]): Plan => {
    const training = trainingPlan(gaps, policy.training);
    if (training === null || training.hours > hoursBudget) return null;
    const readyOn = addDays(asOf, 7 * training.weeks);
    const tooLate = deadline === "first_move" && firstMove !== null && readyOn > firstMove;
    return tooLate ? null : { steps: training.steps, hours: training.hours, readyOn };
  };
  return (post, gaps) => {
    let ofPost = known.get(post);
    if (ofPost === undefined) known.set(post, (ofPost = new Map()));
    const key = keyOf(gaps);
    const before = ofPost.get(key);
    if (before !== undefined) return before;
    const plan = workOut(gaps);
    ofPost.set(key, plan);
    return plan;
  };
}

/** Twenty gaps of 0 to 5 fit into a whole number; more of them are written as text. */
function keyOf(gaps: readonly CompetencyGap[]): string | number {
  if (gaps.length > 20) return gaps.map(({ gap }) => gap).join("");
  let key = 0;
  for (const { gap } of gaps) key = 6 * key + gap;
  return key;
}
