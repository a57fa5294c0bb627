import { z } from "zod";
import { HousingPolicy, SharingPolicy } from "../housing/index.ts";
import { Bilingual, InstitutionCode, LocalDate, Rupiah, TowerId, WaveId } from "../kernel/index.ts";
import { ReadinessDefinition } from "../registry/index.ts";

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
  /** Who a tower is for: the two official splits of the 47 towers differ in two of them. */
  z.strictObject({
    kind: z.literal("tower_reserved_for"),
    towerId: TowerId,
    reservedFor: z.enum(["asn", "security"]),
  }),
  /** What "ready" means before anybody moves in. */
  z.strictObject({ kind: z.literal("ready_means"), definition: ReadinessDefinition }),
  /** How many people the plan asks for; null: everybody who is ready. */
  z.strictObject({
    kind: z.literal("people_wanted"),
    people: z.int().min(0).nullable(),
  }),
  /** Most homes of one institution in one wave; null: no quota. */
  z.strictObject({
    kind: z.literal("institution_homes"),
    waveId: WaveId,
    institutionCode: InstitutionCode,
    homes: z.int().min(0).nullable(),
  }),
  /** Seats in the shared offices by the day of a wave; null: they do not bind. */
  z.strictObject({
    kind: z.literal("office_seats"),
    waveId: WaveId,
    seats: z.int().min(0).nullable(),
  }),
  /** Most that moving may cost, in one wave or (with `waveId` null) in all; null: no ceiling. */
  z.strictObject({
    kind: z.literal("budget_ceiling"),
    waveId: WaveId.nullable(),
    rupiah: Rupiah.nullable(),
  }),
  /** Whether a unit moves with its working core or not at all. */
  z.strictObject({ kind: z.literal("cores_together"), together: z.boolean() }),
  /** Which homes single people share, and how; null: nobody shares. */
  z.strictObject({ kind: z.literal("sharing"), rule: SharingPolicy.nullable() }),
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
