import type { ClassCode, CriterionCode, InstitutionCode, UnitCode } from "@pindah/domain/kernel";
import type { Score } from "@pindah/domain/registry";
import type { ScreeningOutcome, UnitScreening } from "@pindah/domain/screening";
import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { code } from "../db/columns.ts";
import { planRuns } from "../plan/plan.table.ts";
import { units } from "../registry/registry.table.ts";

export const scores = pgTable(
  "scores",
  {
    unitCode: code("unit_code")
      .$type<UnitCode>()
      .notNull()
      .references(() => units.code),
    criterion: code("criterion").$type<CriterionCode>().notNull(),
    assessorId: code("assessor_id").notNull(),
    level: smallint("level").notNull(),
    evidence: jsonb("evidence").$type<Score["evidence"]>(),
  },
  (t) => [
    primaryKey({ columns: [t.unitCode, t.criterion, t.assessorId] }),
    check("scores_level_on_scale", sql`${t.level} between 1 and 5`),
  ],
);

/** The screening of one unit in one run. */
export const unitScreenings = pgTable(
  "unit_screenings",
  {
    runId: uuid("run_id")
      .notNull()
      .references(() => planRuns.runId),
    unitCode: code("unit_code").$type<UnitCode>().notNull(),
    institutionCode: code("institution_code").$type<InstitutionCode>().notNull(),
    outcome: text("outcome").$type<ScreeningOutcome["kind"]>().notNull(),
    class: code("class").$type<ClassCode>(),
    /** Place of the outcome in the policy's order of classes; then not moved, then undecided. */
    classPlace: smallint("class_place").notNull(),
    rankInClass: integer("rank_in_class"),
    result: jsonb("result").$type<UnitScreening>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.unitCode] }),
    index("unit_screenings_by_institution").on(t.runId, t.institutionCode),
  ],
);
