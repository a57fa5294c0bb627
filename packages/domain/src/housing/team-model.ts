import { cellAt, type Cells } from "./cells.ts";
import type { Face } from "./face.ts";
import { at } from "./ints.ts";
import type { LinearModel } from "./solver.ts";

/** Housed members of a team, by profile, and the towers (by place) that it may be kept in. */
export type TeamShape = {
  readonly members: ReadonlyMap<number, number>;
  readonly towers: readonly number[];
};

/** The model, and where in its columns the choice of a tower for a team stands. */
export type TeamModel = LinearModel & { readonly choice: ReadonlyMap<string, number> };

/** Profiles that may live in the very same classes: no more than their sum counts here. */
type Group = { readonly targets: Int32Array; supply: number; readonly members: Set<number> };

export const choiceKey = (team: number, tower: number): string => `${team} ${tower}`;

/**
 * Most members in the towers of their teams, over all ways of the face and all choices of towers.
 * Columns: households on each pair of group and class; members in each class and tower; members of
 * each team in each tower; the choice of a tower for a team, the only one that must be whole.
 */
export function teamModel(face: Face, cells: Cells, teams: readonly TeamShape[]): TeamModel {
  const { groups, groupOf } = groupsOf(face);
  const teamGroups = teams.map(({ members }) => membersByGroup(members, groupOf));
  for (const [team, counts] of teamGroups.entries())
    for (const group of counts.keys()) groups[group]?.members.add(team);

  const cost: number[] = [];
  const upper: number[] = [];
  const integer: number[] = [];
  const start: number[] = [0];
  const index: number[] = [];
  const value: number[] = [];
  const rowLower: number[] = [];
  const rowUpper: number[] = [];
  const row = (lower: number, most: number) => {
    rowLower.push(lower);
    return rowUpper.push(most) - 1;
  };
  const column = (entries: readonly (readonly [row: number, by: number])[], most: number) => {
    for (const [place, by] of entries) {
      index.push(place);
      value.push(by);
    }
    start.push(index.length);
    cost.push(0);
    integer.push(0);
    return upper.push(most) - 1;
  };
  const any = Number.POSITIVE_INFINITY;

  const supplyRow = groups.map(({ supply }) => row(supply, supply));
  const classRow = Array.from(face.capacity, (homes, type) =>
    row(at(face.full, type) === 1 ? homes : -any, homes),
  );
  const cellRow = new Map<number, number>();
  const rowOfCell = (cell: number) => {
    const known = cellRow.get(cell) ?? row(-any, at(cells.homes, cell));
    cellRow.set(cell, known);
    return known;
  };
  const linkRow = new Map<string, number>();
  for (const [group, { targets, members }] of groups.entries()) {
    const supply = supplyRow[group] ?? -1;
    for (const type of targets)
      column(
        [
          [supply, 1],
          [classRow[type] ?? -1, 1],
        ],
        any,
      );
    const towers = new Set([...members].flatMap((team) => teams[team]?.towers ?? []));
    for (const tower of [...towers].toSorted((a, b) => a - b)) {
      const inTower = Array.from(targets, (type) => ({ type, cell: cellAt(cells, type, tower) }));
      const there = inTower.filter(({ cell }) => cell >= 0);
      if (there.length === 0) continue;
      const link = row(0, 0);
      linkRow.set(choiceKey(group, tower), link);
      for (const { type, cell } of there)
        column(
          [
            [supply, 1],
            [classRow[type] ?? -1, 1],
            [rowOfCell(cell), 1],
            [link, -1],
          ],
          any,
        );
    }
  }
  const choice = new Map<string, number>();
  for (const [team, { towers }] of teams.entries()) {
    const one = row(-any, 1);
    for (const tower of towers) {
      const chosen: [row: number, by: number][] = [[one, 1]];
      for (const [group, count] of teamGroups[team] ?? []) {
        const link = linkRow.get(choiceKey(group, tower));
        if (link === undefined) continue;
        const couple = row(-any, 0);
        cost[
          column(
            [
              [link, 1],
              [couple, 1],
            ],
            count,
          )
        ] = -1;
        chosen.push([couple, -count]);
      }
      if (chosen.length === 1) continue;
      const place = column(chosen, 1);
      integer[place] = 1;
      choice.set(choiceKey(team, tower), place);
    }
  }
  return {
    cost: Float64Array.from(cost),
    upper: Float64Array.from(upper),
    integer: Uint8Array.from(integer),
    rowLower: Float64Array.from(rowLower),
    rowUpper: Float64Array.from(rowUpper),
    start: Int32Array.from(start),
    index: Int32Array.from(index),
    value: Float64Array.from(value),
    choice,
  };
}

function groupsOf(face: Face): { readonly groups: Group[]; readonly groupOf: Int32Array } {
  const groupOf = new Int32Array(face.profiles).fill(-1);
  const groups: Group[] = [];
  const known = new Map<string, number>();
  for (let profile = 0; profile < face.profiles; profile++) {
    let supply = 0;
    for (let arc = at(face.start, profile); arc < at(face.start, profile + 1); arc++)
      supply += at(face.flow.amount, arc);
    if (supply === 0) continue;
    const targets = face.target.slice(at(face.start, profile), at(face.start, profile + 1)).sort();
    const key = targets.join();
    const group = known.get(key) ?? groups.push({ targets, supply: 0, members: new Set() }) - 1;
    known.set(key, group);
    groupOf[profile] = group;
    const found = groups[group];
    if (found !== undefined) found.supply += supply;
  }
  return { groups, groupOf };
}

function membersByGroup(
  members: ReadonlyMap<number, number>,
  groupOf: Int32Array,
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const [profile, count] of members) {
    const group = at(groupOf, profile);
    counts.set(group, (counts.get(group) ?? 0) + count);
  }
  return new Map([...counts].toSorted(([a], [b]) => a - b));
}
