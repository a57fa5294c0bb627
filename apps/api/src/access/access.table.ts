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
import type { Strength } from "./strength.ts";

export const users = pgTable(
  "users",
  {
    userId: uuid("user_id").primaryKey(),
    signInName: text("sign_in_name").notNull().unique(),
    displayName: text("display_name").notNull(),
    role: text("role").$type<Role>().notNull(),
    /** For roles that act for one institution. Null reaches nothing. */
    institutionCode: code("institution_code"),
    /** Narrows a national role to one wave. */
    waveId: code("wave_id"),
    /** Narrows a national role to one tower. */
    towerId: code("tower_id"),
    /** The civil servant behind the account, where there is one. */
    personId: code("person_id"),
    /** Null until the holder has opened the link that an administrator gave. */
    passwordHash: text("password_hash"),
    passwordChangedAt: moment("password_changed_at"),
    /** By which a single sign-on finds the account at its first use. */
    email: text("email").unique(),
    /** A second administrator has not agreed to the first role yet: nobody gets in. */
    waiting: boolean("waiting").notNull().default(false),
    lastSignInAt: moment("last_sign_in_at"),
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
    /** By which lists name the session; it opens nothing. */
    sessionId: uuid("session_id").notNull().unique().defaultRandom(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.userId),
    createdAt: moment("created_at").notNull(),
    lastSeenAt: moment("last_seen_at").notNull(),
    /** The further role in which the session acts; null: the account's first. */
    grantId: uuid("grant_id"),
    strength: text("strength").$type<Strength>().notNull(),
    /** When the holder last proved who he is. */
    provedAt: moment("proved_at").notNull(),
    /** What the browser calls itself, shortened. */
    device: text("device").notNull(),
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
  (t) => [
    index("person_reads_by_user").on(t.userId, t.readAt),
    index("person_reads_by_time").on(t.readAt),
    index("person_reads_by_person").using("gin", t.personIds),
  ],
);

/** Reads that no anchor holds yet. */
export const personReadInbox = pgTable("person_read_inbox", {
  readId: uuid("read_id")
    .primaryKey()
    .references(() => personReads.readId),
});

/**
 * Binds many reads to the chain of actions: the digest of their hashes stands in an action. Once
 * the reads are past their time they are removed and the anchor stays.
 */
export const personReadAnchors = pgTable("person_read_anchors", {
  anchorId: uuid("anchor_id").primaryKey(),
  anchoredAt: moment("anchored_at").notNull(),
  reads: integer("reads").notNull(),
  /** SHA-256 over the hashes of the reads, in the order of their ids. */
  digest: text("digest").notNull(),
  expiredAt: moment("expired_at"),
});

export const personReadSeals = pgTable(
  "person_read_seals",
  {
    readId: uuid("read_id").primaryKey(),
    anchorId: uuid("anchor_id")
      .notNull()
      .references(() => personReadAnchors.anchorId),
  },
  (t) => [index("person_read_seals_by_anchor").on(t.anchorId)],
);

/** Calls counted for all processes together, by person or place and class of procedure. */
export const callLimits = pgTable("call_limits", {
  key: text("key").primaryKey(),
  startedAt: moment("started_at").notNull(),
  calls: integer("calls").notNull(),
});
