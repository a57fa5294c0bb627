import { z } from "zod";
import { Bilingual, Citation, LocalDate, Rupiah } from "../kernel/index.ts";

/** An amount as the law stands: a figure, a range under discussion, or not decided at all. */
export const Amount = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("decided"), rupiah: Rupiah }),
  z.strictObject({ kind: z.literal("expected"), low: Rupiah, high: Rupiah }),
  z.strictObject({ kind: z.literal("not_decided") }),
]);
export type Amount = z.infer<typeof Amount>;

/** Who and how much of it a component counts. */
export const CostBasis = z.enum([
  "per_person",
  "per_household",
  "per_traveller",
  "per_traveller_day",
  "per_cubic_metre",
  "per_month",
]);
export type CostBasis = z.infer<typeof CostBasis>;

/** One component of the package, e.g. packing: what it counts, and its dated rates. */
export const CostComponent = z.strictObject({
  code: z.string().min(1),
  name: Bilingual,
  basis: CostBasis,
  /** Days or months it is paid for, where the basis has them. */
  quantity: z.int().min(1),
  /** Dated rates; the one in force on the day of the move counts. */
  rates: z
    .array(
      z.strictObject({
        from: LocalDate,
        until: LocalDate.nullable(),
        amount: Amount,
        citation: Citation,
      }),
    )
    .min(1),
});
export type CostComponent = z.infer<typeof CostComponent>;

/** What a household that moves is paid. See docs/rules/allowance.md. */
export const AllowancePolicy = z.strictObject({
  components: z.array(CostComponent),
  /** Freight in cubic metres by grade group (I to IV) and family; PMK 113/PMK.05/2012 annex. */
  freight: z.array(
    z.strictObject({
      gradeGroup: z.enum(["I", "II", "III", "IV"]),
      familyWithChildren: z.int().min(0),
      familyWithoutChildren: z.int().min(0),
      single: z.int().min(0),
      citation: Citation,
    }),
  ),
  /** Grade group for PPPK grades, e.g. `IX` -> `III`. */
  pppkGradeGroups: z.record(z.string(), z.enum(["I", "II", "III", "IV"])),
  /** Most members of one household that are paid for. */
  covered: z.strictObject({
    spouse: z.int().min(0),
    children: z.int().min(0),
    helper: z.int().min(0),
    citation: Citation,
  }),
});
export type AllowancePolicy = z.infer<typeof AllowancePolicy>;
