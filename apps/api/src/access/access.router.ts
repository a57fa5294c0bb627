import { z } from "zod";
import { refuse } from "../refusal.ts";
import { openProcedure, procedure, router, type Context } from "../trpc.ts";
import { recordAction } from "./actions.store.ts";
import { listGrantsOf } from "./grants.store.ts";
import { listActions } from "./log.store.ts";
import { Assertion, askForAssertion, askingPage, takeAssertion } from "./passkey.store.ts";
import { takePasswordLink } from "./password-link.store.ts";
import { isStrongEnough, passwordLength } from "./password-rule.ts";
import { factorsOf, proveByPassword } from "./prove.ts";
import { everyone } from "./roles.ts";
import {
  endSession,
  endSessionsOf,
  listSessions,
  rotateSession,
  startSession,
  type SignedIn,
} from "./session.store.ts";
import {
  findUser,
  findUserByName,
  listDemonstrationAccounts,
  mayEnter,
  setPassword,
} from "./sign-in.store.ts";
import { hasSecondFactor, type Strength } from "./strength.ts";
import { pageInput } from "../db/page.ts";
import { verifyActions } from "./verify.ts";

const open = {
  roles: "anyone",
  purpose: "sign_in",
  secondPerson: "none",
  limit: "sign_in",
  people: "none",
} as const;
const own = { ...open, roles: everyone, beforeSecondFactor: true } as const;
const nothing = z.strictObject({});
const Password = z.string().min(1).max(200);
const NewPassword = z.string().min(passwordLength.least).max(200);
const Code = z.string().min(6).max(20);

