import { columnOf } from "./collapse.ts";
import type { Allocation } from "./allocation.ts";
import { evidenceOf } from "./evidence.ts";
import { at, atSmall, atUnsigned } from "./ints.ts";
import type { HousingPolicy } from "./policy.ts";
import type { HousingProblem } from "./problem.ts";
import { FORBIDDEN } from "./rule.ts";

/** Counts below the threshold are null; others are rounded to the nearest multiple of the base. */
export type Disclosure = { readonly threshold: number; readonly roundingBase: number };

/** How the households with one value of the attribute fared. Null where a count is hidden. */
export type FairnessRow = {
  readonly value: number;
  readonly households: number | null;
  readonly housed: number | null;
  readonly waiting: number | null;
  /** Housed of a thousand, from the counts before rounding; null where a count is hidden. */
  readonly housedPermille: number | null;
  /** Housed in the tower of the first wish. */
  readonly firstWish: number | null;
  /** Would rather have a home that fits and that somebody after them in the order lives in. */
  readonly envious: number | null;
};

/** How an allocation treats the groups of one attribute. */
export type FairnessReport = {
  readonly attribute: string;
  readonly rows: readonly FairnessRow[];
};

type Count = { households: number; housed: number; firstWish: number; envious: number };

/**
 * Counts by the values of one attribute. Envy that remains is not a mistake: each case is a closed
 * set that the certificate names, where somebody after them could live nowhere else. An attribute
 * that a problem carries for this report only (sex, region of origin) is never read by a rule.
 */
export function fairnessReport(
  problem: HousingProblem,
  policy: HousingPolicy,
  allocation: Allocation,
  attribute: string,
  disclosure: Disclosure,
): FairnessReport {
  const column = columnOf(problem.households.attributes, attribute);
  const envies = envyTest(problem, policy, allocation);
  const counts = new Map<number, Count>();
  for (let household = 0; household < problem.households.count; household++) {
    const value = atSmall(column, household);
    const count = counts.get(value) ?? { households: 0, housed: 0, firstWish: 0, envious: 0 };
    counts.set(value, count);
    count.households++;
    if (at(allocation.homeOf, household) >= 0) count.housed++;
    if (allocation.wish[household] === 1) count.firstWish++;
    if (envies(household)) count.envious++;
  }
  const show = shownAs(disclosure);
  const rows = [...counts]
    .toSorted(([a], [b]) => a - b)
    .map(([value, { households, housed, firstWish, envious }]): FairnessRow => {
      const waiting = households - housed;
      const hidden = [households, housed, waiting].some((count) => show(count) === null);
      return {
        value,
        households: show(households),
        housed: show(housed),
        waiting: show(waiting),
        housedPermille: hidden ? null : Math.floor((housed * 1000) / households),
        firstWish: show(firstWish),
        envious: show(envious),
      };
    });
  return { attribute, rows };
}

function shownAs({ threshold, roundingBase }: Disclosure): (count: number) => number | null {
  return (count) => (count < threshold ? null : Math.round(count / roundingBase) * roundingBase);
}

/** Whether somebody later in the order lives in a home that the household would rather have. */
function envyTest(
  problem: HousingProblem,
  policy: HousingPolicy,
  allocation: Allocation,
): (household: number) => boolean {
  const evidence = evidenceOf(problem, policy, allocation);
  const { preferences, preferenceCount } = problem.households;
  const towers = problem.towers.length;
  const countsWishes = policy.stages.includes("preference");
  const lastIn = new Map<number, number>();
  for (const [key, homes] of evidence.homesIn) {
    let last = -1;
    for (const home of homes) {
      const holder = at(evidence.householdOfHome, home);
      if (holder >= 0) last = Math.max(last, atUnsigned(allocation.rankOf, holder));
    }
    lastIn.set(key, last);
  }
  return (household) => {
    const rank = atUnsigned(allocation.rankOf, household);
    const misfits = evidence.misfitsOf(at(allocation.certificate.profileOf, household));
    const own = allocation.wish[household] ?? 0;
    if (at(allocation.homeOf, household) < 0) {
      return misfits.some(
        (misfit, type) => misfit !== FORBIDDEN && at(evidence.lastRank, type) > rank,
      );
    }
    if (!countsWishes) return false;
    const better = own === 0 ? preferenceCount : own - 1;
    for (let choice = 0; choice < better; choice++) {
      const tower = at(preferences, household * preferenceCount + choice);
      if (tower < 0) continue;
      const envied = misfits.some(
        (misfit, type) => misfit !== FORBIDDEN && (lastIn.get(type * towers + tower) ?? -1) > rank,
      );
      if (envied) return true;
    }
    return false;
  };
}

/** The last household of a class, as a public notice shows it. */
export type PublicCutOff = {
  /** Values of the class by home attribute: the smallest of those no rule tells apart. */
  readonly home: Readonly<Record<string, number>>;
  readonly homes: number;
  readonly band: number;
  /** First half of the ticket, 8 hexadecimal digits. */
  readonly ticket: string;
};

/**
 * Cut-offs by class, like admission scores: only for classes whose homes are all taken, and in
 * which at least so many households live that the last one cannot be made out.
 */
export function publicCutOffs(
  problem: HousingProblem,
  policy: HousingPolicy,
  allocation: Allocation,
  leastHouseholds: number,
): readonly PublicCutOff[] {
  const evidence = evidenceOf(problem, policy, allocation);
  const { classes } = allocation.certificate;
  const attributes = [...new Set(policy.rules.map((rule) => rule.home))];
  const cutOffs: PublicCutOff[] = [];
  for (let type = 0; type < classes; type++) {
    const homes = at(evidence.capacity, type) - at(evidence.keptBack, type);
    if (at(evidence.living, type) < Math.max(homes, leastHouseholds)) continue;
    const last = atUnsigned(allocation.order, at(evidence.lastRank, type));
    const sample = at(evidence.homeOfClass, type);
    cutOffs.push({
      home: Object.fromEntries(
        attributes.map((name) => [name, atSmall(columnOf(problem.homes.attributes, name), sample)]),
      ),
      homes,
      band: atUnsigned(problem.households.band, last),
      ticket: atUnsigned(problem.households.ticketHigh, last).toString(16).padStart(8, "0"),
    });
  }
  return cutOffs;
}
