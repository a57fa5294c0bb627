import type { PreferenceCuts } from "./allocation.ts";
import { cellAt, type Cells } from "./cells.ts";
import { exchangeOver } from "./exchange.ts";
import type { Face } from "./face.ts";
import { at, atSmall, atUnsigned } from "./ints.ts";
import type { Network } from "./network.ts";
import type { HouseholdColumns } from "./problem.ts";

export type Choices = {
  /** Cell of each household, -1 when it waits. */
  readonly cellOf: Int32Array;
  readonly wish: Uint8Array;
  readonly cuts: PreferenceCuts;
};

/** Most pairs of profile and tower for which a place is remembered. */
const MOST_REMEMBERED = 1 << 24;

/**
 * Serial dictatorship over the ways to house everybody (Svensson 1994; Bogomolnaia, Deb and Ehlers
 * 2005): in order, each gets the best of its towers that leaves a way to house all who come after.
 * Inside a tower, the class with less misfit comes first, then the published order of classes.
 * Who can get none of its towers chooses in a second round, when no wish can suffer from it: the
 * first class in the same order, the first tower by id.
 *
 * `held` gives cells that households live in already: before all wishes, in order, each that can
 * stay in its class stays where it is.
 */
export function servePreferences(
  network: Network,
  face: Face,
  cells: Cells,
  order: Uint32Array,
  served: Int32Array,
  { preferences, preferenceCount }: Pick<HouseholdColumns, "preferences" | "preferenceCount">,
  held?: Int32Array,
): Choices {
  const { typeOf } = network.households;
  const exchange = exchangeOver(face);
  const left = cells.homes.slice();
  const cellOf = new Int32Array(typeOf.length).fill(-1);
  const wish = new Uint8Array(typeOf.length);

  // What a profile cannot get in a tower it never will: the first arc that is left only moves on.
  const { towers } = cells;
  const remembers = face.profiles * towers <= MOST_REMEMBERED;
  const passed = new Uint16Array(remembers ? face.profiles * towers : 0);
  const takeIn = (profile: number, tower: number, clock: number): number => {
    const first = at(face.start, profile);
    const end = at(face.start, profile + 1);
    const key = profile * towers + tower;
    let arc = first + (remembers ? atSmall(passed, key) : 0);
    let cell = -1;
    for (; arc < end; arc++) {
      if (at(exchange.withdrawn, arc) === 1) continue;
      cell = cellAt(cells, at(face.target, arc), tower);
      if (cell >= 0 && at(left, cell) > 0 && exchange.take(profile, arc, clock)) break;
    }
    if (remembers) passed[key] = Math.min(arc - first, 0xffff);
    return arc < end ? cell : -1;
  };

  if (held !== undefined) {
    for (const rank of served) {
      const household = atUnsigned(order, rank);
      const cell = at(held, household);
      if (cell < 0) continue;
      const profile = at(typeOf, household);
      const end = at(face.start, profile + 1);
      let arc = at(face.start, profile);
      while (arc < end && at(face.target, arc) !== at(cells.classOf, cell)) arc++;
      if (arc === end || at(exchange.withdrawn, arc) === 1) continue;
      if (!exchange.take(profile, arc, rank)) continue;
      cellOf[household] = cell;
      left[cell] = at(left, cell) - 1;
    }
  }

  const later: number[] = [];
  for (const rank of served) {
    const household = atUnsigned(order, rank);
    if (at(cellOf, household) >= 0) continue;
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
