import type { Json } from "@pindah/domain/kernel";
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { code, moment } from "../db/columns.ts";
import type { Purpose, Role } from "./roles.ts";

export const users = pgTable(
  "users",
  {
    userId: uuid("user_id").primaryKey(),
    signInName: text("sign_in_name").notNull().unique(),
    displayName: text("display_name").notNull(),
    role: text("role").$type<Role>().notNull(),
    /** For roles that act for one institution. Null reaches nothing. */
    institutionCode: code("institution_code"),
    /** The civil servant behind the account, where there is one. */
    personId: code("person_id"),
    passwordHash: text("password_hash").notNull(),
    /** Made with the demonstration; production refuses to start while one exists. */
    demonstration: boolean("demonstration").notNull(),
    disabledAt: moment("disabled_at"),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [check("users_sign_in_name_is_lower_case", sql`${t.signInName} = lower(${t.signInName})`)],
);

/** The id itself is only in the cookie; here is its SHA-256. */
export const sessions = pgTable(
  "sessions",
  {
    idHash: text("id_hash").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.userId),
    createdAt: moment("created_at").notNull(),
    lastSeenAt: moment("last_seen_at").notNull(),
    endedAt: moment("ended_at"),
  },
  (t) => [index("sessions_by_user").on(t.userId)],
);

/** Failed sign-ins by account and source, both hashed: nobody can lock another out from elsewhere. */
export const signInFailures = pgTable("sign_in_failures", {
  keyHash: text("key_hash").primaryKey(),
  failures: integer("failures").notNull(),
  lastFailedAt: moment("last_failed_at").notNull(),
  blockedUntil: moment("blocked_until").notNull(),
});

/** One row for each command that a client sent: sent again, it gives the same answer. */
export const commands = pgTable(
  "commands",
  {
    userId: uuid("user_id").notNull(),
    procedure: text("procedure").notNull(),
    commandId: uuid("command_id").notNull(),
    requestHash: text("request_hash").notNull(),
    response: jsonb("response").$type<Json>(),
    receivedAt: moment("received_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.procedure, t.commandId] })],
);

/** What was done, by whom. Rows are only ever added (a trigger refuses all else). */
export const actions = pgTable("actions", {
  actionId: uuid("action_id").primaryKey(),
  recordedAt: moment("recorded_at").notNull(),
  /** Null: the system itself, e.g. the end of a job. */
  userId: uuid("user_id"),
  role: text("role").$type<Role>(),
  procedure: text("procedure").notNull(),
  commandId: uuid("command_id"),
  subjectKind: text("subject_kind").notNull(),
  subjectId: text("subject_id").notNull(),
  detail: jsonb("detail").$type<Json>().notNull(),
});

/** Actions that the sequencer has not sealed yet. */
export const actionInbox = pgTable("action_inbox", {
  actionId: uuid("action_id")
    .primaryKey()
    .references(() => actions.actionId),
});

/** The chain over the actions, in one order without gaps. Rows are only ever added. */
export const actionSeals = pgTable("action_seals", {
  /** From 1. */
  sequence: bigint("sequence", { mode: "number" }).primaryKey(),
  actionId: uuid("action_id").notNull().unique(),
  /** SHA-256 of the canonical form of the action. */
  actionHash: text("action_hash").notNull(),
  /** SHA-256 of the chain hash before it and the action's hash. */
  chainHash: text("chain_hash").notNull(),
});

/** Who looked at which people, and why (UU 27/2022 art. 31 and 32). Rows are only ever added. */
export const personReads = pgTable(
  "person_reads",
  {
    readId: uuid("read_id").primaryKey(),
    readAt: moment("read_at").notNull(),
    userId: uuid("user_id").notNull(),
    role: text("role").$type<Role>().notNull(),
    procedure: text("procedure").notNull(),
    purpose: text("purpose").$type<Purpose>().notNull(),
    /** The people that were shown. */
    personIds: jsonb("person_ids").$type<readonly string[]>().notNull(),
  },
  (t) => [index("person_reads_by_user").on(t.userId, t.readAt)],
);
