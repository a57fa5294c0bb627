import type { PersonId } from "@pindah/domain/kernel";
import { and, desc, eq } from "drizzle-orm";
import { maskPerson } from "../access/masking.ts";
import { within, type Scope } from "../access/scope.ts";
import { assessments, competencyResults } from "../competency/competency.table.ts";
import type { ReadDatabase, Transaction } from "../db/database.ts";
import { personStandings } from "../plan/plan.table.ts";
import { refuse } from "../refusal.ts";
import { households, identities, institutions, people } from "../registry/registry.table.ts";
import { placements, waitingHouseholds } from "../waves/waves.table.ts";
import { objections } from "./objections.table.ts";

/** A person's result in a run: standing, requirement not met, home or reason to wait, documents. */
export async function findResult(db: ReadDatabase, runId: string, personId: PersonId) {
  const [row] = await db
    .select({
      householdId: people.householdId,
      institutionCode: personStandings.institutionCode,
      standing: personStandings.status,
      because: personStandings.because,
      competency: competencyResults.result,
      home: placements.homeId,
      waveId: placements.waveId,
      waiting: waitingHouseholds.reason,
    })
    .from(people)
    .innerJoin(
      personStandings,
      and(eq(personStandings.personId, people.personId), eq(personStandings.runId, runId)),
    )
    .leftJoin(
      competencyResults,
      and(eq(competencyResults.personId, people.personId), eq(competencyResults.runId, runId)),
    )
    .leftJoin(
      placements,
      and(eq(placements.householdId, people.householdId), eq(placements.runId, runId)),
    )
    .leftJoin(
      waitingHouseholds,
      and(
        eq(waitingHouseholds.householdId, people.householdId),
        eq(waitingHouseholds.runId, runId),
      ),
    )
    .where(eq(people.personId, personId));
  return row;
}

/** The facts on file about a person, which an objection is decided on. */
export async function findFile(db: ReadDatabase, personId: PersonId) {
  const [row] = await db
    .select({ person: people, household: households })
    .from(people)
    .innerJoin(households, eq(households.householdId, people.householdId))
    .where(eq(people.personId, personId));
  if (row === undefined) throw refuse("not_found");
  const { grade, education, retiresOn, legalStanding, discipline, postLevel } = row.person;
  const documents = await db
    .select({
      assessorId: assessments.assessorId,
      instrument: assessments.instrument,
      assessedOn: assessments.assessedOn,
      levels: assessments.levels,
    })
    .from(assessments)
    .where(eq(assessments.personId, personId))
    .orderBy(desc(assessments.assessedOn));
  const { spouse, children, helper, accessible } = row.household;
  return {
    person: { grade, education, retiresOn, legalStanding, discipline, postLevel },
    household: { spouse, children, helper, accessible },
    documents,
  };
}

export async function listObjections(db: ReadDatabase, scope: Scope) {
  const rows = await db
    .select({
      objection: objections,
      name: identities.name,
      nip: identities.nip,
      institutionAbbrev: institutions.abbrev,
    })
    .from(objections)
    .innerJoin(institutions, eq(institutions.code, objections.institutionCode))
    .leftJoin(identities, eq(identities.personId, objections.personId))
    .where(within(scope, { institution: objections.institutionCode, person: objections.personId }))
    .orderBy(desc(objections.filedAt), desc(objections.objectionId))
    .limit(500);
  return rows.map(({ objection, name, nip, institutionAbbrev }) => {
    const { replay: _replay, facts: _facts, ...rest } = objection;
    return {
      ...rest,
      institutionAbbrev,
      person: maskPerson({ personId: objection.personId, name, nip }),
    };
  });
}

export async function findObjection(db: ReadDatabase, scope: Scope, objectionId: string) {
  const [row] = await db
    .select()
    .from(objections)
    .where(
      and(
        eq(objections.objectionId, objectionId),
        within(scope, { institution: objections.institutionCode, person: objections.personId }),
      ),
    );
  return row;
}

export async function lockObjection(tx: Transaction, objectionId: string) {
  const [row] = await tx
    .select()
    .from(objections)
    .where(eq(objections.objectionId, objectionId))
    .for("update");
  if (row === undefined) throw refuse("not_found");
  return row;
}

export async function changeObjection(
  tx: Transaction,
  row: typeof objections.$inferSelect,
  change: Partial<typeof objections.$inferInsert>,
): Promise<void> {
  await tx
    .update(objections)
    .set({ ...change, version: row.version + 1 })
    .where(eq(objections.objectionId, row.objectionId));
}
