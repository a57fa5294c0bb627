import type { ClassCode, InstitutionCode, UnitCode } from "@pindah/domain/kernel";
import type { ScreeningOutcome } from "@pindah/domain/screening";
import { and, asc, eq, ilike, or, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import { z } from "zod";
import { within, type Scope } from "../access/scope.ts";
import type { ReadDatabase } from "../db/database.ts";
import { containing, pageOf, readCursor } from "../db/page.ts";
import { institutions, people, units } from "../registry/registry.table.ts";
import { scores, unitScreenings } from "./screening.table.ts";

export type ScreeningSort = "class" | "unit" | "institution";

const unitPlace = unitScreenings.unitCode;
const institutionPlace = unitScreenings.institutionCode;
const rankPlace = sql`coalesce(${unitScreenings.rankInClass}, 2147483647)`;

type Row = {
  readonly unitCode: string;
  readonly institutionCode: string;
  readonly classPlace: number;
  readonly rankInClass: number | null;
};

type Order = {
  readonly by: readonly SQLWrapper[];
  readonly place: z.ZodType<readonly (string | number)[]>;
  readonly placeOf: (row: Row) => readonly (string | number)[];
};

const orders: Record<ScreeningSort, Order> = {
  unit: { by: [unitPlace], place: z.tuple([z.string()]), placeOf: (row) => [row.unitCode] },
  institution: {
    by: [institutionPlace, unitPlace],
    place: z.tuple([z.string(), z.string()]),
    placeOf: (row) => [row.institutionCode, row.unitCode],
  },
  class: {
    by: [sql`${unitScreenings.classPlace}`, rankPlace, unitPlace],
    place: z.tuple([z.int(), z.int(), z.string()]),
    placeOf: (row) => [row.classPlace, row.rankInClass ?? 2147483647, row.unitCode],
  },
};

/** Screened units of a run, filtered, sorted and in pages. */
export async function listScreenings(
  db: ReadDatabase,
  scope: Scope,
  runId: string,
  query: {
    readonly class: ClassCode | null;
    readonly outcome: ScreeningOutcome["kind"] | null;
    readonly institutionCode: InstitutionCode | null;
    readonly search: string | null;
    readonly sort: ScreeningSort;
    readonly limit: number;
    readonly cursor: string | null;
  },
) {
  const order = orders[query.sort];
  const after = readCursor(query.cursor, order.place);
  const { result } = unitScreenings;
  const rows = await db
    .select({
      unitCode: unitScreenings.unitCode,
      nameId: units.nameId,
      institutionCode: unitScreenings.institutionCode,
      institutionAbbrev: institutions.abbrev,
      people: sql<number>`(select count(*)::int from ${people} where ${people.unitCode} = ${unitScreenings.unitCode})`,
      outcome: unitScreenings.outcome,
      class: unitScreenings.class,
      classPlace: unitScreenings.classPlace,
      rankInClass: unitScreenings.rankInClass,
      byPoints: sql<ClassCode | "not_moved" | null>`${result}->>'byPoints'`,
      override: sql<string | null>`${result}->'override'->>'id'`,
      additiveScore: sql<number | null>`(${result}->>'additiveScore')::int`,
      sensitivity: sql<
        "robust" | "moderate" | "sensitive" | "fixed_by_override" | null
      >`${result}->'sensitivity'->>'label'`,
    })
    .from(unitScreenings)
    .innerJoin(units, eq(units.code, unitScreenings.unitCode))
    .innerJoin(institutions, eq(institutions.code, unitScreenings.institutionCode))
    .where(
      and(
        eq(unitScreenings.runId, runId),
        within(scope, { institution: unitScreenings.institutionCode }),
        query.class === null ? undefined : eq(unitScreenings.class, query.class),
        query.outcome === null ? undefined : eq(unitScreenings.outcome, query.outcome),
        query.institutionCode === null
          ? undefined
          : eq(unitScreenings.institutionCode, query.institutionCode),
        query.search === null
          ? undefined
          : or(
              ilike(units.nameId, containing(query.search)),
              ilike(units.code, containing(query.search)),
              ilike(institutions.abbrev, containing(query.search)),
            ),
        after === null ? undefined : sql`(${commas(order.by)}) > (${commas(after)})`,
      ),
    )
    .orderBy(...order.by.map((part) => sql`${part}`))
    .limit(query.limit + 1);
  return pageOf(rows, query.limit, order.placeOf);
}

/** The whole result of one unit in a run, with every score that it rests on. */
export async function findScreening(
  db: ReadDatabase,
  scope: Scope,
  runId: string,
  unitCode: UnitCode,
) {
  const [row] = await db
    .select({ screening: unitScreenings.result })
    .from(unitScreenings)
    .where(
      and(
        eq(unitScreenings.runId, runId),
        eq(unitScreenings.unitCode, unitCode),
        within(scope, { institution: unitScreenings.institutionCode }),
      ),
    );
  if (row === undefined) return undefined;
  const given = await db
    .select()
    .from(scores)
    .where(eq(scores.unitCode, unitCode))
    .orderBy(asc(scores.criterion), asc(scores.assessorId));
  return { screening: row.screening, scores: given };
}

function commas(parts: readonly (SQLWrapper | string | number)[]): SQL {
  return sql.join(
    parts.map((part) => sql`${part}`),
    sql`, `,
  );
}
