import { and, asc, eq, inArray, isNull, ne } from "drizzle-orm";
import type { ReadDatabase, Transaction } from "../db/database.ts";
import { users } from "./access.table.ts";
import { needsSecondPerson } from "./conflicts.ts";
import { roleGrants } from "./grants.table.ts";
import type { Role } from "./roles.ts";

const shown = {
  grantId: roleGrants.grantId,
  role: roleGrants.role,
  institutionCode: roleGrants.institutionCode,
  waveId: roleGrants.waveId,
  towerId: roleGrants.towerId,
};

/** The further roles in which an account may act now. */
export async function listGrantsOf(db: ReadDatabase, userId: string) {
  const rows = await db
    .select({ ...shown, agreedAt: roleGrants.agreedAt })
    .from(roleGrants)
    .innerJoin(users, eq(users.userId, roleGrants.userId))
    .where(
      and(
        eq(roleGrants.userId, userId),
        isNull(roleGrants.endedAt),
        ne(roleGrants.role, users.role),
      ),
    )
    .orderBy(asc(roleGrants.grantedAt));
  return rows
    .filter(({ role, agreedAt }) => agreedAt !== null || !needsSecondPerson(role))
    .map(({ agreedAt: _agreedAt, ...grant }) => grant);
}

/** Every grant of some accounts that was not ended; one that still needs a second person `waits`. */
export async function listGrants(db: ReadDatabase, userIds: readonly string[]) {
  if (userIds.length === 0) return [];
  const rows = await db
    .select({
      ...shown,
      userId: roleGrants.userId,
      grantedBy: roleGrants.grantedBy,
      grantedAt: roleGrants.grantedAt,
      agreedAt: roleGrants.agreedAt,
    })
    .from(roleGrants)
    .where(and(inArray(roleGrants.userId, [...userIds]), isNull(roleGrants.endedAt)))
    .orderBy(asc(roleGrants.grantedAt));
  return rows.map((row) => ({
    ...row,
    waits: row.agreedAt === null && needsSecondPerson(row.role),
  }));
}

/** The roles that the person behind an account holds: of all accounts of that person. */
export async function rolesHeld(tx: Transaction, userId: string): Promise<readonly Role[]> {
  const [user] = await tx.select().from(users).where(eq(users.userId, userId));
  if (user === undefined) return [];
  const accounts = await tx
    .select({ userId: users.userId, role: users.role })
    .from(users)
    .where(
      and(
        isNull(users.disabledAt),
        user.personId === null ? eq(users.userId, userId) : eq(users.personId, user.personId),
      ),
    );
  const grants = await listGrants(
    tx,
    accounts.map((account) => account.userId),
  );
  return [...accounts.map(({ role }) => role), ...grants.map(({ role }) => role)];
}
