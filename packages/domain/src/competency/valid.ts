import { addMonths, type CompetencyCode, type LocalDate } from "../kernel/index.ts";
import type { Assessment } from "../registry/index.ts";
import { NOT_ASSESSED } from "./post-standard.ts";

/**
 * Whether an assessment counts on `asOf`: made no later than that day, and not older than its
 * months. The anniversary itself still counts. Days are remembered, for people are assessed in
 * batches.
 */
export function validityOn(
  asOf: LocalDate,
  validMonths: number,
): (assessment: Assessment) => boolean {
  const known = new Map<LocalDate, boolean>();
  return ({ assessedOn }) => {
    const before = known.get(assessedOn);
    if (before !== undefined) return before;
    const valid = assessedOn <= asOf && asOf <= addMonths(assessedOn, validMonths);
    known.set(assessedOn, valid);
    return valid;
  };
}

/**
 * The lower median per competency over the assessors; `NOT_ASSESSED` where none judged it. Each
 * assessor counts once: with the latest assessment, and the lower level of two on one day.
 */
export function levelsOf(
  assessments: readonly Assessment[],
  competencies: readonly CompetencyCode[],
): readonly number[] {
  const [only, second] = assessments;
  if (only !== undefined && second === undefined)
    return competencies.map((code) => only.levels[code] ?? NOT_ASSESSED);
  return competencies.map((code) => {
    const levels = levelsByAssessor(assessments, code);
    return levels[(levels.length - 1) >> 1] ?? NOT_ASSESSED;
  });
}

/** One level per assessor, ascending. */
export function levelsByAssessor(
  assessments: readonly Assessment[],
  code: CompetencyCode,
): readonly number[] {
  const latest = new Map<string, { level: number; assessedOn: LocalDate }>();
  for (const { assessorId, assessedOn, levels } of assessments) {
    const level = levels[code];
    if (level === undefined) continue;
    const before = latest.get(assessorId);
    const later = before === undefined || assessedOn > before.assessedOn;
    if (later || (assessedOn === before.assessedOn && level < before.level))
      latest.set(assessorId, { level, assessedOn });
  }
  return [...latest.values()].map(({ level }) => level).toSorted((a, b) => a - b);
}
