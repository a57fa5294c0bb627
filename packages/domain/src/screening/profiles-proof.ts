import type { ClassCode } from "../kernel/index.ts";
import type { ScreeningFlaw } from "./flaw.ts";
import { classIndex, reaches, type Sorting } from "./sorting.ts";

/** What was found by going through every profile of levels there is. */
export type ProfilesProof = {
  readonly flaws: readonly ScreeningFlaw[];
  readonly profiles: number;
  readonly neighbourChecks: number;
  readonly profilesByClass: readonly {
    readonly class: ClassCode | "not_moved";
    readonly profiles: number;
  }[];
};

const LEVELS = 5;

/**
 * Goes through all 5^n profiles with the function that screening itself uses: who reaches a class
 * reaches every worse one (so the classes cut the profiles into parts, each profile in exactly
 * one), one level more never gives a worse class, and every class has a profile. The first
 * witness of each kind of flaw is kept.
 */
export function proveProfiles(sorting: Sorting): ProfilesProof {
  const { criteria, classes } = sorting;
  const profiles = LEVELS ** criteria.length;
  const classOf = new Uint8Array(profiles);
  const counts = Array.from({ length: classes.length + 1 }, () => 0);
  const witnesses = new Map<ScreeningFlaw["kind"], ScreeningFlaw>();
  const levels = criteria.map(() => LEVELS);
  const steps = criteria.map((_, j) => LEVELS ** j);
  const nameOf = (index: number): ClassCode | "not_moved" => classes[index]?.code ?? "not_moved";
  let neighbourChecks = 0;

  // From the best profile down, so that each neighbour above is known when it is compared.
  for (let profile = profiles - 1; profile >= 0; profile -= 1) {
    const index = classIndex(sorting, levels);
    classOf[profile] = index;
    counts[index] = (counts[index] ?? 0) + 1;

    for (let h = index + 1; h < classes.length; h += 1) {
      const better = classes[index];
      const worse = classes[h];
      if (better === undefined || worse === undefined || reaches(sorting, worse, levels)) continue;
      keep(witnesses, {
        kind: "class_skipped",
        levels: [...levels],
        better: better.code,
        worse: worse.code,
      });
    }
    for (let j = 0; j < steps.length; j += 1) {
      if (levels[j] === LEVELS) continue;
      neighbourChecks += 1;
      const above = classOf[profile + (steps[j] ?? 0)] ?? 0;
      const criterion = criteria[j];
      if (above <= index || criterion === undefined) continue;
      keep(witnesses, {
        kind: "better_level_worse_class",
        levels: [...levels],
        criterion,
        before: nameOf(index),
        after: nameOf(above),
      });
    }
    stepDown(levels);
  }

  const profilesByClass = counts.map((count, index) => ({
    class: nameOf(index),
    profiles: count,
  }));
  const unreachable = profilesByClass
    .filter((each) => each.profiles === 0)
    .map((each): ScreeningFlaw => ({ kind: "class_unreachable", class: each.class }));
  return {
    flaws: [...witnesses.values(), ...unreachable],
    profiles,
    neighbourChecks,
    profilesByClass,
  };
}

/** The next lower profile, the first criterion turning fastest. */
function stepDown(levels: number[]): void {
  for (const [j, level] of levels.entries()) {
    levels[j] = level === 1 ? LEVELS : level - 1;
    if (level > 1) return;
  }
}

/** The first witness of each kind is enough. */
function keep(witnesses: Map<ScreeningFlaw["kind"], ScreeningFlaw>, flaw: ScreeningFlaw): void {
  if (!witnesses.has(flaw.kind)) witnesses.set(flaw.kind, flaw);
}
