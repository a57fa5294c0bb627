import { cellAt, type Cells } from "./cells.ts";
import type { Gate, Turns } from "./coverage.ts";
import { add, at, atUnsigned } from "./ints.ts";
import type { Network } from "./network.ts";
import type { HouseholdColumns } from "./problem.ts";

/**
 * Plain serial dictatorship, for policies that put preference before coverage: each household in
 * turn takes the best home that is free, and nobody before it moves. Truthful even for those who
 * may declare homes unacceptable, but it houses fewer.
 */
export function serveInTurn(
  network: Network,
  cells: Cells,
  order: Uint32Array,
  gate: Gate | null,
  turns: Turns | null,
  { preferences, preferenceCount }: Pick<HouseholdColumns, "preferences" | "preferenceCount">,
): {
  readonly cellOf: Int32Array;
  readonly wish: Uint8Array;
  readonly served: Int32Array;
  readonly keptBack: Int32Array;
} {
  const { typeOf } = network.households;
  const left = cells.homes.slice();
  const open = network.capacity.slice();
  const next = cells.start.slice(0, network.classes);
  const cellOf = new Int32Array(typeOf.length).fill(-1);
  const wish = new Uint8Array(typeOf.length);
  const served: number[] = [];

  const firstCell = (home: number): number => {
    let cell = at(next, home);
    while (cell < at(cells.start, home + 1) && at(left, cell) === 0) cell++;
    next[home] = cell;
    return cell;
  };
  // Homes kept back by quotas: the last classes the quota counts, so that the choice is published.
  const keptBack = new Int32Array(network.arcs);
  for (let kept = 0; kept < network.keptBack.length; kept++) {
    const profile = network.households.count + kept;
    let rest = at(network.keptBack, kept);
    for (let arc = at(network.start, profile + 1) - 1; arc >= at(network.start, profile); arc--) {
      const home = at(network.target, arc);
      const taken = Math.min(rest, at(open, home));
      keptBack[arc] = taken;
      add(open, home, -taken);
      rest -= taken;
    }
  }

  const choose = (household: number): number => {
    const profile = at(typeOf, household);
    const begin = at(network.start, profile);
    const end = at(network.start, profile + 1);
    for (let choice = 0; choice < preferenceCount; choice++) {
      const tower = at(preferences, household * preferenceCount + choice);
      if (tower < 0) continue;
      const place = at(cells.towerPlace, tower);
      for (let arc = begin; arc < end; arc++) {
        const home = at(network.target, arc);
        const cell = at(open, home) > 0 ? cellAt(cells, home, place) : -1;
        if (cell < 0 || at(left, cell) === 0) continue;
        wish[household] = choice + 1;
        return cell;
      }
    }
    for (let arc = begin; arc < end; arc++) {
      const home = at(network.target, arc);
      if (at(open, home) > 0) return firstCell(home);
    }
    return -1;
  };

  let household = 0;
  const hasHome = () => gate?.open(household) !== false && hasOpenHome(network, open, household);
  for (let rank = 0; rank < order.length; rank++) {
    household = atUnsigned(order, rank);
    if (turns?.admits(household, hasHome) === false) continue;
    if (gate?.open(household) === false) continue;
    const cell = choose(household);
    if (cell < 0) continue;
    gate?.pass(household);
    turns?.entered(household);
    served.push(rank);
    cellOf[household] = cell;
    add(left, cell, -1);
    add(open, at(cells.classOf, cell), -1);
  }
  return { cellOf, wish, served: Int32Array.from(served), keptBack };
}

function hasOpenHome(network: Network, open: Int32Array, household: number): boolean {
  const profile = at(network.households.typeOf, household);
  for (let arc = at(network.start, profile); arc < at(network.start, profile + 1); arc++) {
    if (at(open, at(network.target, arc)) > 0) return true;
  }
  return false;
}
