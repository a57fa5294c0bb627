import type {
  Bilingual,
  HomeId,
  HouseholdId,
  InstitutionCode,
  LocalDate,
  PersonId,
  TowerId,
  WaveId,
} from "@pindah/domain/kernel";
import type { Wave } from "@pindah/domain/registry";
import type { Waiting, WaitingReason } from "@pindah/domain/waves";
import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { code } from "../db/columns.ts";
import { planRuns } from "../plan/plan.table.ts";

export const waves = pgTable("waves", {
  waveId: code("wave_id").$type<WaveId>().primaryKey(),
  name: jsonb("name").$type<Bilingual>().notNull(),
  stage: text("stage").$type<Wave["stage"]>().notNull(),
  horizon: text("horizon").$type<Wave["horizon"]>().notNull(),
  /** Null is stated, too: the day is not decided. */
  movesOn: date("moves_on", { mode: "string" }).$type<LocalDate>(),
  event: jsonb("event").$type<Bilingual>(),
  source: text("source").notNull(),
  statedOn: date("stated_on", { mode: "string" }).$type<LocalDate>().notNull(),
});

/** One household in one home, in one run. */
export const placements = pgTable(
  "placements",
  {
    runId: uuid("run_id")
      .notNull()
      .references(() => planRuns.runId),
    householdId: code("household_id").$type<HouseholdId>().notNull(),
    institutionCode: code("institution_code").$type<InstitutionCode>().notNull(),
    leadPersonId: code("lead_person_id").$type<PersonId>().notNull(),
    /** The members that move for their own post. */
    movers: jsonb("movers").$type<readonly PersonId[]>().notNull(),
    waveId: code("wave_id").$type<WaveId>().notNull(),
    homeId: code("home_id").$type<HomeId>().notNull(),
    /** Room of a shared home, 1 the main bedroom; 0: the whole home. */
    room: smallint("room").notNull().default(0),
    /** A person gave the home by hand: the run says who. */
    pinned: boolean("pinned").notNull().default(false),
    towerId: code("tower_id").$type<TowerId>().notNull(),
    rank: integer("rank").notNull(),
    band: integer("band").notNull(),
    ticket: text("ticket").notNull(),
    wish: smallint("wish"),
    misfit: integer("misfit").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.householdId] }),
    uniqueIndex("placements_one_household_for_each_home").on(t.runId, t.homeId, t.room),
    uniqueIndex("placements_by_wave").on(t.runId, t.waveId, t.rank),
    index("placements_by_tower").on(t.runId, t.towerId),
  ],
);

/** A household that has no home in the run, and why. */
export const waitingHouseholds = pgTable(
  "waiting_households",
  {
    runId: uuid("run_id")
      .notNull()
      .references(() => planRuns.runId),
    householdId: code("household_id").$type<HouseholdId>().notNull(),
    institutionCode: code("institution_code").$type<InstitutionCode>().notNull(),
    leadPersonId: code("lead_person_id").$type<PersonId>().notNull(),
    reasonKind: text("reason_kind").$type<WaitingReason["kind"]>().notNull(),
    reason: jsonb("reason").$type<Waiting["reason"]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.householdId] })],
);
