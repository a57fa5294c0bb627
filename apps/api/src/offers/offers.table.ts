import type {
  HomeId,
  HouseholdId,
  InstitutionCode,
  LocalDate,
  PersonId,
  WaveId,
  Zone,
} from "@pindah/domain/kernel";
import type { DeclineReason, OfferState } from "@pindah/domain/housing";
import type { Succession } from "@pindah/domain/replay";
import { sql } from "drizzle-orm";
import {
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { code, moment } from "../db/columns.ts";
import { homes } from "../housing/housing.table.ts";
import { planRuns } from "../plan/plan.table.ts";
import { households } from "../registry/registry.table.ts";

export type SuccessionState = "none" | "queued" | "ready" | "failed";

/** A home offered to a household. An offer is answered once; the next one is another row. */
export const offers = pgTable(
  "offers",
  {
    offerId: uuid("offer_id").primaryKey(),
    runId: uuid("run_id")
      .notNull()
      .references(() => planRuns.runId),
    waveId: code("wave_id").$type<WaveId>().notNull(),
    householdId: code("household_id")
      .$type<HouseholdId>()
      .notNull()
      .references(() => households.householdId),
    leadPersonId: code("lead_person_id").$type<PersonId>().notNull(),
    institutionCode: code("institution_code").$type<InstitutionCode>().notNull(),
    /** What the plan computed; null where it computed none, as for the next in line. */
    computedHomeId: code("computed_home_id").$type<HomeId>(),
    homeId: code("home_id")
      .$type<HomeId>()
      .notNull()
      .references(() => homes.homeId),
    /** Why the offered home is not the computed one. */
    overrideReason: text("override_reason"),
    /** The offer whose home this one passes on. */
    replaces: uuid("replaces"),
    state: text("state").$type<OfferState["kind"] | "withdrawn">().notNull(),
    declineReason: text("decline_reason").$type<DeclineReason>(),
    madeOn: date("made_on", { mode: "string" }).$type<LocalDate>().notNull(),
    openUntil: date("open_until", { mode: "string" }).$type<LocalDate>().notNull(),
    zone: text("zone").$type<Zone>().notNull(),
    madeBy: uuid("made_by").notNull(),
    answeredOn: date("answered_on", { mode: "string" }).$type<LocalDate>(),
    answeredBy: uuid("answered_by"),
    answeredAs: text("answered_as").$type<"household" | "officer">(),
    successionState: text("succession_state").$type<SuccessionState>().notNull(),
    succession: jsonb("succession").$type<Succession>(),
    version: integer("version").notNull(),
    madeAt: moment("made_at").notNull(),
  },
  (t) => [
    uniqueIndex("offers_one_open_for_each_home")
      .on(t.homeId)
      .where(sql`${t.state} in ('made', 'accepted')`),
    uniqueIndex("offers_one_open_for_each_household")
      .on(t.householdId)
      .where(sql`${t.state} in ('made', 'accepted')`),
    index("offers_by_wave").on(t.waveId, t.offerId),
    check(
      "offers_another_home_has_a_reason",
      sql`${t.computedHomeId} is null or ${t.computedHomeId} = ${t.homeId} or ${t.overrideReason} is not null`,
    ),
    check(
      "offers_declined_with_a_reason",
      sql`(${t.state} = 'declined') = (${t.declineReason} is not null)`,
    ),
  ],
);
