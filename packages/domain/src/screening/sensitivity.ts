import { spreadOverAssessors } from "./assessor-spread.ts";
import type { CriterionLevels } from "./levels.ts";
import type { Profile, Profiles, Standing } from "./profile.ts";
import type { ScreeningPolicy } from "./policy.ts";
import type { ScreeningOutcome, Sensitivity } from "./result.ts";
import type { Sorting } from "./sorting.ts";

type Flip = Sensitivity["flips"][number];

/**
 * How firm an outcome is, exactly: margins of weight, shares of weight space, the spread of the
 * assessors, and every one-level change that gives another outcome.
 */
export function sensitivityOf(
  profile: Profile,
  assessed: readonly CriterionLevels[],
  outcome: ScreeningOutcome,
  overridden: boolean,
  prepared: {
    readonly policy: ScreeningPolicy;
    readonly sorting: Sorting;
    readonly profiles: Profiles;
  },
  outcomeOfNeighbour: (neighbour: Standing) => ScreeningOutcome,
): Sensitivity {
  const { policy, sorting, profiles } = prepared;
  const flips = flipsOf(profile, resultOf(outcome), sorting, profiles, (neighbour) =>
    resultOf(outcomeOfNeighbour(neighbour)),
  );
  const spread = spreadOverAssessors(
    sorting,
    assessed.map((each) => each.levels),
    profiles.near,
  );
  const results = [...sorting.classes.map((each) => each.code), "not_moved" as const];
  return {
    label: overridden ? "fixed_by_override" : labelOf(profile, flips, policy.sensitivity),
    margins: profile.margins,
    acceptabilityPermille: results.map((each, index) => ({
      class: each,
      nearPolicy: profile.nearPolicy[index] ?? 0,
      unknownWeights: profile.unknownWeights[index] ?? 0,
      nearPolicyOneAssessor: spread[index] ?? 0,
    })),
    flips,
  };
}

function flipsOf(
  { levels }: Profile,
  own: Flip["class"],
  { criteria }: Sorting,
  profiles: Profiles,
  resultFor: (neighbour: Standing) => Flip["class"],
): readonly Flip[] {
  return criteria.flatMap((criterion, j) => {
    const from = levels[j] ?? 0;
    return [from - 1, from + 1]
      .filter((to) => to >= 1 && to <= 5)
      .map((to) => ({
        criterion,
        from,
        to,
        class: resultFor(profiles.standing(levels.with(j, to))),
      }))
      .filter((flip) => flip.class !== own);
  });
}

function resultOf(outcome: ScreeningOutcome): Flip["class"] {
  return outcome.kind === "class" ? outcome.class : outcome.kind;
}

function labelOf(
  profile: Profile,
  flips: readonly Flip[],
  { robustFromPercent, sensitiveBelowPercent }: ScreeningPolicy["sensitivity"],
): Sensitivity["label"] {
  if (!profile.heldAtPercent(sensitiveBelowPercent)) return "sensitive";
  return flips.length === 0 && profile.heldAtPercent(robustFromPercent) ? "robust" : "moderate";
}
