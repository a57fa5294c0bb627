import { and, eq, isNotNull, lt } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import type { ReadDatabase, Transaction } from "../db/database.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { oneTimeSecrets } from "./factors.table.ts";
import type { Vault } from "./vault.ts";

const periodSeconds = 30;
/** A clock that is half a minute off, either way, is forgiven. */
const drift = 1;
const secretBytes = 20;

const placeOf = (userId: string) => `one_time_secrets.${userId}`;

function generator(secret: Secret, label: string): TOTP {
  return new TOTP({ issuer: "Pindah", label, secret, digits: 6, period: periodSeconds });
}

/** A new secret for an authenticator app. It counts for nothing until a code of it was shown. */
export async function beginOneTime(
  tx: Transaction,
  vault: Vault,
  environment: Environment,
  user: { readonly userId: string; readonly signInName: string },
): Promise<{ readonly secret: string; readonly address: string }> {
  const bytes = Uint8Array.from(environment.randomBytes(secretBytes));
  const secret = new Secret({ buffer: bytes.buffer });
  const values = {
    sealedSecret: vault.seal(secret.base32, placeOf(user.userId)),
    createdAt: timestampOf(environment),
    confirmedAt: null,
    lastStep: 0,
  };
  await tx
    .insert(oneTimeSecrets)
    .values({ userId: user.userId, ...values })
    .onConflictDoUpdate({ target: oneTimeSecrets.userId, set: values });
  return { secret: secret.base32, address: generator(secret, user.signInName).toString() };
}

/**
 * Takes a code once: the thirty seconds it belongs to, and all before, are spent with it. Two calls
 * with one code at the same moment: the database lets one of them win.
 */
export async function takeOneTimeCode(
  tx: Transaction,
  vault: Vault,
  environment: Environment,
  userId: string,
  code: string,
  which: "confirmed" | "new",
): Promise<boolean> {
  const [row] = await tx.select().from(oneTimeSecrets).where(eq(oneTimeSecrets.userId, userId));
  if (row === undefined || (row.confirmedAt !== null) !== (which === "confirmed")) return false;
  const secret = Secret.fromBase32(vault.open(row.sealedSecret, placeOf(userId)));
  const timestamp = environment.now();
  const delta = generator(secret, "").validate({ token: code, timestamp, window: drift });
  if (delta === null) return false;
  const step = Math.floor(timestamp / 1000 / periodSeconds) + delta;
  const taken = await tx
    .update(oneTimeSecrets)
    .set({ lastStep: step, confirmedAt: row.confirmedAt ?? timestampOf(environment) })
    .where(and(eq(oneTimeSecrets.userId, userId), lt(oneTimeSecrets.lastStep, step)))
    .returning({ userId: oneTimeSecrets.userId });
  return taken.length === 1;
}

export async function hasOneTime(db: ReadDatabase, userId: string): Promise<boolean> {
  const confirmed = isNotNull(oneTimeSecrets.confirmedAt);
  return (await db.$count(oneTimeSecrets, and(eq(oneTimeSecrets.userId, userId), confirmed))) > 0;
}

export async function removeOneTime(tx: Transaction, userId: string): Promise<void> {
  await tx.delete(oneTimeSecrets).where(eq(oneTimeSecrets.userId, userId));
}
