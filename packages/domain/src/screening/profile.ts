import type { ClassCode } from "../kernel/index.ts";
import { inPermille, reachTable, type ReachTable } from "./acceptability.ts";
import type { ClassFinding, Sensitivity } from "./result.ts";
import { additiveScore, classFindings, classIndex, type Sorting } from "./sorting.ts";

/** Levels and the class that they reach. */
export type Standing = {
  readonly levels: readonly number[];
  readonly byPoints: ClassCode | "not_moved";
};

/** Everything that follows from the levels alone: units with the same levels share one. */
export type Profile = Standing & {
  readonly classes: readonly ClassFinding[];
  readonly additiveScore: number;
  readonly margins: Sensitivity["margins"];
  /** Thousandths by class, best first, "not moved" last. */
  readonly nearPolicy: readonly number[];
  readonly unknownWeights: readonly number[];
  /** Whether its class holds with the acceptability asked, compared without rounding. */
  readonly heldAtPercent: (percent: number) => boolean;
};

/** Judges levels under one policy, and remembers. */
export type Profiles = {
  /** The class only: what a neighbour of a profile is asked for. */
  readonly standing: (levels: readonly number[]) => Standing;
  readonly of: (levels: readonly number[]) => Profile;
  readonly near: ReachTable;
};

export function profilesOf(sorting: Sorting): Profiles {
  const near = reachTable(sorting.totalWeight, sorting.majority);
  const unknown = reachTable(sorting.criteria.length, sorting.majority);
  const known = new Map<number, Profile>();
  return {
    near,
    standing: (levels) => ({ levels, byPoints: classAt(sorting, classIndex(sorting, levels)) }),
    of(levels) {
      const key = levels.reduce((sum, level) => sum * 5 + level - 1, 0);
      const before = known.get(key);
      if (before !== undefined) return before;
      const profile = judge(sorting, levels, near, unknown);
      known.set(key, profile);
      return profile;
    },
  };
}

/**
 * Shares of each class from the chance that each class is reached. Standards are nested, so the
 * share of a class is its chance less the chance of the next better one.
 */
export function classShares(reached: readonly bigint[], whole: bigint): readonly bigint[] {
  let better = 0n;
  const ofClasses = reached.map((chance) => {
    const share = chance > better ? chance - better : 0n;
    better += share;
    return share;
  });
  return [...ofClasses, whole - better];
}

function classAt({ classes }: Sorting, index: number): Standing["byPoints"] {
  return classes[index]?.code ?? "not_moved";
}

function judge(
  sorting: Sorting,
  levels: readonly number[],
  near: ReachTable,
  unknown: ReachTable,
): Profile {
  const index = classIndex(sorting, levels);
  const classes = classFindings(sorting, levels);
  const nearShares = shares(classes, near, (each) => each.points);
  const unknownShares = shares(classes, unknown, (each) => each.coalition.length);
  return {
    levels,
    byPoints: classAt(sorting, index),
    classes,
    additiveScore: additiveScore(sorting, levels),
    margins: marginsOf(classes, sorting.totalWeight),
    nearPolicy: inPermille(nearShares, near.denominator),
    unknownWeights: inPermille(unknownShares, unknown.denominator),
    heldAtPercent: (percent) =>
      100n * (nearShares[index] ?? 0n) >= BigInt(percent) * near.denominator,
  };
}

function shares(
  classes: readonly ClassFinding[],
  table: ReachTable,
  parameter: (each: ClassFinding) => number,
): readonly bigint[] {
  const reached = classes.map((each) => {
    if (each.dictatedBy.length > 0) return table.denominator;
    if (each.vetoedBy.length > 0) return 0n;
    return table.numerators[parameter(each)] ?? 0n;
  });
  return classShares(reached, table.denominator);
}

function marginsOf(classes: readonly ClassFinding[], total: number): Sensitivity["margins"] {
  return classes
    .filter(
      ({ points, vetoedBy, dictatedBy }) =>
        vetoedBy.length === 0 && dictatedBy.length === 0 && points > 0 && points < total,
    )
    .map((each) => ({ class: each.class, points: Math.abs(each.points - each.needed) }));
}
