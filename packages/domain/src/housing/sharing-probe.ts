import { ok, type Result } from "../kernel/index.ts";
import { columnOf } from "./collapse.ts";
import { compile } from "./compile.ts";
import { add, at, atSmall, atUnsigned, itemOf } from "./ints.ts";
import type { Network } from "./network.ts";
import type { HousingPolicy } from "./policy.ts";
import type { HousingProblem } from "./problem.ts";
import type { HousingFault } from "./refusal.ts";
import type { RoomClass } from "./sharing-model.ts";
import type { SharingPolicy } from "./sharing.policy.ts";
import { sharedProblem } from "./shared-problem.ts";
import { valuesReader } from "./values.ts";

export type Probe = {
  readonly network: Network;
  readonly rooms: readonly RoomClass[];
  /** Homes of each class when none is shared. */
  readonly wholeHomes: Int32Array;
};

/**
 * A network that has, beside all homes as wholes, one shared home of each class for each group:
 * its classes are all there can be, whatever is shared. Capacities are set for each plan.
 */
export function probeNetwork(
  problem: HousingProblem,
  policy: HousingPolicy,
  sharing: SharingPolicy,
  groupOf: Uint16Array,
  groups: number,
): Result<Probe, readonly HousingFault[]> {
  const { homes } = problem;
  const base = compile(problem, policy, valuesReader());
  if (!base.ok) return base;
  const may = columnOf(homes.attributes, sharing.home.attribute);
  const allowed = new Set(sharing.home.oneOf);
  // Homes of one class may differ in the attribute that allows sharing: take them apart.
  const first = new Map<string, number>();
  for (let home = 0; home < homes.count; home++) {
    if (!allowed.has(atSmall(may, home))) continue;
    const key = `${at(base.value.homes.typeOf, home)} ${atSmall(may, home)}`;
    if (!first.has(key)) first.set(key, home);
  }
  const samples = [...first.values()];
  const all = Array.from({ length: homes.count }, (_, home) => home);
  const extra = samples.flatMap((home) => Array.from({ length: groups }, () => home));
  const order = [...all, ...extra];
  const doubled: HousingProblem = {
    ...problem,
    homes: {
      count: order.length,
      ids: order.map((home) => itemOf(homes.ids, home)),
      attributes: Object.fromEntries(
        Object.entries(homes.attributes).map(([name, column]) => [
          name,
          Uint16Array.from(order, (home) => atSmall(column, home)),
        ]),
      ),
      tower: Uint32Array.from(order, (home) => atUnsigned(homes.tower, home)),
      floor: Uint16Array.from(order, (home) => atSmall(homes.floor, home)),
    },
  };
  const sharedFor = Int32Array.from(order, (_, place) =>
    place < homes.count ? 0 : ((place - homes.count) % groups) + 1,
  );
  const shared = sharedProblem(doubled, policy, sharing, groupOf, sharedFor);
  // Sharing needs classes that tell apart which homes may be shared.
  const marker = { ...shared.policy, quotas: [sharableQuota(sharing), ...(policy.quotas ?? [])] };
  const compiled = compile(shared.problem, marker, valuesReader());
  if (!compiled.ok) return compiled;
  const network = compiled.value;
  const wholeHomes = new Int32Array(network.classes);
  const rooms: RoomClass[] = [];
  for (let index = 0; index < shared.rooms.length; index++) {
    const type = at(network.homes.typeOf, index);
    const { home, room } = itemOf(shared.rooms, index);
    if (room === 0) add(wholeHomes, type, 1);
    else if (room === 1) {
      const whole = at(network.homes.typeOf, itemOf(order, home));
      rooms.push({ type, whole, group: at(sharedFor, home) });
    }
  }
  const distinct = rooms.filter(
    ({ type, whole: from }, index) =>
      rooms.findIndex((other) => other.type === type && other.whole === from) === index,
  );
  return ok({ network, rooms: distinct, wholeHomes });
}

/** A quota that never binds, over the attribute by which homes may be shared. */
function sharableQuota(sharing: SharingPolicy) {
  return {
    id: `${sharing.id}.homes`,
    name: sharing.name,
    side: "home" as const,
    attribute: sharing.home.attribute,
    oneOf: sharing.home.oneOf,
    atMost: Number.MAX_SAFE_INTEGER,
    citation: sharing.citation,
  };
}
