import type { InstitutionCode, LocalDate, PersonId, WaveId, Zone } from "@pindah/domain/kernel";
import { sql } from "drizzle-orm";
import {
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { code, moment } from "../db/columns.ts";
import { institutions, people } from "../registry/registry.table.ts";
import { waves } from "../waves/waves.table.ts";
import type { NominationState } from "./nominations.states.ts";

/** The list of people one institution names for one wave. */
export const nominationLists = pgTable(
  "nomination_lists",
  {
    listId: uuid("list_id").primaryKey(),
    waveId: code("wave_id")
      .$type<WaveId>()
      .notNull()
      .references(() => waves.waveId),
    institutionCode: code("institution_code")
      .$type<InstitutionCode>()
      .notNull()
      .references(() => institutions.code),
    quota: integer("quota").notNull(),
    /** Last day to submit, until midnight of the zone. */
    lastDay: date("last_day", { mode: "string" }).$type<LocalDate>().notNull(),
    zone: text("zone").$type<Zone>().notNull(),
    state: text("state").$type<NominationState>().notNull(),
    version: integer("version").notNull(),
    /** Hash of the names as they were submitted: verified and confirmed is this, and nothing else. */
    contentHash: text("content_hash"),
    note: text("note"),
    openedBy: uuid("opened_by").notNull(),
    openedAt: moment("opened_at").notNull(),
    submittedBy: uuid("submitted_by"),
    submittedAt: moment("submitted_at"),
    verifiedBy: uuid("verified_by"),
    verifiedAt: moment("verified_at"),
    confirmedBy: uuid("confirmed_by"),
    confirmedAt: moment("confirmed_at"),
  },
  (t) => [
    uniqueIndex("nomination_lists_one_for_each_wave").on(t.waveId, t.institutionCode),
    check("nomination_lists_quota_counted", sql`${t.quota} >= 0`),
    check(
      "nomination_lists_confirmed_by_another",
      sql`${t.confirmedBy} is null or (${t.confirmedBy} <> ${t.submittedBy} and ${t.confirmedBy} <> ${t.verifiedBy})`,
    ),
  ],
);

export const nominees = pgTable(
  "nominees",
  {
    listId: uuid("list_id")
      .notNull()
      .references(() => nominationLists.listId),
    personId: code("person_id")
      .$type<PersonId>()
      .notNull()
      .references(() => people.personId),
    addedBy: uuid("added_by").notNull(),
    addedAt: moment("added_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.listId, t.personId] }),
    index("nominees_by_person").on(t.personId),
  ],
);