export const accessRouter = router({
  /** Starts a session; the cookie carries it. Says so when a code is still to be shown. */
  signIn: openProcedure({ ...open, permission: "access.signIn" })
    .input(
      z.strictObject({
        signInName: z.string().min(1).max(100),
        password: Password,
        code: Code.nullable().default(null),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      if (ctx.batchSize > 1) throw refuse("sign_in_is_not_batched");
      const signInName = input.signInName.trim().toLowerCase();
      const user = await findUserByName(ctx.services.db, signInName);
      const account = user !== undefined && mayEnter(user, ctx.services) ? user : undefined;
      const given = { ...input, signInName, source: ctx.source };
      const proved = await proveByPassword(ctx.services, account, given);
      if (proved.kind === "code_needed") return { needs: proved.by, ...nobody };
      if (account === undefined) throw refuse("wrong_name_or_password");
      const { userId, role, displayName, institutionCode } = account;
      await enter(ctx, account, proved.strength, { recovered: proved.recovered });
      return { needs: "nothing" as const, userId, signInName, role, displayName, institutionCode };
    }),

  /** What a browser needs to sign somebody in by a passkey, whoever it is. */
  passkeyQuestion: openProcedure({ ...open, permission: "access.passkeyQuestion" })
    .input(nothing)
    .mutation(({ ctx }) => {
      const { db, environment } = ctx.services;
      return askForAssertion(db, environment, pageOf(ctx), null);
    }),

  /** Starts a session by a passkey that asked for a finger or a PIN. */
  passkeySignIn: openProcedure({ ...open, permission: "access.passkeySignIn" })
    .input(z.strictObject({ ticket: z.string().max(100), response: Assertion }))
    .mutation(async ({ ctx, input }) => {
      const { db, environment } = ctx.services;
      if (ctx.batchSize > 1) throw refuse("sign_in_is_not_batched");
      const answer = { kind: "passkey_sign_in", ...input } as const;
      const userId = await db.transaction((tx) =>
        takeAssertion(tx, environment, pageOf(ctx), answer),
      );
      const user = userId === null ? undefined : await findUser(db, userId);
      if (user === undefined || !mayEnter(user, ctx.services)) throw refuse("passkey_not_accepted");
      await enter(ctx, user, "passkey", {});
      return { userId: user.userId, role: user.role };
    }),

  /** How one may sign in here, besides by password and passkey. */
  ways: openProcedure({ ...open, permission: "access.ways", limit: "read" })
    .input(nothing.optional())
    .query(({ ctx }) => ({ singleSignOn: ctx.services.singleSignOn })),

  /** Sets the password of the account whose link it is, and ends its sessions. */
  redeemLink: openProcedure({ ...open, permission: "access.redeemLink" })
    .input(z.strictObject({ token: z.string().min(20).max(100), password: NewPassword }))
    .mutation(async ({ ctx, input }) => {
      const { db, environment, passwords } = ctx.services;
      const passwordHash = await passwords.hash(input.password);
      const signInName = await db.transaction(async (tx) => {
        const user = await takePasswordLink(tx, environment, input.token);
        if (user === undefined) throw refuse("link_not_valid");
        if (!isStrongEnough(input.password, user.signInName)) throw refuse("password_too_weak");
        await setPassword(tx, environment, user.userId, passwordHash);
        await endSessionsOf(tx, environment, user.userId);
        await recordAction(tx, environment, actorOf(user, "access.redeemLink"), aboutUser(user));
        return user.signInName;
      });
      ctx.services.wakeSequencer();
      return { signInName };
    }),

  /** Ends the session on the server, at once. */
  signOut: procedure({ ...own, permission: "access.signOut" })
    .input(nothing)
    .mutation(async ({ ctx }) => {
      const { db, environment } = ctx.services;
      const { session } = ctx;
      await db.transaction(async (tx) => {
        await recordAction(tx, environment, actorOf(session, "access.signOut"), aboutUser(session));
        await endSession(tx, environment, session.sessionIdHash);
      });
      ctx.services.wakeSequencer();
      ctx.setSessionCookie(null);
      return { signedOut: true };
    }),

  /** Who is signed in, in which of his roles, and what still stands in his way. */
  me: procedure({ ...own, permission: "access.me", limit: "read" })
    .input(nothing.optional())
    .query(async ({ ctx }) => {
      const { session, services } = ctx;
      const { userId, signInName, displayName, role, institutionCode, waveId, towerId } = session;
      const grants = await listGrantsOf(services.db, userId);
      return {
        userId,
        signInName,
        displayName,
        role,
        institutionCode,
        waveId,
        towerId,
        demonstration: session.demonstration,
        sessionEndsAt: session.endsAt,
        grantId: session.grantId,
        /** The other roles of the account. */
        grants,
        needsSecondFactor:
          services.secondFactor.includes(role) && !hasSecondFactor(session.strength),
      };
    }),

  /** Goes on in another role of one's own. The session gets a new id. */
  actAs: procedure({ ...own, permission: "access.actAs" })
    .input(z.strictObject({ grantId: z.uuid().nullable() }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.services;
      const grants = await listGrantsOf(db, ctx.session.userId);
      if (input.grantId !== null && !grants.some(({ grantId }) => grantId === input.grantId))
        throw refuse("not_found");
      await renew(ctx, { grantId: input.grantId }, "access.actAs");
      return { grantId: input.grantId };
    }),

  /** Proves once more who one is, before an act that asks for it. */
  stepUp: procedure({ ...own, permission: "access.stepUp" })
    .input(z.strictObject({ password: Password, code: Code.nullable().default(null) }))
    .mutation(async ({ ctx, input }) => {
      if (ctx.batchSize > 1) throw refuse("sign_in_is_not_batched");
      const { signInName, userId } = ctx.session;
      const user = await findUser(ctx.services.db, userId);
      const given = { ...input, signInName, source: ctx.source };
      const proved = await proveByPassword(ctx.services, user, given);
      if (proved.kind === "code_needed") return { needs: proved.by };
      await renew(ctx, { proved: true, strength: proved.strength }, "access.stepUp");
      return { needs: "nothing" as const };
    }),

  /** What a browser needs to prove by a passkey who is signed in. */
  stepUpQuestion: procedure({ ...own, permission: "access.stepUpQuestion" })
    .input(nothing)
    .mutation(async ({ ctx }) => {
      const { db, environment } = ctx.services;
      return askForAssertion(db, environment, pageOf(ctx), ctx.session.userId);
    }),

  /** Proves once more who one is, by a passkey. */
  stepUpByPasskey: procedure({ ...own, permission: "access.stepUpByPasskey" })
    .input(z.strictObject({ ticket: z.string().max(100), response: Assertion }))
    .mutation(async ({ ctx, input }) => {
      const { db, environment } = ctx.services;
      const answer = { kind: "passkey_step_up", ...input } as const;
      const userId = await db.transaction((tx) =>
        takeAssertion(tx, environment, pageOf(ctx), answer),
      );
      if (userId !== ctx.session.userId) throw refuse("passkey_not_accepted");
      await renew(ctx, { proved: true, strength: "passkey" }, "access.stepUpByPasskey");
      return { needs: "nothing" as const };
    }),

  /** Changes one's own password, and ends one's other sessions. */
  changePassword: procedure({ ...own, permission: "access.changePassword" })
    .input(
      z.strictObject({
        password: Password,
        code: Code.nullable().default(null),
        newPassword: NewPassword,
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { db, environment, passwords } = ctx.services;
      const { session } = ctx;
      if (session.demonstration) throw refuse("state_does_not_allow_it");
      if (!isStrongEnough(input.newPassword, session.signInName)) throw refuse("password_too_weak");
      const user = await findUser(db, session.userId);
      const given = { ...input, signInName: session.signInName, source: ctx.source };
      const proved = await proveByPassword(ctx.services, user, given);
      if (proved.kind === "code_needed") return { needs: proved.by };
      const passwordHash = await passwords.hash(input.newPassword);
      await db.transaction(async (tx) => {
        await setPassword(tx, environment, session.userId, passwordHash);
        await endSessionsOf(tx, environment, session.userId, { but: session.sessionId });
      });
      const change = { proved: true, strength: proved.strength } as const;
      await renew(ctx, change, "access.changePassword");
      return { needs: "nothing" as const };
    }),

  /** One's own running sessions. */
  sessions: procedure({ ...own, permission: "access.sessions", limit: "read" })
    .input(nothing.optional())
    .query(async ({ ctx }) => {
      const { db, environment } = ctx.services;
      const rows = await listSessions(db, environment, ctx.session.userId);
      return rows.map((row) => ({ ...row, isThis: row.sessionId === ctx.session.sessionId }));
    }),

  /** Ends one of one's own sessions, or all but this one. */
  endSessions: procedure({ ...own, permission: "access.endSessions" })
    .input(z.strictObject({ sessionId: z.uuid().nullable() }))
    .mutation(async ({ ctx, input }) => {
      const { db, environment } = ctx.services;
      const { session } = ctx;
      const which =
        input.sessionId === null ? { but: session.sessionId } : { only: input.sessionId };
      const ended = await db.transaction(async (tx) => {
        const count = await endSessionsOf(tx, environment, session.userId, which);
        const about = { ...aboutUser(session), detail: { ended: count } };
        await recordAction(tx, environment, actorOf(session, "access.endSessions"), about);
        return count;
      });
      if (input.sessionId !== null && ended === 0) throw refuse("not_found");
      ctx.services.wakeSequencer();
      return { ended };
    }),

  /** What one can show besides a password. */
  factors: procedure({ ...own, permission: "access.factors", limit: "read" })
    .input(nothing.optional())
    .query(async ({ ctx }) => {
      const { app, keys, codes } = await factorsOf(ctx.services.db, ctx.session.userId);
      return { app, passkeys: keys, recoveryCodes: codes };
    }),

  /** The accounts that came with the demonstration, for its sign-in page; else an empty list. */
  demonstrationAccounts: openProcedure({
    ...open,
    permission: "access.demonstrationAccounts",
    limit: "read",
  })
    .input(nothing.optional())
    .query(({ ctx }) =>
      ctx.services.demonstration ? listDemonstrationAccounts(ctx.services.db) : [],
    ),

  /** The action log, newest first. */
  actions: procedure({
    ...open,
    permission: "access.actions",
    roles: { auditor: "national" },
    purpose: "audit",
    limit: "read",
  })
    .input(z.strictObject(pageInput))
    .query(({ ctx, input }) => listActions(ctx.db, input)),

  /** Recomputes the whole chain, and what it says about reads, from the rows. */
  verifyLog: procedure({
    ...open,
    permission: "access.verifyLog",
    roles: { auditor: "national" },
    purpose: "audit",
    limit: "heavy",
  })
    .input(nothing.optional())
    .query(({ ctx }) => verifyActions(ctx.db)),
});

const nobody = {
  userId: null,
  signInName: null,
  role: null,
  displayName: null,
  institutionCode: null,
};

/** The page that asks for a passkey; without a page there is no passkey. */
function pageOf(ctx: Pick<Context, "origin">) {
  if (ctx.origin === null) throw refuse("passkey_not_accepted");
  return askingPage(ctx.origin);
}

type Holder = Pick<SignedIn, "userId" | "role">;

const actorOf = ({ userId, role }: Holder, procedureName: string) => ({
  userId,
  role,
  procedure: procedureName,
  commandId: null,
});

const aboutUser = ({ userId }: Holder) => ({ subjectKind: "user", subjectId: userId, detail: {} });

/** Starts a session for who has proved who he is. */
async function enter(
  ctx: Pick<Context, "services" | "device" | "setSessionCookie">,
  user: Holder,
  strength: Strength,
  detail: { readonly recovered?: boolean },
): Promise<void> {
  const { db, environment, wakeSequencer } = ctx.services;
  const sessionId = await db.transaction(async (tx) => {
    const about = { ...aboutUser(user), detail: { strength, ...detail } };
    await recordAction(tx, environment, actorOf(user, "access.signIn"), about);
    return startSession(tx, environment, user.userId, { strength, device: ctx.device });
  });
  wakeSequencer();
  ctx.setSessionCookie(sessionId);
}

/** Gives the session a new id with what changed about it, and says so in the log. */
async function renew(
  ctx: Pick<Context, "services" | "setSessionCookie"> & { readonly session: SignedIn },
  change: Parameters<typeof rotateSession>[3],
  procedureName: string,
): Promise<void> {
  const { db, environment, wakeSequencer } = ctx.services;
  const sessionId = await db.transaction(async (tx) => {
    const actor = actorOf(ctx.session, procedureName);
    await recordAction(tx, environment, actor, aboutUser(ctx.session));
    return rotateSession(tx, environment, ctx.session, change);
  });
  wakeSequencer();
  ctx.setSessionCookie(sessionId);
}
