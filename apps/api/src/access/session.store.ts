import { createHash } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { Database, Transaction } from "../db/database.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { sessions, users } from "./access.table.ts";
import type { Role } from "./roles.ts";

/** Who is behind a request. */
export type SignedIn = {
  readonly sessionIdHash: string;
  readonly userId: string;
  readonly signInName: string;
  readonly displayName: string;
  readonly role: Role;
  readonly institutionCode: string | null;
  readonly personId: string | null;
  readonly demonstration: boolean;
  readonly endsAt: string;
};

const minute = 60_000;
/** Unused for this long, a session ends. */
export const idleLimitMs = 15 * minute;
/** So old, a session ends, used or not. */
export const absoluteLimitMs = 8 * 60 * minute;

/** A new session; only its hash is kept, the id goes to the cookie. */
export async function startSession(
  tx: Transaction,
  environment: Environment,
  userId: string,
): Promise<string> {
  const sessionId = Buffer.from(environment.randomBytes(32)).toString("base64url");
  const now = timestampOf(environment);
  await tx
    .insert(sessions)
    .values({ idHash: hashOfSession(sessionId), userId, createdAt: now, lastSeenAt: now });
  return sessionId;
}

export async function endSession(
  tx: Transaction,
  environment: Environment,
  sessionIdHash: string,
): Promise<void> {
  await tx
    .update(sessions)
    .set({ endedAt: timestampOf(environment) })
    .where(and(eq(sessions.idHash, sessionIdHash), isNull(sessions.endedAt)));
}

/** The person of a session that still runs. Read at every request: what is revoked ends at once. */
export async function findSession(
  db: Database,
  environment: Environment,
  sessionId: string,
): Promise<SignedIn | null> {
  const idHash = hashOfSession(sessionId);
  const [row] = await db
    .select()
    .from(sessions)
    .innerJoin(users, eq(users.userId, sessions.userId))
    .where(and(eq(sessions.idHash, idHash), isNull(sessions.endedAt), isNull(users.disabledAt)));
  if (row === undefined) return null;
  const now = environment.now();
  const lastSeenAt = Date.parse(row.sessions.lastSeenAt);
  const endsAt = Date.parse(row.sessions.createdAt) + absoluteLimitMs;
  if (now >= endsAt || now - lastSeenAt >= idleLimitMs) return null;
  if (now - lastSeenAt >= minute)
    await db
      .update(sessions)
      .set({ lastSeenAt: timestampOf(environment) })
      .where(eq(sessions.idHash, idHash));
  const { userId, signInName, displayName, role, institutionCode, personId, demonstration } =
    row.users;
  return {
    sessionIdHash: idHash,
    userId,
    signInName,
    displayName,
    role,
    institutionCode,
    personId,
    demonstration,
    endsAt: new Date(endsAt).toISOString(),
  };
}

function hashOfSession(sessionId: string): string {
  return createHash("sha256").update(sessionId).digest("hex");
}
