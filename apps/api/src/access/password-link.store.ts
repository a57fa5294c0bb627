import { createHash } from "node:crypto";
import { and, eq, gt, isNull } from "drizzle-orm";
import type { Transaction } from "../db/database.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { users } from "./access.table.ts";
import { passwordLinks } from "./factors.table.ts";

const validMs = 72 * 3_600_000;

/** A link for the holder to set his password, once, within three days. Older ones no longer hold. */
export async function makePasswordLink(
  tx: Transaction,
  environment: Environment,
  of: { readonly userId: string; readonly createdBy: string },
): Promise<{ readonly token: string; readonly expiresAt: string }> {
  const token = Buffer.from(environment.randomBytes(32)).toString("base64url");
  const expiresAt = new Date(environment.now() + validMs).toISOString();
  await tx.delete(passwordLinks).where(eq(passwordLinks.userId, of.userId));
  const createdAt = timestampOf(environment);
  await tx.insert(passwordLinks).values({ tokenHash: hashOf(token), ...of, createdAt, expiresAt });
  return { token, expiresAt };
}

/** Whose link it is, if it still holds; taking it uses it up. */
export async function takePasswordLink(tx: Transaction, environment: Environment, token: string) {
  const now = timestampOf(environment);
  const [link] = await tx
    .update(passwordLinks)
    .set({ usedAt: now })
    .where(
      and(
        eq(passwordLinks.tokenHash, hashOf(token)),
        isNull(passwordLinks.usedAt),
        gt(passwordLinks.expiresAt, now),
      ),
    )
    .returning({ userId: passwordLinks.userId });
  if (link === undefined) return undefined;
  const [user] = await tx.select().from(users).where(eq(users.userId, link.userId));
  return user?.disabledAt === null ? user : undefined;
}

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");
