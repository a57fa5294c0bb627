import type { HomeId, HouseholdId, LocalDate, TowerId } from "@pindah/domain/kernel";
import type { Home, Tower } from "@pindah/domain/registry";
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  integer,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { code, moment } from "../db/columns.ts";

export const towers = pgTable("towers", {
  towerId: code("tower_id").$type<TowerId>().primaryKey(),
  packageCode: text("package_code").notNull(),
  reservedFor: text("reserved_for").$type<Tower["reservedFor"]>().notNull(),
  floors: smallint("floors").notNull(),
  source: text("source").notNull(),
  statedOn: date("stated_on", { mode: "string" }).$type<LocalDate>().notNull(),
});

export const homes = pgTable(
  "homes",
  {
    homeId: code("home_id").$type<HomeId>().primaryKey(),
    towerId: code("tower_id")
      .$type<TowerId>()
      .notNull()
      .references(() => towers.towerId),
    floor: smallint("floor").notNull(),
    position: smallint("position").notNull(),
    bedrooms: smallint("bedrooms").notNull(),
    areaM2: integer("area_m2").notNull(),
    accessible: boolean("accessible").notNull(),
    status: text("status").$type<Home["status"]>().notNull(),
    reason: text("reason"),
  },
  (t) => [
    uniqueIndex("homes_one_at_each_place").on(t.towerId, t.floor, t.position),
    check("homes_floor_from_1", sql`${t.floor} >= 1 and ${t.position} >= 1`),
  ],
);

/** Houses for ministers: assigned by the State Secretariat, never by the allocation. */
export const ministerHouses = pgTable("minister_houses", {
  houseId: code("house_id").$type<HomeId>().primaryKey(),
  parcel: text("parcel").notNull(),
  areaM2: integer("area_m2").notNull(),
  source: text("source").notNull(),
  statedOn: date("stated_on", { mode: "string" }).$type<LocalDate>().notNull(),
});

/**
 * Homes given by hand. A pin that is not undone is an input of the next run; what a run made of it
 * stands in the run. Nothing is deleted: who undid it, when and why stays beside it.
 */
export const homePins = pgTable(
  "home_pins",
  {
    pinId: uuid("pin_id").primaryKey(),
    householdId: code("household_id").$type<HouseholdId>().notNull(),
    homeId: code("home_id")
      .$type<HomeId>()
      .notNull()
      .references(() => homes.homeId),
    reason: text("reason").notNull(),
    /** An account; or, in a dataset that was loaded, the office that it names. */
    pinnedBy: text("pinned_by").notNull(),
    pinnedOn: date("pinned_on", { mode: "string" }).$type<LocalDate>().notNull(),
    pinnedAt: moment("pinned_at").notNull(),
    undoneBy: text("undone_by"),
    undoneAt: moment("undone_at"),
    undoReason: text("undo_reason"),
  },
  (t) => [
    uniqueIndex("home_pins_one_for_each_household")
      .on(t.householdId)
      .where(sql`${t.undoneAt} is null`),
    uniqueIndex("home_pins_one_for_each_home")
      .on(t.homeId)
      .where(sql`${t.undoneAt} is null`),
    check(
      "home_pins_undone_with_a_reason",
      sql`(${t.undoneAt} is null) = (${t.undoReason} is null) and (${t.undoneAt} is null) = (${t.undoneBy} is null)`,
    ),
  ],
);
