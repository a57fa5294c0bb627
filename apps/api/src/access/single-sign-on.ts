import { and, eq, isNull } from "drizzle-orm";
import * as client from "openid-client";
import { z } from "zod";
import type { Database } from "../db/database.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { users } from "./access.table.ts";
import { askChallenge, takeChallenge } from "./challenge.store.ts";
import { linkedIdentities } from "./factors.table.ts";
import type { Strength } from "./strength.ts";

export type SingleSignOnSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
};

const Kept = z.object({ verifier: z.string(), nonce: z.string() });
// What providers say in `amr` (RFC 8176) when more than a password was shown.
const factorWords = ["mfa", "otp", "hwk", "swk", "fpt", "face", "sc"];

/**
 * Sign-in by an OpenID Connect provider: discovery, authorisation code with PKCE, state, nonce.
 * Whoever comes back is somebody only if an administrator knew him before, by the provider's
 * subject or, the first time, by an e-mail address that the provider has verified.
 */
export function createSingleSignOn(
  settings: SingleSignOnSettings,
  db: Database,
  environment: Environment,
  callback: string,
) {
  let found: Promise<client.Configuration> | undefined;
  const provider = () => {
    found ??= discover(settings).catch((cause: unknown) => {
      found = undefined;
      throw cause;
    });
    return found;
  };
  return {
    /** Where the browser goes; `state` comes back with it and in its cookie. */
    begin: async () => {
      const configuration = await provider();
      const verifier = client.randomPKCECodeVerifier();
      const state = client.randomState();
      const nonce = client.randomNonce();
      const kind = "single_sign_on";
      const content = { verifier, nonce };
      await askChallenge(db, environment, { kind, userId: null, content, id: state });
      const address = client.buildAuthorizationUrl(configuration, {
        redirect_uri: callback,
        scope: "openid email",
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        state,
        nonce,
        // Nobody comes in by a session that somebody else left open at the provider.
        prompt: "login",
        max_age: "0",
      });
      return { address: address.href, state };
    },
    /** Whose account the answer is for; null when it is for nobody that is known. */
    finish: async (answer: URL, state: string) => {
      const kept = await takeChallenge(db, environment, "single_sign_on", state);
      if (kept === undefined) return null;
      const { verifier, nonce } = Kept.parse(kept.content);
      const tokens = await client.authorizationCodeGrant(await provider(), answer, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
        maxAge: 120,
      });
      const claims = tokens.claims();
      if (claims === undefined) return null;
      const { iss: issuer, sub: subject, email, email_verified: verified, amr } = claims;
      const address = typeof email === "string" && verified === true ? email : null;
      const userId = await linkedUser(db, environment, { issuer, subject, address });
      const strength: Strength =
        Array.isArray(amr) &&
        amr.some((word) => typeof word === "string" && factorWords.includes(word))
          ? "single_sign_on_with_factors"
          : "single_sign_on";
      return userId === null ? null : { userId, strength };
    },
  };
}

export type SingleSignOn = ReturnType<typeof createSingleSignOn>;

function discover({ issuer, clientId, clientSecret }: SingleSignOnSettings) {
  const address = new URL(issuer);
  return client.discovery(address, clientId, clientSecret, undefined, {
    timeout: 10,
    // Settings refuse such an issuer in production.
    execute: address.protocol === "http:" ? [client.allowInsecureRequests] : [],
  });
}

async function linkedUser(
  db: Database,
  environment: Environment,
  claims: {
    readonly issuer: string;
    readonly subject: string;
    readonly address: string | null;
  },
): Promise<string | null> {
  const { issuer, subject, address } = claims;
  return db.transaction(async (tx) => {
    const [linked] = await tx
      .select({ userId: linkedIdentities.userId })
      .from(linkedIdentities)
      .where(and(eq(linkedIdentities.issuer, issuer), eq(linkedIdentities.subject, subject)));
    if (linked !== undefined) return linked.userId;
    if (address === null) return null;
    const [user] = await tx
      .select({ userId: users.userId })
      .from(users)
      .where(and(eq(users.email, address.toLowerCase()), isNull(users.disabledAt)));
    if (user === undefined) return null;
    // An address that is given to somebody else later opens nothing: an account has one subject.
    const known = await tx.$count(
      linkedIdentities,
      and(eq(linkedIdentities.userId, user.userId), eq(linkedIdentities.issuer, issuer)),
    );
    if (known > 0) return null;
    const linkedAt = timestampOf(environment);
    await tx.insert(linkedIdentities).values({ issuer, subject, userId: user.userId, linkedAt });
    return user.userId;
  });
}
