import { compareText, type ClassCode, type UnitCode } from "../kernel/index.ts";
import type { Institution } from "../registry/index.ts";

/** What the order inside a class is made of. */
export type OrderFacts = {
  readonly unitCode: UnitCode;
  readonly class: ClassCode;
  /** Points at the standard of the next better class; of its own for the best. Null: open. */
  readonly pointsOfNextBetter: number | null;
  readonly additiveScore: number | null;
  readonly legalList: Institution["legalList"];
};

/** Lists of UU 3/2022 Annex II in the order in which they move. */
const legalOrder = ["klaster_1", "badan_publik", null, "tidak_pindah"] as const;

/**
 * Places inside each class, from 1: points at the next better standard, then the additive score
 * (both descending), then the legal list, then the unit code. Never by lot, never by name. A unit
 * whose points are open stands last.
 */
export function ranksInClass(units: readonly OrderFacts[]): ReadonlyMap<UnitCode, number> {
  const ranks = new Map<UnitCode, number>();
  const placed = new Map<ClassCode, number>();
  for (const unit of units.toSorted(compareInClass)) {
    const rank = (placed.get(unit.class) ?? 0) + 1;
    placed.set(unit.class, rank);
    ranks.set(unit.unitCode, rank);
  }
  return ranks;
}

/** The step of the ladder that put a unit below the one before it; null for the first. */
export type LadderStep = "points_of_next_better" | "additive_score" | "legal_list" | "unit_code";

/** One unit of a class in its place, with the figures of every step. */
export type LadderRow = OrderFacts & {
  readonly rank: number;
  readonly belowBy: LadderStep | null;
};

/** The units of one class in order, each with the step that separates it from the one above. */
export function ladder(units: readonly OrderFacts[], code: ClassCode): readonly LadderRow[] {
  const ordered = units.filter((unit) => unit.class === code).toSorted(compareInClass);
  return ordered.map((unit, index) => {
    const above = ordered[index - 1];
    return {
      ...unit,
      rank: index + 1,
      belowBy: above === undefined ? null : stepBetween(above, unit),
    };
  });
}

function stepBetween(above: OrderFacts, unit: OrderFacts): LadderStep {
  if (above.pointsOfNextBetter !== unit.pointsOfNextBetter) return "points_of_next_better";
  if (above.additiveScore !== unit.additiveScore) return "additive_score";
  return above.legalList === unit.legalList ? "unit_code" : "legal_list";
}

function compareInClass(a: OrderFacts, b: OrderFacts): number {
  return (
    descending(a.pointsOfNextBetter, b.pointsOfNextBetter) ||
    descending(a.additiveScore, b.additiveScore) ||
    legalOrder.indexOf(a.legalList) - legalOrder.indexOf(b.legalList) ||
    compareText(a.unitCode, b.unitCode)
  );
}

function descending(a: number | null, b: number | null): number {
  return (b ?? -1) - (a ?? -1);
}
