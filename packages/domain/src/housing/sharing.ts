import { err, ok, type Result } from "../kernel/index.ts";
import { faultsOf } from "./admit.ts";
import { cover } from "./coverage.ts";
import { gateOf } from "./gate.ts";
import { add, at, itemOf } from "./ints.ts";
import type { Network } from "./network.ts";
import { orderOf } from "./order.ts";
import type { HousingPolicy } from "./policy.ts";
import type { HousingProblem } from "./problem.ts";
import type { HousingFault } from "./refusal.ts";
import { chooseHomes } from "./sharing-homes.ts";
import { sharingModel } from "./sharing-model.ts";
import { probeNetwork } from "./sharing-probe.ts";
import { fraction, largestRemainders, TINY } from "./sharing-round.ts";
import type { SharingPolicy } from "./sharing.policy.ts";
import { sharedProblem, type SharedProblem, sharingGroups } from "./shared-problem.ts";
import type { LinearSolution, LinearSolver } from "./solver.ts";
import { valuesReader } from "./values.ts";

/** Which homes to share, and how far from the best possible the plan can be at most. */
export type SharingPlan = SharedProblem & {
  /** Homes that are shared. */
  readonly shared: number;
  /** Weight of the households that the plan houses; the first in the order weighs most. */
  readonly weight: number;
  /** Proven by linear programming: no choice of homes to share houses more weight. */
  readonly bound: number;
  readonly housed: number;
  readonly housedWithoutSharing: number;
};

/** Why no homes to share were chosen. */
export type SharingRefusal =
  | { readonly kind: "housing_refused"; readonly faults: readonly HousingFault[] }
  | {
      readonly kind: "unknown_sharing_attribute";
      readonly side: string;
      readonly attribute: string;
    }
  | { readonly kind: "sharing_with_quotas"; readonly quotas: readonly string[] }
  /** The linear model takes the rooms of a home as equal. */
  | { readonly kind: "sharing_with_unequal_rooms"; readonly attributes: readonly string[] }
  | { readonly kind: "solver_failed"; readonly status: string };

/**
 * Decides which homes to share. That is the one part of housing that no greedy rule solves: a
 * shared home serves several households, so the sets that can be housed are no matroid. A linear
 * model over types gives a bound and a fractional plan, which is rounded; the roundings that were
 * least clear are turned round where the exact coverage gains weight.
 */
export function planSharing(
  problem: HousingProblem,
  policy: HousingPolicy,
  sharing: SharingPolicy,
  solver: LinearSolver,
): Result<SharingPlan, SharingRefusal> {
  const refusal = refusalOf(problem, policy, sharing);
  if (refusal !== null) return err(refusal);
  const { groupOf, groups } = sharingGroups(problem, sharing);
  const probe = probeNetwork(problem, policy, sharing, groupOf, groups.length);
  if (!probe.ok) return err({ kind: "housing_refused", faults: probe.error });
  const { network, rooms, wholeHomes } = probe.value;
  const order = orderOf(problem.households);

  const capacityFor = (shared: Int32Array): Int32Array => {
    const capacity = wholeHomes.slice();
    for (const [index, { whole, type }] of rooms.entries()) {
      add(capacity, whole, -at(shared, index));
      add(capacity, type, at(shared, index) * sharing.rooms);
    }
    return capacity;
  };
  const evaluate = (shared: Int32Array) =>
    weigh(problem, policy, { ...network, capacity: capacityFor(shared) }, order);

  const model = sharingModel(network, order, rooms, wholeHomes, sharing.rooms);
  const relaxed = model.cost.length === 0 ? NOTHING : solver(model, { relativeGap: 0, nodes: 0 });
  if (relaxed.status !== "optimal") return err({ kind: "solver_failed", status: relaxed.status });
  const wanted = rooms.map((_, index) => relaxed.x[network.arcs + index] ?? 0);
  const without = evaluate(new Int32Array(rooms.length));
  const fits = (plan: Int32Array) => capacityFor(plan).every((homes) => homes >= 0);
  const floor = Int32Array.from(wanted, (homes) => Math.floor(homes + TINY));
  const nearest = largestRemainders(wanted, floor, rooms);
  let shared: Int32Array = floor;
  let best = evaluate(floor);
  const rounded = fits(nearest) ? evaluate(nearest) : best;
  if (rounded.weight > best.weight) {
    shared = nearest;
    best = rounded;
  }
  // Then the roundings that were least clear, one by one, the other way round.
  const doubt = (index: number) => Math.abs(fraction(itemOf(wanted, index)) - 0.5);
  const unclear = [...wanted.keys()]
    .filter((index) => fraction(itemOf(wanted, index)) > TINY)
    .toSorted((a, b) => doubt(a) - doubt(b) || a - b);
  for (const index of unclear.slice(0, MOST_TRIES)) {
    const other = shared.slice();
    add(other, index, at(shared, index) === at(floor, index) ? 1 : -1);
    const found = fits(other) ? evaluate(other) : best;
    if (found.weight <= best.weight) continue;
    shared = other;
    best = found;
  }
  if (without.weight >= best.weight) shared.fill(0);
  const chosen = chooseHomes(problem, sharing, network, rooms, shared);
  return ok({
    ...sharedProblem(problem, policy, sharing, groupOf, chosen),
    shared: shared.reduce((sum, homes) => sum + homes, 0),
    weight: Math.max(best.weight, without.weight),
    // The objective is a minimum in 64-bit floats; whole weights are at most this much.
    bound: Math.floor(-relaxed.bound + 1e-9 * Math.max(1, -relaxed.bound) + TINY),
    housed: without.weight >= best.weight ? without.housed : best.housed,
    housedWithoutSharing: without.housed,
  });
}

/** The solution of a model without columns: nobody to house, or nowhere. */
const NOTHING: LinearSolution = {
  status: "optimal",
  objective: 0,
  bound: 0,
  x: new Float64Array(0),
};

/** Coverages computed while rounding: what they gain beyond is less than they cost. */
const MOST_TRIES = 256;

function refusalOf(
  problem: HousingProblem,
  policy: HousingPolicy,
  sharing: SharingPolicy,
): SharingRefusal | null {
  const faults = faultsOf(problem, policy, valuesReader());
  if (faults.length > 0) return { kind: "housing_refused", faults };
  const quotas = (policy.quotas ?? []).filter(({ side }) => side === "home");
  if (quotas.length > 0) {
    return { kind: "sharing_with_quotas", quotas: quotas.map(({ id }) => id) };
  }
  if (sharing.mainRoom !== undefined) {
    return { kind: "sharing_with_unequal_rooms", attributes: Object.keys(sharing.mainRoom) };
  }
  const { households, homes } = problem;
  const needed = [
    ["home", sharing.home.attribute, homes.attributes],
    ["household", sharing.household.attribute, households.attributes],
    ["household", sharing.separateBy, households.attributes],
    ...Object.keys(sharing.room).map((name) => ["home", name, homes.attributes] as const),
  ] as const;
  for (const [side, attribute, columns] of needed) {
    if (!Object.hasOwn(columns, attribute)) {
      return { kind: "unknown_sharing_attribute", side, attribute };
    }
  }
  return null;
}

function weigh(
  problem: HousingProblem,
  policy: HousingPolicy,
  network: Network,
  order: Uint32Array,
): { readonly weight: number; readonly housed: number } {
  const { served } = cover(network, order, gateOf(policy, problem.households));
  let weight = 0;
  for (const rank of served) weight += order.length - rank;
  return { weight, housed: served.length };
}
