import { hashOf, type PersonId } from "@pindah/domain/kernel";
import { and, desc, eq } from "drizzle-orm";
import { maskPerson } from "../access/masking.ts";
import { within, type Scope } from "../access/scope.ts";
import type { ReadDatabase, Transaction } from "../db/database.ts";
import { refuse } from "../refusal.ts";
import { personStandings } from "../plan/plan.table.ts";
import { identities, institutions, people, units } from "../registry/registry.table.ts";
import { decisions } from "./decisions.table.ts";

type Content = Pick<
  typeof decisions.$inferSelect,
  "runId" | "personId" | "computed" | "measure" | "ground" | "reason"
>;

/** The hash of all that a decision is about. */
export function decisionHash({ runId, personId, computed, measure, ground, reason }: Content) {
  return hashOf({ runId, personId, computed, measure, ground, reason });
}

/** What the plan computed for a person whom the scope reaches. */
export async function findStanding(
  db: ReadDatabase,
  scope: Scope,
  runId: string,
  personId: PersonId,
) {
  const [row] = await db
    .select({
      personId: people.personId,
      householdId: people.householdId,
      institutionCode: personStandings.institutionCode,
      status: personStandings.status,
      because: personStandings.because,
    })
    .from(personStandings)
    .innerJoin(people, eq(people.personId, personStandings.personId))
    .where(
      and(
        eq(personStandings.runId, runId),
        eq(personStandings.personId, personId),
        within(scope, { institution: personStandings.institutionCode, person: people.personId }),
      ),
    );
  return row;
}

/** Decisions about people, newest first; names masked. */
export async function listDecisions(db: ReadDatabase, scope: Scope) {
  const rows = await db
    .select({
      decision: decisions,
      name: identities.name,
      nip: identities.nip,
      institutionAbbrev: institutions.abbrev,
      unitNameId: units.nameId,
    })
    .from(decisions)
    .innerJoin(people, eq(people.personId, decisions.personId))
    .innerJoin(units, eq(units.code, people.unitCode))
    .innerJoin(institutions, eq(institutions.code, decisions.institutionCode))
    .leftJoin(identities, eq(identities.personId, decisions.personId))
    .where(within(scope, { institution: decisions.institutionCode, person: decisions.personId }))
    .orderBy(desc(decisions.proposedAt), desc(decisions.decisionId))
    .limit(200);
  return rows.map(({ decision, name, nip, ...row }) => ({
    ...decision,
    ...row,
    person: maskPerson({ personId: decision.personId, name, nip }),
  }));
}

export async function lockDecision(tx: Transaction, decisionId: string) {
  const [row] = await tx
    .select()
    .from(decisions)
    .where(eq(decisions.decisionId, decisionId))
    .for("update");
  if (row === undefined) throw refuse("not_found");
  return row;
}
