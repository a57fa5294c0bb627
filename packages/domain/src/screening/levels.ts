import { compareText, type CriterionCode, type LocalDate } from "../kernel/index.ts";
import type { Score } from "../registry/index.ts";
import type { ScreeningPolicy } from "./policy.ts";
import type { CriterionFinding } from "./result.ts";

/** What all assessors together say about one criterion, and the levels it was made from. */
export type CriterionLevels = {
  readonly finding: CriterionFinding;
  /** One level per assessor, ascending. */
  readonly levels: readonly number[];
};

/**
 * One criterion of one unit: the lower median of the scores that carry evidence dated no later
 * than `onDate`. Too few of them: missing. Too far apart: the panel has to meet. Of two scores by
 * one assessor the one with the later evidence counts (a rescoring); on one day, the lower level.
 *
 * Source: docs/rules/screening.md, "Several assessors".
 */
export function findCriterion(
  criterion: CriterionCode,
  scores: readonly Score[],
  onDate: LocalDate,
  policy: ScreeningPolicy["assessors"],
): CriterionLevels {
  const levels = countedLevels(scores, onDate);
  const count = levels.length;
  const level = levels[(count - 1) >> 1];
  const lowest = levels[0];
  const highest = levels[count - 1];
  if (
    count < policy.minimum ||
    level === undefined ||
    lowest === undefined ||
    highest === undefined
  )
    return { finding: missing(criterion, count), levels };

  const distance = levels.reduce((sum, each) => sum + Math.abs(each - level), 0);
  // D = distance / (2 K). Compared as whole numbers; the printed hundredths are rounded down.
  const tooFar = 100 * distance > policy.disagreementLimitPercent * 2 * count;
  return {
    finding: {
      criterion,
      assessors: count,
      level,
      lowest,
      highest,
      disagreementPercent: Math.floor((100 * distance) / (2 * count)),
      state: tooFar || highest - lowest >= policy.rangeLimit ? "panel_needed" : "settled",
    },
    levels,
  };
}

function countedLevels(scores: readonly Score[], onDate: LocalDate): readonly number[] {
  const byAssessor = new Map<string, { level: number; date: string }>();
  for (const { assessorId, level, evidence } of scores) {
    if (evidence === null || evidence.date > onDate) continue;
    const before = byAssessor.get(assessorId);
    const order = before === undefined ? 1 : compareText(evidence.date, before.date);
    if (before === undefined || order > 0 || (order === 0 && level < before.level))
      byAssessor.set(assessorId, { level, date: evidence.date });
  }
  return [...byAssessor.values()].map((score) => score.level).toSorted((a, b) => a - b);
}

function missing(criterion: CriterionCode, assessors: number): CriterionFinding {
  return {
    criterion,
    assessors,
    level: null,
    lowest: null,
    highest: null,
    disagreementPercent: null,
    state: "missing",
  };
}
