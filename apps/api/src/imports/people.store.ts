import { HouseholdId, type InstitutionCode, type PersonId } from "@pindah/domain/kernel";
import type { ImportFieldName, ImportValues } from "@pindah/domain/registry";
import { and, asc, eq, gt, inArray, ne, notExists, sql } from "drizzle-orm";
import { z } from "zod";
import type { ReadDatabase, Transaction } from "../db/database.ts";
import { households, identities, people, units } from "../registry/registry.table.ts";
import { importRows } from "./imports.table.ts";

/** A person as a list would write it. */
export type PresentPerson = { readonly personId: PersonId; readonly values: ImportValues };

/** The fields that are kept of a person: what a file says beyond them is only checked. */
export const keptFields = [
  "nip",
  "name",
  "unit",
  "employment",
  "post_level",
  "grade",
  "sex",
  "education",
  "retires_on",
  "legal_standing",
  "discipline",
  "household",
  "spouse",
  "children",
  "helper",
  "accessible",
  "wish_1",
  "wish_2",
  "wish_3",
] as const satisfies readonly ImportFieldName[];

const pageRows = 1000;

/** Everybody of an institution, by NIP; or those of some NIPs. */
export async function presentPeople(
  db: ReadDatabase,
  institutionCode: InstitutionCode,
  nips: readonly string[] | null = null,
): Promise<Map<string, PresentPerson>> {
  const present = new Map<string, PresentPerson>();
  let after: PersonId | null = null;
  for (;;) {
    const from: PersonId | null = after;
    const rows: PresentRow[] = await db
      .select({ person: people, household: households, identity: identities })
      .from(people)
      .innerJoin(units, eq(units.code, people.unitCode))
      .innerJoin(households, eq(households.householdId, people.householdId))
      .innerJoin(identities, eq(identities.personId, people.personId))
      .where(
        and(
          eq(units.institutionCode, institutionCode),
          nips === null ? undefined : inArray(identities.nip, [...nips]),
          from === null ? undefined : gt(people.personId, from),
        ),
      )
      .orderBy(asc(people.personId))
      .limit(pageRows);
    for (const row of rows) {
      const { personId } = row.person;
      present.set(row.identity.nip, { personId, values: valuesOf(row) });
      after = personId;
    }
    if (rows.length < pageRows) return present;
  }
}

type PresentRow = {
  readonly person: typeof people.$inferSelect;
  readonly household: typeof households.$inferSelect;
  readonly identity: typeof identities.$inferSelect;
};

function valuesOf({ person, household, identity }: PresentRow): ImportValues {
  const [wish1 = "", wish2 = "", wish3 = ""] = household.towerPreferences;
  return {
    nip: identity.nip,
    name: identity.name,
    unit: person.unitCode,
    employment: person.employment,
    post_level: person.postLevel,
    grade: person.grade,
    sex: person.sex,
    education: person.education,
    retires_on: person.retiresOn,
    legal_standing: person.legalStanding,
    discipline: person.discipline,
    household: household.householdId,
    spouse: yesNo(household.spouse),
    children: String(household.children),
    helper: yesNo(household.helper),
    accessible: yesNo(household.accessible),
    wish_1: wish1,
    wish_2: wish2,
    wish_3: wish3,
  };
}

const yesNo = (value: boolean) => (value ? "yes" : "no");

/** Whether a household is one of an institution's. */
export async function isOwnHousehold(
  db: ReadDatabase,
  institutionCode: InstitutionCode,
  label: string,
): Promise<boolean> {
  const householdId = HouseholdId.safeParse(label);
  if (!householdId.success) return false;
  const [member] = await db
    .select({ personId: people.personId })
    .from(people)
    .innerJoin(units, eq(units.code, people.unitCode))
    .where(
      and(eq(people.householdId, householdId.data), eq(units.institutionCode, institutionCode)),
    )
    .limit(1);
  return member !== undefined;
}

/** Which of some NIPs stand at another institution. */
export async function numbersElsewhere(
  db: ReadDatabase,
  institutionCode: InstitutionCode,
  nips: readonly string[],
): Promise<ReadonlySet<string>> {
  if (nips.length === 0) return new Set();
  const rows = await db
    .select({ nip: identities.nip })
    .from(identities)
    .innerJoin(people, eq(people.personId, identities.personId))
    .innerJoin(units, eq(units.code, people.unitCode))
    .where(and(inArray(identities.nip, [...nips]), ne(units.institutionCode, institutionCode)));
  return new Set(rows.map(({ nip }) => nip));
}

