import { and, asc, count, eq, gt, ilike, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { z } from "zod";
import type { ReadDatabase, Transaction } from "../db/database.ts";
import { containing, pageOf, readCursor } from "../db/page.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { sessions, users } from "./access.table.ts";
import { oneTimeSecrets, passkeys } from "./factors.table.ts";
import { listGrants } from "./grants.store.ts";
import { roleGrants } from "./grants.table.ts";
import type { Role } from "./roles.ts";
import { absoluteLimitMs, idleLimitMs } from "./session.store.ts";

const Place = z.tuple([z.string()]);

/** Accounts by sign-in name, with their roles, factors and running sessions. */
export async function listUsers(
  db: ReadDatabase,
  { now }: Pick<Environment, "now">,
  query: {
    readonly limit: number;
    readonly cursor: string | null;
    readonly search: string | null;
    readonly role: Role | null;
  },
) {
  const after = readCursor(query.cursor, Place);
  const rows = await db
    .select({
      userId: users.userId,
      signInName: users.signInName,
      displayName: users.displayName,
      role: users.role,
      institutionCode: users.institutionCode,
      waveId: users.waveId,
      towerId: users.towerId,
      demonstration: users.demonstration,
      hasPassword: sql<boolean>`${users.passwordHash} is not null`,
      waiting: users.waiting,
      disabledAt: users.disabledAt,
      lastSignInAt: users.lastSignInAt,
    })
    .from(users)
    .where(
      and(
        after === null ? undefined : gt(users.signInName, after[0]),
        query.role === null ? undefined : eq(users.role, query.role),
        query.search === null
          ? undefined
          : or(
              ilike(users.signInName, containing(query.search)),
              ilike(users.displayName, containing(query.search)),
            ),
      ),
    )
    .orderBy(asc(users.signInName))
    .limit(query.limit + 1);
  const page = pageOf(rows, query.limit, (row) => [row.signInName]);
  const userIds = page.rows.map(({ userId }) => userId);
  const grants = await listGrants(db, userIds);
  const running = await countRunning(db, { now }, userIds);
  const keys = await countPasskeys(db, userIds);
  const apps = await listAppHolders(db, userIds);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      ...row,
      sessions: running.get(row.userId) ?? 0,
      passkeys: keys.get(row.userId) ?? 0,
      app: apps.has(row.userId),
      grants: grants.filter(({ userId }) => userId === row.userId),
    })),
  };
}

/** How many sessions of some accounts still count. */
async function countRunning(
  db: ReadDatabase,
  { now }: Pick<Environment, "now">,
  userIds: readonly string[],
) {
  const before = (ms: number) => new Date(now() - ms).toISOString();
  const rows = await db
    .select({ userId: sessions.userId, running: count() })
    .from(sessions)
    .where(
      and(
        inArray(sessions.userId, [...userIds]),
        isNull(sessions.endedAt),
        gt(sessions.lastSeenAt, before(idleLimitMs)),
        gt(sessions.createdAt, before(absoluteLimitMs)),
      ),
    )
    .groupBy(sessions.userId);
  return new Map(rows.map(({ userId, running }) => [userId, running]));
}

async function countPasskeys(db: ReadDatabase, userIds: readonly string[]) {
  const rows = await db
    .select({ userId: passkeys.userId, keys: count() })
    .from(passkeys)
    .where(inArray(passkeys.userId, [...userIds]))
    .groupBy(passkeys.userId);
  return new Map(rows.map(({ userId, keys }) => [userId, keys]));
}

async function listAppHolders(db: ReadDatabase, userIds: readonly string[]) {
  const rows = await db
    .select({ userId: oneTimeSecrets.userId })
    .from(oneTimeSecrets)
    .where(
      and(inArray(oneTimeSecrets.userId, [...userIds]), isNotNull(oneTimeSecrets.confirmedAt)),
    );
  return new Set(rows.map(({ userId }) => userId));
}

type NewUser = {
  readonly signInName: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly role: Role;
  readonly institutionCode: string | null;
  readonly waveId: string | null;
  readonly towerId: string | null;
  readonly personId: string | null;
  readonly waiting: boolean;
};

/** A new account without a password; undefined when the name or the address is taken. */
export async function addUser(tx: Transaction, environment: Environment, user: NewUser) {
  const [row] = await tx
    .insert(users)
    .values({
      ...user,
      userId: environment.newId(),
      passwordHash: null,
      demonstration: false,
      createdAt: timestampOf(environment),
    })
    .onConflictDoNothing()
    .returning({ userId: users.userId });
  return row?.userId;
}

export async function setDisabled(
  tx: Transaction,
  environment: Environment,
  userId: string,
  disabled: boolean,
): Promise<boolean> {
  const changed = await tx
    .update(users)
    .set({ disabledAt: disabled ? timestampOf(environment) : null })
    .where(
      and(
        eq(users.userId, userId),
        disabled ? isNull(users.disabledAt) : isNotNull(users.disabledAt),
      ),
    )
    .returning({ userId: users.userId });
  return changed.length === 1;
}

/** Who asked for a grant, while it still waits for a second person. */
export async function findWaitingGrant(tx: Transaction, grantId: string) {
  const [grant] = await tx
    .select()
    .from(roleGrants)
    .where(
      and(eq(roleGrants.grantId, grantId), isNull(roleGrants.agreedAt), isNull(roleGrants.endedAt)),
    )
    .for("update");
  return grant;
}

export async function agreeToGrant(
  tx: Transaction,
  environment: Environment,
  grant: { readonly grantId: string; readonly userId: string; readonly role: Role },
  agreedBy: string,
): Promise<void> {
  await tx
    .update(roleGrants)
    .set({ agreedBy, agreedAt: timestampOf(environment) })
    .where(eq(roleGrants.grantId, grant.grantId));
  await tx
    .update(users)
    .set({ waiting: false })
    .where(and(eq(users.userId, grant.userId), eq(users.role, grant.role)));
}

/** Ends a role, and the sessions that act in it. */
export async function endGrant(
  tx: Transaction,
  environment: Environment,
  grantId: string,
  endedBy: string,
): Promise<{ readonly userId: string; readonly role: Role } | undefined> {
  const endedAt = timestampOf(environment);
  const [ended] = await tx
    .update(roleGrants)
    .set({ endedBy, endedAt })
    .where(and(eq(roleGrants.grantId, grantId), isNull(roleGrants.endedAt)))
    .returning({ userId: roleGrants.userId, role: roleGrants.role });
  await tx
    .update(sessions)
    .set({ endedAt })
    .where(and(inArray(sessions.grantId, [grantId]), isNull(sessions.endedAt)));
  return ended;
}
