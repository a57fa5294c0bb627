import { err, ok, type ClassCode, type CriterionCode, type Result } from "../kernel/index.ts";
import { sufficientCoalitions } from "./coalitions.ts";
import { exampleFlaws } from "./examples.ts";
import type { ScreeningFlaw } from "./flaw.ts";
import { overrideFlaws, overrideOverlaps, type OverrideOverlap } from "./overrides-proof.ts";
import type { PriorityClass, ScreeningPolicy } from "./policy.ts";
import { proveProfiles, type ProfilesProof } from "./profiles-proof.ts";
import { sortingOf } from "./sorting.ts";

/** That the rules of screening hold together, and what was gone through to know it. */
export type ScreeningCertificate = Omit<ProfilesProof, "flaws"> & {
  readonly criteria: number;
  readonly overrides: number;
  /** Examples of the policy file that were run. */
  readonly examples: number;
  /** The rule as it would be signed: no smaller set of criteria carries the majority. */
  readonly sufficientCoalitions: readonly (readonly CriterionCode[])[];
  readonly overlaps: readonly OverrideOverlap[];
};

/** 5^9 profiles are two million; more than that is not gone through one by one. */
const MOST_CRITERIA = 9;

/** Proves the rules of screening by going through every profile; refuses with all flaws at once. */
export function proveScreening(
  policy: ScreeningPolicy,
): Result<ScreeningCertificate, readonly ScreeningFlaw[]> {
  const flaws = [...codeFlaws(policy), ...numberFlaws(policy), ...overrideFlaws(policy)];
  const standards = standardFlaws(policy);
  if (standards.length > 0 || policy.criteria.length > MOST_CRITERIA)
    return err([...flaws, ...standards]);

  const limits = policy.classes.flatMap((each, index) => [
    ...limitFlaws(policy, each),
    ...nestingFlaws(policy, each, policy.classes[index + 1]),
  ]);
  const { flaws: profileFlaws, ...proof } = proveProfiles(sortingOf(policy));
  const all = [...flaws, ...limits, ...profileFlaws, ...exampleFlaws(policy)];
  if (all.length > 0) return err(all);
  return ok({
    ...proof,
    criteria: policy.criteria.length,
    overrides: policy.overrides.length,
    examples: policy.examples?.length ?? 0,
    sufficientCoalitions: sufficientCoalitions(policy),
    overlaps: overrideOverlaps(policy.overrides),
  });
}

function numberFlaws(policy: ScreeningPolicy): readonly ScreeningFlaw[] {
  const flaws: ScreeningFlaw[] = [];
  const sum = policy.criteria.reduce((points, { weight }) => points + weight, 0);
  if (sum !== 100) flaws.push({ kind: "weights_sum", sum });
  const { majority, criteria } = policy;
  if (majority <= 50) flaws.push({ kind: "majority_not_above_half", majority });
  if (criteria.length > MOST_CRITERIA)
    flaws.push({ kind: "too_many_criteria", criteria: criteria.length, most: MOST_CRITERIA });
  const { robustFromPercent, sensitiveBelowPercent } = policy.sensitivity;
  if (robustFromPercent < sensitiveBelowPercent)
    flaws.push({ kind: "sensitivity_limits_reversed", robustFromPercent, sensitiveBelowPercent });
  return flaws;
}

function codeFlaws(policy: ScreeningPolicy): readonly ScreeningFlaw[] {
  const { filters, criteria, classes, overrides } = policy;
  const known = new Set(filters.map(({ code }) => code));
  return [
    ...doubled(
      "filters",
      filters.map(({ code }) => code),
    ),
    ...doubled(
      "criteria",
      criteria.map(({ code }) => code),
    ),
    ...doubled(
      "classes",
      classes.map(({ code }) => code),
    ),
    ...doubled(
      "overrides",
      overrides.map(({ id }) => id),
    ),
    ...criteria
      .filter(({ filter }) => !known.has(filter))
      .map(({ code, filter }): ScreeningFlaw => ({
        kind: "filter_unknown",
        criterion: code,
        filter,
      })),
  ];
}

function standardFlaws({ criteria, classes }: ScreeningPolicy): readonly ScreeningFlaw[] {
  const codes: readonly string[] = criteria.map(({ code }) => code);
  const limits = ["standard", "veto", "dictator"] as const;
  return classes.flatMap((each) => [
    ...criteria
      .filter(({ code }) => each.standard[code] === undefined)
      .map(({ code }): ScreeningFlaw => ({
        kind: "standard_missing",
        class: each.code,
        criterion: code,
      })),
    ...limits.flatMap((where) =>
      Object.keys(each[where])
        .filter((criterion) => !codes.includes(criterion))
        .map((criterion): ScreeningFlaw => ({
          kind: "criterion_unknown",
          where,
          of: each.code,
          criterion,
        })),
    ),
  ]);
}

/** veto <= standard <= dictator, criterion by criterion. */
function limitFlaws(policy: ScreeningPolicy, each: PriorityClass): readonly ScreeningFlaw[] {
  return policy.criteria.flatMap(({ code }): readonly ScreeningFlaw[] => {
    const standard = each.standard[code] ?? 0;
    const veto = each.veto[code] ?? null;
    const dictator = each.dictator[code] ?? null;
    if ((veto ?? standard) <= standard && standard <= (dictator ?? standard)) return [];
    const criterion = code;
    return [{ kind: "limits_not_ordered", class: each.code, criterion, veto, standard, dictator }];
  });
}

/** Each limit of a better class is at least that of the next worse one; no dictator is above all. */
function nestingFlaws(
  policy: ScreeningPolicy,
  better: PriorityClass,
  worse: PriorityClass | undefined,
): readonly ScreeningFlaw[] {
  if (worse === undefined) return [];
  const unset = { standard: 0, veto: 0, dictator: 6 } as const;
  const limits = ["standard", "veto", "dictator"] as const;
  const codes: { better: ClassCode; worse: ClassCode } = { better: better.code, worse: worse.code };
  return policy.criteria.flatMap(({ code }) =>
    limits
      .filter(
        (limit) => (better[limit][code] ?? unset[limit]) < (worse[limit][code] ?? unset[limit]),
      )
      .map((limit): ScreeningFlaw => ({
        kind: "classes_not_nested",
        limit,
        criterion: code,
        ...codes,
      })),
  );
}

function doubled(
  list: "filters" | "criteria" | "classes" | "overrides",
  codes: readonly string[],
): readonly ScreeningFlaw[] {
  return codes
    .filter((code, index) => codes.indexOf(code) !== index)
    .map((code): ScreeningFlaw => ({ kind: "code_doubled", list, code }));
}
