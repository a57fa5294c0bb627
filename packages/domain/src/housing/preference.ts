import type { PreferenceCuts } from "./allocation.ts";
import { cellAt, type Cells } from "./cells.ts";
import { exchangeOver } from "./exchange.ts";
import type { Face } from "./face.ts";
import { at, atUnsigned } from "./ints.ts";
import type { Network } from "./network.ts";
import type { HouseholdColumns } from "./problem.ts";

export type Choices = {
  /** Cell of each household, -1 when it waits. */
  readonly cellOf: Int32Array;
  readonly wish: Uint8Array;
  readonly cuts: PreferenceCuts;
};

/**
 * Serial dictatorship over the ways to house everybody (Svensson 1994; Bogomolnaia, Deb and Ehlers
 * 2005): in order, each gets the best of its towers that leaves a way to house all who come after.
 * Inside a tower, the class with less misfit comes first, then the published order of classes.
 * Who can get none of its towers chooses in a second round, when no wish can suffer from it: the
 * first class in the same order, the first tower by id.
 */
export function servePreferences(
  network: Network,
  face: Face,
  cells: Cells,
  order: Uint32Array,
  housed: Uint8Array,
  { preferences, preferenceCount }: Pick<HouseholdColumns, "preferences" | "preferenceCount">,
): Choices {
  const { typeOf } = network.households;
  const exchange = exchangeOver(face);
  const left = cells.homes.slice();
  const cellOf = new Int32Array(typeOf.length).fill(-1);
  const wish = new Uint8Array(typeOf.length);

  const takeIn = (profile: number, tower: number, clock: number): number => {
    const first = at(face.start, profile);
    for (let place = first; place < first + at(face.usable, profile);) {
      const arc = at(face.order, place);
      const cell = cellAt(cells, at(face.target, arc), tower);
      if (cell < 0 || at(left, cell) === 0) {
        place++;
      } else if (exchange.take(profile, arc, clock)) {
        return cell;
      } else {
        // The closed set may have withdrawn earlier arcs too, so that places have shifted.
        place = first;
      }
    }
    return -1;
  };

  const later: number[] = [];
  for (let rank = 0; rank < order.length; rank++) {
    const household = atUnsigned(order, rank);
    if (housed[household] !== 1) continue;
    let cell = -1;
    for (let choice = 0; choice < preferenceCount && cell < 0; choice++) {
      const tower = at(preferences, household * preferenceCount + choice);
      if (tower < 0) continue;
      cell = takeIn(at(typeOf, household), at(cells.towerPlace, tower), rank);
      if (cell >= 0) wish[household] = choice + 1;
    }
    if (cell < 0) {
      later.push(rank);
    } else {
      cellOf[household] = cell;
      left[cell] = at(left, cell) - 1;
    }
  }

  const next = cells.start.slice(0, network.classes);
  const firstCell = (home: number): number => {
    let cell = at(next, home);
    const end = at(cells.start, home + 1);
    while (cell < end && at(left, cell) === 0) cell++;
    next[home] = cell;
    return cell < end ? cell : -1;
  };
  for (const rank of later) {
    const household = atUnsigned(order, rank);
    const profile = at(typeOf, household);
    const first = at(face.start, profile);
    for (let place = first; place < first + at(face.usable, profile);) {
      const arc = at(face.order, place);
      const cell = firstCell(at(face.target, arc));
      if (cell < 0) {
        place++;
      } else if (exchange.take(profile, arc, order.length + rank)) {
        cellOf[household] = cell;
        left[cell] = at(left, cell) - 1;
        break;
      } else {
        place = first;
      }
    }
    if (at(cellOf, household) < 0) throw new Error("A household that is housed found no home");
  }
  return { cellOf, wish, cuts: exchange.cuts() };
}
