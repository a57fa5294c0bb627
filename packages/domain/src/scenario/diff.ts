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

const NOT_MOVING: HouseholdPlace = { kind: "not_moving" };

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

/** A household's place in one plan, before it is written out. */
type Found =
  | { readonly kind: "housed"; readonly entry: Placement; readonly day: string }
  | { readonly kind: "waiting"; readonly entry: Waiting };

function householdChanges(before: Comparable, after: Comparable): readonly HouseholdChange[] {
  const then = housedIn(before);
  const now = housedIn(after);
  const changes: HouseholdChange[] = [];
  const unitOf = unitReader(before, after);
  const note = (householdId: HouseholdId, a: Found | undefined, b: Found | undefined) => {
    const change = changeBetween(a, b);
    const leadPersonId = b?.entry.leadPersonId ?? a?.entry.leadPersonId;
    if (change === null || leadPersonId === undefined) return;
    const unitCode = unitOf(leadPersonId);
    changes.push({
      householdId,
      leadPersonId,
      change,
      before: placeOf(a),
      after: placeOf(b),
      unitCode,
    });
  };
  // Most households wait in both plans: walked in step, they need no table of names.
  const waitedThen = inOrder(before.waiting);
  const waitNow = inOrder(after.waiting);
  let i = 0;
  let j = 0;
  while (i < waitedThen.length || j < waitNow.length) {
    const a = waitedThen[i];
    const b = waitNow[j];
    if (a !== undefined && b !== undefined && a.householdId === b.householdId) {
      if (a.reason.kind !== b.reason.kind)
        note(a.householdId, { kind: "waiting", entry: a }, { kind: "waiting", entry: b });
      i += 1;
      j += 1;
    } else if (b === undefined || (a !== undefined && a.householdId < b.householdId)) {
      if (a !== undefined)
        note(a.householdId, { kind: "waiting", entry: a }, now.get(a.householdId));
      i += 1;
    } else {
      note(b.householdId, then.get(b.householdId), { kind: "waiting", entry: b });
      j += 1;
    }
  }
  const waited = isWaitingIn(waitedThen);
  const waits = isWaitingIn(waitNow);
  for (const [householdId, b] of now)
    if (!waited(householdId)) note(householdId, then.get(householdId), b);
  for (const [householdId, a] of then)
    if (!now.has(householdId) && !waits(householdId)) note(householdId, a, undefined);
  return changes.toSorted((a, b) => compareText(a.householdId, b.householdId));
}

function housedIn({ waves, placements }: Comparable): ReadonlyMap<HouseholdId, Found> {
  const dayOf = new Map(waves.map((wave) => [wave.waveId, wave.movesOn]));
  return new Map(
    placements.map((entry) => [
      entry.householdId,
      { kind: "housed", entry, day: dayOf.get(entry.waveId) ?? "~" },
    ]),
  );
}

/** By household; a list that is in order already, as every plan's is, is taken as it is. */
function inOrder(waiting: readonly Waiting[]): readonly Waiting[] {
  for (let i = 1; i < waiting.length; i += 1)
    if ((waiting[i - 1]?.householdId ?? "") > (waiting[i]?.householdId ?? ""))
      return waiting.toSorted((a, b) => compareText(a.householdId, b.householdId));
  return waiting;
}

function isWaitingIn(waiting: readonly Waiting[]): (householdId: HouseholdId) => boolean {
  return (householdId) => {
    let from = 0;
    let to = waiting.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((waiting[middle]?.householdId ?? "") < householdId) from = middle + 1;
      else to = middle;
    }
    return waiting[from]?.householdId === householdId;
  };
}

type Standings = Comparable["standings"];
const units = new WeakMap<Standings, ReadonlyMap<PersonId, UnitCode>>();

/** The unit of a person; read once per list, and two plans under one policy share the list. */
function unitReader(before: Comparable, after: Comparable): (personId: PersonId) => UnitCode {
  const read = (standings: Standings) => {
    const known = units.get(standings);
    if (known !== undefined) return known;
    const fresh = new Map(standings.map(({ personId, unitCode }) => [personId, unitCode]));
    units.set(standings, fresh);
    return fresh;
  };
  return (personId) => {
    const unitCode = read(after.standings).get(personId) ?? read(before.standings).get(personId);
    if (unitCode === undefined) throw new Error(`Person ${personId} stands in neither plan`);
    return unitCode;
  };
}

function placeOf(found: Found | undefined): HouseholdPlace {
  if (found === undefined) return NOT_MOVING;
  if (found.kind === "waiting") return { kind: "waiting", reason: found.entry.reason.kind };
  return { kind: "housed", waveId: found.entry.waveId, homeId: found.entry.homeId };
}

function changeBetween(
  a: Found | undefined,
  b: Found | undefined,
): HouseholdChange["change"] | null {
  if (b === undefined) return a === undefined ? null : "no_longer_moving";
  if (a === undefined) return "now_moving";
  if (a.kind === "housed" && b.kind === "housed") {
    if (a.day !== b.day) return b.day < a.day ? "moves_earlier" : "moves_later";
    return a.entry.homeId === b.entry.homeId ? null : "other_home";
  }
  if (a.kind === "waiting" && b.kind === "waiting")
    return a.entry.reason.kind === b.entry.reason.kind ? null : "other_reason";
  return b.kind === "housed" ? "now_housed" : "now_waits";
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
