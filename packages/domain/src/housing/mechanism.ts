import { itemOf } from "./ints.ts";

// The textbook mechanisms that the allocation is compared with. Agents and places are numbers;
// lists are best first and hold what is acceptable only. Each agent gets a place or -1.

/** Agents who wish for places, and places that rank agents. All are numbers from 0. */
export type Market = {
  /** Places of each agent, best first. */
  readonly wishes: readonly (readonly number[])[];
  /** Agents of each place, first served first. */
  readonly priorities: readonly (readonly number[])[];
  readonly capacity: readonly number[];
};

/** Agent-proposing deferred acceptance (Gale and Shapley 1962). */
export function deferredAcceptance({ wishes, priorities, capacity }: Market): readonly number[] {
  const rank = priorities.map((agents) => new Map(agents.map((agent, place) => [agent, place])));
  const held: number[][] = priorities.map(() => []);
  const next = wishes.map(() => 0);
  const proposing = [...wishes.keys()].toReversed();
  for (let agent = proposing.pop(); agent !== undefined; agent = proposing.pop()) {
    const place = wishes[agent]?.[itemOf(next, agent)];
    if (place === undefined) continue;
    next[agent] = itemOf(next, agent) + 1;
    const order = itemOf(rank, place);
    if (!order.has(agent)) {
      proposing.push(agent);
      continue;
    }
    const holding = itemOf(held, place);
    holding.push(agent);
    holding.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    const rejected = holding.length > itemOf(capacity, place) ? holding.pop() : undefined;
    if (rejected !== undefined) proposing.push(rejected);
  }
  const result = wishes.map(() => -1);
  for (const [place, agents] of held.entries()) for (const agent of agents) result[agent] = place;
  return result;
}

/** Top trading cycles over priorities (Shapley and Scarf 1974; Abdulkadiroglu and Sonmez 2003). */
export function topTradingCycles({ wishes, priorities, capacity }: Market): readonly number[] {
  const left = [...capacity];
  const result = wishes.map(() => -1);
  const waiting = new Set(wishes.keys());
  for (;;) {
    const points = new Map<number, number>();
    for (const agent of waiting) {
      const place = itemOf(wishes, agent).find((each) => itemOf(left, each) > 0);
      if (place !== undefined) points.set(agent, place);
    }
    // Whoever has nothing left to wish for leaves, and no longer stands before others.
    for (const agent of waiting) if (!points.has(agent)) waiting.delete(agent);
    const start = [...points.keys()][0];
    if (start === undefined) return result;
    const served = (agent: number): number | undefined => {
      const place = points.get(agent) ?? -1;
      return itemOf(priorities, place).find((each) => points.has(each));
    };
    // A place that ranks none of those left serves whoever points at it.
    const path: number[] = [];
    let agent = start;
    while (!path.includes(agent)) {
      path.push(agent);
      agent = served(agent) ?? agent;
    }
    for (const member of path.slice(path.indexOf(agent))) {
      const place = points.get(member) ?? -1;
      result[member] = place;
      left[place] = itemOf(left, place) - 1;
      waiting.delete(member);
    }
  }
}
