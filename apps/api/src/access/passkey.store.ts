import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from "@simplewebauthn/server";
import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Database, ReadDatabase, Transaction } from "../db/database.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { askChallenge, takeChallenge } from "./challenge.store.ts";
import { passkeys } from "./factors.table.ts";

const text = z.string().max(20_000);
const Answer = {
  id: text,
  rawId: text,
  type: z.literal("public-key"),
  authenticatorAttachment: z.enum(["cross-platform", "platform"]).exactOptional(),
  clientExtensionResults: z.looseObject({}),
};

/** What a browser answers when a passkey was made. */
export const Registration: z.ZodType<RegistrationResponseJSON> = z.strictObject({
  ...Answer,
  response: z.strictObject({
    clientDataJSON: text,
    attestationObject: text,
    authenticatorData: text.exactOptional(),
    transports: z
      .array(z.enum(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"]))
      .max(10)
      .exactOptional(),
    publicKeyAlgorithm: z.number().exactOptional(),
    publicKey: text.exactOptional(),
  }),
});

/** What a browser answers when a passkey was used. */
export const Assertion: z.ZodType<AuthenticationResponseJSON> = z.strictObject({
  ...Answer,
  response: z.strictObject({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: text.exactOptional(),
  }),
});

const Kept = z.object({ challenge: z.string() });

/** The page that asks: a passkey belongs to its host name. */
export type AskingPage = { readonly origin: string; readonly host: string };

export function askingPage(origin: string): AskingPage {
  return { origin, host: new URL(origin).hostname };
}

/** What a browser needs to make a passkey that stays on it and asks for a finger or a PIN. */
export async function askForPasskey(
  db: Database,
  environment: Environment,
  page: AskingPage,
  user: { readonly userId: string; readonly signInName: string; readonly displayName: string },
) {
  const known = await listPasskeys(db, user.userId);
  const { extensions: _, ...options } = await generateRegistrationOptions({
    rpName: "Pindah",
    rpID: page.host,
    userID: Uint8Array.from(Buffer.from(user.userId)),
    userName: user.signInName,
    userDisplayName: user.displayName,
    challenge: Uint8Array.from(environment.randomBytes(32)),
    attestationType: "none",
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  const content = { challenge: options.challenge };
  const { userId } = user;
  const ticket = await askChallenge(db, environment, { kind: "passkey_enrol", userId, content });
  return { ticket, options };
}

/** Keeps a passkey whose answer is right; false when it is not. */
export async function keepPasskey(
  tx: Transaction,
  environment: Environment,
  page: AskingPage,
  answer: {
    readonly userId: string;
    readonly ticket: string;
    readonly name: string;
    readonly response: RegistrationResponseJSON;
  },
): Promise<boolean> {
  const asked = await takeChallenge(tx, environment, "passkey_enrol", answer.ticket);
  if (asked === undefined || asked.userId !== answer.userId) return false;
  const { registrationInfo } = await verifyRegistrationResponse({
    response: answer.response,
    expectedChallenge: Kept.parse(asked.content).challenge,
    expectedOrigin: page.origin,
    expectedRPID: page.host,
    requireUserVerification: true,
  }).catch(() => ({ registrationInfo: undefined }));
  if (registrationInfo === undefined) return false;
  const { credential, credentialBackedUp } = registrationInfo;
  const kept = await tx
    .insert(passkeys)
    .values({
      credentialId: credential.id,
      userId: answer.userId,
      publicKey: credential.publicKey,
      counter: credential.counter,
      transports: credential.transports ?? [],
      name: answer.name,
      backedUp: credentialBackedUp,
      createdAt: timestampOf(environment),
    })
    .onConflictDoNothing()
    .returning({ credentialId: passkeys.credentialId });
  return kept.length === 1;
}

/** What a browser needs to use a passkey: of anybody at sign-in, of one person later. */
export async function askForAssertion(
  db: Database,
  environment: Environment,
  page: AskingPage,
  userId: string | null,
) {
  const allowed = userId === null ? [] : await listPasskeys(db, userId);
  const { extensions: _, ...options } = await generateAuthenticationOptions({
    rpID: page.host,
    challenge: Uint8Array.from(environment.randomBytes(32)),
    userVerification: "required",
    allowCredentials: allowed.map(({ credentialId }) => ({ id: credentialId })),
  });
  const kind = userId === null ? "passkey_sign_in" : "passkey_step_up";
  const content = { challenge: options.challenge };
  const ticket = await askChallenge(db, environment, { kind, userId, content });
  return { ticket, options };
}

/** Whose passkey answered rightly; null when the answer is not right. */
export async function takeAssertion(
  tx: Transaction,
  environment: Environment,
  page: AskingPage,
  answer: {
    readonly kind: "passkey_sign_in" | "passkey_step_up";
    readonly ticket: string;
    readonly response: AuthenticationResponseJSON;
  },
): Promise<string | null> {
  const asked = await takeChallenge(tx, environment, answer.kind, answer.ticket);
  const ofThis = eq(passkeys.credentialId, answer.response.id);
  const [passkey] = await tx.select().from(passkeys).where(ofThis);
  if (asked === undefined || passkey === undefined) return null;
  if (asked.userId !== null && asked.userId !== passkey.userId) return null;
  const checked = await verifyAuthenticationResponse({
    response: answer.response,
    expectedChallenge: Kept.parse(asked.content).challenge,
    expectedOrigin: page.origin,
    expectedRPID: page.host,
    requireUserVerification: true,
    credential: {
      id: passkey.credentialId,
      publicKey: Uint8Array.from(passkey.publicKey),
      counter: passkey.counter,
    },
  }).catch(() => null);
  if (checked === null || !checked.verified) return null;
  const { newCounter } = checked.authenticationInfo;
  await tx
    .update(passkeys)
    .set({ counter: newCounter, lastUsedAt: timestampOf(environment) })
    .where(ofThis);
  return passkey.userId;
}

export function listPasskeys(db: ReadDatabase, userId: string) {
  return db
    .select({
      credentialId: passkeys.credentialId,
      name: passkeys.name,
      createdAt: passkeys.createdAt,
      lastUsedAt: passkeys.lastUsedAt,
      backedUp: passkeys.backedUp,
    })
    .from(passkeys)
    .where(eq(passkeys.userId, userId))
    .orderBy(asc(passkeys.createdAt));
}

/** Removes one, or all of an account. */
export async function removePasskeys(
  tx: Transaction,
  userId: string,
  credentialId?: string,
): Promise<number> {
  const removed = await tx
    .delete(passkeys)
    .where(
      and(
        eq(passkeys.userId, userId),
        credentialId === undefined ? undefined : eq(passkeys.credentialId, credentialId),
      ),
    )
    .returning({ credentialId: passkeys.credentialId });
  return removed.length;
}
