import { compareText, type HouseholdId, type PersonId, type UnitCode } from "../kernel/index.ts";
import type { Placement, Waiting } from "../waves/index.ts";
import type { Comparable, HouseholdChange, HouseholdPlace } from "./diff.ts";

const NOT_MOVING: HouseholdPlace = { kind: "not_moving" };

/** A household's place in one plan, before it is written out. */
type Found =
  | { readonly kind: "housed"; readonly entry: Placement; readonly day: string }
  | { readonly kind: "waiting"; readonly entry: Waiting };

/** Each household whose place differs, by its code. */
export function householdChanges(
  before: Comparable,
  after: Comparable,
): readonly HouseholdChange[] {
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
