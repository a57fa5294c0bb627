import { cellsOf } from "./cells.ts";
import { cover } from "./coverage.ts";
import { faceOf } from "./face.ts";
import { fit } from "./fit.ts";
import { gateOf } from "./gate.ts";
import { add, at, atUnsigned } from "./ints.ts";
import { fewestMoves, moveNetwork } from "./moves.ts";
import { narrow } from "./narrow.ts";
import type { Network } from "./network.ts";
import type { HousingPolicy } from "./policy.ts";
import { servePreferences } from "./preference.ts";
import type { HousingProblem } from "./problem.ts";
import { seat } from "./seats.ts";

/**
 * Houses exactly the households that a new allocation would house, and among all ways to do so
 * takes those with the fewest moves, then the least misfit, then the wishes of who moves.
 */
export function moveFewest(
  problem: HousingProblem,
  policy: HousingPolicy,
  base: Network,
  order: Uint32Array,
  valid: Int32Array,
): { readonly homeOf: Int32Array; readonly fewestMoves: number } {
  const { households, homes } = problem;
  const { served } = cover(base, order, gateOf(policy, households));
  const isServed = new Uint8Array(households.count);
  for (const rank of served) isServed[atUnsigned(order, rank)] = 1;
  const staying = valid.map((home, household) => (isServed[household] === 1 ? home : -1));
  const held = staying.map((home) => (home < 0 ? -1 : at(base.homes.typeOf, home)));
  const { network, misfit } = moveNetwork(base, held);

  const { flow } = cover(network, residentsFirst(order, served, held), null);
  const prices = fit(network, flow);
  const bound = fewestMoves(network, prices, supplyOf(network, flow.amount));
  const next = narrow(network, flow, prices, misfit);
  const fitPrices = policy.stages.includes("fit") ? fit(next.network, next.flow, next.full) : null;
  const face = faceOf(next.network, next.flow, fitPrices, next.full);

  const cells = cellsOf(problem, next.network);
  const heldCell = staying.map((home) => (home < 0 ? -1 : at(cells.cellOfHome, home)));
  const wishes = policy.stages.includes("preference")
    ? households
    : { preferences: new Int32Array(0), preferenceCount: 0 };
  const { cellOf } = servePreferences(next.network, face, cells, order, served, wishes, heldCell);
  const homeOf = new Int32Array(households.count).fill(-1);
  const taken = new Uint8Array(homes.count);
  const moving: number[] = [];
  for (const rank of served) {
    const household = atUnsigned(order, rank);
    // Whoever got the cell it lives in stays in the very home.
    const home = at(staying, household);
    if (home >= 0 && at(cellOf, household) === at(cells.cellOfHome, home)) {
      homeOf[household] = home;
      taken[home] = 1;
    } else {
      moving.push(rank);
    }
  }
  const places = Int32Array.from(moving);
  const seats = seat(homes, cells, order, places, cellOf, households.cohesion, taken);
  for (const rank of moving) {
    const household = atUnsigned(order, rank);
    homeOf[household] = at(seats, household);
  }
  return { homeOf, fewestMoves: bound };
}

/** Who lives in a class first, so that the search for fewest moves starts from all staying. */
function residentsFirst(order: Uint32Array, served: Int32Array, held: Int32Array): Uint32Array {
  const list = new Uint32Array(served.length);
  let next = 0;
  for (const resident of [true, false]) {
    for (const rank of served) {
      const household = atUnsigned(order, rank);
      if (at(held, household) >= 0 === resident) list[next++] = household;
    }
  }
  return list;
}

function supplyOf(network: Network, amount: Int32Array): Int32Array {
  const supply = new Int32Array(network.profiles);
  for (let arc = 0; arc < network.arcs; arc++) {
    add(supply, at(network.profileOfArc, arc), at(amount, arc));
  }
  return supply;
}
