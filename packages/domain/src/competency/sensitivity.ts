import { addDays, type CompetencyCode, type LocalDate } from "../kernel/index.ts";
import type { Assessment, Person } from "../registry/index.ts";
import type { CompetencyPolicy } from "./policy.ts";
import { NOT_ASSESSED, postStandard } from "./post-standard.ts";
import type { CompetencyResult } from "./result.ts";
import { hoursToClose } from "./training.ts";
import { levelsByAssessor, levelsOf, validityOn } from "./valid.ts";
import { judgeBy } from "./verdict.ts";

type Outcome = CompetencyResult["outcome"];

/** How firm one person's outcome is by the scores, knock-outs aside. Exact, nothing is sampled. */
export type CompetencySensitivity = {
  /** One-level changes of one competency that change the outcome. */
  readonly flips: readonly {
    readonly competency: CompetencyCode;
    readonly from: number;
    readonly to: number;
    readonly outcome: Outcome;
  }[];
  /**
   * How many of the equally likely draws of one assessor per competency give each outcome.
   * All undecided while a competency is not assessed.
   */
  readonly draws: Readonly<Record<Outcome, number>>;
};

/** How firm the outcome of one person is: single levels that change it, and draws of assessors. */
export function competencySensitivity(
  person: Person,
  assessments: readonly Assessment[],
  policy: CompetencyPolicy,
  days: { readonly asOf: LocalDate; readonly firstMove: LocalDate | null },
): CompetencySensitivity {
  const codes = policy.competencies.map(({ code }) => code);
  const counts = validityOn(days.asOf, policy.validMonths);
  const valid = assessments.filter((each) => each.personId === person.personId && counts(each));
  const post = postStandard(person.postLevel, policy);
  const judge = judgeBy(policy, days);
  const levels = levelsOf(valid, codes);
  const { outcome: own } = judge(post, levels);

  const flips = codes.flatMap((competency, i) => {
    const from = levels[i] ?? NOT_ASSESSED;
    if (from === NOT_ASSESSED) return [];
    return [from - 1, from + 1]
      .filter((to) => to >= 0 && to <= 5)
      .map((to) => ({ competency, from, to, outcome: judge(post, levels.with(i, to)).outcome }))
      .filter((flip) => flip.outcome !== own);
  });
  return { flips, draws: drawsOf(valid, policy, person, days) };
}

/** What is left of the draws so far: levels matched, hours to train, and what they need. */
type State = { matched: number; hours: number; needsPlan: boolean; tooLarge: boolean };

function drawsOf(
  valid: readonly Assessment[],
  policy: CompetencyPolicy,
  { postLevel }: Person,
  days: { readonly asOf: LocalDate; readonly firstMove: LocalDate | null },
): Readonly<Record<Outcome, number>> {
  const { criticalGap, anyGap } = policy.thresholds;
  const post = postStandard(postLevel, policy);
  const draws = { eligible: 0, conditional: 0, not_eligible: 0, undecided: 0 };
  let states = new Map<string, { state: State; ways: number }>();
  add(states, { matched: 0, hours: 0, needsPlan: false, tooLarge: false }, 1);
  for (const [i, { code }] of policy.competencies.entries()) {
    const levels = levelsByAssessor(valid, code);
    const asked = post.gaps[i]?.[0]?.required ?? 0;
    if (levels.length === 0 && asked > 0) return { ...draws, undecided: 1 };
    const next = new Map<string, { state: State; ways: number }>();
    for (const { state, ways } of states.values())
      for (const level of levels.length === 0 ? [0] : levels) {
        const gap = post.gaps[i]?.[level];
        if (gap === undefined) continue;
        add(
          next,
          {
            matched: state.matched + gap.required - gap.gap,
            hours: state.hours + (hoursToClose(gap, policy.training.modules) ?? Infinity),
            needsPlan: state.needsPlan || gap.gap > 1 || (gap.critical && gap.gap > 0),
            tooLarge:
              state.tooLarge || gap.gap >= anyGap || (gap.critical && gap.gap >= criticalGap),
          },
          ways,
        );
      }
    states = next;
  }
  for (const { state, ways } of states.values())
    draws[outcomeOf(state, post.required, policy, days)] += ways;
  return draws;
}

function add(
  states: Map<string, { state: State; ways: number }>,
  state: State,
  ways: number,
): void {
  const key = Object.values(state).join(" ");
  states.set(key, { state, ways: ways + (states.get(key)?.ways ?? 0) });
}

function outcomeOf(
  { matched, hours, needsPlan, tooLarge }: State,
  required: number,
  { thresholds, training }: CompetencyPolicy,
  { asOf, firstMove }: { readonly asOf: LocalDate; readonly firstMove: LocalDate | null },
): Outcome {
  if (tooLarge || 100 * matched < thresholds.floorPercent * required) return "not_eligible";
  if (!needsPlan && 100 * matched >= thresholds.eligiblePercent * required) return "eligible";
  if (hours > training.hoursBudget) return "not_eligible";
  const readyOn = addDays(asOf, 7 * Math.ceil(hours / training.hoursPerWeek));
  const tooLate = training.deadline === "first_move" && firstMove !== null && readyOn > firstMove;
  return tooLate ? "not_eligible" : "conditional";
}
