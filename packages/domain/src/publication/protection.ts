import { compareText, err, ok, type Result } from "../kernel/index.ts";
import { narrowedBy, shownIn, tellingCells, type RememberedCounts } from "./memory.ts";
import {
  publicBounds,
  type CountCell,
  type CountNetwork,
  type Interval,
  type IntervalSolver,
} from "./network.ts";
import { roundCount, shownBounds, type CountRule, type Disclosed } from "./rounding.ts";

/** The rule of each kind of count. */
export type CountRules = Readonly<Record<CountCell["rule"], CountRule>>;

/** How disclosure control went, in figures that an outsider can repeat. */
export type DisclosureAudit = {
  /** Of each rule: from which count on it shows, to which multiple; and how wide the interval of a
   * hidden small count must stay, which is one step. */
  readonly rules: CountRules;
  readonly cells: number;
  readonly shown: number;
  readonly structuralZeros: number;
  /** Hidden for their own sake, or because their group is small. */
  readonly primary: number;
  /** Hidden to protect another. */
  readonly secondary: number;
  readonly intervals: number;
  /** Width of the narrowest interval of a hidden small count, followed up to four steps; null when
   * nothing is hidden. */
  readonly narrowest: number | null;
  readonly rounds: number;
  /** Earlier releases that it was audited together with; absent when there were none. */
  readonly remembered?: readonly string[];
};

export type Protected = {
  readonly shown: ReadonlyMap<string, Disclosed>;
  readonly audit: DisclosureAudit;
};

/** These hidden counts could still be worked out, whatever else was hidden. */
export type ProtectionRefusal = {
  readonly kind: "cells_unprotected";
  readonly cells: readonly string[];
};

/** How much may be hidden to protect others before coarser tables are the better answer. */
export type Sacrifice = {
  /** Figures up to this weight may be hidden: 0 parts, 1 totals of a group, 2 national totals. */
  readonly heaviest: CountCell["weight"];
  /** At most this many of a hundred cells; a handful is always allowed. */
  readonly percent: number;
};

const ANYTHING: Sacrifice = { heaviest: 2, percent: 100 };
const HANDFUL = 5;
const MOST_ROUNDS = 50;
/** Intervals are followed up to so many rounding steps; wider tells nobody anything. */
const STEPS_FOLLOWED = 4;

/**
 * Primary suppression and rounding from the true counts, then the audit: as long as the interval
 * of a hidden small count is narrower than one rounding step, hide a shown count that bounds it
 * (a part before a total, the smallest first), and look again.
 */
export function protectCounts(
  network: CountNetwork,
  rules: CountRules,
  solve: IntervalSolver,
  sacrifice: Sacrifice = ANYTHING,
  memory: readonly RememberedCounts[] = [],
): Result<Protected, ProtectionRefusal> {
  const shown = new Map(network.map((cell) => [cell.id, firstTreatment(cell, rules[cell.rule])]));
  const guarded = [...network.entries()].filter(
    ([, cell]) => needsProtection(cell) && cell.count < rules[cell.rule].threshold,
  );
  let intervals = 0;
  let secondary = 0;
  for (let rounds = 0; rounds <= MOST_ROUNDS; rounds += 1) {
    const bounds = jointBounds(network, shown, rules, memory);
    const found = guarded.map(([index, cell]) => {
      intervals += 1;
      return {
        cell,
        interval: solve(network, bounds, index, STEPS_FOLLOWED * rules[cell.rule].base),
      };
    });
    const bad = found.filter(({ cell, interval }) => !isProtected(interval, rules[cell.rule]));
    const betrayed = bad.length > 0 ? [] : betrayedEarlier(network, shown, rules, memory, solve);
    if (bad.length === 0 && betrayed.length === 0) {
      const remembered = memory.map(({ releaseId }) => releaseId);
      const run = { intervals, secondary, rounds, found, remembered };
      const audit = summary(network, shown, rules, run);
      return ok({ shown, audit });
    }
    const victims = new Set(
      bad.flatMap(({ cell }) => leastOfThoseThatBound(network, shown, cell, sacrifice) ?? []),
    );
    if (bad.length === 0) for (const id of betrayed) victims.add(id);
    const hidden = secondary + victims.size;
    const tooMany = hidden > HANDFUL && 100 * hidden > sacrifice.percent * network.length;
    if (victims.size === 0 || tooMany || rounds === MOST_ROUNDS) {
      return err({ kind: "cells_unprotected", cells: bad.map(({ cell }) => cell.id) });
    }
    for (const id of victims) shown.set(id, "c");
    secondary += victims.size;
  }
  return err({ kind: "cells_unprotected", cells: [] });
}

