import type { HouseholdId, InstitutionCode, LocalDate, WaveId } from "@pindah/domain/kernel";
import { sql } from "drizzle-orm";
import {
  check,
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
import { bytes, code, moment } from "../db/columns.ts";
import { planRuns } from "../plan/plan.table.ts";
import type { DocumentContent } from "./content.ts";
import type { DocumentKind, DocumentState } from "./documents.states.ts";

/** The last number given out, for each kind and year. */
export const documentSequences = pgTable(
  "document_sequences",
  {
    kind: text("kind").$type<DocumentKind>().notNull(),
    year: smallint("year").notNull(),
    last: integer("last").notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.year] })],
);

/** A document: a draft without a number until somebody signs it. */
export const documents = pgTable(
  "documents",
  {
    documentId: uuid("document_id").primaryKey(),
    kind: text("kind").$type<DocumentKind>().notNull(),
    runId: uuid("run_id")
      .notNull()
      .references(() => planRuns.runId),
    waveId: code("wave_id").$type<WaveId>(),
    householdId: code("household_id").$type<HouseholdId>(),
    institutionCode: code("institution_code").$type<InstitutionCode>(),
    content: jsonb("content").$type<DocumentContent>().notNull(),
    /** Hash of the content: what a signature is bound to. */
    contentHash: text("content_hash").notNull(),
    state: text("state").$type<DocumentState>().notNull(),
    version: integer("version").notNull(),
    draftedBy: uuid("drafted_by").notNull(),
    draftedAt: moment("drafted_at").notNull(),
    year: smallint("year"),
    sequence: integer("sequence"),
    number: text("number").unique(),
    /** Printed with the number: without it nobody finds a document by counting. */
    checkCode: text("check_code"),
    issuedOn: date("issued_on", { mode: "string" }).$type<LocalDate>(),
    signedBy: uuid("signed_by"),
    signedAt: moment("signed_at"),
    sha256: text("sha256"),
    body: bytes("body"),
    replacedBy: uuid("replaced_by"),
    endedReason: text("ended_reason"),
  },
  (t) => [
    uniqueIndex("documents_numbered_once").on(t.kind, t.year, t.sequence),
    index("documents_by_draft").on(t.draftedAt, t.documentId),
    check(
      "documents_signed_whole",
      sql`${t.state} = 'draft' or (${t.number} is not null and ${t.sha256} is not null and ${t.body} is not null and ${t.signedBy} is not null)`,
    ),
    check(
      "documents_signed_by_another",
      sql`${t.signedBy} is null or ${t.signedBy} <> ${t.draftedBy}`,
    ),
  ],
);
