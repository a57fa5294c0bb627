import { PersonId } from "@pindah/domain/kernel";
import { eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { personReads } from "../access/access.table.ts";
import { maskPerson } from "../access/masking.ts";
import { readsIn } from "../access/reads.store.ts";
import type { ReadDatabase } from "../db/database.ts";
import { pageOf, readCursor } from "../db/page.ts";
import { identities, people, units } from "../registry/registry.table.ts";

const Place = z.tuple([z.string().max(60)]);

/**
 * The people whose data was shown in a time, to some accounts or to anybody: who has to be told
 * when one of these accounts was misused (UU 27/2022 art. 46).
 */
export async function listAffected(
  db: ReadDatabase,
  query: {
    readonly from: string;
    readonly until: string;
    readonly userIds: readonly string[];
    readonly limit: number;
    readonly cursor: string | null;
  },
) {
  const after = readCursor(query.cursor, Place);
  const shown = db
    .select({
      personId: sql<string>`jsonb_array_elements_text(${personReads.personIds})`.as("person_id"),
      readAt: personReads.readAt,
    })
    .from(personReads)
    .where(readsIn(query))
    .as("shown");
  const rows = await db
    .select({
      personId: sql<string>`${shown.personId}`,
      reads: sql<number>`count(*)::int`,
      firstAt: sql<string>`min(${shown.readAt})`.mapWith(personReads.readAt),
      lastAt: sql<string>`max(${shown.readAt})`.mapWith(personReads.readAt),
    })
    .from(shown)
    .where(after === null ? undefined : sql`${shown.personId} collate "C" > ${after[0]}`)
    .groupBy(shown.personId)
    .orderBy(sql`${shown.personId} collate "C"`)
    .limit(query.limit + 1);
  const page = pageOf(rows, query.limit, (row) => [row.personId]);
  const ids = page.rows.map(({ personId }) => PersonId.parse(personId));
  const known =
    ids.length === 0
      ? []
      : await db
          .select({
            personId: people.personId,
            institutionCode: units.institutionCode,
            name: identities.name,
            nip: identities.nip,
          })
          .from(people)
          .innerJoin(units, eq(units.code, people.unitCode))
          .leftJoin(identities, eq(identities.personId, people.personId))
          .where(inArray(people.personId, ids));
  const byId = new Map(known.map((person) => [String(person.personId), person]));
  return {
    ...page,
    rows: page.rows.map((row) => {
      const person = byId.get(row.personId);
      const { name = null, nip = null } = person ?? {};
      return {
        ...row,
        institutionCode: person?.institutionCode ?? null,
        person: maskPerson({ personId: row.personId, name, nip }),
      };
    }),
  };
}

export async function countAffected(
  db: ReadDatabase,
  range: { readonly from: string; readonly until: string; readonly userIds: readonly string[] },
): Promise<number> {
  const shown = db
    .selectDistinct({
      personId: sql<string>`jsonb_array_elements_text(${personReads.personIds})`.as("person_id"),
    })
    .from(personReads)
    .where(readsIn(range))
    .as("shown");
  const [row] = await db.select({ people: sql<number>`count(*)::int` }).from(shown);
  return row?.people ?? 0;
}
