import type { HomeId, HouseholdId } from "@pindah/domain/kernel";
import type { Home } from "@pindah/domain/registry";
import { loadWorkflowRules } from "@pindah/nusantara";
import { and, asc, eq, isNull, or } from "drizzle-orm";
import type { ReadDatabase, Transaction } from "../db/database.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { dayIn } from "../work/clock.ts";
import { homePins, homes, towers } from "./housing.table.ts";

/** Why a home cannot be given by hand at all. Rules, readiness and quotas are judged by the run. */
export type PinObstacle =
  | { readonly kind: "home_not_given_out"; readonly homeId: HomeId }
  | {
      readonly kind: "home_not_available";
      readonly status: Exclude<Home["status"], "available">;
      readonly reason: string | null;
    }
  | { readonly kind: "home_pinned_before"; readonly householdId: HouseholdId }
  | { readonly kind: "household_pinned_before"; readonly homeId: HomeId };

/** Pins that no one has undone, the earliest first. */
export async function listPins(db: ReadDatabase) {
  return db
    .select({
      pinId: homePins.pinId,
      householdId: homePins.householdId,
      homeId: homePins.homeId,
      towerId: homes.towerId,
      reason: homePins.reason,
      pinnedOn: homePins.pinnedOn,
    })
    .from(homePins)
    .innerJoin(homes, eq(homes.homeId, homePins.homeId))
    .where(isNull(homePins.undoneAt))
    .orderBy(asc(homePins.pinnedAt), asc(homePins.pinId));
}

export async function pinHome(
  tx: Transaction,
  environment: Environment,
  of: {
    readonly householdId: HouseholdId;
    readonly homeId: HomeId;
    readonly reason: string;
    readonly pinnedBy: string;
  },
): Promise<
  | { readonly kind: "done"; readonly pinId: string }
  | { readonly kind: "refused"; readonly refusal: PinObstacle }
> {
  const refusal = await obstacleTo(tx, of);
  if (refusal !== null) return { kind: "refused", refusal };
  const pinId = environment.newId();
  await tx.insert(homePins).values({
    ...of,
    pinId,
    pinnedOn: dayIn(loadWorkflowRules().offers.zone, environment.now()),
    pinnedAt: timestampOf(environment),
  });
  return { kind: "done", pinId };
}

export async function undoPin(
  tx: Transaction,
  environment: Environment,
  {
    pinId,
    ...by
  }: {
    readonly pinId: string;
    readonly undoneBy: string;
    readonly undoReason: string;
  },
) {
  const [row] = await tx
    .update(homePins)
    .set({ ...by, undoneAt: timestampOf(environment) })
    .where(and(eq(homePins.pinId, pinId), isNull(homePins.undoneAt)))
    .returning();
  return row;
}

async function obstacleTo(
  tx: Transaction,
  { householdId, homeId }: { readonly householdId: HouseholdId; readonly homeId: HomeId },
): Promise<PinObstacle | null> {
  const [home] = await tx
    .select({ status: homes.status, reason: homes.reason, reservedFor: towers.reservedFor })
    .from(homes)
    .innerJoin(towers, eq(towers.towerId, homes.towerId))
    .where(eq(homes.homeId, homeId))
    .for("update", { of: homes });
  if (home === undefined || home.reservedFor !== "asn")
    return { kind: "home_not_given_out", homeId };
  const { status, reason } = home;
  if (status !== "available") return { kind: "home_not_available", status, reason };
  const [earlier] = await tx
    .select({ householdId: homePins.householdId, homeId: homePins.homeId })
    .from(homePins)
    .where(
      and(
        isNull(homePins.undoneAt),
        or(eq(homePins.homeId, homeId), eq(homePins.householdId, householdId)),
      ),
    );
  if (earlier === undefined) return null;
  return earlier.homeId === homeId
    ? { kind: "home_pinned_before", householdId: earlier.householdId }
    : { kind: "household_pinned_before", homeId: earlier.homeId };
}
