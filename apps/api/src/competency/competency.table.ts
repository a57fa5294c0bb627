import type { InstitutionCode, LocalDate, PersonId } from "@pindah/domain/kernel";
import type { CompetencyResult } from "@pindah/domain/competency";
import type { Assessment } from "@pindah/domain/registry";
import { date, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { code } from "../db/columns.ts";
import { planRuns } from "../plan/plan.table.ts";
import { people } from "../registry/registry.table.ts";

export const assessments = pgTable(
  "assessments",
  {
    assessmentNumber: integer("assessment_number").generatedAlwaysAsIdentity().primaryKey(),
    personId: code("person_id")
      .$type<PersonId>()
      .notNull()
      .references(() => people.personId),
    assessorId: code("assessor_id").notNull(),
    instrument: text("instrument").notNull(),
    assessedOn: date("assessed_on", { mode: "string" }).$type<LocalDate>().notNull(),
    levels: jsonb("levels").$type<Assessment["levels"]>().notNull(),
  },
  (t) => [index("assessments_by_person").on(t.personId)],
);

/** The competency result of one person in one run. */
export const competencyResults = pgTable(
  "competency_results",
  {
    runId: uuid("run_id")
      .notNull()
      .references(() => planRuns.runId),
    personId: code("person_id").$type<PersonId>().notNull(),
    institutionCode: code("institution_code").$type<InstitutionCode>().notNull(),
    outcome: text("outcome").$type<CompetencyResult["outcome"]>().notNull(),
    rule: text("rule").$type<CompetencyResult["rule"]>().notNull(),
    result: jsonb("result").$type<CompetencyResult>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.personId] }),
    index("competency_results_by_outcome").on(t.runId, t.outcome, t.personId),
    index("competency_results_by_institution").on(t.runId, t.institutionCode, t.personId),
  ],
);
