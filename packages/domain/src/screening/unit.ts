import type { CriterionCode, LocalDate } from "../kernel/index.ts";
import type { Institution, Score, Unit } from "../registry/index.ts";
import { findCriterion, type CriterionLevels } from "./levels.ts";
import { resolveOverrides, type OverrideFacts, type OverrideVerdict } from "./overrides.ts";
import type { Override, ScreeningPolicy } from "./policy.ts";
import type { Profile, Profiles, Standing } from "./profile.ts";
import type {
  CriterionFinding,
  ScreeningOutcome,
  UndecidedReason,
  UnitScreening,
} from "./result.ts";
import { sensitivityOf } from "./sensitivity.ts";
import type { Sorting } from "./sorting.ts";

export type UnitFacts = {
  readonly unit: Unit;
  readonly institution: Institution;
  readonly scores: readonly Score[];
  readonly onDate: LocalDate;
};

/** A policy made ready once for all units. */
export type PreparedPolicy = {
  readonly policy: ScreeningPolicy;
  readonly sorting: Sorting;
  readonly profiles: Profiles;
  readonly overrides: readonly Override[];
};

/** One unit, without its place in the class. */
export function screenUnit(facts: UnitFacts, prepared: PreparedPolicy): UnitScreening {
  const { unit, institution } = facts;
  const assessed = assessCriteria(facts, prepared);
  const criteria = assessed.map((each) => each.finding);
  const profile = profileOf(criteria, prepared.profiles);
  const overrideFacts = { unit, institution };
  const verdict = verdictFor(overrideFacts, prepared, profile, criteria);
  const outcome = outcomeOf(verdict, profile, criteria, prepared.policy);
  const override = verdict.kind === "applied" ? verdict.override : null;
  return {
    unitCode: unit.code,
    institutionCode: institution.code,
    outcome,
    byPoints: profile?.byPoints ?? null,
    override,
    criteria,
    classes: profile?.classes ?? [],
    additiveScore: profile?.additiveScore ?? null,
    rankInClass: null,
    sensitivity:
      profile === null || outcome.kind === "undecided"
        ? null
        : sensitivityOf(profile, assessed, outcome, override !== null, prepared, (neighbour) =>
            outcomeOf(
              verdictFor(overrideFacts, prepared, neighbour, criteria),
              neighbour,
              criteria,
              prepared.policy,
            ),
          ),
  };
}

function assessCriteria(
  { scores, onDate }: UnitFacts,
  { policy, sorting }: PreparedPolicy,
): readonly CriterionLevels[] {
  return sorting.criteria.map((criterion) =>
    findCriterion(
      criterion,
      scores.filter((score) => score.criterion === criterion),
      onDate,
      policy.assessors,
    ),
  );
}

function profileOf(criteria: readonly CriterionFinding[], profiles: Profiles): Profile | null {
  const levels: number[] = [];
  for (const { level, state } of criteria)
    if (state === "settled" && level !== null) levels.push(level);
  return levels.length === criteria.length ? profiles.of(levels) : null;
}

function verdictFor(
  facts: Pick<OverrideFacts, "unit" | "institution">,
  { sorting, overrides }: PreparedPolicy,
  standing: Standing | null,
  criteria: readonly CriterionFinding[],
): OverrideVerdict {
  const level = (criterion: CriterionCode) => {
    const index = sorting.criteria.indexOf(criterion);
    if (standing !== null) return standing.levels[index] ?? null;
    const finding = criteria[index];
    return finding?.state === "settled" ? finding.level : null;
  };
  return resolveOverrides(overrides, { ...facts, level });
}

function outcomeOf(
  verdict: OverrideVerdict,
  standing: Standing | null,
  criteria: readonly CriterionFinding[],
  policy: ScreeningPolicy,
): ScreeningOutcome {
  if (verdict.kind === "applied") return outcomeOfResult(verdict.override.result);
  if (verdict.kind === "conflict") {
    const { rank, overrides } = verdict;
    return { kind: "undecided", because: [{ kind: "overrides_conflict", rank, overrides }] };
  }
  if (standing === null) return { kind: "undecided", because: openReasons(criteria, policy) };
  return outcomeOfResult(standing.byPoints);
}

function outcomeOfResult(result: Standing["byPoints"]): ScreeningOutcome {
  return result === "not_moved" ? { kind: "not_moved" } : { kind: "class", class: result };
}

function openReasons(
  criteria: readonly CriterionFinding[],
  { assessors: { minimum } }: ScreeningPolicy,
): readonly UndecidedReason[] {
  return criteria.flatMap((finding): readonly UndecidedReason[] => {
    const { criterion, state, assessors, disagreementPercent, lowest, highest } = finding;
    if (state === "missing")
      return [{ kind: "score_missing", criterion, scores: assessors, needed: minimum }];
    if (state === "settled" || disagreementPercent === null) return [];
    const range = (highest ?? 0) - (lowest ?? 0);
    return [{ kind: "panel_needed", criterion, disagreementPercent, range }];
  });
}
