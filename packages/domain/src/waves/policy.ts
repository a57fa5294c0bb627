import { z } from "zod";
import { ReadinessDefinition } from "../registry/index.ts";

export const WavePolicy = z.strictObject({
  /** What "ready" means for a tower before anybody moves in. */
  readyMeans: ReadinessDefinition,
  /** Days between the tower being ready and the move. */
  daysBeforeMove: z.int().min(0),
  /** Whether those with a training plan may be given a home once the plan is done. */
  conditionalMayMove: z.boolean(),
});
export type WavePolicy = z.infer<typeof WavePolicy>;
