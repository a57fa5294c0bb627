import { err, ok, type Result } from "../kernel/index.ts";
import { arcsOf, type Arcs } from "./arcs.ts";
import { axesOf, collapse, columnOf, sizesOf } from "./collapse.ts";
import { add, at, startsFrom } from "./ints.ts";
import type { Network } from "./network.ts";
import type { HousingPolicy } from "./policy.ts";
import type { HousingProblem } from "./problem.ts";
import { keptBackBy, type KeptBack } from "./quota.ts";
import type { HousingFault } from "./refusal.ts";
import type { ValuesReader } from "./values.ts";

/** Most pairs of profile and class that are worth solving. */
const MOST_PAIRS = 1 << 25;
/** Most combinations of values that one rule is judged on. */
const MOST_VERDICTS = 1 << 24;
/** Prices are sums of misfit along exchanges and must stay far inside 32 bits. */
const LARGEST_PRICE = 1 << 30;

/** Collapses a problem by the attributes that the rules mention. */
export function compile(
  problem: HousingProblem,
  policy: HousingPolicy,
  valuesIn: ValuesReader,
): Result<Network, readonly HousingFault[]> {
  const { households: people, homes: stock } = problem;
  const quotas = policy.quotas ?? [];
  for (const rule of policy.rules) {
    const profiles = valuesIn(columnOf(people.attributes, rule.household)).length;
    const classes = valuesIn(columnOf(stock.attributes, rule.home)).length;
    const pairs = profiles * classes;
    if (pairs > MOST_VERDICTS) {
      return err([{ kind: "hopeless_collapse", profiles, classes, pairs, limit: MOST_VERDICTS }]);
    }
  }
  const householdAxes = axesOf("household", people, stock, policy.rules, quotas, valuesIn);
  const homeAxes = axesOf("home", people, stock, policy.rules, quotas, valuesIn);
  const households = collapse(people.count, people.attributes, householdAxes);
  const homes = collapse(stock.count, stock.attributes, homeAxes);
  const hopeless = (pairs: number): HousingFault => ({
    kind: "hopeless_collapse",
    profiles: households?.count ?? people.count,
    classes: homes?.count ?? stock.count,
    pairs,
    limit: MOST_PAIRS,
  });
  if (households === null || homes === null) return err([hopeless(people.count * stock.count)]);
  const arcs = arcsOf(households, homes, policy.rules, MOST_PAIRS);
  if ("tooMany" in arcs) return err([hopeless(arcs.tooMany)]);
  let largest = 0;
  for (const cost of arcs.cost) largest = Math.max(largest, cost);
  const limit = Math.floor(LARGEST_PRICE / (2 * Math.min(households.count, homes.count) + 2));
  if (largest > limit) return err([{ kind: "misfit_too_large", largest, limit }]);
  const capacity = sizesOf(homes);
  const { keptBack, faults } = keptBackBy(quotas, homes, capacity);
  if (faults.length > 0) return err(faults);
  const all = withKeptBack(arcs, keptBack);
  return ok({
    households,
    homes,
    profiles: all.start.length - 1,
    classes: homes.count,
    arcs: all.target.length,
    capacity,
    ...all,
    ...reversed(all, homes.count),
    keptBack: Int32Array.from(keptBack, (kept) => kept.homes),
    keptBackBy: Int32Array.from(keptBack, (kept) => kept.quota),
  });
}

/** Adds one profile for each quota that keeps homes back; it may live in all it counts. */
function withKeptBack(arcs: Arcs, keptBack: readonly KeptBack[]): Arcs {
  if (keptBack.length === 0) return arcs;
  const extra = keptBack.flatMap((kept) => kept.classes);
  const target = new Int32Array(arcs.target.length + extra.length);
  target.set(arcs.target);
  target.set(extra, arcs.target.length);
  const cost = new Int32Array(target.length);
  cost.set(arcs.cost);
  const start = [...arcs.start];
  for (const kept of keptBack) start.push((start.at(-1) ?? 0) + kept.classes.length);
  return { start: Int32Array.from(start), target, cost };
}

function reversed(
  { start, target }: Arcs,
  classes: number,
): Pick<Network, "profileOfArc" | "intoStart" | "into"> {
  const intoStart = new Int32Array(classes + 1);
  for (const home of target) add(intoStart, home + 1, 1);
  startsFrom(intoStart);
  const next = intoStart.slice();
  const into = new Int32Array(target.length);
  const profileOfArc = new Int32Array(target.length);
  for (let profile = 0; profile + 1 < start.length; profile++) {
    for (let arc = at(start, profile); arc < at(start, profile + 1); arc++) {
      const home = at(target, arc);
      into[at(next, home)] = arc;
      add(next, home, 1);
      profileOfArc[arc] = profile;
    }
  }
  return { profileOfArc, intoStart, into };
}
