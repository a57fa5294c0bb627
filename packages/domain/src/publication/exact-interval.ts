import { UNBOUNDED, type CountNetwork, type Interval } from "./network.ts";

type Edge = { readonly to: number; readonly cell: number; readonly forward: boolean };

/**
 * The exact interval of one cell, in whole people. The counts form a circulation, whose systems
 * are totally unimodular: the bounds of the linear programme are whole numbers and every value
 * between them can occur. They are found from the true counts by the most that can be pushed
 * around the cell through the slack of all others (Ford and Fulkerson, shortest paths first).
 */
export function exactInterval(
  network: CountNetwork,
  bounds: readonly Interval[],
  cell: number,
  enough: number = UNBOUNDED,
): Interval {
  const chosen = network[cell];
  if (chosen === undefined) throw new Error(`No cell ${cell} in this network`);
  const own = bounds[cell] ?? { low: 0, high: UNBOUNDED };
  const graph = graphOf(network);
  const from = graph.node(chosen.from);
  const to = graph.node(chosen.to);
  const up = push(
    graph,
    network,
    bounds,
    cell,
    to,
    from,
    Math.min(own.high - chosen.count, enough),
  );
  const down = push(graph, network, bounds, cell, from, to, chosen.count - own.low);
  return { low: chosen.count - down, high: chosen.count + up };
}

type Graph = {
  readonly edges: readonly (readonly Edge[])[];
  readonly node: (name: string) => number;
};

const graphs = new WeakMap<CountNetwork, Graph>();

function graphOf(network: CountNetwork): Graph {
  const known = graphs.get(network);
  if (known !== undefined) return known;
  const numbers = new Map<string, number>();
  const edges: Edge[][] = [];
  const node = (name: string): number => {
    const found = numbers.get(name);
    if (found !== undefined) return found;
    numbers.set(name, edges.length);
    edges.push([]);
    return edges.length - 1;
  };
  for (const [cell, { from, to }] of network.entries()) {
    const tail = node(from);
    const head = node(to);
    edges[tail]?.push({ to: head, cell, forward: true });
    edges[head]?.push({ to: tail, cell, forward: false });
  }
  const graph = { edges, node };
  graphs.set(network, graph);
  return graph;
}

/** The most, up to `limit`, that can be moved from one point to another without the cell itself. */
function push(
  graph: Graph,
  network: CountNetwork,
  bounds: readonly Interval[],
  without: number,
  source: number,
  target: number,
  limit: number,
): number {
  const moved = new Map<number, number>();
  const room = (edge: Edge): number => {
    if (edge.cell === without) return 0;
    const count = (network[edge.cell]?.count ?? 0) + (moved.get(edge.cell) ?? 0);
    const bound = bounds[edge.cell] ?? { low: 0, high: UNBOUNDED };
    return edge.forward ? bound.high - count : count - bound.low;
  };
  let total = 0;
  while (total < limit) {
    const path = shortestPath(graph, source, target, room);
    if (path === null) break;
    const amount = Math.min(limit - total, ...path.map(room));
    for (const edge of path) {
      moved.set(edge.cell, (moved.get(edge.cell) ?? 0) + (edge.forward ? amount : -amount));
    }
    total += amount;
  }
  return total;
}

function shortestPath(
  graph: Graph,
  source: number,
  target: number,
  room: (edge: Edge) => number,
): readonly Edge[] | null {
  const arrivedBy = new Map<number, { readonly edge: Edge; readonly previous: number }>();
  let front = [source];
  const seen = new Set(front);
  while (front.length > 0 && !seen.has(target)) {
    const next: number[] = [];
    for (const previous of front) {
      for (const edge of graph.edges[previous] ?? []) {
        if (seen.has(edge.to) || room(edge) <= 0) continue;
        seen.add(edge.to);
        arrivedBy.set(edge.to, { edge, previous });
        next.push(edge.to);
      }
    }
    front = next;
  }
  if (!seen.has(target)) return null;
  const path: Edge[] = [];
  for (let at = target; at !== source;) {
    const step = arrivedBy.get(at);
    if (step === undefined) break;
    path.push(step.edge);
    at = step.previous;
  }
  return path;
}
