import type { Json } from "@pindah/domain/kernel";
import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { Role } from "../access/roles.ts";
import { code, moment } from "../db/columns.ts";
import type { CorrectionState, CorrectionSubject, ErasureReason, UnmaskReason } from "./words.ts";

/**
 * The key under which everything that is written about one person is sealed, itself sealed with
 * the key of the installation. Without its row nobody reads those texts again.
 */
export const personKeys = pgTable("person_keys", {
  personId: code("person_id").primaryKey(),
  sealedKey: text("sealed_key").notNull(),
  createdAt: moment("created_at").notNull(),
});

/** Who was shown a person's name and number, and why. */
export const unmaskings = pgTable(
  "unmaskings",
  {
    unmaskingId: uuid("unmasking_id").primaryKey(),
    personId: code("person_id").notNull(),
    userId: uuid("user_id").notNull(),
    role: text("role").$type<Role>().notNull(),
    unmaskedAt: moment("unmasked_at").notNull(),
    reason: text("reason").$type<UnmaskReason>().notNull(),
    sealedNote: text("sealed_note").notNull(),
  },
  (t) => [index("unmaskings_by_person").on(t.personId, t.unmaskedAt)],
);

/** What a person says is wrong in his data, and the answer of his institution. */
export const corrections = pgTable(
  "corrections",
  {
    correctionId: uuid("correction_id").primaryKey(),
    personId: code("person_id").notNull(),
    institutionCode: code("institution_code").notNull(),
    subject: text("subject").$type<CorrectionSubject>().notNull(),
    sealedStatement: text("sealed_statement").notNull(),
    requestedBy: uuid("requested_by").notNull(),
    requestedAt: moment("requested_at").notNull(),
    /** Three times 24 hours after the request (UU 27/2022 art. 30). */
    dueAt: moment("due_at").notNull(),
    state: text("state").$type<CorrectionState>().notNull(),
    sealedAnswer: text("sealed_answer"),
    answeredBy: uuid("answered_by"),
    answeredAt: moment("answered_at"),
  },
  (t) => [
    index("corrections_by_institution").on(t.institutionCode, t.requestedAt),
    index("corrections_by_person").on(t.personId),
    check(
      "corrections_answered_by_another",
      sql`${t.answeredBy} is null or ${t.answeredBy} <> ${t.requestedBy}`,
    ),
  ],
);

/** That a person's identity was destroyed, on whose word, and by whom. */
export const erasures = pgTable(
  "erasures",
  {
    erasureId: uuid("erasure_id").primaryKey(),
    personId: code("person_id").notNull(),
    reason: text("reason").$type<ErasureReason>().notNull(),
    requestedBy: uuid("requested_by").notNull(),
    requestedAt: moment("requested_at").notNull(),
    decidedBy: uuid("decided_by"),
    decidedAt: moment("decided_at"),
    state: text("state").$type<"requested" | "done" | "withdrawn">().notNull(),
  },
  (t) => [
    check(
      "erasures_done_by_another",
      sql`${t.state} <> 'done' or ${t.decidedBy} <> ${t.requestedBy}`,
    ),
  ],
);

/** What the retention clock removed, and under which schedule. */
export const retentionRuns = pgTable("retention_runs", {
  runId: uuid("run_id").primaryKey(),
  ranAt: moment("ran_at").notNull(),
  scheduleFrom: text("schedule_from").notNull(),
  report: jsonb("report").$type<Json>().notNull(),
});
