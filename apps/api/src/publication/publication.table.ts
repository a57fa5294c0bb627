import { integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "../db/columns.ts";
import { planRuns } from "../plan/plan.table.ts";

export type ReleaseState = "building" | "draft" | "failed";
export type ReleaseFile = {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
};

/** One set of public files, built from an approved run. */
export const releases = pgTable("releases", {
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
});
