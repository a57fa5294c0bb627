import {
  addDays,
  hashOf,
  type InstitutionCode,
  type LocalDate,
  type PersonId,
  type WaveId,
} from "@pindah/domain/kernel";
import { loadWorkflowRules } from "@pindah/nusantara";
import { and, asc, count, eq, inArray, sql } from "drizzle-orm";
import { maskPerson } from "../access/masking.ts";
import { within, type Scope } from "../access/scope.ts";
import { competencyResults } from "../competency/competency.table.ts";
import type { ReadDatabase, Transaction } from "../db/database.ts";
import { refuse } from "../refusal.ts";
import { identities, institutions, people, units } from "../registry/registry.table.ts";
import { placements, waves } from "../waves/waves.table.ts";
import type { NominationState } from "./nominations.states.ts";
import { nominationLists, nominees } from "./nominations.table.ts";

export type ListPlace = { readonly waveId: WaveId; readonly institutionCode: InstitutionCode };
type ListRow = typeof nominationLists.$inferSelect;

/** The people the plan of record moves: institution by institution, wave by wave. */
const movers = (runId: string) =>
  sql`(select p.person_id, u.institution_code, pl.wave_id
       from ${placements} pl
       cross join lateral jsonb_array_elements_text(pl.movers) as mover(person_id)
       join ${people} p on p.person_id = mover.person_id collate "C"
       join ${units} u on u.code = p.unit_code
       where pl.run_id = ${runId}) as mover`;

/** Each institution and wave with a quota: how far its list is, and by when. */
export async function listBoard(db: ReadDatabase, scope: Scope, runId: string) {
  const quotas = await db
    .select({
      institutionCode: sql<InstitutionCode>`mover.institution_code`.as("quota_institution"),
      institutionAbbrev: institutions.abbrev,
      institutionNameId: institutions.nameId,
      waveId: waves.waveId,
      waveName: waves.name,
      movesOn: waves.movesOn,
      quota: sql<number>`count(*)::int`,
    })
    .from(movers(runId))
    .innerJoin(institutions, sql`${institutions.code} = mover.institution_code`)
    .innerJoin(waves, sql`${waves.waveId} = mover.wave_id`)
    .where(within(scope, { institution: institutions.code }))
    .groupBy(sql`mover.institution_code`, institutions.code, waves.waveId)
    .orderBy(asc(waves.movesOn), asc(institutions.code));
  const lists = await db
    .select({ list: nominationLists, nominated: count(nominees.personId) })
    .from(nominationLists)
    .leftJoin(nominees, eq(nominees.listId, nominationLists.listId))
    .where(within(scope, { institution: nominationLists.institutionCode }))
    .groupBy(nominationLists.listId);
  const listOf = new Map(
    lists.map((entry) => [`${entry.list.waveId} ${entry.list.institutionCode}`, entry]),
  );
  const { nominations: rule } = loadWorkflowRules();
  return quotas.map((row) => {
    const entry = listOf.get(`${row.waveId} ${row.institutionCode}`);
    const nominated = entry?.nominated ?? 0;
    const state: NominationState = entry?.list.state ?? "draft";
    const verified = state === "verified" || state === "confirmed" ? nominated : 0;
    const quota = entry?.list.quota ?? row.quota;
    return {
      ...row,
      quota,
      state,
      nominated,
      verified,
      missing: Math.max(0, quota - nominated),
      lastDay:
        entry?.list.lastDay ??
        (row.movesOn === null ? null : addDays(row.movesOn, -rule.daysBeforeMove)),
      zone: entry?.list.zone ?? rule.zone,
    };
  });
}

/** The quota and the last day of a list, as the plan of record and the rules give them. */
async function termsOf(db: ReadDatabase, runId: string, place: ListPlace) {
  const [row] = await db
    .select({
      quota: sql<number>`count(*)::int`,
      movesOn: sql<LocalDate | null>`max(${waves.movesOn})::text`,
    })
    .from(movers(runId))
    .innerJoin(waves, sql`${waves.waveId} = mover.wave_id`)
    .where(
      sql`mover.institution_code = ${place.institutionCode} and mover.wave_id = ${place.waveId}`,
    );
  if (row === undefined || row.quota === 0 || row.movesOn === null) return null;
  const { nominations: rule } = loadWorkflowRules();
  return {
    quota: row.quota,
    lastDay: addDays(row.movesOn, -rule.daysBeforeMove),
    zone: rule.zone,
  };
}

export async function findList(
  db: ReadDatabase,
  scope: Scope,
  { waveId, institutionCode }: ListPlace,
) {
  const [list] = await db
    .select()
    .from(nominationLists)
    .where(
      and(
        eq(nominationLists.waveId, waveId),
        eq(nominationLists.institutionCode, institutionCode),
        within(scope, { institution: nominationLists.institutionCode }),
      ),
    );
  return list;
}

/** Whether the plan gives this institution places in this wave, and the scope reaches it. */
export async function findTerms(db: ReadDatabase, scope: Scope, runId: string, place: ListPlace) {
  const reached = await db.$count(
    institutions,
    and(
      eq(institutions.code, place.institutionCode),
      within(scope, { institution: institutions.code }),
    ),
  );
  return reached === 0 ? null : termsOf(db, runId, place);
}

