import type { HouseholdCost } from "@pindah/domain/allowance";
import type { HouseholdId, InstitutionCode, WaveId } from "@pindah/domain/kernel";
import { index, jsonb, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { code } from "../db/columns.ts";
import { planRuns } from "../plan/plan.table.ts";

/** What the move of one household costs in one run, line by line. */
export const householdCosts = pgTable(
  "household_costs",
  {
    runId: uuid("run_id")
      .notNull()
      .references(() => planRuns.runId),
    householdId: code("household_id").$type<HouseholdId>().notNull(),
    waveId: code("wave_id").$type<WaveId>().notNull(),
    institutionCode: code("institution_code").$type<InstitutionCode>().notNull(),
    result: jsonb("result").$type<HouseholdCost>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.householdId] }),
    index("household_costs_by_institution").on(t.runId, t.institutionCode),
  ],
);
