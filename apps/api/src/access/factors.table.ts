import type { Json } from "@pindah/domain/kernel";
import {
  bigint,
  boolean,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, moment } from "../db/columns.ts";
import { users } from "./access.table.ts";

const holder = () =>
  uuid("user_id")
    .notNull()
    .references(() => users.userId);

/** The secret of an authenticator app, sealed. It counts once a code of it was shown. */
export const oneTimeSecrets = pgTable("one_time_secrets", {
  userId: holder().primaryKey(),
  sealedSecret: text("sealed_secret").notNull(),
  createdAt: moment("created_at").notNull(),
  confirmedAt: moment("confirmed_at"),
  /** The thirty seconds of the last code that was taken: none of them or before is taken again. */
  lastStep: bigint("last_step", { mode: "number" }).notNull(),
});

/** Codes for whoever lost the other factor; only their hashes, each used once. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    userId: holder(),
    codeHash: text("code_hash").notNull(),
    createdAt: moment("created_at").notNull(),
    usedAt: moment("used_at"),
  },
  (t) => [primaryKey({ columns: [t.userId, t.codeHash] })],
);

export const passkeys = pgTable(
  "passkeys",
  {
    credentialId: text("credential_id").primaryKey(),
    userId: holder(),
    publicKey: bytes("public_key").notNull(),
    counter: bigint("counter", { mode: "number" }).notNull(),
    transports: jsonb("transports").$type<readonly string[]>().notNull(),
    name: text("name").notNull(),
    /** Kept by the holder's provider on more than one device. */
    backedUp: boolean("backed_up").notNull(),
    createdAt: moment("created_at").notNull(),
    lastUsedAt: moment("last_used_at"),
  },
  (t) => [index("passkeys_by_user").on(t.userId)],
);

/** A question that a browser or an identity provider has to answer, once and soon. */
export const challenges = pgTable("challenges", {
  idHash: text("id_hash").primaryKey(),
  kind: text("kind").notNull(),
  userId: uuid("user_id"),
  content: jsonb("content").$type<Json>().notNull(),
  expiresAt: moment("expires_at").notNull(),
});

/** A link with which the holder of an account sets his password, once. */
export const passwordLinks = pgTable(
  "password_links",
  {
    tokenHash: text("token_hash").primaryKey(),
    userId: holder(),
    createdBy: uuid("created_by").notNull(),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    usedAt: moment("used_at"),
  },
  (t) => [index("password_links_by_user").on(t.userId)],
);

/** Whom an identity provider means by a subject. */
export const linkedIdentities = pgTable(
  "linked_identities",
  {
    issuer: text("issuer").notNull(),
    subject: text("subject").notNull(),
    userId: holder(),
    linkedAt: moment("linked_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.issuer, t.subject] })],
);
