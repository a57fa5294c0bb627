import type { LocalDate, PolicyId } from "@pindah/domain/kernel";
import type { Policy } from "@pindah/domain/policy";
import { date, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { code, moment } from "../db/columns.ts";

/** Versions of the rules. A version is never changed: a correction is a new version. */
export const policies = pgTable("policies", {
  policyId: code("policy_id").$type<PolicyId>().primaryKey(),
  /** SHA-256 of the canonical form of `body`. */
  hash: text("hash").notNull(),
  body: jsonb("body").$type<Policy>().notNull(),
  inForceFrom: date("in_force_from", { mode: "string" }).$type<LocalDate>().notNull(),
  inForceUntil: date("in_force_until", { mode: "string" }).$type<LocalDate>(),
  recordedAt: moment("recorded_at").notNull(),
});
