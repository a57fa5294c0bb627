import { z } from "zod";
import { HomeId, HouseholdId, LocalDate } from "../kernel/index.ts";

/**
 * A home that a named person gives to a household by hand. An input of a plan like any other: the
 * plan honours it or refuses it with figures, and shows beside it what it would have computed.
 */
export const Pin = z.strictObject({
  householdId: HouseholdId,
  homeId: HomeId,
  /** Why, in words that somebody else can check. */
  reason: z.string().min(10).max(500),
  /** Account or office of the person who answers for it; no name. */
  pinnedBy: z.string().min(1).max(64),
  pinnedOn: LocalDate,
});
export type Pin = z.infer<typeof Pin>;
