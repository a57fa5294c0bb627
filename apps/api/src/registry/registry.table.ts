import type {
  Bilingual,
  HouseholdId,
  InstitutionCode,
  LocalDate,
  PersonId,
  TowerId,
  UnitCode,
} from "@pindah/domain/kernel";
import type {
  CrosswalkEntry,
  Dataset,
  Discipline,
  Institution,
  InstitutionType,
  LegalStanding,
  Person,
  PostLevel,
  Unit,
} from "@pindah/domain/registry";
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
} from "drizzle-orm/pg-core";
import { code } from "../db/columns.ts";

/** What the rows of all registry tables are, and as of when. One row. */
export const datasetFacts = pgTable(
  "dataset_facts",
  {
    only: smallint("only").primaryKey(),
    asOf: date("as_of", { mode: "string" }).$type<LocalDate>().notNull(),
    title: jsonb("title").$type<Bilingual>().notNull(),
    origin: text("origin").$type<Dataset["origin"]>().notNull(),
  },
  (t) => [check("dataset_facts_is_one_row", sql`${t.only} = 1`)],
);

export const institutions = pgTable("institutions", {
  code: code("code").$type<InstitutionCode>().primaryKey(),
  nameId: text("name_id").notNull(),
  nameEn: text("name_en").notNull(),
  abbrev: text("abbrev").notNull(),
  type: text("type").$type<InstitutionType>().notNull(),
  baCode: text("ba_code"),
  legalList: text("legal_list").$type<Institution["legalList"]>(),
  priorityApr2024: text("priority_apr_2024"),
  source: text("source").notNull(),
  confidence: text("confidence").$type<Institution["confidence"]>().notNull(),
  note: text("note"),
});

export const units = pgTable(
  "units",
  {
    code: code("code").$type<UnitCode>().primaryKey(),
    institutionCode: code("institution_code")
      .$type<InstitutionCode>()
      .notNull()
      .references(() => institutions.code),
    nameId: text("name_id").notNull(),
    kind: text("kind").notNull(),
    source: text("source").notNull(),
    confidence: text("confidence").$type<Unit["confidence"]>().notNull(),
  },
  (t) => [index("units_by_institution").on(t.institutionCode)],
);

export const crosswalkEntries = pgTable("crosswalk_entries", {
  entryNumber: integer("entry_number").generatedAlwaysAsIdentity().primaryKey(),
  effectiveDate: date("effective_date", { mode: "string" }).$type<LocalDate>().notNull(),
  oldCode: code("old_code").$type<InstitutionCode>(),
  changeKind: text("change_kind").$type<CrosswalkEntry["changeKind"]>().notNull(),
  newCode: code("new_code").$type<InstitutionCode>(),
  newNameId: text("new_name_id"),
  source: text("source").notNull(),
  confidence: text("confidence").$type<CrosswalkEntry["confidence"]>().notNull(),
  note: text("note"),
});

export const households = pgTable(
  "households",
  {
    householdId: code("household_id").$type<HouseholdId>().primaryKey(),
    spouse: boolean("spouse").notNull(),
    children: smallint("children").notNull(),
    helper: boolean("helper").notNull(),
    accessible: boolean("accessible").notNull(),
    towerPreferences: jsonb("tower_preferences").$type<TowerId[]>().notNull(),
  },
  (t) => [check("households_children_counted", sql`${t.children} between 0 and 20`)],
);

export const people = pgTable(
  "people",
  {
    personId: code("person_id").$type<PersonId>().primaryKey(),
    unitCode: code("unit_code")
      .$type<UnitCode>()
      .notNull()
      .references(() => units.code),
    householdId: code("household_id")
      .$type<HouseholdId>()
      .notNull()
      .references(() => households.householdId),
    employment: text("employment").$type<Person["employment"]>().notNull(),
    postLevel: text("post_level").$type<PostLevel>().notNull(),
    grade: text("grade").notNull(),
    sex: text("sex").$type<Person["sex"]>().notNull(),
    education: text("education").$type<Person["education"]>().notNull(),
    retiresOn: date("retires_on", { mode: "string" }).$type<LocalDate>().notNull(),
    legalStanding: text("legal_standing").$type<LegalStanding>().notNull(),
    discipline: text("discipline").$type<Discipline>().notNull(),
  },
  (t) => [index("people_by_unit").on(t.unitCode), index("people_by_household").on(t.householdId)],
);

/** Who a person is: apart from every fact that a rule reads. */
export const identities = pgTable(
  "identities",
  {
    personId: code("person_id")
      .$type<PersonId>()
      .primaryKey()
      .references(() => people.personId),
    nip: text("nip").notNull(),
    name: text("name").notNull(),
  },
  (t) => [
    check("identities_nip_has_18_digits", sql`${t.nip} ~ '^[0-9]{18}$'`),
    index("identities_by_nip").on(t.nip),
  ],
);
