import type { HomeId, LocalDate, TowerId } from "@pindah/domain/kernel";
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
} from "drizzle-orm/pg-core";
import { code } from "../db/columns.ts";

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
