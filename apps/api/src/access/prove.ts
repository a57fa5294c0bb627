import type { ReadDatabase } from "../db/database.ts";
import { refuse } from "../refusal.ts";
import type { Services } from "../trpc.ts";
import { hasOneTime, takeOneTimeCode } from "./one-time.store.ts";
import { listPasskeys } from "./passkey.store.ts";
import { countRecoveryCodes, takeRecoveryCode } from "./recovery.store.ts";
import { failureKey, forgetFailures, isBlocked, recordFailure } from "./sign-in.store.ts";
import type { Strength } from "./strength.ts";

// What an unknown account is measured against, so that its answer takes as long as any other.
const nobodysHash =
  "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$1VqVzmbUVjYxcUfkLqPZAcpQ4YVPR4mF3ZyLkKDG9Yw";

type Account = { readonly userId: string; readonly passwordHash: string | null };

/** What a proof comes to: done, or that something is still to be shown. */
export type Proved =
  | { readonly kind: "proved"; readonly strength: Strength; readonly recovered: boolean }
  | { readonly kind: "code_needed"; readonly by: "app" | "passkey" };

/**
 * Who somebody is by password and, where the account has a second factor, by a code. Failures are
 * counted by account and place, whatever failed; a right password alone wins nothing.
 */
export async function proveByPassword(
  services: Pick<Services, "db" | "environment" | "passwords" | "vault">,
  account: Account | undefined,
  given: {
    readonly signInName: string;
    readonly source: string;
    readonly password: string;
    readonly code: string | null;
  },
): Promise<Proved> {
  const { db, environment, passwords } = services;
  const keyHash = failureKey(given.signInName, given.source);
  if (await isBlocked(db, environment, keyHash)) throw refuse("too_many_sign_ins");
  const matches = await passwords.verify(account?.passwordHash ?? nobodysHash, given.password);
  if (matches === "busy") throw refuse("server_busy");
  if (account === undefined || account.passwordHash === null || !matches) {
    await recordFailure(db, environment, keyHash);
    throw refuse("wrong_name_or_password");
  }
  const proved = await proveByCode(services, account.userId, given.code);
  if (proved === "wrong") {
    await recordFailure(db, environment, keyHash);
    throw refuse("code_wrong_or_used");
  }
  if (proved.kind === "proved") await forgetFailures(db, keyHash);
  return proved;
}

async function proveByCode(
  { db, environment, vault }: Pick<Services, "db" | "environment" | "vault">,
  userId: string,
  code: string | null,
): Promise<Proved | "wrong"> {
  const factors = await factorsOf(db, userId);
  if (!factors.any) return { kind: "proved", strength: "password", recovered: false };
  if (code === null) return { kind: "code_needed", by: factors.app ? "app" : "passkey" };
  return db.transaction(async (tx) => {
    const byApp =
      /^\d{6}$/.test(code) &&
      (await takeOneTimeCode(tx, vault, environment, userId, code, "confirmed"));
    const recovered = !byApp && (await takeRecoveryCode(tx, environment, userId, code));
    return byApp || recovered
      ? { kind: "proved", strength: "password_and_code", recovered }
      : "wrong";
  });
}

/** What an account can show besides its password. */
export async function factorsOf(db: ReadDatabase, userId: string) {
  const app = await hasOneTime(db, userId);
  const keys = await listPasskeys(db, userId);
  return { app, keys, any: app || keys.length > 0, codes: await countRecoveryCodes(db, userId) };
}
