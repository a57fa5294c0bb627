import { z } from "zod";
import { addMonths, LocalDate, PersonId } from "../kernel/index.ts";
import type { CompetencyResult } from "./result.ts";

/**
 * Job-person match as it is reported elsewhere. No rule of Pindah reads it: two people with the
 * same percentage can have different outcomes.
 */
export type JobPersonMatch = {
  /** Percent in hundredths, rounded down: 9459 is 94.59 %. */
  readonly hundredths: number;
  /** Selection: from 80 `meets`, from 68 `still_meets`, else `does_not_meet` (MS, MMS, KMS). */
  readonly selection: "meets" | "still_meets" | "does_not_meet";
  /** Mapping: from 90 `optimal`, from 78 `fairly_optimal`, else `less_optimal`. */
  readonly mapping: BknClass;
};

/** The classes in which BKN reports an assessment. */
export const BknClass = z.enum(["optimal", "fairly_optimal", "less_optimal"]);
export type BknClass = z.infer<typeof BknClass>;

/** A result of BKN as it came in: reported beside the outcome, never part of it. */
export const BknResult = z.strictObject({
  personId: PersonId,
  instrument: z.string().min(1),
  assessedOn: LocalDate,
  class: BknClass,
});
export type BknResult = z.infer<typeof BknResult>;

/** Null while an assessment is missing, or for a post that asks for nothing. */
export function jobPersonMatch({
  matched,
  required,
}: Pick<CompetencyResult, "matched" | "required">): JobPersonMatch | null {
  if (matched === null || required === 0) return null;
  const atLeast = (percent: number) => 100 * matched >= percent * required;
  return {
    hundredths: Math.floor((10_000 * matched) / required),
    selection: atLeast(80) ? "meets" : atLeast(68) ? "still_meets" : "does_not_meet",
    mapping: atLeast(90) ? "optimal" : atLeast(78) ? "fairly_optimal" : "less_optimal",
  };
}

/** How somebody performed, as PermenPANRB 3/2020 groups it. */
export type Performance = "below" | "meets" | "above";
/** How far somebody could go, as PermenPANRB 3/2020 groups it. */
export type Potential = "low" | "medium" | "high";

const boxes: Readonly<Record<Potential, Readonly<Record<Performance, number>>>> = {
  low: { below: 1, meets: 2, above: 4 },
  medium: { below: 3, meets: 5, above: 7 },
  high: { below: 6, meets: 8, above: 9 },
};

/** The talent box 1 to 9 of PermenPANRB 3/2020, from performance and potential. Reported only. */
export function nineBox(performance: Performance, potential: Potential): number {
  return boxes[potential][performance];
}

/** The latest result of BKN that counts on a day; null when there is none. */
export function bknResultOn(
  results: readonly BknResult[],
  personId: PersonId,
  asOf: LocalDate,
  validMonths: number,
): BknResult | null {
  const [latest] = results
    .filter(
      (result) =>
        result.personId === personId &&
        result.assessedOn <= asOf &&
        asOf <= addMonths(result.assessedOn, validMonths),
    )
    .toSorted((a, b) => (a.assessedOn > b.assessedOn ? -1 : 1));
  return latest ?? null;
}
