import { z } from "zod";
import { HousingPolicy } from "../housing/index.ts";
import { Bilingual, LocalDate, TowerId, WaveId } from "../kernel/index.ts";

/** One small typed change to the facts or the policy. */
export const Patch = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("tower_ready"),
    towerId: TowerId,
    readyOn: z.union([LocalDate, z.literal("not_known")]),
  }),
  z.strictObject({
    kind: z.literal("tower_delay"),
    towerId: TowerId,
    months: z.int().min(-60).max(240),
  }),
  z.strictObject({
    kind: z.literal("package_delay"),
    packageCode: z.string().min(1),
    months: z.int().min(-60).max(240),
  }),
  z.strictObject({
    kind: z.literal("wave_date"),
    waveId: WaveId,
    movesOn: z.union([LocalDate, z.literal("not_decided")]),
  }),
  z.strictObject({
    kind: z.literal("housing_priority"),
    priority: HousingPolicy.shape.priority,
  }),
  z.strictObject({ kind: z.literal("majority"), points: z.int().min(51).max(100) }),
]);
export type Patch = z.infer<typeof Patch>;

/** A what-if: a base and a few patches, with the reason for asking. */
export const Scenario = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  title: Bilingual,
  reason: Bilingual,
  patches: z.array(Patch),
});
export type Scenario = z.infer<typeof Scenario>;
