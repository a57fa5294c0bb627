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
