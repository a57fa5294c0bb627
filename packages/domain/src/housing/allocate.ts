import { err, ok, type Result } from "../kernel/index.ts";
import { faultsOf } from "./admit.ts";
import type { Allocation, AllocationTotals, Certificate } from "./allocation.ts";
import { cellsOf, type Cells } from "./cells.ts";
import { compile } from "./compile.ts";
import { cover, type Coverage, type Turns } from "./coverage.ts";
import { faceOf } from "./face.ts";
import { fit, type Prices } from "./fit.ts";
import type { Flow } from "./flow.ts";
import { gateOf } from "./gate.ts";
import { at } from "./ints.ts";
import type { Network } from "./network.ts";
import { orderOf, ranksOf } from "./order.ts";
import type { HousingPolicy } from "./policy.ts";
import { servePreferences } from "./preference.ts";
import type { HousingProblem } from "./problem.ts";
import type { HousingRefusal } from "./refusal.ts";
import { seat } from "./seats.ts";
import { serveInTurn } from "./serial.ts";
import { valuesReader } from "./values.ts";

/** Who is housed where, as the stages came to it. */
type Solution = {
  readonly cellOf: Int32Array;
  readonly wish: Uint8Array;
  /** Places in the order of those who are housed. */
  readonly served: Int32Array;
  readonly keptBack: Int32Array;
  readonly coverage: Coverage | null;
  readonly prices: Prices | null;
  readonly cuts: Certificate["preference"];
};

/** Steps of an allocation, in the order in which they end. */
export type AllocationStep =
  | "admitted"
  | "compiled"
  | "ordered"
  | "covered"
  | "fitted"
  | "preferences_served"
  | "seated";

/**
 * Gives out homes by the stages of the policy, exactly and in whole numbers. The result does not
 * depend on the order in which households, homes or towers are listed. `onStep` hears when a step
 * has ended, to show progress. `turns` may keep households out for what they take besides a home.
 */
export function allocateHomes(
  problem: HousingProblem,
  policy: HousingPolicy,
  onStep: (step: AllocationStep) => void = () => {},
  turns: Turns | null = null,
): Result<Allocation, HousingRefusal> {
  const valuesIn = valuesReader();
  const faults = faultsOf(problem, policy, valuesIn);
  if (faults.length > 0) return err({ kind: "housing_refused", faults });
  onStep("admitted");
  const compiled = compile(problem, policy, valuesIn);
  if (!compiled.ok) return err({ kind: "housing_refused", faults: compiled.error });
  const network = compiled.value;
  const cells = cellsOf(problem, network);
  onStep("compiled");
  const order = orderOf(problem.households);
  onStep("ordered");
  const solution = solve(problem, policy, network, cells, order, onStep, turns);
  const { cellOf, wish, served } = solution;
  onStep("preferences_served");
  const homeOf = seat(problem.homes, cells, order, served, cellOf, problem.households.cohesion);
  onStep("seated");
  const misfit = misfitOf(network, cells, cellOf);
  return ok({
    homeOf,
    order,
    rankOf: ranksOf(order),
    wish,
    misfit,
    totals: totalsOf(cellOf, wish, misfit, problem.households.preferenceCount),
    certificate: certificateOf(network, solution),
  });
}

function solve(
  problem: HousingProblem,
  policy: HousingPolicy,
  network: Network,
  cells: Cells,
  order: Uint32Array,
  onStep: (step: AllocationStep) => void,
  turns: Turns | null,
): Solution {
  const { households } = problem;
  const gate = gateOf(policy, households);
  if (policy.stages[0] === "preference") {
    return {
      ...serveInTurn(network, cells, order, gate, turns, households),
      coverage: null,
      prices: null,
      cuts: null,
    };
  }
  const coverage = cover(network, order, gate, turns);
  const { flow, served } = coverage;
  onStep("covered");
  // After preference, fit only breaks ties inside a tower, which the order of arcs already does.
  const prices = policy.stages[1] === "fit" ? fit(network, flow) : null;
  const face = faceOf(network, flow, prices);
  onStep("fitted");
  const wishes = policy.stages.includes("preference")
    ? households
    : { preferences: new Int32Array(0), preferenceCount: 0 };
  const { cellOf, wish, cuts } = servePreferences(network, face, cells, order, served, wishes);
  const keptBack = new Int32Array(network.arcs);
  copyKeptBack(network, face.flow, face.start, face.target, keptBack);
  return { cellOf, wish, served, keptBack, coverage, prices, cuts };
}

/** Homes that quotas keep back, from the arcs of the face to those of the network. */
function copyKeptBack(
  network: Network,
  flow: Flow,
  faceStart: Int32Array,
  faceTarget: Int32Array,
  keptBack: Int32Array,
): void {
  for (let profile = network.households.count; profile < network.profiles; profile++) {
    let arc = at(network.start, profile);
    for (let own = at(faceStart, profile); own < at(faceStart, profile + 1); own++) {
      while (at(network.target, arc) !== at(faceTarget, own)) arc++;
      keptBack[arc] = at(flow.amount, own);
    }
  }
}

function misfitOf(network: Network, cells: Cells, cellOf: Int32Array): Int32Array {
  const { typeOf } = network.households;
  const misfit = new Int32Array(cellOf.length);
  for (let household = 0; household < cellOf.length; household++) {
    const cell = at(cellOf, household);
    if (cell < 0) continue;
    const home = at(cells.classOf, cell);
    let arc = at(network.start, at(typeOf, household));
    while (at(network.target, arc) !== home) arc++;
    misfit[household] = at(network.cost, arc);
  }
  return misfit;
}

function totalsOf(
  cellOf: Int32Array,
  wish: Uint8Array,
  misfit: Int32Array,
  preferenceCount: number,
): AllocationTotals {
  const byWish = new Int32Array(256);
  let housed = 0;
  let sum = 0;
  for (let household = 0; household < cellOf.length; household++) {
    if (at(cellOf, household) < 0) continue;
    housed++;
    sum += at(misfit, household);
    const place = wish[household] ?? 0;
    byWish[place] = at(byWish, place) + 1;
  }
  const byPreference = [...byWish.subarray(1, preferenceCount + 1), at(byWish, 0)];
  return { housed, misfit: sum, byPreference };
}

function certificateOf(network: Network, solution: Solution): Certificate {
  const { coverage, prices, cuts, keptBack } = solution;
  const quota: number[] = [];
  const home: number[] = [];
  const homes: number[] = [];
  for (let kept = 0; kept < network.keptBack.length; kept++) {
    const profile = network.households.count + kept;
    for (let arc = at(network.start, profile); arc < at(network.start, profile + 1); arc++) {
      if (at(keptBack, arc) === 0) continue;
      quota.push(at(network.keptBackBy, kept));
      home.push(at(network.target, arc));
      homes.push(at(keptBack, arc));
    }
  }
  return {
    profileOf: network.households.typeOf,
    classOf: network.homes.typeOf,
    profiles: network.households.count,
    classes: network.classes,
    keptBack: {
      quota: Int32Array.from(quota),
      class: Int32Array.from(home),
      homes: Int32Array.from(homes),
    },
    coverage: coverage && { level: coverage.level, cutRank: Int32Array.from(coverage.cutRank) },
    fit: prices && {
      profilePrice: prices.profile,
      classPrice: prices.class,
      freePrice: prices.free,
    },
    preference: cuts,
  };
}