/** What is known of each cell once earlier releases are laid beside this one. */
function jointBounds(
  network: CountNetwork,
  shown: ReadonlyMap<string, Disclosed>,
  rules: CountRules,
  memory: readonly RememberedCounts[],
): readonly Interval[] {
  const alone = publicBounds(network, shown, (value, cell) => shownBounds(value, rules[cell.rule]));
  return narrowedBy(network, alone, rules, memory);
}

/**
 * Shown figures of this release by which a hidden count of an earlier one, that has not changed
 * since, could now be worked out; empty when nobody is betrayed.
 */
function betrayedEarlier(
  network: CountNetwork,
  shown: ReadonlyMap<string, Disclosed>,
  rules: CountRules,
  memory: readonly RememberedCounts[],
  solve: IntervalSolver,
): readonly string[] {
  const now = {
    releaseId: "",
    cells: network.map((cell) => ({ ...cell, shown: shown.get(cell.id) ?? "c" })),
  };
  const victims = new Set<string>();
  for (const release of memory) {
    const telling = tellingCells(release, now);
    if (telling.length === 0) continue;
    const bounds = narrowedBy(
      release.cells,
      publicBounds(release.cells, shownIn(release), (value, cell) =>
        shownBounds(value, rules[cell.rule]),
      ),
      rules,
      [...memory, now],
    );
    const betrays = release.cells.some((cell, index) => {
      const rule = rules[cell.rule];
      if (!needsProtection(cell) || cell.count >= rule.threshold) return false;
      return !isProtected(solve(release.cells, bounds, index, rule.base), rule);
    });
    if (!betrays) continue;
    const [least] = telling.toSorted(
      (a, b) => a.weight - b.weight || a.count - b.count || compareText(a.id, b.id),
    );
    if (least !== undefined) victims.add(least.id);
  }
  return [...victims];
}

/** Protected: the interval spans at least one rounding step (and so does not end below it). */
export function isProtected(interval: Interval, rule: CountRule): boolean {
  return interval.high - interval.low >= rule.base;
}

function needsProtection(cell: CountCell): boolean {
  return cell.kind === "shown" || cell.kind === "row_too_small";
}

function firstTreatment(cell: CountCell, rule: CountRule): Disclosed {
  if (cell.kind === "structural_zero") return "z";
  if (cell.kind !== "shown" || cell.count < rule.threshold) return "c";
  return roundCount(cell.count, rule.base);
}

/**
 * A shown cell that stands in a sum with the hidden one; where there is none, in a sum with a
 * hidden cell beside it, and so on. Of those at one distance, a part before a total, the smallest.
 */
function leastOfThoseThatBound(
  network: CountNetwork,
  shown: ReadonlyMap<string, Disclosed>,
  cell: CountCell,
  { heaviest }: Sacrifice,
): string | null {
  const points = new Set([cell.from, cell.to]);
  const allowed = network
    .filter(({ id, weight }) => weight <= heaviest && typeof shown.get(id) === "number")
    .toSorted((a, b) => a.weight - b.weight || a.count - b.count || compareText(a.id, b.id));
  for (let size = 0; size < points.size;) {
    const least = allowed.find(({ from, to }) => points.has(from) || points.has(to));
    if (least !== undefined) return least.id;
    size = points.size;
    const reached = network
      .filter(({ id, from, to }) => shown.get(id) === "c" && (points.has(from) || points.has(to)))
      .flatMap(({ from, to }) => [from, to]);
    for (const point of reached) points.add(point);
  }
  return null;
}

function summary(
  network: CountNetwork,
  shown: ReadonlyMap<string, Disclosed>,
  rules: CountRules,
  run: {
    readonly intervals: number;
    readonly secondary: number;
    readonly rounds: number;
    readonly found: readonly { readonly interval: Interval }[];
    readonly remembered: readonly string[];
  },
): DisclosureAudit {
  const cells = network.filter((cell) => cell.kind !== "inner");
  const count = (test: (value: Disclosed | undefined) => boolean) =>
    cells.filter((cell) => test(shown.get(cell.id))).length;
  const hidden = count((value) => value === "c");
  const widths = run.found.map(({ interval }) => interval.high - interval.low);
  return {
    rules,
    cells: cells.length,
    shown: count((value) => typeof value === "number"),
    structuralZeros: count((value) => value === "z"),
    primary: hidden - run.secondary,
    secondary: run.secondary,
    intervals: run.intervals,
    narrowest: widths.length === 0 ? null : Math.min(...widths),
    rounds: run.rounds,
    ...(run.remembered.length === 0 ? {} : { remembered: run.remembered }),
  };
}
