import { z } from "zod";
import type { Transaction } from "../db/database.ts";
import { refuse } from "../refusal.ts";
import { plainText } from "../text.ts";
import { procedure, router, type Context } from "../trpc.ts";
import { recordAction } from "./actions.store.ts";
import { beginOneTime, removeOneTime, takeOneTimeCode } from "./one-time.store.ts";
import {
  askForPasskey,
  askingPage,
  keepPasskey,
  listPasskeys,
  Registration,
  removePasskeys,
} from "./passkey.store.ts";
import { factorsOf } from "./prove.ts";
import { makeRecoveryCodes, removeRecoveryCodes } from "./recovery.store.ts";
import { everyone } from "./roles.ts";
import { rotateSession, type SignedIn } from "./session.store.ts";
import type { Strength } from "./strength.ts";

// Everything here changes how one signs in, so it asks first who one is.
const own = {
  roles: everyone,
  purpose: "sign_in",
  secondPerson: "none",
  limit: "sign_in",
  people: "none",
  beforeSecondFactor: true,
  stepUp: true,
} as const;
const nothing = z.strictObject({});

export const factorsRouter = router({
  /** A secret for an authenticator app. It counts once `confirmApp` has seen a code of it. */
  beginApp: procedure({ ...own, permission: "factors.beginApp" })
    .input(nothing)
    .mutation(async ({ ctx }) => {
      const { db, environment, vault } = ctx.services;
      const { app } = await factorsOf(db, ctx.session.userId);
      if (app) throw refuse("state_does_not_allow_it");
      return db.transaction((tx) => beginOneTime(tx, vault, environment, ctx.session));
    }),

  /** The first code of the app. The first factor of an account brings recovery codes, shown once. */
  confirmApp: procedure({ ...own, permission: "factors.confirmApp" })
    .input(z.strictObject({ code: z.string().regex(/^\d{6}$/) }))
    .mutation(async ({ ctx, input }) => {
      const { environment, vault } = ctx.services;
      const { userId } = ctx.session;
      return change(ctx, "factors.confirmApp", "password_and_code", async (tx) => {
        const { any } = await factorsOf(tx, userId);
        if (!(await takeOneTimeCode(tx, vault, environment, userId, input.code, "new")))
          throw refuse("code_wrong_or_used");
        return any ? [] : makeRecoveryCodes(tx, environment, userId);
      });
    }),

  /** The app counts no longer. */
  removeApp: procedure({ ...own, permission: "factors.removeApp" })
    .input(nothing)
    .mutation(async ({ ctx }) => {
      const { userId } = ctx.session;
      return change(ctx, "factors.removeApp", null, async (tx) => {
        await removeOneTime(tx, userId);
        if ((await listPasskeys(tx, userId)).length === 0) await removeRecoveryCodes(tx, userId);
        return [];
      });
    }),

  /** What a browser needs to make a passkey. */
  passkeyQuestion: procedure({ ...own, permission: "factors.passkeyQuestion" })
    .input(nothing)
    .mutation(async ({ ctx }) => {
      const { db, environment } = ctx.services;
      return askForPasskey(db, environment, pageOf(ctx), ctx.session);
    }),

  /** Keeps the passkey that the browser made. */
  addPasskey: procedure({ ...own, permission: "factors.addPasskey" })
    .input(
      z.strictObject({
        ticket: z.string().max(100),
        name: plainText(60),
        response: Registration,
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { environment } = ctx.services;
      const { userId } = ctx.session;
      return change(ctx, "factors.addPasskey", "passkey", async (tx) => {
        const { any } = await factorsOf(tx, userId);
        if (!(await keepPasskey(tx, environment, pageOf(ctx), { userId, ...input })))
          throw refuse("passkey_not_accepted");
        return any ? [] : makeRecoveryCodes(tx, environment, userId);
      });
    }),

  removePasskey: procedure({ ...own, permission: "factors.removePasskey" })
    .input(z.strictObject({ credentialId: z.string().max(1000) }))
    .mutation(async ({ ctx, input }) => {
      const { userId } = ctx.session;
      const { app } = await factorsOf(ctx.services.db, userId);
      return change(ctx, "factors.removePasskey", null, async (tx) => {
        if ((await removePasskeys(tx, userId, input.credentialId)) === 0) throw refuse("not_found");
        const left = await listPasskeys(tx, userId);
        if (!app && left.length === 0) await removeRecoveryCodes(tx, userId);
        return [];
      });
    }),

  /** Ten new recovery codes in place of all before, shown once. */
  renewRecoveryCodes: procedure({ ...own, permission: "factors.renewRecoveryCodes" })
    .input(nothing)
    .mutation(async ({ ctx }) => {
      const { userId } = ctx.session;
      const { any } = await factorsOf(ctx.services.db, userId);
      if (!any) throw refuse("state_does_not_allow_it");
      return change(ctx, "factors.renewRecoveryCodes", null, (tx) =>
        makeRecoveryCodes(tx, ctx.services.environment, userId),
      );
    }),
});

function pageOf(ctx: Pick<Context, "origin">) {
  if (ctx.origin === null) throw refuse("passkey_not_accepted");
  return askingPage(ctx.origin);
}

/** One change of how an account signs in: the rows, the action, and a new id for the session. */
async function change(
  ctx: Pick<Context, "services" | "setSessionCookie"> & { readonly session: SignedIn },
  procedureName: string,
  strength: Strength | null,
  work: (tx: Transaction) => Promise<readonly string[]>,
): Promise<{ readonly recoveryCodes: readonly string[] }> {
  const { db, environment, wakeSequencer } = ctx.services;
  const { userId, role } = ctx.session;
  const { recoveryCodes, sessionId } = await db.transaction(async (tx) => {
    const codes = await work(tx);
    const actor = { userId, role, procedure: procedureName, commandId: null };
    const about = { subjectKind: "user", subjectId: userId, detail: {} };
    await recordAction(tx, environment, actor, about);
    const renewed = strength === null ? {} : { strength, proved: true as const };
    return {
      recoveryCodes: codes,
      sessionId: await rotateSession(tx, environment, ctx.session, renewed),
    };
  });
  wakeSequencer();
  ctx.setSessionCookie(sessionId);
  return { recoveryCodes };
}
