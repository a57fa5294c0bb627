import type { Allocation } from "./allocation.ts";
import { columnOf } from "./collapse.ts";
import { add, at, atSmall, atUnsigned, itemOf } from "./ints.ts";
import type { HousingPolicy } from "./policy.ts";
import type { HousingProblem } from "./problem.ts";
import { FORBIDDEN, misfitOf } from "./rule.ts";

/** An allocation read back by class and tower, to answer questions about single households. */
export type Evidence = {
  readonly problem: HousingProblem;
  readonly policy: HousingPolicy;
  readonly allocation: Allocation;
  /** One home of each class, one household of each profile. */
  readonly homeOfClass: Int32Array;
  readonly householdOfProfile: Int32Array;
  readonly capacity: Int32Array;
  /** Homes of each class that quotas keep back. */
  readonly keptBack: Int32Array;
  /** Households that live in each class. */
  readonly living: Int32Array;
  /** Profiles that live in each class. */
  readonly holders: readonly ReadonlySet<number>[];
  /** Place in the order of the last household that lives in each class, -1 if none. */
  readonly lastRank: Int32Array;
  /** Homes by class and tower: `class * towers + tower`. */
  readonly homesIn: ReadonlyMap<number, readonly number[]>;
  readonly householdOfHome: Int32Array;
  /** Misfit of a profile's households in each class, FORBIDDEN where not allowed. */
  readonly misfitsOf: (profile: number) => Int32Array;
};

const remembered = new WeakMap<Allocation, Evidence>();

/** Reads the evidence once per allocation; further questions about it are answered from memory. */
export function evidenceOf(
  problem: HousingProblem,
  policy: HousingPolicy,
  allocation: Allocation,
): Evidence {
  const known = remembered.get(allocation);
  if (known !== undefined && known.problem === problem && known.policy === policy) return known;
  const fresh = read(problem, policy, allocation);
  remembered.set(allocation, fresh);
  return fresh;
}

function read(problem: HousingProblem, policy: HousingPolicy, allocation: Allocation): Evidence {
  const { profileOf, classOf, profiles, classes, keptBack: kept } = allocation.certificate;
  const { homes, towers } = problem;
  const homeOfClass = new Int32Array(classes).fill(-1);
  const capacity = new Int32Array(classes);
  const homesIn = new Map<number, number[]>();
  for (let home = 0; home < homes.count; home++) {
    const type = at(classOf, home);
    homeOfClass[type] = home;
    add(capacity, type, 1);
    const key = type * towers.length + atUnsigned(homes.tower, home);
    const list = homesIn.get(key);
    if (list === undefined) homesIn.set(key, [home]);
    else list.push(home);
  }
  const householdOfProfile = new Int32Array(profiles).fill(-1);
  const householdOfHome = new Int32Array(homes.count).fill(-1);
  const holders = Array.from({ length: classes }, () => new Set<number>());
  const lastRank = new Int32Array(classes).fill(-1);
  const living = new Int32Array(classes);
  for (let household = 0; household < profileOf.length; household++) {
    const profile = at(profileOf, household);
    householdOfProfile[profile] = household;
    const home = at(allocation.homeOf, household);
    if (home < 0) continue;
    const type = at(classOf, home);
    householdOfHome[home] = household;
    add(living, type, 1);
    itemOf(holders, type).add(profile);
    lastRank[type] = Math.max(at(lastRank, type), atUnsigned(allocation.rankOf, household));
  }
  const keptBack = new Int32Array(classes);
  for (let index = 0; index < kept.homes.length; index++) {
    add(keptBack, at(kept.class, index), at(kept.homes, index));
  }
  const misfits = new Map<number, Int32Array>();
  const misfitsOf = (profile: number): Int32Array => {
    const found = misfits.get(profile);
    if (found !== undefined) return found;
    const household = at(householdOfProfile, profile);
    const fresh = homeOfClass.map((home) => misfitBetween(problem, policy, household, home));
    misfits.set(profile, fresh);
    return fresh;
  };
  return {
    problem,
    policy,
    allocation,
    homeOfClass,
    householdOfProfile,
    capacity,
    keptBack,
    living,
    holders,
    lastRank,
    homesIn,
    householdOfHome,
    misfitsOf,
  };
}

/** Misfit of one household in one home by all rules, or FORBIDDEN. */
export function misfitBetween(
  problem: HousingProblem,
  policy: HousingPolicy,
  household: number,
  home: number,
): number {
  let sum = 0;
  for (const rule of policy.rules) {
    const misfit = misfitUnder(problem, rule, household, home);
    if (misfit === FORBIDDEN) return FORBIDDEN;
    sum += misfit;
  }
  return sum;
}

export function misfitUnder(
  { households, homes }: HousingProblem,
  rule: HousingPolicy["rules"][number],
  household: number,
  home: number,
): number {
  return misfitOf(
    rule,
    atSmall(columnOf(households.attributes, rule.household), household),
    atSmall(columnOf(homes.attributes, rule.home), home),
  );
}
