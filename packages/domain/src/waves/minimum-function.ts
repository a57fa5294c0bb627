import {
  compareText,
  type LocalDate,
  type PersonId,
  type UnitCode,
  type WaveId,
} from "../kernel/index.ts";
import type { Person } from "../registry/index.ts";
import { inForce, type Duty } from "./duties.ts";
import type { Placement, WaveResult } from "./result.ts";

/** After a wave, people of a unit in both cities can do a duty in one, in both or in neither. */
export type DutyAfterWave = {
  readonly waveId: WaveId;
  readonly unitCode: UnitCode;
  readonly duty: string;
  readonly fewest: number;
  /** People able to do it who have moved, and who have not. */
  readonly moved: number;
  readonly staying: number;
  readonly can: "both" | "moved_only" | "staying_only" | "neither";
};

/**
 * The facts that are read: people, waves, who moves in which, and what units must be able to do.
 */
export type MinimumFunctionInput = {
  readonly people: readonly Person[];
  readonly waves: readonly Pick<WaveResult, "waveId" | "movesOn">[];
  readonly placements: readonly Pick<Placement, "waveId" | "movers">[];
  readonly duties: readonly Duty[];
};

/**
 * For every unit that a wave leaves in two cities: where each duty in force can still be done. A
 * person counts while active and not retired on the day of the wave. `neither` with enough people
 * in all is what splitting the unit breaks.
 *
 * Source: docs/rules/waves.md, "Minimum function".
 */
export function dutiesAfterWaves(input: MinimumFunctionInput): readonly DutyAfterWave[] {
  const byUnit = Map.groupBy(input.people, (person) => person.unitCode);
  const units = [...byUnit].toSorted(([a], [b]) => compareText(a, b));
  const moversOf = Map.groupBy(input.placements, (placement) => placement.waveId);
  const movedBy = new Set<PersonId>();
  const touched = new Set<UnitCode>();
  const unitOf = new Map(input.people.map((person) => [person.personId, person.unitCode]));
  return datedInOrder(input.waves).flatMap(({ waveId, day }) => {
    for (const { movers } of moversOf.get(waveId) ?? [])
      for (const personId of movers) {
        movedBy.add(personId);
        const unitCode = unitOf.get(personId);
        if (unitCode !== undefined) touched.add(unitCode);
      }
    return units.flatMap(([unitCode, members]) => {
      if (!touched.has(unitCode)) return [];
      const present = members.filter(
        (person) => person.legalStanding === "active" && person.retiresOn > day,
      );
      const moved = present.filter((person) => movedBy.has(person.personId));
      if (moved.length === present.length) return [];
      return dutiesOf(unitCode, input.duties, day).map((duty) => ({
        waveId,
        unitCode,
        ...countsFor(duty, present, moved),
      }));
    });
  });
}

/** Those duties that neither half of a unit can do although its people together could. */
export function brokenDuties(all: readonly DutyAfterWave[]): readonly DutyAfterWave[] {
  return all.filter(
    ({ can, moved, staying, fewest }) => can === "neither" && moved + staying >= fewest,
  );
}

function dutiesOf(unitCode: UnitCode, duties: readonly Duty[], day: LocalDate): readonly Duty[] {
  return duties
    .filter((duty) => (duty.unitCode ?? unitCode) === unitCode && inForce(duty, day))
    .toSorted((a, b) => compareText(a.code, b.code));
}

function countsFor(
  { code, levels, fewest }: Duty,
  present: readonly Person[],
  moved: readonly Person[],
): Omit<DutyAfterWave, "waveId" | "unitCode"> {
  const able = (people: readonly Person[]) =>
    people.filter((person) => levels.includes(person.postLevel)).length;
  const there = able(moved);
  const here = able(present) - there;
  return {
    duty: code,
    fewest,
    moved: there,
    staying: here,
    can:
      there >= fewest
        ? here >= fewest
          ? "both"
          : "moved_only"
        : here >= fewest
          ? "staying_only"
          : "neither",
  };
}

function datedInOrder(
  waves: MinimumFunctionInput["waves"],
): readonly { readonly waveId: WaveId; readonly day: LocalDate }[] {
  return waves
    .flatMap(({ waveId, movesOn }) => (movesOn === "not_decided" ? [] : [{ waveId, day: movesOn }]))
    .toSorted((a, b) => compareText(a.day, b.day) || compareText(a.waveId, b.waveId));
}
