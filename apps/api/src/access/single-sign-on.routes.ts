import type { Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { describeFailure, type Log } from "../log.ts";
import type { Services } from "../trpc.ts";
import { recordAction } from "./actions.store.ts";
import { sessionCookie } from "./cookie.ts";
import { startSession } from "./session.store.ts";
import { findUser, mayEnter } from "./sign-in.store.ts";
import type { SingleSignOn } from "./single-sign-on.ts";

export const singleSignOnPath = "/single-sign-on";
export const singleSignOnCallback = `${singleSignOnPath}/callback`;
const stateCookie = "pindah-single-sign-on";
const stateSeconds = 300;

/**
 * The two addresses of a single sign-on: away to the provider, and back. The way back ends at the
 * admin, signed in or not; why not stands in the log, and nowhere in an address.
 */
export function singleSignOnRoutes<E extends object>(
  app: Hono<E>,
  options: {
    readonly services: Services;
    readonly singleSignOn: SingleSignOn;
    readonly adminUrl: string;
    readonly secureCookies: boolean;
    readonly log: Log;
  },
): void {
  const { services, singleSignOn, adminUrl, secureCookies, log } = options;
  const { db, environment } = services;
  const cookie = {
    path: singleSignOnPath,
    httpOnly: true,
    secure: secureCookies,
    // It has to come along when the provider sends the browser back.
    sameSite: "Lax",
  } as const;

  app.get(singleSignOnPath, async (c) => {
    if (!(await services.limiter.take("single_sign_on", "write")))
      return c.redirect(`${adminUrl}/#sign-in-failed`);
    const { address, state } = await singleSignOn.begin();
    setCookie(c, stateCookie, state, { ...cookie, maxAge: stateSeconds });
    return c.redirect(address);
  });

  app.get(singleSignOnCallback, async (c) => {
    const state = getCookie(c, stateCookie);
    deleteCookie(c, stateCookie, cookie);
    const failed = () => c.redirect(`${adminUrl}/#sign-in-failed`);
    if (state === undefined) return failed();
    let who: Awaited<ReturnType<SingleSignOn["finish"]>>;
    try {
      who = await singleSignOn.finish(new URL(c.req.url), state);
    } catch (cause) {
      log({ event: "single_sign_on_failed", ...describeFailure(cause) });
      return failed();
    }
    const user = who === null ? undefined : await findUser(db, who.userId);
    if (who === null || user === undefined || !mayEnter(user, services)) return failed();
    const { userId, role } = user;
    const { strength } = who;
    const sessionId = await db.transaction(async (tx) => {
      const actor = { userId, role, procedure: "access.signIn", commandId: null };
      const about = { subjectKind: "user", subjectId: userId, detail: { strength } };
      await recordAction(tx, environment, actor, about);
      return startSession(tx, environment, userId, { strength, device: "" });
    });
    services.wakeSequencer();
    c.header("set-cookie", sessionCookie(secureCookies, sessionId), { append: true });
    return c.redirect(`${adminUrl}/#signed-in`);
  });
}
