import { Household, ReadinessDefinition, ReadinessEvidence, Tower } from "@pindah/domain/registry";
import { bedroomsNeeded, towerReadiness, WavePolicy } from "@pindah/domain/waves";
import { z } from "zod";
import { operation } from "./operation.ts";

const ReadinessCase = z.strictObject({
  towers: z.array(Tower),
  readiness: z.array(ReadinessEvidence),
  readyMeans: ReadinessDefinition,
});

const BedroomsCase = z.strictObject({ households: z.array(Household), policy: WavePolicy });

export const wavesOf = {
  tower_readiness: operation(ReadinessCase, ({ towers, readiness, readyMeans }) =>
    towerReadiness(towers, readiness, readyMeans),
  ),
  bedrooms_needed: operation(BedroomsCase, ({ households, policy }) =>
    Object.fromEntries(
      households.map((household) => [household.householdId, bedroomsNeeded(household, policy)]),
    ),
  ),
};
