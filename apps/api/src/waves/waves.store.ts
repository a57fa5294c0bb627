import type { WaveId } from "@pindah/domain/kernel";
import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { within, type Scope } from "../access/scope.ts";
import type { ReadDatabase } from "../db/database.ts";
import { pageOf, readCursor } from "../db/page.ts";
import { homes } from "../housing/housing.table.ts";
import { maskPerson } from "../access/masking.ts";
import { identities, institutions, people, units } from "../registry/registry.table.ts";
import { placements, waves } from "./waves.table.ts";

/** Waves as announced, earliest first; those without a day last. */
export function listWaves(db: ReadDatabase) {
  return db
    .select()
    .from(waves)
    .orderBy(sql`${waves.movesOn} nulls last`, asc(waves.waveId));
}

export async function waveExists(db: ReadDatabase, waveId: WaveId): Promise<boolean> {
  return (await db.$count(waves, eq(waves.waveId, waveId))) > 0;
}

const MemberPlace = z.tuple([z.int(), z.string()]);

/** The people of the households that move in a wave, in the order of their place in it. */
export async function listWavePeople(
  db: ReadDatabase,
  scope: Scope,
  runId: string,
  query: { readonly waveId: WaveId; readonly limit: number; readonly cursor: string | null },
) {
  const after = readCursor(query.cursor, MemberPlace);
  const personPlace = people.personId;
  const rows = await db
    .select({
      rank: placements.rank,
      personId: people.personId,
      name: identities.name,
      nip: identities.nip,
      isLead: sql<boolean>`${people.personId} = ${placements.leadPersonId}`,
      moves: sql<boolean>`${placements.movers} @> to_jsonb(${people.personId}::text)`,
      householdId: placements.householdId,
      unitCode: people.unitCode,
      unitNameId: units.nameId,
      institutionCode: units.institutionCode,
      institutionAbbrev: institutions.abbrev,
      postLevel: people.postLevel,
      towerId: placements.towerId,
      homeId: placements.homeId,
      floor: homes.floor,
      bedrooms: homes.bedrooms,
      band: placements.band,
      ticket: placements.ticket,
      wish: placements.wish,
      misfit: placements.misfit,
    })
    .from(placements)
    .innerJoin(people, eq(people.householdId, placements.householdId))
    .innerJoin(units, eq(units.code, people.unitCode))
    .innerJoin(institutions, eq(institutions.code, units.institutionCode))
    .innerJoin(homes, eq(homes.homeId, placements.homeId))
    .leftJoin(identities, eq(identities.personId, people.personId))
    .where(
      and(
        eq(placements.runId, runId),
        eq(placements.waveId, query.waveId),
        within(scope, {
          institution: units.institutionCode,
          wave: placements.waveId,
          tower: placements.towerId,
          person: people.personId,
        }),
        after === null
          ? undefined
          : sql`(${placements.rank}, ${personPlace}) > (${after[0]}, ${after[1]})`,
      ),
    )
    .orderBy(asc(placements.rank), personPlace)
    .limit(query.limit + 1);
  const masked = rows.map(({ name, nip, ...row }) => ({
    ...row,
    person: maskPerson({ personId: row.personId, name, nip }),
  }));
  return pageOf(masked, query.limit, (row) => [row.rank, row.personId]);
}
