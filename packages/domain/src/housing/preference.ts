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
  const exchange = exchangeOver(face);
  const left = cells.homes.slice();
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

  const people = gather(network, cells, order, served, { preferences, preferenceCount });
  // By place among the served: written back to the households at the end.
  const chosen = new Int32Array(served.length).fill(-1);
  if (held !== undefined) {
    for (let place = 0; place < served.length; place++) {
      const rank = at(served, place);
      const cell = at(held, atUnsigned(order, rank));
      if (cell < 0) continue;
      const profile = at(people.profile, place);
      const end = at(face.start, profile + 1);
      let arc = at(face.start, profile);
      while (arc < end && at(face.target, arc) !== at(cells.classOf, cell)) arc++;
      if (arc === end || at(exchange.withdrawn, arc) === 1) continue;
      if (!exchange.take(profile, arc, rank)) continue;
      chosen[place] = cell;
      left[cell] = at(left, cell) - 1;
    }
  }

  const later: number[] = [];
  for (let place = 0; place < served.length; place++) {
    if (at(chosen, place) >= 0) continue;
    const profile = at(people.profile, place);
    let cell = -1;
    for (let choice = 0; choice < preferenceCount && cell < 0; choice++) {
      const tower = at(people.towers, place * preferenceCount + choice);
      if (tower < 0) continue;
      cell = takeIn(profile, tower, at(served, place));
      if (cell >= 0) people.wish[place] = choice + 1;
    }
    if (cell < 0) {
      later.push(place);
    } else {
      chosen[place] = cell;
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
  for (const place of later) {
    const profile = at(people.profile, place);
    const clock = order.length + at(served, place);
    for (let arc = at(face.start, profile); arc < at(face.start, profile + 1); arc++) {
      if (at(exchange.withdrawn, arc) === 1) continue;
      const cell = firstCell(at(face.target, arc));
      if (cell < 0 || !exchange.take(profile, arc, clock)) continue;
      chosen[place] = cell;
      left[cell] = at(left, cell) - 1;
      break;
    }
    if (at(chosen, place) < 0) throw new Error("A household that is housed found no home");
  }
  const cellOf = new Int32Array(order.length).fill(-1);
  const wish = new Uint8Array(order.length);
  for (let place = 0; place < served.length; place++) {
    const household = atUnsigned(order, at(served, place));
    cellOf[household] = at(chosen, place);
    wish[household] = people.wish[place] ?? 0;
  }
  return { cellOf, wish, cuts: exchange.cuts() };
}

/**
 * What the rounds need of the served, side by side in their order: households lie scattered in
 * memory, and fetching one after the other would take longer than all the rest.
 */
function gather(
  network: Network,
  cells: Cells,
  order: Uint32Array,
  served: Int32Array,
  { preferences, preferenceCount }: Pick<HouseholdColumns, "preferences" | "preferenceCount">,
): {
  readonly profile: Int32Array;
  /** Places of the towers wished for, -1 where none. */
  readonly towers: Int32Array;
  readonly wish: Uint8Array;
} {
  const { typeOf } = network.households;
  const profile = new Int32Array(served.length);
  const towers = new Int32Array(served.length * preferenceCount);
  for (let place = 0; place < served.length; place++) {
    const household = atUnsigned(order, at(served, place));
    profile[place] = at(typeOf, household);
    for (let choice = 0; choice < preferenceCount; choice++) {
      const tower = at(preferences, household * preferenceCount + choice);
      const found = tower < 0 ? -1 : at(cells.towerPlace, tower);
      towers[place * preferenceCount + choice] = found;
    }
  }
  return { profile, towers, wish: new Uint8Array(served.length) };
}
