import { bigint, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "../db/columns.ts";

/** States of the action log that were signed. Rows are only ever added; a copy is kept elsewhere. */
export const actionCheckpoints = pgTable("action_checkpoints", {
  sequence: bigint("sequence", { mode: "number" }).primaryKey(),
  note: text("note").notNull(),
  signedAt: moment("signed_at").notNull(),
});
