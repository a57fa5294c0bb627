import type { MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";

/**
 * What a call must look like before anything reads it: sent by POST, as JSON where nothing else is
 * said, and by a page that
 * may. A browser says where a request comes from (`Origin`, `Sec-Fetch-Site`); one that carries a
 * session and says nothing is refused.
 */
export function guardCalls(options: {
  readonly allowedOrigins: readonly string[];
  readonly cookieName: string;
  readonly contentType?: string;
}): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method !== "POST") return c.json({ error: "method_not_allowed" }, 405);
    if (!isFromAllowedPage(c.req.header("origin"), c.req.header("sec-fetch-site")))
      return c.json({ error: "origin_not_allowed" }, 403);
    const hasSession = getCookie(c, options.cookieName) !== undefined;
    const saysWhere = c.req.header("origin") ?? c.req.header("sec-fetch-site");
    if (hasSession && saysWhere === undefined) return c.json({ error: "origin_not_allowed" }, 403);
    const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase();
    if (type !== (options.contentType ?? "application/json"))
      return c.json({ error: "other_content_type" }, 415);
    await next();
    return undefined;
  };

  function isFromAllowedPage(origin: string | undefined, site: string | undefined): boolean {
    if (origin !== undefined) return options.allowedOrigins.includes(origin);
    return site === undefined || site === "same-origin" || site === "none";
  }
}
