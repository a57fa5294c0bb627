import { z } from "zod";
import { Bilingual, Citation, LocalDate, UnitCode } from "../kernel/index.ts";
import { PostLevel } from "../registry/index.ts";

/** What a unit must be able to do (sign, pay, answer), and the fewest people it takes. */
export const Duty = z.strictObject({
  code: z.string().min(1),
  name: Bilingual,
  /** Null: every unit has it. */
  unitCode: UnitCode.nullable(),
  /** Posts whose holders can do it. */
  levels: z.array(PostLevel).min(1),
  fewest: z.int().min(1),
  from: LocalDate,
  until: LocalDate.nullable(),
  citation: Citation,
});
export type Duty = z.infer<typeof Duty>;

/** `unitCode` cannot work in the new capital before `needs` does. */
export const Dependency = z.strictObject({
  unitCode: UnitCode,
  needs: UnitCode,
  from: LocalDate,
  until: LocalDate.nullable(),
  citation: Citation,
});
export type Dependency = z.infer<typeof Dependency>;

/** Whether a dated entry is in force on a day; both ends count. */
export function inForce(
  { from, until }: { readonly from: LocalDate; readonly until: LocalDate | null },
  day: LocalDate,
): boolean {
  return from <= day && (until === null || day <= until);
}
