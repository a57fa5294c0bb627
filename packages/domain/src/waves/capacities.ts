import { z } from "zod";
import { Citation, InstitutionCode, Rupiah, WaveId } from "../kernel/index.ts";

/** Limits besides homes. What is absent does not bind. See docs/rules/waves.md. */
export const Capacities = z.strictObject({
  /**
   * People wanted over all waves. Those beyond it, in the order of the policy, are no candidates.
   */
  peopleWanted: z.strictObject({ people: z.int().min(0), citation: Citation }).optional(),
  /** Most homes that one institution is given in one wave. */
  institutionHomes: z
    .array(
      z.strictObject({
        waveId: WaveId,
        institutionCode: InstitutionCode,
        homes: z.int().min(0),
        citation: Citation,
      }),
    )
    .optional(),
  /** Seats in the shared offices by the day of a wave, those taken by earlier waves included. */
  officeSeats: z
    .array(z.strictObject({ waveId: WaveId, seats: z.int().min(0), citation: Citation }))
    .optional(),
  /** Most that moving may cost, in one wave or (without one) in all; `expected` counts in full. */
  budgets: z
    .array(z.strictObject({ waveId: WaveId.nullable(), rupiah: Rupiah, citation: Citation }))
    .optional(),
});
export type Capacities = z.infer<typeof Capacities>;
