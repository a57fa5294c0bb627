import { z } from "zod";
import { pageInput } from "../db/page.ts";
import { refuse } from "../refusal.ts";
import { openProcedure, procedure, router } from "../trpc.ts";
import { recordAction } from "./actions.store.ts";
import { listActions } from "./log.store.ts";
import { everyone } from "./roles.ts";
import { endSession, startSession } from "./session.store.ts";
import {
  failureKey,
  findUserByName,
  forgetFailures,
  isBlocked,
  listDemonstrationAccounts,
  recordFailure,
} from "./sign-in.store.ts";
import { verifyActions } from "./verify.ts";

// What an unknown account is measured against, so that its answer takes as long as any other.
const nobodysHash =
  "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$1VqVzmbUVjYxcUfkLqPZAcpQ4YVPR4mF3ZyLkKDG9Yw";

export const accessRouter = router({
  /** Starts a session; the cookie carries it. */
  signIn: openProcedure({
    permission: "access.signIn",
    roles: "anyone",
    purpose: "sign_in",
    secondPerson: "none",
    limit: "sign_in",
    people: "none",
  })
    .input(
      z.strictObject({
        signInName: z.string().min(1).max(100),
        password: z.string().min(1).max(200),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { db, environment, passwords } = ctx.services;
      if (ctx.batchSize > 1) throw refuse("sign_in_is_not_batched");
      const signInName = input.signInName.normalize("NFC").trim().toLowerCase();
      const keyHash = failureKey(signInName, ctx.source);
      if (await isBlocked(db, environment, keyHash)) throw refuse("too_many_sign_ins");

      const user = await findUserByName(db, signInName);
      const matches = await passwords.verify(user?.passwordHash ?? nobodysHash, input.password);
      if (matches === "busy") throw refuse("server_busy");
      const mayEnter =
        user !== undefined &&
        matches &&
        user.disabledAt === null &&
        (ctx.services.demonstration || !user.demonstration);
      if (!mayEnter) {
        await recordFailure(db, environment, keyHash);
        throw refuse("wrong_name_or_password");
      }

      await forgetFailures(db, keyHash);
      const { userId, role, displayName, institutionCode } = user;
      const sessionId = await db.transaction(async (tx) => {
        const actor = { userId, role, procedure: "access.signIn", commandId: null };
        await recordAction(tx, environment, actor, {
          subjectKind: "user",
          subjectId: userId,
          detail: {},
        });
        return startSession(tx, environment, userId, { strength: "password", device: "" });
      });
      ctx.services.wakeSequencer();
      ctx.setSessionCookie(sessionId);
      return { userId, signInName, role, displayName, institutionCode };
    }),

  /** Ends the session on the server, at once. */
  signOut: procedure({
    permission: "access.signOut",
    roles: everyone,
    purpose: "sign_in",
    secondPerson: "none",
    limit: "sign_in",
    people: "none",
  })
    .input(z.strictObject({}))
    .mutation(async ({ ctx }) => {
      const { db, environment } = ctx.services;
      const { userId, role, sessionIdHash } = ctx.session;
      await db.transaction(async (tx) => {
        const actor = { userId, role, procedure: "access.signOut", commandId: null };
        await recordAction(tx, environment, actor, {
          subjectKind: "user",
          subjectId: userId,
          detail: {},
        });
        await endSession(tx, environment, sessionIdHash);
      });
      ctx.services.wakeSequencer();
      ctx.setSessionCookie(null);
      return { signedOut: true };
    }),

  /** Who is signed in. */
  me: procedure({
    permission: "access.me",
    roles: everyone,
    purpose: "sign_in",
    secondPerson: "none",
    limit: "read",
    people: "none",
  })
    .input(z.strictObject({}).optional())
    .query(({ ctx }) => {
      const { userId, signInName, displayName, role, institutionCode, endsAt } = ctx.session;
      return {
        userId,
        signInName,
        displayName,
        role,
        institutionCode,
        demonstration: ctx.session.demonstration,
        sessionEndsAt: endsAt,
      };
    }),

  /** The accounts that came with the demonstration, for its sign-in page; else an empty list. */
  demonstrationAccounts: openProcedure({
    permission: "access.demonstrationAccounts",
    roles: "anyone",
    purpose: "sign_in",
    secondPerson: "none",
    limit: "read",
    people: "none",
  })
    .input(z.strictObject({}).optional())
    .query(({ ctx }) =>
      ctx.services.demonstration ? listDemonstrationAccounts(ctx.services.db) : [],
    ),

  /** The action log, newest first, and whether its chain still holds. */
  actions: procedure({
    permission: "access.actions",
    roles: { auditor: "national" },
    purpose: "audit",
    secondPerson: "none",
    limit: "heavy",
    people: "none",
  })
    .input(z.strictObject(pageInput))
    .query(async ({ ctx, input }) => ({
      ...(await listActions(ctx.db, input)),
      chain: await verifyActions(ctx.db),
    })),
});
