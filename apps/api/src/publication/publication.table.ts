import type { Bilingual } from "@pindah/domain/kernel";
import type { DisclosureAudit, RememberedCounts } from "@pindah/domain/publication";
import { check, date, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { users } from "../access/access.table.ts";
import { code, moment } from "../db/columns.ts";
import { planRuns } from "../plan/plan.table.ts";
import type { ReleaseState } from "./publication.states.ts";

export type ReleaseFile = {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
};

/** One set of public files, built from an approved run. */
export const releases = pgTable(
  "releases",
  {
    releaseId: uuid("release_id").primaryKey(),
    runId: uuid("run_id")
      .notNull()
      .references(() => planRuns.runId),
    state: text("state").$type<ReleaseState>().notNull(),
    version: integer("version").notNull(),
    requestedBy: uuid("requested_by"),
    requestedAt: moment("requested_at").notNull(),
    builtAt: moment("built_at"),
    files: jsonb("files").$type<readonly ReleaseFile[]>(),
    /** What the site's renderer did: not asked, done, or failed with its exit code. */
    site: jsonb("site").$type<
      | { readonly kind: "not_asked" }
      | { readonly kind: "rendered" }
      | { readonly kind: "failed"; readonly exitCode: number | null }
    >(),
    failure: text("failure"),
    /** SHA-256 of the manifest: what people approve. */
    manifestHash: text("manifest_hash"),
    number: integer("number"),
    issuedOn: date("issued_on"),
    nextDue: date("next_due"),
    /** What disclosure control did, as it stands in the release. */
    audit: jsonb("audit").$type<DisclosureAudit>(),
    /** True counts and what was shown of them, for the audit of later releases. Never published. */
    counts: jsonb("counts").$type<RememberedCounts>(),
    /** Leaves of the receipts of its plan, one Base64 hash a line. Never published. */
    receiptLeaves: text("receipt_leaves"),
    /** The published release that this one replaces, and why. */
    correctsReleaseId: uuid("corrects_release_id"),
    correctionReason: jsonb("correction_reason").$type<Bilingual>(),
    publishedAt: moment("published_at"),
  },
  (t) => [
    check(
      "releases_correction_has_a_reason",
      sql`(${t.correctsReleaseId} is null) = (${t.correctionReason} is null)`,
    ),
  ],
);

/** Who found a release fit to be published: two different people, each of the same manifest. */
export const releaseApprovals = pgTable(
  "release_approvals",
  {
    releaseId: uuid("release_id")
      .notNull()
      .references(() => releases.releaseId),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.userId),
    manifestHash: text("manifest_hash").notNull(),
    approvedAt: moment("approved_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.releaseId, t.userId] })],
);

/** The public log, in its order from 0. Rows are only ever added. */
export const logEntries = pgTable("log_entries", {
  place: integer("place").primaryKey(),
  kind: text("kind").notNull(),
  /** The bytes that were logged. */
  entry: text("entry").notNull(),
  releaseId: uuid("release_id").references(() => releases.releaseId),
  appendedAt: moment("appended_at").notNull(),
});

/** Every state of the public log that was signed. Rows are only ever added. */
export const logCheckpoints = pgTable("log_checkpoints", {
  size: integer("size").primaryKey(),
  note: text("note").notNull(),
  signedAt: moment("signed_at").notNull(),
});

/** The days on which a release is to appear. */
export const plannedReleases = pgTable("planned_releases", {
  dueOn: date("due_on").primaryKey(),
  plannedBy: uuid("planned_by").notNull(),
  plannedAt: moment("planned_at").notNull(),
});

/** Chance that hides a person's leaf among the receipts. Without it nobody finds the leaf again. */
export const receiptSalts = pgTable("receipt_salts", {
  personId: code("person_id").primaryKey(),
  salt: text("salt").notNull(),
});
