import { createHash } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { ReadDatabase, Transaction } from "../db/database.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { recoveryCodes } from "./factors.table.ts";

const codes = 10;
const codeBytes = 10;
// Crockford's letters and digits: none that are taken for another.
const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Ten new codes of 50 bits and more, in place of all before. They are shown once, now. */
export async function makeRecoveryCodes(
  tx: Transaction,
  environment: Environment,
  userId: string,
): Promise<readonly string[]> {
  const made = Array.from({ length: codes }, () => newCode(environment));
  const createdAt = timestampOf(environment);
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx
    .insert(recoveryCodes)
    .values(made.map((code) => ({ userId, codeHash: hashOfCode(userId, code), createdAt })));
  return made;
}

/** Takes a code; the same code is not taken again. */
export async function takeRecoveryCode(
  tx: Transaction,
  environment: Environment,
  userId: string,
  code: string,
): Promise<boolean> {
  const taken = await tx
    .update(recoveryCodes)
    .set({ usedAt: timestampOf(environment) })
    .where(
      and(
        eq(recoveryCodes.userId, userId),
        eq(recoveryCodes.codeHash, hashOfCode(userId, code)),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ userId: recoveryCodes.userId });
  return taken.length === 1;
}

export function countRecoveryCodes(db: ReadDatabase, userId: string): Promise<number> {
  const unused = isNull(recoveryCodes.usedAt);
  return db.$count(recoveryCodes, and(eq(recoveryCodes.userId, userId), unused));
}

export async function removeRecoveryCodes(tx: Transaction, userId: string): Promise<void> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
}

function newCode(environment: Environment): string {
  const letters = [...environment.randomBytes(codeBytes)].map((byte) => signs[byte % 32]);
  return `${letters.slice(0, 5).join("")}-${letters.slice(5).join("")}`;
}

/** However it is typed: small letters, without the line between, O for 0, I and L for 1. */
function hashOfCode(userId: string, code: string): string {
  const read = code
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
  return createHash("sha256").update(`${userId}\n${read}`).digest("hex");
}
