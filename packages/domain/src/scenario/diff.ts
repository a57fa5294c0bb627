import {
  compareText,
  type ClassCode,
  type HomeId,
  type HouseholdId,
  type LocalDate,
  type PersonId,
  type UnitCode,
  type WaveId,
} from "../kernel/index.ts";
import type { ScreeningOutcome, UnitScreening } from "../screening/index.ts";
import type { Placement, Waiting, WaveResult } from "../waves/index.ts";
import { householdChanges } from "./household-changes.ts";

/** The part of a plan that a comparison looks at. */
export type Comparable = {
  readonly screening: readonly UnitScreening[];
  readonly standings: readonly { readonly personId: PersonId; readonly unitCode: UnitCode }[];
  readonly waves: readonly WaveResult[];
  readonly placements: readonly Placement[];
  readonly waiting: readonly Waiting[];
};

/** Where a household stands in one plan. */
export type HouseholdPlace =
  | { readonly kind: "housed"; readonly waveId: WaveId; readonly homeId: HomeId }
  | { readonly kind: "waiting"; readonly reason: Waiting["reason"]["kind"] }
  /** None of its members is to move. */
  | { readonly kind: "not_moving" };

/** One household that another plan treats otherwise. */
export type HouseholdChange = {
  readonly householdId: HouseholdId;
  readonly leadPersonId: PersonId;
  readonly unitCode: UnitCode;
  readonly change:
    | "moves_earlier"
    | "moves_later"
    | "other_home"
    | "now_housed"
    | "now_waits"
    | "other_reason"
    | "now_moving"
    | "no_longer_moving";
  readonly before: HouseholdPlace;
  readonly after: HouseholdPlace;
};

/** One unit whose class differs between two plans. */
export type UnitChange = {
  readonly unitCode: UnitCode;
  readonly before: ClassCode | "not_moved" | "undecided";
  readonly after: ClassCode | "not_moved" | "undecided";
};

/** One wave that differs between two plans. */
export type WaveChange = {
  readonly waveId: WaveId;
  readonly movesOn: {
    readonly before: LocalDate | "not_decided";
    readonly after: LocalDate | "not_decided";
  };
  readonly homesReady: { readonly before: number; readonly after: number };
  readonly peopleHoused: { readonly before: number; readonly after: number };
};

/** The difference of two plans over the same people. Empty lists when nothing differs. */
export type PlanDiff = {
  readonly units: readonly UnitChange[];
  readonly waves: readonly WaveChange[];
  readonly households: readonly HouseholdChange[];
  /** Households by kind of change. */
  readonly counts: Readonly<Record<HouseholdChange["change"], number>>;
  /** Units touched, with how many of their households change, most first. */
  readonly unitsTouched: readonly { readonly unitCode: UnitCode; readonly households: number }[];
};

/**
 * The difference of two plans over the same people, down to names: which units change class,
 * which waves change, and which household moves earlier, later, into another home, or not at all.
 */
export function diffPlans(before: Comparable, after: Comparable): PlanDiff {
  const households = householdChanges(before, after);
  return {
    units: unitChanges(before.screening, after.screening),
    waves: waveChanges(before.waves, after.waves),
    households,
    counts: countChanges(households),
    unitsTouched: unitsTouched(households),
  };
}

function unitChanges(
  before: readonly UnitScreening[],
  after: readonly UnitScreening[],
): readonly UnitChange[] {
  const then = new Map(before.map((unit) => [unit.unitCode, classOf(unit.outcome)]));
  return after.flatMap((unit) => {
    const was = then.get(unit.unitCode);
    const is = classOf(unit.outcome);
    return was === undefined || was === is
      ? []
      : [{ unitCode: unit.unitCode, before: was, after: is }];
  });
}

function classOf(outcome: ScreeningOutcome): UnitChange["before"] {
  return outcome.kind === "class" ? outcome.class : outcome.kind;
}

function waveChanges(
  before: readonly WaveResult[],
  after: readonly WaveResult[],
): readonly WaveChange[] {
  const then = new Map(before.map((wave) => [wave.waveId, wave]));
  return after.flatMap((is) => {
    const was = then.get(is.waveId);
    if (
      was === undefined ||
      (was.movesOn === is.movesOn &&
        was.homesReady === is.homesReady &&
        was.peopleHoused === is.peopleHoused)
    )
      return [];
    return [
      {
        waveId: is.waveId,
        movesOn: { before: was.movesOn, after: is.movesOn },
        homesReady: { before: was.homesReady, after: is.homesReady },
        peopleHoused: { before: was.peopleHoused, after: is.peopleHoused },
      },
    ];
  });
}

function countChanges(households: readonly HouseholdChange[]): PlanDiff["counts"] {
  const counts = {
    moves_earlier: 0,
    moves_later: 0,
    other_home: 0,
    now_housed: 0,
    now_waits: 0,
    other_reason: 0,
    now_moving: 0,
    no_longer_moving: 0,
  };
  for (const { change } of households) counts[change] += 1;
  return counts;
}

function unitsTouched(households: readonly HouseholdChange[]): PlanDiff["unitsTouched"] {
  const touched = new Map<UnitCode, number>();
  for (const { unitCode } of households) touched.set(unitCode, (touched.get(unitCode) ?? 0) + 1);
  return [...touched]
    .map(([unitCode, count]) => ({ unitCode, households: count }))
    .toSorted((a, b) => b.households - a.households || compareText(a.unitCode, b.unitCode));
}
