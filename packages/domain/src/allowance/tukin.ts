import { z } from "zod";
import { Citation, InstitutionCode, LocalDate, Rupiah } from "../kernel/index.ts";
import type { Amount } from "./policy.ts";

/** The performance allowance (tukin): full amounts by grade, and the share each body pays. */
export const TukinTable = z.strictObject({
  /** Full monthly amount by job class, e.g. `7`. */
  full: z.array(
    z.strictObject({ jobClass: z.int().min(1).max(17), rupiah: Rupiah, citation: Citation }),
  ),
  /** Percent of the full amount a body pays, by date. */
  paid: z.array(
    z.strictObject({
      institutionCode: InstitutionCode,
      percent: z.int().min(0).max(100),
      from: LocalDate,
      until: LocalDate.nullable(),
      citation: Citation,
    }),
  ),
});
export type TukinTable = z.infer<typeof TukinTable>;

/**
 * The monthly difference that levels a person's tukin up to a percentage of the full amount: never
 * negative, whole rupiah, rounded down. Not decided where the amount or the share is not known.
 */
export function tukinDifference(
  {
    jobClass,
    institutionCode,
  }: { readonly jobClass: number; readonly institutionCode: InstitutionCode },
  { full, paid }: TukinTable,
  toPercent: number,
  day: LocalDate,
): Amount {
  const amount = full.find((entry) => entry.jobClass === jobClass);
  const share = paid.find(
    ({ institutionCode: code, from, until }) =>
      code === institutionCode && from <= day && (until === null || day <= until),
  );
  if (amount === undefined || share === undefined) return { kind: "not_decided" };
  const difference = Math.max(0, toPercent - share.percent);
  return {
    kind: "decided",
    rupiah: Rupiah.parse(Math.floor((amount.rupiah * difference) / 100)),
  };
}
