import { PersonId } from "@pindah/domain/kernel";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { users } from "../access/access.table.ts";
import { maskPerson } from "../access/masking.ts";
import { within, type Scope } from "../access/scope.ts";
import { competencyResults } from "../competency/competency.table.ts";
import type { ReadDatabase } from "../db/database.ts";
import { homes } from "../housing/housing.table.ts";
import { households, identities, institutions, people, units } from "../registry/registry.table.ts";
import { placements } from "../waves/waves.table.ts";
import { unmaskings } from "./privacy.table.ts";

/** A person whom the scope reaches, masked. */
export async function findPerson(db: ReadDatabase, scope: Scope, personId: string) {
  const [row] = await db
    .select({
      personId: people.personId,
      name: identities.name,
      nip: identities.nip,
      unitCode: people.unitCode,
      unitNameId: units.nameId,
      institutionCode: units.institutionCode,
      hasIdentity: sql<boolean>`${identities.personId} is not null`,
    })
    .from(people)
    .innerJoin(units, eq(units.code, people.unitCode))
    .leftJoin(identities, eq(identities.personId, people.personId))
    .where(
      and(
        eq(people.personId, PersonId.parse(personId)),
        within(scope, { institution: units.institutionCode, person: people.personId }),
      ),
    );
  if (row === undefined) return undefined;
  const { name, nip, ...rest } = row;
  return { ...rest, person: maskPerson({ personId: row.personId, name, nip }) };
}

/** Name and number as they are. Only for whom the caller has noted the read and its reason. */
export async function findIdentity(db: ReadDatabase, personId: string) {
  const [row] = await db
    .select({ name: identities.name, nip: identities.nip })
    .from(identities)
    .where(eq(identities.personId, PersonId.parse(personId)));
  return row;
}

/** Everything that is kept about one person: facts, household, results of the plan of record. */
export async function findOwnData(db: ReadDatabase, personId: string, runId: string | null) {
  const [facts] = await db
    .select({
      person: people,
      unitNameId: units.nameId,
      institutionNameId: institutions.nameId,
      institutionCode: institutions.code,
      household: households,
      name: identities.name,
      nip: identities.nip,
    })
    .from(people)
    .innerJoin(units, eq(units.code, people.unitCode))
    .innerJoin(institutions, eq(institutions.code, units.institutionCode))
    .innerJoin(households, eq(households.householdId, people.householdId))
    .leftJoin(identities, eq(identities.personId, people.personId))
    .where(eq(people.personId, PersonId.parse(personId)));
  if (facts === undefined) return undefined;
  const [competency] =
    runId === null
      ? []
      : await db
          .select({ result: competencyResults.result })
          .from(competencyResults)
          .where(
            and(
              eq(competencyResults.runId, runId),
              eq(competencyResults.personId, facts.person.personId),
            ),
          );
  const [placement] =
    runId === null
      ? []
      : await db
          .select({
            waveId: placements.waveId,
            towerId: placements.towerId,
            floor: homes.floor,
            bedrooms: homes.bedrooms,
          })
          .from(placements)
          .innerJoin(homes, eq(homes.homeId, placements.homeId))
          .where(
            and(eq(placements.runId, runId), eq(placements.householdId, facts.person.householdId)),
          );
  const { person, household, ...names } = facts;
  return {
    ...names,
    person,
    household,
    competency: competency?.result.outcome ?? null,
    placement: placement ?? null,
  };
}

/** Who was shown the name and number of a person, newest first. */
export function listUnmaskings(db: ReadDatabase, personId: string) {
  return db
    .select({
      unmaskedAt: unmaskings.unmaskedAt,
      role: unmaskings.role,
      reason: unmaskings.reason,
    })
    .from(unmaskings)
    .where(eq(unmaskings.personId, personId))
    .orderBy(desc(unmaskings.unmaskedAt))
    .limit(100);
}

/** The accounts behind some reads, by name: for those who control, never for the person. */
export async function namesOfUsers(db: ReadDatabase, userIds: readonly string[]) {
  if (userIds.length === 0) return new Map<string, string>();
  const rows = await db
    .select({ userId: users.userId, displayName: users.displayName })
    .from(users)
    .where(sql`${users.userId} = any(${sql.param([...new Set(userIds)])}::uuid[])`);
  return new Map(rows.map((row) => [row.userId, row.displayName]));
}

/** The accounts of some sign-in names, by name. */
export async function idsOfUsers(db: ReadDatabase, signInNames: readonly string[]) {
  if (signInNames.length === 0) return new Map<string, string>();
  const rows = await db
    .select({ userId: users.userId, signInName: users.signInName })
    .from(users)
    .where(inArray(users.signInName, [...signInNames]));
  return new Map(rows.map((row) => [row.signInName, row.userId]));
}
