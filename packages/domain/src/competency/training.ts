import { compareText } from "../kernel/index.ts";
import type { CompetencyPolicy, TrainingModule } from "./policy.ts";
import type { CompetencyGap, TrainingStep } from "./result.ts";

export type TrainingPlan = {
  readonly steps: readonly TrainingStep[];
  readonly hours: number;
  /** Whole weeks at the policy's pace. */
  readonly weeks: number;
};

/**
 * One module for each missing level: the one with the fewest hours, then the lower code. Order:
 * critical first, larger gap, fewer hours, code; within one competency the lower level first.
 * Null when the catalogue has no module for a missing level.
 */
export function trainingPlan(
  gaps: readonly CompetencyGap[],
  { modules, hoursPerWeek }: CompetencyPolicy["training"],
): TrainingPlan | null {
  const courses: { gap: CompetencyGap; steps: readonly TrainingStep[]; hours: number }[] = [];
  for (const gap of gaps) {
    if (gap.gap === 0) continue;
    const steps = stepsFor(gap, modules);
    if (steps === null) return null;
    courses.push({ gap, steps, hours: hoursOf(steps) });
  }
  const steps = courses
    .toSorted(
      (a, b) =>
        Number(b.gap.critical) - Number(a.gap.critical) ||
        b.gap.gap - a.gap.gap ||
        a.hours - b.hours ||
        compareText(a.gap.competency, b.gap.competency),
    )
    .flatMap((course) => course.steps);
  const hours = hoursOf(steps);
  return { steps, hours, weeks: Math.ceil(hours / hoursPerWeek) };
}

function stepsFor(
  { competency, level, required }: CompetencyGap,
  modules: readonly TrainingModule[],
): readonly TrainingStep[] | null {
  const steps: TrainingStep[] = [];
  for (let toLevel = (level ?? 0) + 1; toLevel <= required; toLevel += 1) {
    const [module] = modules
      .filter((each) => each.competency === competency && each.toLevel === toLevel)
      .toSorted((a, b) => a.hours - b.hours || compareText(a.code, b.code));
    if (module === undefined) return null;
    steps.push({ module: module.code, competency, toLevel, hours: module.hours });
  }
  return steps;
}

function hoursOf(steps: readonly TrainingStep[]): number {
  return steps.reduce((sum, step) => sum + step.hours, 0);
}

/** Hours of the shortest modules that close a gap; null when a module is lacking. */
export function hoursToClose(
  gap: CompetencyGap,
  modules: readonly TrainingModule[],
): number | null {
  if (gap.gap === 0) return 0;
  const steps = stepsFor(gap, modules);
  return steps === null ? null : hoursOf(steps);
}
