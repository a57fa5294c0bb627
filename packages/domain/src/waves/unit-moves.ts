import { compareText, type PersonId, type UnitCode } from "../kernel/index.ts";
import type { Placement, Waiting, WaitingReason } from "./result.ts";

/** What the waves do to one unit, and what holds back those of its people who wait. */
export type UnitMoves = {
  readonly unitCode: UnitCode;
  /** Households by their leading member. */
  readonly housed: number;
  readonly waiting: number;
  /** Some of its households move and some wait. */
  readonly isSplit: boolean;
  /** Why its households wait, the most frequent reason first: the constraint that binds. */
  readonly because: readonly {
    readonly reason: WaitingReason["kind"];
    readonly households: number;
  }[];
};

/** The waves, unit by unit. */
export function unitMoves(
  placements: readonly Pick<Placement, "leadPersonId">[],
  waiting: readonly Pick<Waiting, "leadPersonId" | "reason">[],
  unitOf: ReadonlyMap<PersonId, UnitCode>,
): readonly UnitMoves[] {
  const housed = new Map<UnitCode, number>();
  const reasons = new Map<UnitCode, Map<WaitingReason["kind"], number>>();
  for (const { leadPersonId } of placements) addTo(housed, unitFor(unitOf, leadPersonId));
  for (const { leadPersonId, reason } of waiting) {
    const unitCode = unitFor(unitOf, leadPersonId);
    const counts = reasons.get(unitCode) ?? new Map<WaitingReason["kind"], number>();
    addTo(counts, reason.kind);
    reasons.set(unitCode, counts);
  }
  const units = [...new Set([...housed.keys(), ...reasons.keys()])].toSorted(compareText);
  return units.map((unitCode) => {
    const because = [...(reasons.get(unitCode) ?? [])]
      .map(([reason, households]) => ({ reason, households }))
      .toSorted((a, b) => b.households - a.households || compareText(a.reason, b.reason));
    const waits = because.reduce((sum, { households }) => sum + households, 0);
    const moves = housed.get(unitCode) ?? 0;
    return { unitCode, housed: moves, waiting: waits, isSplit: moves > 0 && waits > 0, because };
  });
}

function addTo<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function unitFor(unitOf: ReadonlyMap<PersonId, UnitCode>, personId: PersonId): UnitCode {
  const unitCode = unitOf.get(personId);
  if (unitCode === undefined) throw new Error(`Person ${personId} has no unit`);
  return unitCode;
}
