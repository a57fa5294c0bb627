import { assertNever, compareText, type CriterionCode, type LocalDate } from "../kernel/index.ts";
import type { Institution, Unit } from "../registry/index.ts";
import type { Override, OverrideCondition, ScreeningPolicy } from "./policy.ts";
import type { AppliedOverride } from "./result.ts";

/** What an override may ask about. */
export type OverrideFacts = {
  readonly unit: Unit;
  readonly institution: Institution;
  /** Settled level by criterion; null while it is open. */
  readonly level: (criterion: CriterionCode) => number | null;
};

/** `open`: it hangs on a criterion that has no settled level yet. */
export type Holds = "yes" | "no" | "open";

export type OverrideVerdict =
  | { readonly kind: "none" }
  | { readonly kind: "applied"; readonly override: AppliedOverride }
  /** Two rows of one rank disagree: a person has to decide by name. */
  | { readonly kind: "conflict"; readonly rank: number; readonly overrides: readonly string[] }
  /** A row that would outrank or contradict what is known hangs on an open criterion. */
  | { readonly kind: "open" };

/** The overrides whose days include `onDate`, by rank, then by id. */
export function overridesInForce(policy: ScreeningPolicy, onDate: LocalDate): readonly Override[] {
  return policy.overrides
    .filter(({ from, until }) => from <= onDate && (until === null || onDate <= until))
    .toSorted((a, b) => a.rank - b.rank || compareText(a.id, b.id));
}

/** Whether one condition holds. A fact that is absent (`null`) is in no list. */
export function conditionHolds(condition: OverrideCondition, facts: OverrideFacts): Holds {
  const value = factOf(condition, facts);
  if (value === undefined) return "open";
  return value !== null && condition.oneOf.includes(value) ? "yes" : "no";
}

/** Whether all conditions of an override hold; one that fails settles it, open or not. */
export function overrideHolds({ when }: Override, facts: OverrideFacts): Holds {
  let open = false;
  for (const condition of when) {
    const holds = conditionHolds(condition, facts);
    if (holds === "no") return "no";
    if (holds === "open") open = true;
  }
  return open ? "open" : "yes";
}

/**
 * The override that counts: the lowest rank that fires. Rows of one rank with different results
 * are a conflict, as in Catala; they are never settled by the order of the file.
 */
export function resolveOverrides(
  overrides: readonly Override[],
  facts: OverrideFacts,
): OverrideVerdict {
  const held = overrides
    .map((override) => ({ override, holds: overrideHolds(override, facts) }))
    .filter(({ holds }) => holds !== "no");
  const first = held.find(({ holds }) => holds === "yes")?.override;
  if (first === undefined) return held.length > 0 ? { kind: "open" } : { kind: "none" };

  const atRank = held.filter(({ override }) => override.rank === first.rank);
  const fired = atRank.filter(({ holds }) => holds === "yes").map(({ override }) => override);
  if (fired.some(({ then }) => then !== first.then))
    return { kind: "conflict", rank: first.rank, overrides: fired.map(({ id }) => id) };
  const mayChange = held.some(
    ({ override, holds }) =>
      holds === "open" && override.rank <= first.rank && override.then !== first.then,
  );
  if (mayChange) return { kind: "open" };
  return { kind: "applied", override: { id: first.id, rank: first.rank, result: first.then } };
}

/** Undefined: open. Null: the body has no such fact. */
function factOf(
  { fact, criterion }: OverrideCondition,
  { unit, institution, level }: OverrideFacts,
): string | number | null | undefined {
  switch (fact) {
    case "institution_code":
      return institution.code;
    case "institution_type":
      return institution.type;
    case "legal_list":
      return institution.legalList;
    case "unit_code":
      return unit.code;
    case "unit_kind":
      return unit.kind;
    case "criterion_level":
      return criterion === undefined ? null : (level(criterion) ?? undefined);
    default:
      return assertNever(fact);
  }
}