/** The list of an institution for a wave, locked; begun when this is the first act on it. */
export async function lockList(
  tx: Transaction,
  place: ListPlace,
  begin: Pick<ListRow, "listId" | "quota" | "lastDay" | "zone" | "openedBy" | "openedAt">,
): Promise<ListRow> {
  await tx
    .insert(nominationLists)
    .values({ ...place, ...begin, state: "draft", version: 1 })
    .onConflictDoNothing();
  const [list] = await tx
    .select()
    .from(nominationLists)
    .where(
      and(
        eq(nominationLists.waveId, place.waveId),
        eq(nominationLists.institutionCode, place.institutionCode),
      ),
    )
    .for("update");
  if (list === undefined) throw refuse("not_found");
  return list;
}

/** The named people with their competency; names masked. */
export async function listNominees(db: ReadDatabase, listId: string, runId: string) {
  const rows = await db
    .select({
      personId: nominees.personId,
      name: identities.name,
      nip: identities.nip,
      unitCode: people.unitCode,
      unitNameId: units.nameId,
      postLevel: people.postLevel,
      outcome: competencyResults.outcome,
      rule: competencyResults.rule,
    })
    .from(nominees)
    .innerJoin(people, eq(people.personId, nominees.personId))
    .innerJoin(units, eq(units.code, people.unitCode))
    .leftJoin(identities, eq(identities.personId, nominees.personId))
    .leftJoin(
      competencyResults,
      and(eq(competencyResults.personId, nominees.personId), eq(competencyResults.runId, runId)),
    )
    .where(eq(nominees.listId, listId))
    .orderBy(asc(nominees.personId));
  return rows.map(({ name, nip, ...row }) => ({
    ...row,
    person: maskPerson({ personId: row.personId, name, nip }),
  }));
}

/** People of the institution whom the plan moves in this wave and who are not named yet. */
export async function listCandidates(db: ReadDatabase, place: ListPlace, runId: string) {
  const rows = await db
    .select({
      personId: people.personId,
      name: identities.name,
      nip: identities.nip,
      unitCode: people.unitCode,
      unitNameId: units.nameId,
      postLevel: people.postLevel,
      outcome: competencyResults.outcome,
    })
    .from(movers(runId))
    .innerJoin(people, sql`${people.personId} = mover.person_id`)
    .innerJoin(units, eq(units.code, people.unitCode))
    .leftJoin(identities, eq(identities.personId, people.personId))
    .leftJoin(
      competencyResults,
      and(eq(competencyResults.personId, people.personId), eq(competencyResults.runId, runId)),
    )
    .where(
      sql`mover.institution_code = ${place.institutionCode} and mover.wave_id = ${place.waveId}
        and not exists (select 1 from ${nominees} n where n.person_id = mover.person_id)`,
    )
    .orderBy(asc(people.personId))
    .limit(500);
  return rows.map(({ name, nip, ...row }) => ({
    ...row,
    person: maskPerson({ personId: row.personId, name, nip }),
  }));
}

export async function namedIn(db: ReadDatabase, listId: string): Promise<readonly PersonId[]> {
  const rows = await db
    .select({ personId: nominees.personId })
    .from(nominees)
    .where(eq(nominees.listId, listId))
    .orderBy(asc(nominees.personId));
  return rows.map(({ personId }) => personId);
}

/** The hash of a list's names: what is verified and confirmed. */
export function namesHash(place: ListPlace, personIds: readonly PersonId[]): string {
  return hashOf({ waveId: place.waveId, institutionCode: place.institutionCode, personIds });
}

/** Of these people, those of the institution. */
export async function ofInstitution(
  db: ReadDatabase,
  institutionCode: InstitutionCode,
  personIds: readonly PersonId[],
): Promise<readonly PersonId[]> {
  if (personIds.length === 0) return [];
  const rows = await db
    .select({ personId: people.personId })
    .from(people)
    .innerJoin(units, eq(units.code, people.unitCode))
    .where(
      and(eq(units.institutionCode, institutionCode), inArray(people.personId, [...personIds])),
    );
  return rows.map(({ personId }) => personId);
}

/** Of these people, those on another list. */
export async function namedElsewhere(
  db: ReadDatabase,
  listId: string,
  personIds: readonly PersonId[],
): Promise<readonly PersonId[]> {
  if (personIds.length === 0) return [];
  const rows = await db
    .select({ personId: nominees.personId })
    .from(nominees)
    .where(and(inArray(nominees.personId, [...personIds]), sql`${nominees.listId} <> ${listId}`));
  return rows.map(({ personId }) => personId);
}

export async function changeList(
  tx: Transaction,
  list: ListRow,
  change: Partial<typeof nominationLists.$inferInsert>,
): Promise<void> {
  await tx
    .update(nominationLists)
    .set({ ...change, version: list.version + 1 })
    .where(eq(nominationLists.listId, list.listId));
}