/**
 * Writes people as rows of an import say, in the database itself: `after` to bring them in,
 * `before` to take that back.
 */
export async function writePeople(
  tx: Transaction,
  importId: string,
  rows: readonly number[],
  side: "before" | "after",
): Promise<void> {
  if (rows.length === 0) return;
  const values = side === "after" ? importRows.after : importRows.before;
  const text = (field: ImportFieldName) => sql`(${values}->>${sql.raw(`'${field}'`)})`;
  const from = sql`from ${importRows} where ${importRows.importId} = ${importId} and ${inArray(importRows.row, [...rows])}`;
  await tx.execute(sql`
    insert into ${households} (household_id, spouse, children, helper, accessible, tower_preferences)
    select distinct on (${text("household")}) ${text("household")}, ${text("spouse")} = 'yes',
      ${text("children")}::smallint, ${text("helper")} = 'yes', ${text("accessible")} = 'yes',
      to_jsonb(array_remove(array[${text("wish_1")}, ${text("wish_2")}, ${text("wish_3")}], ''))
    ${from}
    on conflict (household_id) do update set spouse = excluded.spouse, children = excluded.children,
      helper = excluded.helper, accessible = excluded.accessible,
      tower_preferences = excluded.tower_preferences`);
  await tx.execute(sql`
    insert into ${people} (person_id, unit_code, household_id, employment, post_level, grade, sex,
      education, retires_on, legal_standing, discipline)
    select ${importRows.personId}, ${text("unit")}, ${text("household")}, ${text("employment")},
      ${text("post_level")}, ${text("grade")}, ${text("sex")}, ${text("education")},
      ${text("retires_on")}::date, ${text("legal_standing")}, ${text("discipline")}
    ${from}
    on conflict (person_id) do update set unit_code = excluded.unit_code,
      household_id = excluded.household_id, employment = excluded.employment,
      post_level = excluded.post_level, grade = excluded.grade, sex = excluded.sex,
      education = excluded.education, retires_on = excluded.retires_on,
      legal_standing = excluded.legal_standing, discipline = excluded.discipline`);
  await tx.execute(sql`
    insert into ${identities} (person_id, nip, name)
    select ${importRows.personId}, ${text("nip")}, ${text("name")} ${from}
    on conflict (person_id) do update set nip = excluded.nip, name = excluded.name`);
}

const ForeignKey = z.object({ code: z.literal("23503") });

/**
 * Takes people off the list, all at once where that is possible; gives back those whom something
 * else still names.
 */
export async function removePeople(
  tx: Transaction,
  personIds: readonly PersonId[],
): Promise<readonly PersonId[]> {
  if (personIds.length === 0 || (await removesAll(tx, personIds))) return [];
  const used: PersonId[] = [];
  for (const personId of personIds) if (!(await removesAll(tx, [personId]))) used.push(personId);
  return used;
}

function removesAll(tx: Transaction, personIds: readonly PersonId[]): Promise<boolean> {
  return unlessUsed(tx, async (inner) => {
    await inner.delete(identities).where(inArray(identities.personId, [...personIds]));
    await inner.delete(people).where(inArray(people.personId, [...personIds]));
  });
}

/** Households that were left without anybody. One that an offer still names stays for the record. */
export async function removeEmptyHouseholds(
  tx: Transaction,
  ids: readonly string[],
): Promise<void> {
  const empty = (wanted: readonly HouseholdId[]) =>
    unlessUsed(tx, async (inner) => {
      await inner
        .delete(households)
        .where(
          and(
            inArray(households.householdId, [...wanted]),
            notExists(
              inner
                .select({ personId: people.personId })
                .from(people)
                .where(eq(people.householdId, households.householdId)),
            ),
          ),
        );
    });
  const wanted = ids.map((id) => HouseholdId.parse(id));
  if (await empty(wanted)) return;
  for (const householdId of wanted) await empty([householdId]);
}

async function unlessUsed(
  tx: Transaction,
  work: (inner: Transaction) => Promise<void>,
): Promise<boolean> {
  try {
    await tx.transaction(work);
    return true;
  } catch (cause) {
    for (let inner: unknown = cause; inner instanceof Error; inner = inner.cause)
      if (ForeignKey.safeParse(inner).success) return false;
    throw cause;
  }
}
