import type { LocalDate, TowerId } from "@pindah/domain/kernel";
import type { ReadinessDefinition, ReadinessEvidence } from "@pindah/domain/registry";
import { date, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { code } from "../db/columns.ts";
import { towers } from "../housing/housing.table.ts";

export const readinessEvidence = pgTable(
  "readiness_evidence",
  {
    evidenceNumber: integer("evidence_number").generatedAlwaysAsIdentity().primaryKey(),
    towerId: code("tower_id")
      .$type<TowerId>()
      .notNull()
      .references(() => towers.towerId),
    definition: text("definition").$type<ReadinessDefinition>().notNull(),
    /** Null is stated, too: the day is not known. */
    readyOn: date("ready_on", { mode: "string" }).$type<LocalDate>(),
    kind: text("kind").$type<ReadinessEvidence["kind"]>().notNull(),
    statedOn: date("stated_on", { mode: "string" }).$type<LocalDate>().notNull(),
    source: text("source").notNull(),
  },
  (t) => [index("readiness_evidence_by_tower").on(t.towerId)],
);
