import type { ClassCode, CriterionCode } from "../kernel/index.ts";
import type { ScreeningPolicy } from "./policy.ts";
import type { ClassFinding } from "./result.ts";

/** A policy's classes in the order of its criteria, ready to judge levels. */
export type Sorting = {
  readonly criteria: readonly CriterionCode[];
  readonly weights: readonly number[];
  readonly totalWeight: number;
  readonly majority: number;
  /** Best class first. */
  readonly classes: readonly SortingClass[];
};

export type SortingClass = {
  readonly code: ClassCode;
  readonly standard: readonly number[];
  /** Highest level that bars the class; 0 where none does. */
  readonly veto: readonly number[];
  /** Lowest level that gives the class; 6 where none does. */
  readonly dictator: readonly number[];
};

const NO_VETO = 0;
const NO_DICTATOR = 6;

/** Throws when a class lacks a standard for a criterion: `provePolicy` refuses such a policy. */
export function sortingOf(policy: ScreeningPolicy): Sorting {
  const criteria = policy.criteria.map((criterion) => criterion.code);
  const weights = policy.criteria.map((criterion) => criterion.weight);
  return {
    criteria,
    weights,
    totalWeight: weights.reduce((sum, weight) => sum + weight, 0),
    majority: policy.majority,
    classes: policy.classes.map((each) => ({
      code: each.code,
      standard: criteria.map((criterion) => standardOf(each, criterion)),
      veto: criteria.map((criterion) => each.veto[criterion] ?? NO_VETO),
      dictator: criteria.map((criterion) => each.dictator[criterion] ?? NO_DICTATOR),
    })),
  };
}

/**
 * The place of the first class that these levels reach; the number of classes when none is.
 * One level per criterion, in the order of the criteria.
 */
export function classIndex(sorting: Sorting, levels: readonly number[]): number {
  const { classes } = sorting;
  for (let index = 0; index < classes.length; index += 1) {
    const each = classes[index];
    if (each !== undefined && reaches(sorting, each, levels)) return index;
  }
  return classes.length;
}

/**
 * MR-Sort with large performance differences (Bouyssou and Marchant 2007; Meyer and Olteanu
 * 2013): a dictator gives the class; otherwise no veto may bar it, and the criteria that meet the
 * standard must carry the majority of the points.
 */
export function reaches(
  { weights, majority }: Sorting,
  { standard, veto, dictator }: SortingClass,
  levels: readonly number[],
): boolean {
  let points = 0;
  let vetoed = false;
  for (let j = 0; j < levels.length; j += 1) {
    const level = levels[j] ?? 0;
    if (level >= (dictator[j] ?? NO_DICTATOR)) return true;
    if (level <= (veto[j] ?? NO_VETO)) vetoed = true;
    if (level >= (standard[j] ?? NO_DICTATOR)) points += weights[j] ?? 0;
  }
  return !vetoed && points >= majority;
}

/** How these levels stand against each class, best class first: the trace of the points. */
export function classFindings(
  sorting: Sorting,
  levels: readonly number[],
): readonly ClassFinding[] {
  return sorting.classes.map((each) => {
    const meeting = (limits: readonly number[], meets: (level: number, limit: number) => boolean) =>
      sorting.criteria.filter((_, j) => meets(levels[j] ?? 0, limits[j] ?? 0));
    return {
      class: each.code,
      coalition: meeting(each.standard, (level, limit) => level >= limit),
      points: coalitionPoints(sorting, each, levels),
      needed: sorting.majority,
      vetoedBy: meeting(each.veto, (level, limit) => level <= limit),
      dictatedBy: meeting(each.dictator, (level, limit) => level >= limit),
      reached: reaches(sorting, each, levels),
    };
  });
}

/** Additive cross-check in hundredths of a point: 100 * sum of w (x - 1) / 4. */
export function additiveScore({ weights }: Sorting, levels: readonly number[]): number {
  return 25 * levels.reduce((sum, level, j) => sum + (weights[j] ?? 0) * (level - 1), 0);
}

function coalitionPoints(sorting: Sorting, each: SortingClass, levels: readonly number[]): number {
  return sorting.weights.reduce(
    (sum, weight, j) =>
      (levels[j] ?? 0) >= (each.standard[j] ?? NO_DICTATOR) ? sum + weight : sum,
    0,
  );
}

function standardOf(
  { code, standard }: ScreeningPolicy["classes"][number],
  criterion: CriterionCode,
): number {
  const level = standard[criterion];
  if (level === undefined) throw new Error(`Class ${code} has no standard for ${criterion}`);
  return level;
}
