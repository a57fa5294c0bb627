import { PersonId, type CompetencyCode, type InstitutionCode } from "@pindah/domain/kernel";
import type { CompetencyResult } from "@pindah/domain/competency";
import { and, asc, count, eq, gt, sql } from "drizzle-orm";
import { z } from "zod";
import { within, type Scope } from "../access/scope.ts";
import type { ReadDatabase } from "../db/database.ts";
import { pageOf, readCursor } from "../db/page.ts";
import { maskPerson } from "../access/masking.ts";
import { identities, people } from "../registry/registry.table.ts";
import { competencyResults } from "./competency.table.ts";

const reach = { institution: competencyResults.institutionCode };

/** How many people have each outcome, by which rule, and where the gaps are. */
export async function summariseCompetency(
  db: ReadDatabase,
  scope: Scope,
  runId: string,
  institutionCode: InstitutionCode | null,
) {
  const wanted = and(
    eq(competencyResults.runId, runId),
    within(scope, reach),
    institutionCode === null ? undefined : eq(competencyResults.institutionCode, institutionCode),
  );
  const outcomes = await db
    .select({
      outcome: competencyResults.outcome,
      rule: competencyResults.rule,
      people: count(),
    })
    .from(competencyResults)
    .where(wanted)
    .groupBy(competencyResults.outcome, competencyResults.rule)
    .orderBy(asc(competencyResults.outcome), asc(competencyResults.rule));
  const gap = sql`gap.value`;
  const gaps = await db
    .select({
      competency: sql<CompetencyCode>`${gap}->>'competency'`,
      withGap: sql<number>`count(*) filter (where (${gap}->>'gap')::int > 0)::int`,
      withoutLevel: sql<number>`count(*) filter (where ${gap}->>'level' is null)::int`,
      largestGap: sql<number>`max((${gap}->>'gap')::int)`,
    })
    .from(
      sql`${competencyResults} cross join lateral jsonb_array_elements(${competencyResults.result}->'gaps') as gap(value)`,
    )
    .where(wanted)
    .groupBy(sql`${gap}->>'competency'`)
    .orderBy(sql`${gap}->>'competency'`);
  return { outcomes, gaps };
}

const PersonPlace = z.tuple([PersonId]);

/** People with their competency result, by code of person, masked. */
export async function listCompetency(
  db: ReadDatabase,
  scope: Scope,
  runId: string,
  query: {
    readonly outcome: CompetencyResult["outcome"] | null;
    readonly institutionCode: InstitutionCode | null;
    readonly limit: number;
    readonly cursor: string | null;
  },
) {
  const after = readCursor(query.cursor, PersonPlace);
  const place = competencyResults.personId;
  const rows = await db
    .select({
      personId: competencyResults.personId,
      name: identities.name,
      nip: identities.nip,
      unitCode: people.unitCode,
      institutionCode: competencyResults.institutionCode,
      postLevel: people.postLevel,
      result: competencyResults.result,
    })
    .from(competencyResults)
    .innerJoin(people, eq(people.personId, competencyResults.personId))
    .leftJoin(identities, eq(identities.personId, competencyResults.personId))
    .where(
      and(
        eq(competencyResults.runId, runId),
        within(scope, reach),
        query.outcome === null ? undefined : eq(competencyResults.outcome, query.outcome),
        query.institutionCode === null
          ? undefined
          : eq(competencyResults.institutionCode, query.institutionCode),
        after === null ? undefined : gt(place, after[0]),
      ),
    )
    .orderBy(place)
    .limit(query.limit + 1);
  const masked = rows.map(({ name, nip, ...row }) => ({
    ...row,
    person: maskPerson({ personId: row.personId, name, nip }),
  }));
  return pageOf(masked, query.limit, (row) => [row.personId]);
}
