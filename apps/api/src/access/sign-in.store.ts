import { createHash } from "node:crypto";
import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Database, ReadDatabase, Transaction } from "../db/database.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { signInFailures, users } from "./access.table.ts";

const freeTries = 3;
const longestWaitSeconds = 15 * 60;

/** Of every demonstration account. It guards nothing: people and scores there are invented. */
export const demonstrationPassword = "demonstrasi-nusantara";

/**
 * Seconds to wait after so many failures in a row: none up to three, then 2, 4, 8 … to 15 minutes.
 */
export function waitAfter(failures: number): number {
  if (failures < freeTries) return 0;
  return Math.min(longestWaitSeconds, 2 ** Math.min(20, failures - freeTries + 1));
}

/** The key of one account seen from one source; neither can be read from it. */
export function failureKey(signInName: string, source: string): string {
  return createHash("sha256").update(`${signInName}\n${source}`).digest("hex");
}

export async function isBlocked(
  db: Database,
  environment: Environment,
  keyHash: string,
): Promise<boolean> {
  const [row] = await db.select().from(signInFailures).where(eq(signInFailures.keyHash, keyHash));
  return row !== undefined && environment.now() < Date.parse(row.blockedUntil);
}

export async function recordFailure(
  db: Database,
  environment: Environment,
  keyHash: string,
): Promise<void> {
  const now = timestampOf(environment);
  await db.transaction(async (tx) => {
    const [row] = await tx
      .insert(signInFailures)
      .values({ keyHash, failures: 1, lastFailedAt: now, blockedUntil: now })
      .onConflictDoUpdate({
        target: signInFailures.keyHash,
        set: { failures: sql`${signInFailures.failures} + 1`, lastFailedAt: now },
      })
      .returning({ failures: signInFailures.failures });
    const wait = waitAfter(row?.failures ?? 1) * 1000;
    await tx
      .update(signInFailures)
      .set({ blockedUntil: new Date(environment.now() + wait).toISOString() })
      .where(eq(signInFailures.keyHash, keyHash));
  });
}

export async function forgetFailures(db: Database, keyHash: string): Promise<void> {
  await db.delete(signInFailures).where(eq(signInFailures.keyHash, keyHash));
}

export async function findUserByName(db: Database, signInName: string) {
  const [user] = await db.select().from(users).where(eq(users.signInName, signInName));
  return user;
}

export async function findUser(db: ReadDatabase, userId: string) {
  const [user] = await db.select().from(users).where(eq(users.userId, userId));
  return user;
}

/** Whether an account is let in at all, whatever it shows. */
export function mayEnter(
  user: {
    readonly disabledAt: string | null;
    readonly waiting: boolean;
    readonly demonstration: boolean;
  },
  { demonstration }: { readonly demonstration: boolean },
): boolean {
  return user.disabledAt === null && !user.waiting && (demonstration || !user.demonstration);
}

export async function setPassword(
  tx: Transaction,
  environment: Environment,
  userId: string,
  passwordHash: string,
): Promise<void> {
  const passwordChangedAt = timestampOf(environment);
  await tx.update(users).set({ passwordHash, passwordChangedAt }).where(eq(users.userId, userId));
}

export async function listDemonstrationAccounts(db: Database) {
  const accounts = await db
    .select({
      signInName: users.signInName,
      displayName: users.displayName,
      role: users.role,
      institutionCode: users.institutionCode,
    })
    .from(users)
    .where(
      and(eq(users.demonstration, true), isNull(users.disabledAt), isNotNull(users.passwordHash)),
    )
    .orderBy(asc(users.signInName));
  return accounts.map((account) => ({ ...account, password: demonstrationPassword }));
}
