import { z } from "zod";
import { compareText, daysBetween, LocalDate, sortedBy } from "../kernel/index.ts";
import type { ReadinessEvidence, Tower } from "../registry/index.ts";

/** A promised day that was replaced by a later (or earlier) one. */
export const PastSlip = z.strictObject({
  /** The building contract it was about; null: the programme as a whole. */
  packageCode: z.string().min(1).nullable(),
  promised: LocalDate,
  /** The day promised instead, or the day it was done. */
  became: LocalDate,
  statedOn: LocalDate,
  source: z.string().min(1),
});
export type PastSlip = z.infer<typeof PastSlip>;

/** How finish dates are sampled. Shares in thousandths. */
export const DelayModel = z.strictObject({
  slips: z.array(PastSlip),
  /** How often a contract slips with the whole programme instead of by itself: the shared shock. */
  sharedPermille: z.int().min(0).max(1000),
  /** How often a tower slips with its contract instead of by itself. */
  packagePermille: z.int().min(0).max(1000),
  /** Observations that count as many: with fewer the spread is stretched, never narrowed. */
  enough: z.int().min(1),
});
export type DelayModel = z.infer<typeof DelayModel>;

/** Slips that the dated claims themselves show: a later statement gave another day for a tower. */
export function slipsInEvidence(
  evidence: readonly ReadinessEvidence[],
  towers: readonly Tower[],
): readonly PastSlip[] {
  const packageOf = new Map(towers.map((tower) => [tower.towerId, tower.packageCode]));
  const slips: PastSlip[] = [];
  for (const claims of Map.groupBy(
    evidence,
    (claim) => `${claim.towerId} ${claim.definition}`,
  ).values()) {
    const inTime = claims.toSorted((a, b) => compareText(a.statedOn, b.statedOn));
    for (const [index, claim] of inTime.entries()) {
      const before = inTime[index - 1];
      const packageCode = packageOf.get(claim.towerId);
      if (before === undefined || packageCode === undefined) continue;
      const [promised, became] = [before.readyOn, claim.readyOn];
      if (promised === "not_known" || became === "not_known") continue;
      if (claim.statedOn > before.statedOn)
        slips.push({
          packageCode,
          promised,
          became,
          statedOn: claim.statedOn,
          source: claim.source,
        });
    }
  }
  return sortedBy(
    slips,
    (slip) => `${slip.packageCode} ${slip.statedOn} ${slip.promised} ${slip.became}`,
  );
}

/** The slips of one contract in days, in order, stretched about their median where they are few. */
export type SlipSpread = {
  readonly days: readonly number[];
  /** Observations it rests on, and whether they are of this contract or of all. */
  readonly observations: number;
  readonly from: "package" | "programme";
};

/**
 * What is known about how much a contract slips. Its own slips and those of the programme count;
 * where it has none of its own, those of all contracts do. With n of `enough` observations every
 * distance from the median is stretched by (n + enough) / 2n, down to 1: sparse evidence widens.
 * Null when nothing is known: no figure is invented.
 */
export function slipSpread(packageCode: string, { slips, enough }: DelayModel): SlipSpread | null {
  const own = slips.filter((slip) => slip.packageCode === packageCode);
  const programme = slips.filter((slip) => slip.packageCode === null);
  const used = own.length > 0 ? [...own, ...programme] : slips;
  if (used.length === 0) return null;
  const days = used
    .map((slip) => daysBetween(slip.promised, slip.became))
    .toSorted((a, b) => a - b);
  const median = days[Math.floor((days.length - 1) / 2)] ?? 0;
  const n = days.length;
  const stretched = days.map((day) =>
    n >= enough ? day : median + Math.round(((day - median) * (n + enough)) / (2 * n)),
  );
  return {
    // One value says nothing about spread: it may as well not have slipped, or twice as far.
    days: n === 1 ? [Math.min(0, 2 * median), median, Math.max(0, 2 * median)] : stretched,
    observations: n,
    from: own.length > 0 ? "package" : "programme",
  };
}
