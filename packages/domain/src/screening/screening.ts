import { sortedBy, type ClassCode, type LocalDate, type UnitCode } from "../kernel/index.ts";
import type { Institution, Score, Unit } from "../registry/index.ts";
import { ladder, ranksInClass, type LadderRow, type OrderFacts } from "./order.ts";
import { overridesInForce } from "./overrides.ts";
import type { ScreeningPolicy } from "./policy.ts";
import { profilesOf } from "./profile.ts";
import type { UnitScreening } from "./result.ts";
import { sortingOf } from "./sorting.ts";
import { screenUnit } from "./unit.ts";

/** The facts that screening reads. */
export type ScreeningInput = {
  readonly units: readonly Unit[];
  readonly institutions: readonly Institution[];
  readonly scores: readonly Score[];
  /** The day as of which overrides are in force and evidence counts. */
  readonly onDate: LocalDate;
};

/**
 * The priority class of every unit, by unit code: legal overrides first, then MR-Sort on the
 * lower medians of the assessors. A class depends on the unit alone, never on who else is listed.
 *
 * Source: docs/rules/screening.md. The policy must have passed `provePolicy`.
 */
export function screenUnits(
  { units, institutions, scores, onDate }: ScreeningInput,
  policy: ScreeningPolicy,
): readonly UnitScreening[] {
  const sorting = sortingOf(policy);
  const profiles = profilesOf(sorting);
  const overrides = overridesInForce(policy, onDate);
  const institutionOf = new Map(institutions.map((each) => [each.code, each]));
  const scoresOf = Map.groupBy(scores, (score) => score.unitCode);

  const screened: UnitScreening[] = [];
  const order: OrderFacts[] = [];
  for (const unit of sortedBy(units, (each) => each.code)) {
    const institution = institutionOf.get(unit.institutionCode);
    if (institution === undefined)
      throw new Error(`Unit ${unit.code} names an unknown institution: ${unit.institutionCode}`);
    const screening = screenUnit(
      { unit, institution, scores: scoresOf.get(unit.code) ?? [], onDate },
      { policy, sorting, profiles, overrides },
    );
    screened.push(screening);
    if (screening.outcome.kind === "class")
      order.push(orderFacts(screening, screening.outcome.class, institution));
  }
  return withRanks(screened, ranksInClass(order));
}

/**
 * The order inside one class with its tie-break ladder: for each unit the figures of every step,
 * and the step that put it below the one before.
 */
export function rankLadder(
  screened: readonly UnitScreening[],
  institutions: readonly Institution[],
  code: ClassCode,
): readonly LadderRow[] {
  const institutionOf = new Map(institutions.map((each) => [each.code, each]));
  const facts = screened.flatMap((screening): readonly OrderFacts[] => {
    const institution = institutionOf.get(screening.institutionCode);
    return screening.outcome.kind === "class" && institution !== undefined
      ? [orderFacts(screening, screening.outcome.class, institution)]
      : [];
  });
  return ladder(facts, code);
}

function orderFacts(
  { unitCode, classes, additiveScore }: UnitScreening,
  code: OrderFacts["class"],
  { legalList }: Institution,
): OrderFacts {
  const own = classes.findIndex((each) => each.class === code);
  const pointsOfNextBetter = classes[Math.max(0, own - 1)]?.points ?? null;
  return { unitCode, class: code, pointsOfNextBetter, additiveScore, legalList };
}

function withRanks(
  screened: readonly UnitScreening[],
  ranks: ReadonlyMap<UnitCode, number>,
): readonly UnitScreening[] {
  return screened.map((screening) => ({
    ...screening,
    rankInClass: ranks.get(screening.unitCode) ?? null,
  }));
}
