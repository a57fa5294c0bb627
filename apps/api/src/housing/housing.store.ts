import type { HouseholdId, TowerId } from "@pindah/domain/kernel";
import { and, asc, count, eq, exists, inArray, sql } from "drizzle-orm";
import { within, type Scope } from "../access/scope.ts";
import type { ReadDatabase } from "../db/database.ts";
import { maskPerson } from "../access/masking.ts";
import { households, identities, institutions, people, units } from "../registry/registry.table.ts";
import { placements, waitingHouseholds } from "../waves/waves.table.ts";
import { homes, towers } from "./housing.table.ts";

const placedIn = (runId: string | null) =>
  and(
    eq(placements.homeId, homes.homeId),
    runId === null ? sql`false` : eq(placements.runId, runId),
  );

/** What a home is now: placed when the run put a household there, else what the stock says. */
const homeState = sql<
  "placed" | "available" | "reserved" | "out_of_service"
>`case when ${placements.homeId} is not null then 'placed' else ${homes.status} end`;

/** Every tower with its homes counted by state. */
export async function listTowers(db: ReadDatabase, runId: string | null) {
  const rows = await db.select().from(towers).orderBy(towers.towerId);
  const counts = await db
    .select({ towerId: homes.towerId, state: homeState, homes: count() })
    .from(homes)
    .leftJoin(placements, placedIn(runId))
    .groupBy(homes.towerId, homeState);
  return rows.map((tower) => {
    const of = (state: (typeof counts)[number]["state"]) =>
      counts.find((entry) => entry.towerId === tower.towerId && entry.state === state)?.homes ?? 0;
    const byState = {
      placed: of("placed"),
      available: of("available"),
      reserved: of("reserved"),
      outOfService: of("out_of_service"),
    };
    const total = byState.placed + byState.available + byState.reserved + byState.outOfService;
    return { ...tower, homes: total, byState };
  });
}

export async function findTower(db: ReadDatabase, towerId: TowerId) {
  const [tower] = await db.select().from(towers).where(eq(towers.towerId, towerId));
  return tower;
}

/**
 * The homes of a tower by floor and place. Who lives in one is given only where the scope reaches
 * the household; its band and ticket, never its scores.
 */
export async function listHomes(
  db: ReadDatabase,
  scope: Scope,
  runId: string | null,
  towerId: TowerId,
) {
  const visible =
    within(scope, {
      institution: placements.institutionCode,
      wave: placements.waveId,
      tower: placements.towerId,
    }) ?? sql`true`;
  const size = sql<number>`(select count(*)::int from ${people} where ${people.householdId} = ${households.householdId})
    + ${households.children} + case when ${households.helper} then 1 else 0 end`;
  const rows = await db
    .select({
      homeId: homes.homeId,
      floor: homes.floor,
      position: homes.position,
      bedrooms: homes.bedrooms,
      areaM2: homes.areaM2,
      accessible: homes.accessible,
      reason: homes.reason,
      state: homeState,
      waveId: placements.waveId,
      inReach: sql<boolean>`coalesce(${visible}, false)`,
      household: {
        householdId: placements.householdId,
        institutionCode: placements.institutionCode,
        civilServants: sql<number>`(select count(*)::int from ${people} where ${people.householdId} = ${placements.householdId})`,
        spouse: households.spouse,
        children: households.children,
        helper: households.helper,
        atLeastPeople: size,
        rank: placements.rank,
        band: placements.band,
        ticket: placements.ticket,
        wish: placements.wish,
        misfit: placements.misfit,
      },
    })
    .from(homes)
    .leftJoin(placements, placedIn(runId))
    .leftJoin(households, eq(households.householdId, placements.householdId))
    .where(eq(homes.towerId, towerId))
    .orderBy(asc(homes.floor), asc(homes.position));
  return rows.map(({ inReach, household, ...home }) => ({
    ...home,
    household: inReach && home.state === "placed" ? household : null,
  }));
}

/** The civil servants of some households. */
export async function listMembers(db: ReadDatabase, householdIds: readonly HouseholdId[]) {
  if (householdIds.length === 0) return [];
  return db
    .select({ personId: people.personId })
    .from(people)
    .where(inArray(people.householdId, [...householdIds]))
    .orderBy(asc(people.personId));
}

/** A household in reach: its facts and its civil servants, masked. */
export async function findHousehold(db: ReadDatabase, scope: Scope, householdId: HouseholdId) {
  const inReach = db
    .select({ one: sql`1` })
    .from(people)
    .innerJoin(units, eq(units.code, people.unitCode))
    .where(
      and(
        eq(people.householdId, households.householdId),
        within(scope, { institution: units.institutionCode, person: people.personId }),
      ),
    );
  const [household] = await db
    .select()
    .from(households)
    .where(and(eq(households.householdId, householdId), exists(inReach)));
  if (household === undefined) return undefined;
  const members = await db
    .select({
      personId: people.personId,
      name: identities.name,
      nip: identities.nip,
      unitCode: people.unitCode,
      unitNameId: units.nameId,
      institutionCode: units.institutionCode,
      institutionAbbrev: institutions.abbrev,
      postLevel: people.postLevel,
      employment: people.employment,
    })
    .from(people)
    .innerJoin(units, eq(units.code, people.unitCode))
    .innerJoin(institutions, eq(institutions.code, units.institutionCode))
    .leftJoin(identities, eq(identities.personId, people.personId))
    .where(eq(people.householdId, householdId))
    .orderBy(asc(people.personId));
  return {
    household,
    members: members.map(({ name, nip, ...member }) => ({
      ...member,
      person: maskPerson({ personId: member.personId, name, nip }),
    })),
  };
}

/** Where a household got a home in a run, with the home. */
export async function findPlacement(db: ReadDatabase, runId: string, householdId: HouseholdId) {
  const [row] = await db
    .select({ placement: placements, home: homes, tower: towers })
    .from(placements)
    .innerJoin(homes, eq(homes.homeId, placements.homeId))
    .innerJoin(towers, eq(towers.towerId, placements.towerId))
    .where(and(eq(placements.runId, runId), eq(placements.householdId, householdId)));
  return row;
}

/** Why a household waits in a run. */
export async function findWaiting(db: ReadDatabase, runId: string, householdId: HouseholdId) {
  const [row] = await db
    .select()
    .from(waitingHouseholds)
    .where(and(eq(waitingHouseholds.runId, runId), eq(waitingHouseholds.householdId, householdId)));
  return row;
}
