import { InstitutionType } from "../registry/index.ts";
import type { ScreeningFlaw } from "./flaw.ts";
import type { Override, OverrideCondition, ScreeningPolicy } from "./policy.ts";

/** Two overrides of one rank that can fire together and say different things. */
export type OverrideOverlap = {
  readonly rank: number;
  readonly overrides: readonly [string, string];
  /** One value per fact for which both hold. Any unit with these facts would be undecided. */
  readonly witness: readonly { readonly fact: string; readonly value: string | number }[];
};

const types: readonly string[] = InstitutionType.options;
const legalLists: readonly string[] = ["klaster_1", "tidak_pindah", "badan_publik"];

/** Every override can fire, is cited, dated, and points at something that exists. */
export function overrideFlaws(policy: ScreeningPolicy): readonly ScreeningFlaw[] {
  const classes: readonly string[] = [...policy.classes.map(({ code }) => code), "not_moved"];
  const criteria: readonly string[] = policy.criteria.map(({ code }) => code);
  return policy.overrides.flatMap((override): readonly ScreeningFlaw[] => {
    const { id, when, then, citation, from, until } = override;
    const flaws: ScreeningFlaw[] = when.flatMap((each) => conditionFlaws(id, each, criteria));
    if (citation.text.trim() === "") flaws.push({ kind: "override_uncited", override: id });
    if (until !== null && until < from)
      flaws.push({ kind: "override_dates_reversed", override: id });
    if (!classes.includes(then))
      flaws.push({ kind: "override_class_unknown", override: id, class: then });
    return flaws;
  });
}

/** Pairs of one rank that may contradict each other; not a flaw by itself, but to be known. */
export function overrideOverlaps(overrides: readonly Override[]): readonly OverrideOverlap[] {
  return overrides.flatMap((a, index) =>
    overrides.slice(index + 1).flatMap((b): readonly OverrideOverlap[] => {
      const together =
        (a.until === null || b.from <= a.until) && (b.until === null || a.from <= b.until);
      if (a.rank !== b.rank || a.then === b.then || !together) return [];
      const witness = commonFacts([...a.when, ...b.when]);
      return witness === null ? [] : [{ rank: a.rank, overrides: [a.id, b.id], witness }];
    }),
  );
}

function conditionFlaws(
  override: string,
  { fact, criterion, oneOf }: OverrideCondition,
  criteria: readonly string[],
): readonly ScreeningFlaw[] {
  const flaws: ScreeningFlaw[] = [];
  if ((fact === "criterion_level") !== (criterion !== undefined))
    flaws.push({ kind: "override_criterion_misplaced", override, fact });
  if (criterion !== undefined && !criteria.includes(criterion))
    flaws.push({ kind: "criterion_unknown", where: "override", of: override, criterion });
  for (const value of oneOf)
    if (!isPossible(fact, value))
      flaws.push({ kind: "override_value_impossible", override, fact, value });
  return flaws;
}

function isPossible(fact: OverrideCondition["fact"], value: string | number): boolean {
  if (fact === "criterion_level") return typeof value === "number" && value >= 1 && value <= 5;
  if (typeof value === "number") return false;
  if (fact === "institution_type") return types.includes(value);
  return fact !== "legal_list" || legalLists.includes(value);
}

/** One value per fact that satisfies all conditions; null when two of them exclude each other. */
function commonFacts(conditions: readonly OverrideCondition[]): OverrideOverlap["witness"] | null {
  const byFact = Map.groupBy(conditions, ({ fact, criterion }) =>
    criterion === undefined ? fact : `${fact} ${criterion}`,
  );
  const witness: { fact: string; value: string | number }[] = [];
  for (const [fact, group] of byFact) {
    const [first, ...others] = group;
    const value = first?.oneOf.find((each) => others.every(({ oneOf }) => oneOf.includes(each)));
    if (value === undefined) return null;
    witness.push({ fact, value });
  }
  return witness;
}
