import type { Allocation, CollapsedHousing, LinearModel } from "@pindah/domain/housing";

// The stages on the collapsed problem as linear models: the same arcs, the same figures.

/** Least misfit while exactly so many households of each profile are housed. */
export function fitModel(collapsed: CollapsedHousing, { homeOf }: Allocation): LinearModel {
  const housed = new Float64Array(collapsed.profiles);
  for (const [household, home] of homeOf.entries()) {
    const profile = collapsed.profileOf[household] ?? 0;
    if (home >= 0) housed[profile] = (housed[profile] ?? 0) + 1;
  }
  const { arcs, profiles, classes } = collapsed;
  const start = Int32Array.from({ length: arcs + 1 }, (_, arc) => arc * 2);
  return {
    cost: Float64Array.from(collapsed.cost),
    upper: new Float64Array(arcs).fill(Number.POSITIVE_INFINITY),
    integer: new Uint8Array(arcs),
    rowLower: Float64Array.from([...housed, ...new Float64Array(classes)]),
    rowUpper: Float64Array.from([...housed, ...collapsed.capacity]),
    start,
    index: arcRows(collapsed, profiles),
    value: new Float64Array(arcs * 2).fill(1),
  };
}

/** Most weight housed, where the first in the order weighs as much as there are households. */
export function coverageModel(
  collapsed: CollapsedHousing,
  { rankOf, order }: Allocation,
): LinearModel {
  const { arcs, profiles, classes } = collapsed;
  const people = order.length;
  const columns = arcs + people;
  const cost = new Float64Array(columns);
  const upper = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
  const index = new Int32Array(arcs * 2 + people);
  const value = new Float64Array(arcs * 2 + people).fill(1);
  const start = new Int32Array(columns + 1);
  index.set(arcRows(collapsed, profiles));
  for (let arc = 0; arc <= arcs; arc++) start[arc] = arc * 2;
  for (let household = 0; household < people; household++) {
    const column = arcs + household;
    cost[column] = (rankOf[household] ?? 0) - people;
    upper[column] = 1;
    const place = arcs * 2 + household;
    index[place] = collapsed.profileOf[household] ?? 0;
    value[place] = -1;
    start[column + 1] = place + 1;
  }
  return {
    cost,
    upper,
    integer: new Uint8Array(columns),
    rowLower: new Float64Array(profiles + classes),
    rowUpper: Float64Array.from([...new Float64Array(profiles), ...collapsed.capacity]),
    start,
    index,
    value,
  };
}

/** Rows of each arc: its profile and its class. */
function arcRows({ arcs, start, target }: CollapsedHousing, profiles: number): Int32Array {
  const rows = new Int32Array(arcs * 2);
  let profile = 0;
  for (let arc = 0; arc < arcs; arc++) {
    while (arc >= (start[profile + 1] ?? Number.POSITIVE_INFINITY)) profile++;
    rows[arc * 2] = profile;
    rows[arc * 2 + 1] = profiles + (target[arc] ?? 0);
  }
  return rows;
}

/** Weight of the households that an allocation houses, as the coverage model counts it. */
export function coverageWeight({ homeOf, rankOf, order }: Allocation): number {
  let weight = 0;
  for (const [household, home] of homeOf.entries()) {
    if (home >= 0) weight += order.length - (rankOf[household] ?? 0);
  }
  return weight;
}
