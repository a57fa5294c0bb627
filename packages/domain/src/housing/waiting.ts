import type { Evidence } from "./evidence.ts";
import { misfitUnder } from "./evidence.ts";
import type { CutOff, WaitingBecause } from "./explanation.ts";
import { at, atSmall, atUnsigned, itemOf } from "./ints.ts";
import { columnOf } from "./collapse.ts";
import { FORBIDDEN } from "./rule.ts";
import { ticketText } from "./ticket.ts";

/** Why a household has no home. */
export function whyWaiting(evidence: Evidence, household: number): WaitingBecause {
  const quota = usedUpQuota(evidence, household);
  if (quota !== null) return quota;
  const profile = at(evidence.allocation.certificate.profileOf, household);
  const own = classesFor(evidence, profile);
  if (own.length === 0) return { kind: "no_home_fits", ...excludingRules(evidence, household) };
  const closed = reachOf(evidence, own);
  let capacity = 0;
  let last = -1;
  for (const type of closed) {
    capacity += at(evidence.capacity, type) - at(evidence.keptBack, type);
    last = Math.max(last, at(evidence.lastRank, type));
  }
  return {
    kind: "homes_taken_by_higher_priority",
    capacity,
    fitting: own.reduce((sum, type) => sum + at(evidence.capacity, type), 0),
    cutOff: last < 0 ? null : cutOffAt(evidence, last),
  };
}

/** The classes that a profile may live in. */
export function classesFor({ misfitsOf }: Evidence, profile: number): number[] {
  const classes: number[] = [];
  for (const [type, misfit] of misfitsOf(profile).entries()) {
    if (misfit !== FORBIDDEN) classes.push(type);
  }
  return classes;
}

/**
 * The classes within reach: those given, and any that somebody who lives in one of them could
 * live in instead. Where preference comes before coverage nobody moves, so only those given.
 */
export function reachOf(evidence: Evidence, classes: readonly number[]): ReadonlySet<number> {
  const reached = new Set(classes);
  if (evidence.policy.stages[0] === "preference") return reached;
  const { keptBack } = evidence.allocation.certificate;
  const visited = new Set<number>();
  for (const type of reached) {
    for (const profile of itemOf(evidence.holders, type)) {
      if (visited.has(profile)) continue;
      visited.add(profile);
      for (const other of classesFor(evidence, profile)) reached.add(other);
    }
    if (at(evidence.keptBack, type) === 0) continue;
    for (let index = 0; index < keptBack.class.length; index++) {
      if (at(keptBack.class, index) !== type) continue;
      for (const other of countedBy(evidence, at(keptBack.quota, index))) reached.add(other);
    }
  }
  return reached;
}

/** The classes that a quota on homes counts. */
function countedBy({ problem, policy, homeOfClass }: Evidence, index: number): number[] {
  const quota = itemOf(policy.quotas ?? [], index);
  const column = columnOf(problem.homes.attributes, quota.attribute);
  return [...homeOfClass.keys()].filter((type) =>
    quota.oneOf.includes(atSmall(column, at(homeOfClass, type))),
  );
}

function usedUpQuota(evidence: Evidence, household: number): WaitingBecause | null {
  const { problem, policy, allocation } = evidence;
  const rank = atUnsigned(allocation.rankOf, household);
  for (const quota of policy.quotas ?? []) {
    if (quota.side === "home") continue;
    const column = columnOf(problem.households.attributes, quota.attribute);
    const counts = (index: number) => quota.oneOf.includes(atSmall(column, index));
    if (!counts(household)) continue;
    let housed = 0;
    for (let place = 0; place < rank; place++) {
      const before = atUnsigned(allocation.order, place);
      if (counts(before) && at(allocation.homeOf, before) >= 0) housed++;
    }
    if (housed >= quota.atMost) {
      return { kind: "quota_used_up", quota: quota.id, atMost: quota.atMost };
    }
  }
  return null;
}

/** Rules that each forbid every home; if none does, a least set of rules that do together. */
function excludingRules(
  { problem, policy, homeOfClass }: Evidence,
  household: number,
): { readonly rules: readonly string[]; readonly together: boolean } {
  const forbids = policy.rules.map((rule) => ({
    id: rule.id,
    classes: [...homeOfClass].map(
      (home) => misfitUnder(problem, rule, household, home) === FORBIDDEN,
    ),
  }));
  const alone = forbids.filter(({ classes }) => classes.every(Boolean));
  if (alone.length > 0) return { rules: alone.map(({ id }) => id), together: false };
  let kept = forbids;
  for (const rule of forbids) {
    const without = kept.filter((other) => other !== rule);
    const excluded = homeOfClass.every((_, type) => without.some(({ classes }) => classes[type]));
    if (excluded) kept = without;
  }
  return { rules: kept.map(({ id }) => id), together: true };
}

export function cutOffAt({ problem, allocation }: Evidence, rank: number): CutOff {
  const household = atUnsigned(allocation.order, rank);
  const { band, ticketHigh, ticketLow } = problem.households;
  return {
    rank: rank + 1,
    band: atUnsigned(band, household),
    ticket: ticketText(atUnsigned(ticketHigh, household), atUnsigned(ticketLow, household)),
  };
}
