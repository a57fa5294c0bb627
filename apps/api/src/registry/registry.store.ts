import { type InstitutionCode, UnitCode } from "@pindah/domain/kernel";
import { and, asc, count, eq, gt, ilike, or, sql } from "drizzle-orm";
import { z } from "zod";
import { within, type Scope } from "../access/scope.ts";
import type { ReadDatabase } from "../db/database.ts";
import { containing, pageOf, readCursor } from "../db/page.ts";
import { personStandings } from "../plan/plan.table.ts";
import { unitScreenings } from "../screening/screening.table.ts";
import { crosswalkEntries, institutions, people, units } from "./registry.table.ts";

const institutionColumns = {
  code: institutions.code,
  nameId: institutions.nameId,
  nameEn: institutions.nameEn,
  abbrev: institutions.abbrev,
  type: institutions.type,
  baCode: institutions.baCode,
  legalList: institutions.legalList,
};

/** Every institution in reach, with the counts of its units and people in a run. */
export async function listInstitutions(db: ReadDatabase, scope: Scope, runId: string | null) {
  const rows = await db
    .select(institutionColumns)
    .from(institutions)
    .where(within(scope, { institution: institutions.code }))
    .orderBy(asc(institutions.code));
  const unitCounts = await countUnits(db);
  const classCounts = await countClasses(db, runId);
  const standings = await countStandings(db, runId);
  return rows.map((row) => ({
    ...row,
    units: unitCounts.find(({ code }) => code === row.code)?.units ?? 0,
    unitsByClass: classCounts
      .filter(({ institutionCode }) => institutionCode === row.code)
      .map((entry) => ({ outcome: entry.outcome, class: entry.class, units: entry.units })),
    people: standingCounts(standings.filter(({ institutionCode }) => institutionCode === row.code)),
  }));
}

/** One institution with its units, or `undefined` where there is none in reach. */
export async function findInstitution(
  db: ReadDatabase,
  scope: Scope,
  runId: string | null,
  code: InstitutionCode,
) {
  const [institution] = await db
    .select()
    .from(institutions)
    .where(and(eq(institutions.code, code), within(scope, { institution: institutions.code })));
  if (institution === undefined) return undefined;
  const crosswalk = await db
    .select()
    .from(crosswalkEntries)
    .where(or(eq(crosswalkEntries.oldCode, code), eq(crosswalkEntries.newCode, code)))
    .orderBy(asc(crosswalkEntries.effectiveDate), asc(crosswalkEntries.entryNumber));
  const standings = await countStandings(db, runId);
  return {
    ...institution,
    crosswalk,
    people: standingCounts(standings.filter(({ institutionCode }) => institutionCode === code)),
  };
}

const UnitPlace = z.tuple([UnitCode]);

/** Units in reach, by code. */
export async function listUnits(
  db: ReadDatabase,
  scope: Scope,
  runId: string | null,
  query: {
    readonly institutionCode: InstitutionCode | null;
    readonly search: string | null;
    readonly limit: number;
    readonly cursor: string | null;
  },
) {
  const after = readCursor(query.cursor, UnitPlace);
  const rows = await db
    .select({
      code: units.code,
      nameId: units.nameId,
      kind: units.kind,
      source: units.source,
      confidence: units.confidence,
      institutionCode: units.institutionCode,
      institutionAbbrev: institutions.abbrev,
      people: peopleOfUnit,
      outcome: unitScreenings.outcome,
      class: unitScreenings.class,
      rankInClass: unitScreenings.rankInClass,
    })
    .from(units)
    .innerJoin(institutions, eq(institutions.code, units.institutionCode))
    .leftJoin(
      unitScreenings,
      and(eq(unitScreenings.unitCode, units.code), ofRun(unitScreenings.runId, runId)),
    )
    .where(
      and(
        within(scope, { institution: units.institutionCode }),
        query.institutionCode === null
          ? undefined
          : eq(units.institutionCode, query.institutionCode),
        query.search === null
          ? undefined
          : or(
              ilike(units.nameId, containing(query.search)),
              ilike(units.code, containing(query.search)),
            ),
        after === null ? undefined : gt(units.code, after[0]),
      ),
    )
    .orderBy(units.code)
    .limit(query.limit + 1);
  return pageOf(rows, query.limit, (row) => [row.code]);
}

export async function findUnit(db: ReadDatabase, scope: Scope, code: UnitCode) {
  const [row] = await db
    .select({ unit: units, institution: institutionColumns, people: peopleOfUnit })
    .from(units)
    .innerJoin(institutions, eq(institutions.code, units.institutionCode))
    .where(and(eq(units.code, code), within(scope, { institution: units.institutionCode })));
  return row;
}

const peopleOfUnit = sql<number>`(select count(*)::int from ${people} where ${people.unitCode} = ${units.code})`;

/** No run, no rows: a comparison with nothing is false. */
function ofRun(column: typeof unitScreenings.runId, runId: string | null) {
  return runId === null ? sql`false` : eq(column, runId);
}

function countUnits(db: ReadDatabase) {
  return db
    .select({ code: units.institutionCode, units: count() })
    .from(units)
    .groupBy(units.institutionCode);
}

function countClasses(db: ReadDatabase, runId: string | null) {
  const { institutionCode, outcome, class: className, classPlace } = unitScreenings;
  return db
    .select({ institutionCode, outcome, class: className, units: count() })
    .from(unitScreenings)
    .where(ofRun(unitScreenings.runId, runId))
    .groupBy(institutionCode, outcome, className, classPlace)
    .orderBy(asc(classPlace));
}

function countStandings(db: ReadDatabase, runId: string | null) {
  const { institutionCode, status } = personStandings;
  return db
    .select({ institutionCode, status, people: count() })
    .from(personStandings)
    .where(runId === null ? sql`false` : eq(personStandings.runId, runId))
    .groupBy(institutionCode, status);
}

function standingCounts(rows: Awaited<ReturnType<typeof countStandings>>) {
  const of = (wanted: (typeof rows)[number]["status"]) =>
    rows.find(({ status }) => status === wanted)?.people ?? 0;
  const selected = of("selected");
  const conditional = of("conditional");
  const notSelected = of("not_selected");
  const undecided = of("undecided");
  return {
    total: selected + conditional + notSelected + undecided,
    selected,
    conditional,
    notSelected,
    undecided,
  };
}
