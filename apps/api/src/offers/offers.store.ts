import type { HomeId, HouseholdId, WaveId } from "@pindah/domain/kernel";
import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { maskPerson } from "../access/masking.ts";
import { within, type Scope } from "../access/scope.ts";
import type { ReadDatabase, Transaction } from "../db/database.ts";
import { homes, towers } from "../housing/housing.table.ts";
import { refuse } from "../refusal.ts";
import { identities, institutions, people } from "../registry/registry.table.ts";
import { placements } from "../waves/waves.table.ts";
import { offers } from "./offers.table.ts";

/** Whether a person of the session lives in the household of an offer. */
const membersOf = sql`any(select ${people.personId} from ${people} where ${people.householdId} = ${offers.householdId})`;
const reachOf = (scope: Scope) =>
  scope.kind === "person"
    ? sql`${scope.personId} = ${membersOf}`
    : within(scope, { institution: offers.institutionCode });

/** Offers, newest first; names masked. */
export async function listOffers(
  db: ReadDatabase,
  scope: Scope,
  query: { readonly waveId: WaveId | null; readonly state: string | null },
) {
  const rows = await db
    .select({
      offer: offers,
      name: identities.name,
      nip: identities.nip,
      institutionAbbrev: institutions.abbrev,
      towerId: homes.towerId,
      floor: homes.floor,
      bedrooms: homes.bedrooms,
    })
    .from(offers)
    .innerJoin(homes, eq(homes.homeId, offers.homeId))
    .innerJoin(institutions, eq(institutions.code, offers.institutionCode))
    .leftJoin(identities, eq(identities.personId, offers.leadPersonId))
    .where(
      and(
        reachOf(scope),
        query.waveId === null ? undefined : eq(offers.waveId, query.waveId),
        query.state === null ? undefined : sql`${offers.state} = ${query.state}`,
      ),
    )
    .orderBy(desc(offers.madeAt), desc(offers.offerId))
    .limit(500);
  return rows.map(({ offer, name, nip, ...row }) => ({
    ...offer,
    ...row,
    person: maskPerson({ personId: offer.leadPersonId, name, nip }),
  }));
}

/** How many households of each wave the plan houses, and how their offers stand. */
export async function countOffers(db: ReadDatabase, scope: Scope, runId: string) {
  return db
    .select({
      waveId: placements.waveId,
      housed: sql<number>`count(*)::int`,
      unoffered: sql<number>`count(*) filter (where ${offers.offerId} is null)::int`,
      made: sql<number>`count(*) filter (where ${offers.state} = 'made')::int`,
      accepted: sql<number>`count(*) filter (where ${offers.state} = 'accepted')::int`,
    })
    .from(placements)
    .leftJoin(
      offers,
      and(
        eq(offers.householdId, placements.householdId),
        inArray(offers.state, ["made", "accepted"]),
      ),
    )
    .where(
      and(eq(placements.runId, runId), within(scope, { institution: placements.institutionCode })),
    )
    .groupBy(placements.waveId)
    .orderBy(asc(placements.waveId));
}

/** Placements of a wave whose household was never offered a home of this plan, in their order. */
export function listUnoffered(db: ReadDatabase, runId: string, waveId: WaveId, limit: number) {
  return db
    .select({ placement: placements })
    .from(placements)
    .where(
      and(
        eq(placements.runId, runId),
        eq(placements.waveId, waveId),
        sql`not exists (select 1 from ${offers} o where o.household_id = ${placements.householdId} and (o.run_id = ${runId} or o.state in ('made', 'accepted')))`,
        sql`not exists (select 1 from ${offers} o where o.home_id = ${placements.homeId} and o.state in ('made', 'accepted'))`,
      ),
    )
    .orderBy(asc(placements.rank))
    .limit(limit);
}

/** Households whose offer in this run came to nothing: they no longer stand in line. */
export async function householdsThatLeft(db: ReadDatabase, runId: string) {
  const rows = await db
    .selectDistinct({ householdId: offers.householdId })
    .from(offers)
    .where(and(eq(offers.runId, runId), inArray(offers.state, ["declined", "expired"])));
  return new Set(rows.map(({ householdId }) => householdId));
}

/** Locks the open offer of a household that the scope reaches. */
export async function lockOpenOffer(tx: Transaction, scope: Scope, householdId: HouseholdId) {
  const [offer] = await tx
    .select()
    .from(offers)
    .where(and(eq(offers.householdId, householdId), eq(offers.state, "made"), reachOf(scope)))
    .for("update");
  if (offer === undefined) throw refuse("not_found");
  return offer;
}

export async function lockOffer(tx: Transaction, offerId: string) {
  const [offer] = await tx.select().from(offers).where(eq(offers.offerId, offerId)).for("update");
  if (offer === undefined) throw refuse("not_found");
  return offer;
}

/** Why a home may not be offered outside the plan; null when it may. */
export async function homeObstacle(db: ReadDatabase, runId: string, homeId: HomeId) {
  const [home] = await db
    .select({ status: homes.status, reservedFor: towers.reservedFor })
    .from(homes)
    .innerJoin(towers, eq(towers.towerId, homes.towerId))
    .where(eq(homes.homeId, homeId));
  if (home === undefined || home.reservedFor !== "asn") return "home_unknown" as const;
  if (home.status !== "available") return "home_not_available" as const;
  const placed = await db.$count(
    placements,
    and(eq(placements.runId, runId), eq(placements.homeId, homeId)),
  );
  if (placed > 0) return "home_is_for_another" as const;
  const open = await db.$count(
    offers,
    and(eq(offers.homeId, homeId), inArray(offers.state, ["made", "accepted"])),
  );
  return open > 0 ? ("home_is_offered" as const) : null;
}
