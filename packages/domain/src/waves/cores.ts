import {
  compareText,
  type LocalDate,
  sortedBy,
  type UnitCode,
  type WaveId,
} from "../kernel/index.ts";
import { moversOf, type Candidates } from "./candidates.ts";
import { inForce, type Dependency, type Duty } from "./duties.ts";
import type { Mover } from "./households.ts";
import type { CoreReason } from "./result.ts";

/** The households whose members a unit still needs in the new capital to do all its duties. */
export type UnitCore = {
  readonly unitCode: UnitCode;
  readonly places: readonly number[];
  /** A duty for which too few of its people can move by then; null when there are enough. */
  readonly short: {
    readonly duty: string;
    readonly people: number;
    readonly fewest: number;
  } | null;
};

/** People who have moved, by unit. */
export type Moved = ReadonlyMap<UnitCode, readonly Mover[]>;

/**
 * The working core of each unit with candidates: for every duty in force, the fewest people it
 * takes, those in the new capital counted first, then candidates by their ticket. One person may
 * serve several duties.
 */
export function coresOn(
  candidates: Candidates,
  duties: readonly Duty[],
  day: LocalDate,
  moved: Moved,
): readonly UnitCore[] {
  const current = sortedBy(
    duties.filter((duty) => inForce(duty, day)),
    (duty) => duty.code,
  );
  if (current.length === 0) return [];
  const byUnit = new Map<UnitCode, { place: number; mover: Mover }[]>();
  for (const place of candidates.index)
    for (const mover of moversOf(candidates, place)) {
      const members = byUnit.get(mover.person.unitCode);
      if (members === undefined) byUnit.set(mover.person.unitCode, [{ place, mover }]);
      else members.push({ place, mover });
    }
  const ticket = (place: number) => candidates.moving[place];
  return [...byUnit]
    .map(([unitCode, members]): UnitCore => {
      const there = moved.get(unitCode) ?? [];
      const inTurn = members.toSorted((a, b) => {
        const [one, other] = [ticket(a.place), ticket(b.place)];
        return (
          (one?.ticketHigh ?? 0) - (other?.ticketHigh ?? 0) ||
          (one?.ticketLow ?? 0) - (other?.ticketLow ?? 0) ||
          compareText(a.mover.person.personId, b.mover.person.personId)
        );
      });
      const core = new Set<number>();
      const chosen = new Set<Mover>();
      let short: UnitCore["short"] = null;
      for (const duty of current) {
        if (duty.unitCode !== null && duty.unitCode !== unitCode) continue;
        const able = (mover: Mover) => duty.levels.includes(mover.person.postLevel);
        let people = there.filter(able).length + [...chosen].filter(able).length;
        for (const { place, mover } of inTurn) {
          if (people >= duty.fewest) break;
          if (chosen.has(mover) || !able(mover)) continue;
          chosen.add(mover);
          core.add(place);
          people += 1;
        }
        if (people < duty.fewest) short ??= { duty: duty.code, people, fewest: duty.fewest };
      }
      return { unitCode, places: [...core], short };
    })
    .toSorted((a, b) => compareText(a.unitCode, b.unitCode));
}

/** Units that cannot move in the wave whatever the homes, and those that depend on them. */
export function heldFromTheStart(
  cores: readonly UnitCore[],
  waveId: WaveId,
): Map<UnitCode, CoreReason> {
  const held = new Map<UnitCode, CoreReason>();
  for (const { unitCode, short } of cores)
    if (short !== null) held.set(unitCode, { kind: "core_too_small", waveId, unitCode, ...short });
  return held;
}

/** Adds the units that depend, directly or through others, on one that does not work there. */
export function holdDependents(
  held: Map<UnitCode, CoreReason>,
  cores: readonly UnitCore[],
  dependencies: readonly Dependency[],
  day: LocalDate,
  waveId: WaveId,
  moved: Moved,
): void {
  const moving = new Set(cores.map((core) => core.unitCode));
  const current = dependencies.filter((entry) => inForce(entry, day));
  for (let before = -1; before !== held.size;) {
    before = held.size;
    for (const { unitCode, needs } of current) {
      if (held.has(unitCode) || !moving.has(unitCode)) continue;
      const works = !held.has(needs) && (moving.has(needs) || moved.has(needs));
      if (!works) held.set(unitCode, { kind: "needed_unit_waits", waveId, unitCode, needs });
    }
  }
}

/** The first unit in the order whose core did not all find a home, and those too large for the rest. */
export function incompleteCores(
  cores: readonly UnitCore[],
  isHoused: (place: number) => boolean,
  rankOf: (place: number) => number,
  homes: number,
  waveId: WaveId,
): Map<UnitCode, CoreReason> {
  const inOrder = cores
    .filter((core) => core.places.length > 0)
    .map((core) => ({ core, rank: Math.min(...core.places.map(rankOf)) }))
    .toSorted((a, b) => a.rank - b.rank || compareText(a.core.unitCode, b.core.unitCode));
  const held = new Map<UnitCode, CoreReason>();
  const taken = new Set<number>();
  for (const { core } of inOrder) {
    const housed = core.places.filter(isHoused).length;
    const isWhole = housed === core.places.length;
    const others = core.places.filter((place) => !taken.has(place)).length;
    if (held.size === 0 && isWhole) for (const place of core.places) taken.add(place);
    else if (!isWhole && (held.size === 0 || taken.size + others > homes))
      held.set(core.unitCode, {
        kind: "core_does_not_fit",
        waveId,
        unitCode: core.unitCode,
        households: core.places.length,
        housed,
      });
  }
  return held;
}
