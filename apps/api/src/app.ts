import type { AnyTRPCRouter } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { sql } from "drizzle-orm";
import { Hono, type Context as HonoContext } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { getCookie } from "hono/cookie";
import { cors } from "hono/cors";
import { secureHeaders } from "hono/secure-headers";
import { z } from "zod";
import { sessionCookie, sessionCookieName } from "./access/cookie.ts";
import { findSession } from "./access/session.store.ts";
import { singleSignOnRoutes } from "./access/single-sign-on.routes.ts";
import type { SingleSignOn } from "./access/single-sign-on.ts";
import { checkPage } from "./documents/check-page.ts";
import { streamRun } from "./http/events.ts";
import { guardCalls } from "./http/guard.ts";
import { importRoutes } from "./imports/imports.routes.ts";
import { describeFailure, type Log } from "./log.ts";
import { describeApi } from "./openapi/describe.ts";
import { seesRuns } from "./plan/plan.router.ts";
import type { Context, Services } from "./trpc.ts";

export type AppOptions = {
  readonly router: AnyTRPCRouter;
  readonly services: Services;
  /** Origins whose pages may call: the admin's, and the API's own. */
  readonly allowedOrigins: readonly string[];
  /** Browsers reach the API by https. */
  readonly secureCookies: boolean;
  readonly log: Log;
  /** The government's sign-on, and the admin's page to come back to; null where there is none. */
  readonly singleSignOn: { readonly by: SingleSignOn; readonly adminUrl: string } | null;
  /** The address of the peer. */
  readonly sourceOf: (c: HonoContext) => string;
  /** False while the process starts or stops: then it takes no new work. */
  readonly isReady: () => boolean;
};

export type App = Hono<{ Variables: { requestId: string } }>;

const bodyBytes = 256 * 1024;
const callsAtOnce = 10;

/** The whole HTTP surface, with all that it uses given: `main.ts` and the tests build on this. */
export function createApp(options: AppOptions): App {
  const { services, allowedOrigins, secureCookies, log } = options;
  const { db, environment } = services;
  const cookieName = sessionCookieName(secureCookies);
  const app: App = new Hono();

  app.use(async (c, next) => {
    const startedAt = environment.now();
    const requestId = environment.newId();
    c.set("requestId", requestId);
    await next();
    c.header("x-request-id", requestId);
    // The path without what follows it: a query string or a batch could name a person.
    log({
      event: "request",
      requestId,
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      ms: environment.now() - startedAt,
    });
  });
  app.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      crossOriginResourcePolicy: "same-site",
      referrerPolicy: "no-referrer",
    }),
  );
  app.use(
    cors({
      origin: [...allowedOrigins],
      credentials: true,
      allowMethods: ["GET", "POST"],
      allowHeaders: ["content-type", "trpc-accept"],
      exposeHeaders: ["x-request-id"],
      maxAge: 600,
    }),
  );
  app.onError((error, c) => {
    const requestId = c.get("requestId");
    log({ event: "unexpected_error", requestId, ...describeFailure(error) });
    return c.json({ error: "internal", requestId }, 500);
  });
  app.notFound((c) => c.json({ error: "not_found" }, 404));

  app.get("/health/live", (c) => c.json({ live: true }));
  app.get("/health/ready", async (c) => {
    const ready = options.isReady() && (await answers(db));
    return c.json({ ready }, ready ? 200 : 503);
  });

  let description: string | undefined;
  app.get("/openapi.json", (c) => {
    description ??= JSON.stringify(describeApi(options.router, services.publicUrl));
    return c.body(description, 200, { "content-type": "application/json" });
  });

  app.get("/periksa/:number/:code", async (c) => {
    if (!(await services.limiter.take(options.sourceOf(c), "read")))
      return c.json({ error: "too_many_calls" }, 429);
    const { page, status } = await checkPage(db, c.req.param("number"), c.req.param("code"));
    return c.html(page, status);
  });

  const signedIn = async (c: HonoContext) => {
    const sessionId = getCookie(c, cookieName);
    return sessionId === undefined ? null : findSession(db, environment, sessionId);
  };

  app.get("/events/runs/:id", async (c) => {
    const runId = z.uuid().safeParse(c.req.param("id"));
    const session = await signedIn(c);
    if (session === null) return c.json({ error: "not_signed_in" }, 401);
    if (!Object.keys(seesRuns).includes(session.role)) return c.json({ error: "not_allowed" }, 403);
    if (!runId.success) return c.json({ error: "not_found" }, 404);
    return streamRun(c, services, runId.data, () => signedIn(c));
  });

  if (options.singleSignOn !== null) {
    const { by: singleSignOn, adminUrl } = options.singleSignOn;
    singleSignOnRoutes(app, { services, singleSignOn, adminUrl, secureCookies, log });
  }

  app.route("/imports", importRoutes({ services, allowedOrigins, cookieName, signedIn }));

  app.use("/trpc/*", guardCalls({ allowedOrigins, cookieName }));
  app.use(
    "/trpc/*",
    bodyLimit({ maxSize: bodyBytes, onError: (c) => c.json({ error: "body_too_large" }, 413) }),
  );
  app.use("/trpc/*", compress());
  app.post("/trpc/*", (c) =>
    fetchRequestHandler({
      endpoint: "/trpc",
      req: c.req.raw,
      router: options.router,
      // Input never stands in an address: queries come by POST as well.
      allowMethodOverride: true,
      maxBatchSize: callsAtOnce,
      createContext: async ({ info, resHeaders }): Promise<Context> => ({
        services,
        session: await signedIn(c),
        requestId: c.get("requestId"),
        source: options.sourceOf(c),
        origin: c.req.header("origin") ?? null,
        device: deviceOf(c),
        batchSize: info.calls.length,
        setSessionCookie: (sessionId) => {
          resHeaders.append("set-cookie", sessionCookie(secureCookies, sessionId));
        },
      }),
      onError: ({ error, path }) => {
        if (error.code !== "INTERNAL_SERVER_ERROR") return;
        log({
          event: "procedure_failed",
          requestId: c.get("requestId"),
          procedure: path ?? "",
          ...describeFailure(error.cause ?? error),
        });
      },
    }),
  );
  return app;
}

/** What the browser calls itself, short enough for a list. */
function deviceOf(c: HonoContext): string {
  return (c.req.header("user-agent") ?? "").replaceAll(/[^\x20-\x7e]/g, "").slice(0, 200);
}

async function answers(db: Services["db"]): Promise<boolean> {
  try {
    await db.execute(sql`select 1`);
    return true;
  } catch {
    return false;
  }
}
