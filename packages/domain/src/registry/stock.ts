import { z } from "zod";
import { HomeId, LocalDate, TowerId } from "../kernel/index.ts";

/** One residential tower. Its homes are listed on their own, its readiness as dated claims. */
export const Tower = z.strictObject({
  towerId: TowerId,
  /** The building contract it belongs to, e.g. `ASN-1`. */
  packageCode: z.string().min(1),
  /** Who may live there: civil servants, or the security services (published as one total). */
  reservedFor: z.enum(["asn", "security"]),
  floors: z.int().min(1),
  source: z.string().min(1),
  statedOn: LocalDate,
});
export type Tower = z.infer<typeof Tower>;

/** One flat. */
export const Home = z.strictObject({
  homeId: HomeId,
  towerId: TowerId,
  floor: z.int().min(1),
  /** Place on its floor, counted from 1. */
  position: z.int().min(1),
  bedrooms: z.int().min(1),
  areaM2: z.int().min(1),
  accessible: z.boolean(),
  status: z.enum(["available", "reserved", "out_of_service"]),
  /** Coded reason when it is not available. */
  reason: z.string().nullable(),
});
export type Home = z.infer<typeof Home>;

/** An official landed house for a minister (RTJM). Assigned by Setneg, never by the allocation. */
export const MinisterHouse = z.strictObject({
  houseId: HomeId,
  parcel: z.string().min(1),
  areaM2: z.int().min(1),
  source: z.string().min(1),
  statedOn: LocalDate,
});
export type MinisterHouse = z.infer<typeof MinisterHouse>;

/** What "ready" can mean, weakest first: each includes the one before it. */
export const ReadinessDefinition = z.enum(["built", "furnished", "handed_over", "habitable"]);
export type ReadinessDefinition = z.infer<typeof ReadinessDefinition>;

/** One dated claim about when a tower is (or was) ready under one definition. */
export const ReadinessEvidence = z.strictObject({
  towerId: TowerId,
  definition: ReadinessDefinition,
  /** The day; or `not_known`, which is an answer: such a tower serves no wave. */
  readyOn: z.union([LocalDate, z.literal("not_known")]),
  kind: z.enum(["reported", "forecast"]),
  statedOn: LocalDate,
  source: z.string().min(1),
});
export type ReadinessEvidence = z.infer<typeof ReadinessEvidence>;
