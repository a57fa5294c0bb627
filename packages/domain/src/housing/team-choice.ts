import { cellsOf } from "./cells.ts";
import { compile } from "./compile.ts";
import { cover } from "./coverage.ts";
import { faceOf, type Face } from "./face.ts";
import { fit } from "./fit.ts";
import { gateOf } from "./gate.ts";
import { at, itemOf } from "./ints.ts";
import { narrow } from "./narrow.ts";
import type { Network } from "./network.ts";
import type { HousingPolicy } from "./policy.ts";
import { servePreferences } from "./preference.ts";
import type { HousingProblem } from "./problem.ts";
import type { HousingFault } from "./refusal.ts";
import { TEAM_TOWER, teamProblem } from "./team-problem.ts";
import type { TeamPolicy } from "./teams.policy.ts";
import { err, ok, type Result } from "../kernel/index.ts";
import { valuesReader } from "./values.ts";

/**
 * Who of the members lives in the tower of the team (1), when the towers are given: as many as
 * possible while the same households are housed and, where fit comes first, at the same misfit;
 * among these ways, each in the order of priority before all who come after.
 */
export function togetherIn(
  problem: HousingProblem,
  policy: HousingPolicy,
  teams: TeamPolicy,
  order: Uint32Array,
  towerOf: Int32Array,
  fitFirst: boolean,
): Result<Uint8Array, readonly HousingFault[]> {
  const marked = teamProblem(problem, policy, teams, towerOf, 1);
  const compiled = compile(marked.problem, marked.policy, valuesReader());
  if (!compiled.ok) return err(compiled.error);
  const base = compiled.value;
  const outside = costsOutside(base);
  const { flow, served } = cover(base, order, gateOf(policy, problem.households));
  let network: Network;
  let face: Face;
  if (fitFirst) {
    const misfit = { ...base, cost: base.cost.map((cost, arc) => cost - at(outside, arc)) };
    const prices = fit(misfit, flow);
    const best = narrow(misfit, flow, prices, outside);
    network = best.network;
    face = faceOf(network, best.flow, fit(network, best.flow, best.full), best.full);
  } else {
    network = { ...base, cost: outside };
    face = faceOf(network, flow, fit(network, flow));
  }
  const wishes = { preferences: towerOf, preferenceCount: 1 };
  const cells = cellsOf(problem, network);
  const { wish } = servePreferences(network, face, cells, order, served, wishes);
  return ok(wish);
}

/** 1 for each pair of a member and a class outside the tower of its team. */
function costsOutside({ households, homes, arcs, profileOfArc, target }: Network): Int32Array {
  const kept = groupValues(households);
  const tower = groupValues(homes);
  const cost = new Int32Array(arcs);
  for (let arc = 0; arc < arcs; arc++) {
    const profile = at(profileOfArc, arc);
    // Homes that a quota keeps back belong to no team.
    const own = profile < households.count ? kept(profile) : 0;
    if (own !== 0 && own !== tower(at(target, arc))) cost[arc] = 1;
  }
  return cost;
}

function groupValues({ axes, groups }: Network["households"]): (type: number) => number {
  const index = axes.findIndex(({ attribute }) => attribute === TEAM_TOWER);
  const { values } = itemOf(axes, index);
  return (type) => itemOf(values, at(groups, type * axes.length + index));
}
