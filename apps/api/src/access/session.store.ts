import { createHash } from "node:crypto";
import { and, desc, eq, gt, isNull, ne } from "drizzle-orm";
import type { Database, ReadDatabase, Transaction } from "../db/database.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { sessions, users } from "./access.table.ts";
import { roleGrants } from "./grants.table.ts";
import type { Role } from "./roles.ts";
import type { Strength } from "./strength.ts";

/** Who is behind a request, and in which role. */
export type SignedIn = {
  readonly sessionIdHash: string;
  readonly sessionId: string;
  readonly userId: string;
  readonly signInName: string;
  readonly displayName: string;
  readonly role: Role;
  /** The further role the session acts in; null: the account's first. */
  readonly grantId: string | null;
  readonly institutionCode: string | null;
  readonly waveId: string | null;
  readonly towerId: string | null;
  readonly personId: string | null;
  readonly demonstration: boolean;
  readonly strength: Strength;
  readonly provedAt: string;
  readonly endsAt: string;
};

const minute = 60_000;
/** Unused for this long, a session ends. */
export const idleLimitMs = 15 * minute;
/** So old, a session ends, used or not. */
export const absoluteLimitMs = 8 * 60 * minute;

type Proof = { readonly strength: Strength; readonly device: string };

/** A new session; only its hash is kept, the id goes to the cookie. */
export async function startSession(
  tx: Transaction,
  environment: Environment,
  userId: string,
  proof: Proof,
): Promise<string> {
  const now = timestampOf(environment);
  const { id, idHash } = newId(environment);
  const times = { createdAt: now, lastSeenAt: now, provedAt: now };
  await tx
    .insert(sessions)
    .values({ idHash, sessionId: environment.newId(), userId, ...times, ...proof });
  await tx.update(users).set({ lastSignInAt: now }).where(eq(users.userId, userId));
  return id;
}

/**
 * Gives a session a new id when what it may do changes: an id that somebody else knows from before
 * is worth nothing afterwards. It ends no later than it would have.
 */
export async function rotateSession(
  tx: Transaction,
  environment: Environment,
  session: Pick<SignedIn, "sessionIdHash">,
  change: {
    readonly strength?: Strength;
    readonly proved?: true;
    readonly grantId?: string | null;
  },
): Promise<string> {
  const now = timestampOf(environment);
  const { id, idHash } = newId(environment);
  const { proved, ...rest } = change;
  await tx
    .update(sessions)
    .set({ idHash, lastSeenAt: now, ...rest, ...(proved === true ? { provedAt: now } : {}) })
    .where(and(eq(sessions.idHash, session.sessionIdHash), isNull(sessions.endedAt)));
  return id;
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

/** Ends the sessions of an account: one, all but one, or all. Returns how many. */
export async function endSessionsOf(
  tx: Transaction,
  environment: Environment,
  userId: string,
  which: { readonly only?: string; readonly but?: string } = {},
): Promise<number> {
  const ended = await tx
    .update(sessions)
    .set({ endedAt: timestampOf(environment) })
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.endedAt),
        which.only === undefined ? undefined : eq(sessions.sessionId, which.only),
        which.but === undefined ? undefined : ne(sessions.sessionId, which.but),
      ),
    )
    .returning({ sessionId: sessions.sessionId });
  return ended.length;
}

/** The sessions of an account that still run, the last used first. */
export async function listSessions(
  db: ReadDatabase,
  environment: Pick<Environment, "now">,
  userId: string,
) {
  const at = (ms: number) => new Date(environment.now() - ms).toISOString();
  return db
    .select({
      sessionId: sessions.sessionId,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      strength: sessions.strength,
      device: sessions.device,
    })
    .from(sessions)
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.endedAt),
        gt(sessions.lastSeenAt, at(idleLimitMs)),
        gt(sessions.createdAt, at(absoluteLimitMs)),
      ),
    )
    .orderBy(desc(sessions.lastSeenAt));
}

/** The person of a session that still runs. Read at every request: what is revoked ends at once. */
export async function findSession(
  db: Database,
  environment: Environment,
  sessionId: string,
): Promise<SignedIn | null> {
  const idHash = hashOfSession(sessionId);
  const [row] = await db
    .select({ session: sessions, user: users, grant: roleGrants })
    .from(sessions)
    .innerJoin(users, eq(users.userId, sessions.userId))
    .leftJoin(roleGrants, eq(roleGrants.grantId, sessions.grantId))
    .where(
      and(
        eq(sessions.idHash, idHash),
        isNull(sessions.endedAt),
        isNull(users.disabledAt),
        eq(users.waiting, false),
      ),
    );
  if (row === undefined) return null;
  const { session, user, grant } = row;
  // A role that was taken away ends the sessions that act in it.
  if (session.grantId !== null && (grant === null || grant.endedAt !== null)) return null;
  const now = environment.now();
  const lastSeenAt = Date.parse(session.lastSeenAt);
  const endsAt = Date.parse(session.createdAt) + absoluteLimitMs;
  if (now >= endsAt || now - lastSeenAt >= idleLimitMs) return null;
  if (now - lastSeenAt >= minute)
    await db
      .update(sessions)
      .set({ lastSeenAt: timestampOf(environment) })
      .where(eq(sessions.idHash, idHash));
  const { role, institutionCode, waveId, towerId } = grant ?? user;
  const { userId, signInName, displayName, personId, demonstration } = user;
  return {
    sessionIdHash: idHash,
    sessionId: session.sessionId,
    userId,
    signInName,
    displayName,
    role,
    grantId: session.grantId,
    institutionCode,
    waveId,
    towerId,
    personId,
    demonstration,
    strength: session.strength,
    provedAt: session.provedAt,
    endsAt: new Date(endsAt).toISOString(),
  };
}

function newId(environment: Environment): { readonly id: string; readonly idHash: string } {
  const id = Buffer.from(environment.randomBytes(32)).toString("base64url");
  return { id, idHash: hashOfSession(id) };
}

function hashOfSession(sessionId: string): string {
  return createHash("sha256").update(sessionId).digest("hex");
}
