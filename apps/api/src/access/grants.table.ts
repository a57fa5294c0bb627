import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { code, moment } from "../db/columns.ts";
import { users } from "./access.table.ts";
import type { Role } from "./roles.ts";

/** A role that an administrator gave to an account, with its scope. */
export const roleGrants = pgTable(
  "role_grants",
  {
    grantId: uuid("grant_id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.userId),
    role: text("role").$type<Role>().notNull(),
    institutionCode: code("institution_code"),
    waveId: code("wave_id"),
    towerId: code("tower_id"),
    grantedBy: uuid("granted_by").notNull(),
    grantedAt: moment("granted_at").notNull(),
    /** Null while a second administrator has to agree. */
    agreedBy: uuid("agreed_by"),
    agreedAt: moment("agreed_at"),
    endedBy: uuid("ended_by"),
    endedAt: moment("ended_at"),
  },
  (t) => [
    index("role_grants_by_user").on(t.userId),
    // A role that needs no second person is agreed to by nobody: its `agreed_by` stays null.
    check("role_grants_agreed_by_another", sql`${t.agreedBy} is distinct from ${t.grantedBy}`),
    check("role_grants_not_by_the_holder", sql`${t.grantedBy} <> ${t.userId}`),
  ],
);
