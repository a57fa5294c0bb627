import type {
  HouseholdId,
  InstitutionCode,
  Json,
  LocalDate,
  PersonId,
  Zone,
} from "@pindah/domain/kernel";
import type { CorrectedFact, ObjectionState } from "@pindah/domain/objections";
import { sql } from "drizzle-orm";
import { check, date, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { code, moment } from "../db/columns.ts";
import { planRuns } from "../plan/plan.table.ts";
import { people } from "../registry/registry.table.ts";
import type { ReplaySummary, VariantName } from "./replay.ts";

export type ReplayState = "none" | "queued" | "ready" | "failed";

/** A civil servant's objection to the own result in one plan of record. */
export const objections = pgTable(
  "objections",
  {
    objectionId: uuid("objection_id").primaryKey(),
    runId: uuid("run_id")
      .notNull()
      .references(() => planRuns.runId),
    personId: code("person_id")
      .$type<PersonId>()
      .notNull()
      .references(() => people.personId),
    householdId: code("household_id").$type<HouseholdId>().notNull(),
    institutionCode: code("institution_code").$type<InstitutionCode>().notNull(),
    publishedOn: date("published_on", { mode: "string" }).$type<LocalDate>().notNull(),
    filedOn: date("filed_on", { mode: "string" }).$type<LocalDate>().notNull(),
    filedAt: moment("filed_at").notNull(),
    filedBy: uuid("filed_by").notNull(),
    /** What the verifier is said to have got wrong, in the person's words. */
    fault: text("fault").notNull(),
    /** What the result said when the objection was filed. */
    result: jsonb("result").$type<Json>().notNull(),
    answerBy: date("answer_by", { mode: "string" }).$type<LocalDate>().notNull(),
    zone: text("zone").$type<Zone>().notNull(),
    state: text("state").$type<ObjectionState>().notNull(),
    version: integer("version").notNull(),
    reviewedBy: uuid("reviewed_by"),
    /** The facts as the reviewer finds them; the replay is of these. */
    facts: jsonb("facts").$type<readonly CorrectedFact[]>(),
    finding: text("finding"),
    proposedBy: uuid("proposed_by"),
    replayState: text("replay_state").$type<ReplayState>().notNull(),
    replay: jsonb("replay").$type<ReplaySummary>(),
    variant: text("variant").$type<VariantName>(),
    answer: text("answer"),
    answeredBy: uuid("answered_by"),
    answeredAt: moment("answered_at"),
    /** The run that carries the upheld objection out. */
    correctedRunId: uuid("corrected_run_id"),
  },
  (t) => [
    uniqueIndex("objections_once_for_each_result").on(t.runId, t.personId),
    check(
      "objections_upheld_by_two",
      sql`${t.state} <> 'upheld' or (${t.proposedBy} is not null and ${t.answeredBy} <> ${t.proposedBy})`,
    ),
    check(
      "objections_answered_with_a_reason",
      sql`${t.state} not in ('upheld', 'rejected') or (${t.answer} is not null and ${t.answeredBy} is not null)`,
    ),
  ],
);
