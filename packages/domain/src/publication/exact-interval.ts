import { UNBOUNDED, type CountNetwork, type Interval } from "./network.ts";

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
  const down = push(graph, network, bounds, cell, from, to, chosen.count - own.low);
  const most = Math.min(own.high - chosen.count, enough);
  const up = push(graph, network, bounds, cell, to, from, most);
  return { low: chosen.count - down, high: chosen.count + up };
}

/** An arc seen from one of its ends. */
type Step = { readonly to: number; readonly cell: number; readonly forward: boolean };

type Graph = {
  readonly steps: readonly (readonly Step[])[];
  readonly node: (name: string) => number;
};

const graphs = new WeakMap<CountNetwork, Graph>();

function graphOf(network: CountNetwork): Graph {
  const known = graphs.get(network);
  if (known !== undefined) return known;
  const numbers = new Map<string, number>();
  const steps: Step[][] = [];
  const node = (name: string): number => {
    const found = numbers.get(name);
    if (found !== undefined) return found;
    numbers.set(name, steps.length);
    steps.push([]);
    return steps.length - 1;
  };
  for (const [cell, { from, to }] of network.entries()) {
    const tail = node(from);
    const head = node(to);
    steps[tail]?.push({ to: head, cell, forward: true });
    steps[head]?.push({ to: tail, cell, forward: false });
  }
  const graph = { steps, node };
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
  const counts = Int32Array.from(network, (cell) => cell.count);
  const room = ({ cell, forward }: Step): number => {
    if (cell === without) return 0;
    const bound = bounds[cell] ?? { low: 0, high: UNBOUNDED };
    const count = counts[cell] ?? 0;
    return forward ? bound.high - count : count - bound.low;
  };
  let total = 0;
  while (total < limit) {
    const path = shortestPath(graph, source, target, room);
    if (path === null) break;
    const amount = path.reduce((least, step) => Math.min(least, room(step)), limit - total);
    for (const { cell, forward } of path) {
      counts[cell] = (counts[cell] ?? 0) + (forward ? amount : -amount);
    }
    total += amount;
  }
  return total;
}

function shortestPath(
  graph: Graph,
  source: number,
  target: number,
  room: (step: Step) => number,
): readonly Step[] | null {
  const arrivedBy: (Step | undefined)[] = Array.from(graph.steps, () => undefined);
  const previous = new Int32Array(graph.steps.length).fill(-1);
  previous[source] = source;
  const queue = [source];
  for (const at of queue) {
    if (at === target) break;
    for (const step of graph.steps[at] ?? []) {
      if (previous[step.to] !== -1 || room(step) <= 0) continue;
      previous[step.to] = at;
      arrivedBy[step.to] = step;
      queue.push(step.to);
    }
  }
  const path: Step[] = [];
  for (let at = target; at !== source; at = previous[at] ?? source) {
    const step = arrivedBy[at];
    if (step === undefined) return null;
    path.push(step);
  }
  return path;
}
