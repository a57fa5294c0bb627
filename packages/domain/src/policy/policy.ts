import { z } from "zod";
import { AllowancePolicy } from "../allowance/index.ts";
import { CompetencyPolicy } from "../competency/index.ts";
import { HousingPolicy } from "../housing/index.ts";
import { Bilingual, Citation, LocalDate, PolicyId } from "../kernel/index.ts";
import { DisclosurePolicy } from "../publication/index.ts";
import { ScreeningPolicy } from "../screening/index.ts";
import { WavePolicy } from "../waves/index.ts";
import { ValueSource } from "./sources.ts";

/** One version of all rules, in force between two days. */
export const Policy = z.strictObject({
  id: PolicyId,
  title: Bilingual,
  /** True: weights, standards and rates are an illustration; the ministry published none. */
  illustrative: z.boolean(),
  note: Bilingual,
  inForceFrom: LocalDate,
  /** `expected`: announced or drafted; its days are known, but it is never in force. */
  status: z.enum(["decided", "expected"]).optional(),
  /** Last day in force; null while no successor is known. */
  inForceUntil: LocalDate.nullable(),
  legalBasis: z.array(Citation).min(1),
  /** Where values are written that carry no citation of their own: every value has one or the other. */
  sources: z.array(ValueSource),
  screening: ScreeningPolicy,
  competency: CompetencyPolicy,
  housing: HousingPolicy,
  waves: WavePolicy,
  allowance: AllowancePolicy,
  disclosure: DisclosurePolicy,
});
export type Policy = z.infer<typeof Policy>;
