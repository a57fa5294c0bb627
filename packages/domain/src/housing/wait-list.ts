import { err, ok, type Result } from "../kernel/index.ts";
import type { Allocation } from "./allocation.ts";
import { compile } from "./compile.ts";
import { at } from "./ints.ts";
import type { Network } from "./network.ts";
import type { HousingPolicy } from "./policy.ts";
import type { HousingProblem } from "./problem.ts";
import type { HousingRefusal } from "./refusal.ts";
import { before, exchangeSearch } from "./exchange-search.ts";
import { listsBy, type Lists } from "./lists.ts";
import { valuesReader } from "./values.ts";

/** One household that changes homes so that another can be housed. */
export type ChainMove = {
  readonly household: number;
  readonly from: number;
  readonly to: number;
};

/** Who would get a home, and who would have to move for it. */
export type Candidate = {
  readonly household: number;
  readonly home: number;
  readonly moves: readonly ChainMove[];
};

/** Who is next in line for a home. */
export type NextInLine = {
  readonly home: number;
  /** First in the order of those whom the home fits: nobody moves. */
  readonly direct: Candidate | null;
  /** First in the order of those who could be housed at all, by the shortest chain of moves. */
  readonly byExchange: Candidate | null;
};

/** The state of an allocation after the draw; each event is answered without a new allocation. */
export type WaitList = {
  /** The household gives its home back and leaves. Null when it is not waiting and has none. */
  readonly withdraw: (household: number) => NextInLine | null;
  /** The home can no longer be lived in. Where its household goes, or null when nobody lived there. */
  readonly loseHome: (home: number) => Displaced | null;
  readonly nextInLine: (home: number) => NextInLine;
  /** Gives homes as a candidate says. */
  readonly accept: (candidate: Candidate) => void;
  readonly homeOf: (household: number) => number;
};

/** A household whose home was lost. */
export type Displaced = {
  readonly household: number;
  /** The free home that fits it best, if there is one: nobody moves. */
  readonly direct: Candidate | null;
};

/** Under a quota the next in line may depend on the whole allocation: run a new one. */
export type WaitListRefusal =
  | HousingRefusal
  | { readonly kind: "quotas_with_wait_list"; readonly quotas: readonly string[] };

/** Opens the wait list of an allocation. Later events change this state, never the allocation. */
export function openWaitList(
  problem: HousingProblem,
  policy: HousingPolicy,
  allocation: Allocation,
): Result<WaitList, WaitListRefusal> {
  const quotas = policy.quotas ?? [];
  if (quotas.length > 0) {
    return err({ kind: "quotas_with_wait_list", quotas: quotas.map(({ id }) => id) });
  }
  const compiled = compile(problem, policy, valuesReader());
  if (!compiled.ok) return err({ kind: "housing_refused", faults: compiled.error });
  const network = compiled.value;
  const { order, rankOf } = allocation;
  const homeOf = allocation.homeOf.slice();
  const { typeOf } = network.households;
  const classOf = network.homes.typeOf;
  const holderOf = new Int32Array(problem.homes.count).fill(-1);
  const lost = new Set<number>();
  for (const [household, home] of homeOf.entries()) if (home >= 0) holderOf[home] = household;

  const waiting = listsBy(network.households.count, order, (household) =>
    at(homeOf, household) < 0 ? at(typeOf, household) : -1,
  );
  const free = listsBy(network.classes, Uint32Array.from(holderOf.keys()), (home) =>
    at(holderOf, home) < 0 ? at(classOf, home) : -1,
  );
  const living = listsBy(network.arcs, order, (household) => {
    const home = at(homeOf, household);
    return home < 0 ? -1 : arcBetween(network, at(typeOf, household), at(classOf, home));
  });
  const search = exchangeSearch(network, waiting, living, rankOf);

  const nextInLine = (home: number): NextInLine => {
    const type = at(classOf, home);
    let direct = -1;
    for (
      let place = at(network.intoStart, type);
      place < at(network.intoStart, type + 1);
      place++
    ) {
      const profile = at(network.profileOfArc, at(network.into, place));
      if (profile >= network.households.count) continue;
      const first = waiting.first(profile);
      if (first >= 0 && (direct < 0 || before(rankOf, first, direct))) direct = first;
    }
    return {
      home,
      direct: direct < 0 ? null : { household: direct, home, moves: [] },
      byExchange: chainTo(home),
    };
  };

  /** The candidate of the search, with the homes that change hands on the way. */
  const chainTo = (home: number): Candidate | null => {
    const found = search(at(classOf, home));
    if (found === null) return null;
    const moves: ChainMove[] = [];
    let to = home;
    for (const household of found.movers) {
      const from = at(homeOf, household);
      moves.push({ household, from, to });
      to = from;
    }
    return { household: found.household, home: to, moves };
  };

  const leave = (household: number) => {
    const home = at(homeOf, household);
    const type = at(classOf, home);
    living.remove(arcBetween(network, at(typeOf, household), type), household);
    homeOf[household] = -1;
    holderOf[home] = -1;
    if (!lost.has(home)) free.add(type, home);
  };
  const enter = (household: number, home: number) => {
    const type = at(classOf, home);
    free.remove(type, home);
    homeOf[household] = home;
    holderOf[home] = household;
    living.add(arcBetween(network, at(typeOf, household), type), household);
  };

  return ok({
    homeOf: (household) => at(homeOf, household),
    nextInLine,
    withdraw: (household) => {
      const home = at(homeOf, household);
      if (home < 0) {
        waiting.remove(at(typeOf, household), household);
        return null;
      }
      leave(household);
      return nextInLine(home);
    },
    loseHome: (home) => {
      lost.add(home);
      const household = at(holderOf, home);
      if (household < 0) {
        free.remove(at(classOf, home), home);
        return null;
      }
      leave(household);
      waiting.add(at(typeOf, household), household);
      return { household, direct: bestFree(network, free, at(typeOf, household), household) };
    },
    accept: ({ household, home, moves }) => {
      for (const move of moves) leave(move.household);
      for (const move of moves) enter(move.household, move.to);
      waiting.remove(at(typeOf, household), household);
      enter(household, home);
    },
  });
}

function arcBetween(network: Network, profile: number, type: number): number {
  let arc = at(network.start, profile);
  while (at(network.target, arc) !== type) arc++;
  return arc;
}

/** The free home with the least misfit, classes in the published order, homes by index. */
function bestFree(
  network: Network,
  free: Lists,
  profile: number,
  household: number,
): Candidate | null {
  for (let arc = at(network.start, profile); arc < at(network.start, profile + 1); arc++) {
    const home = free.first(at(network.target, arc));
    if (home >= 0) return { household, home, moves: [] };
  }
  return null;
}
