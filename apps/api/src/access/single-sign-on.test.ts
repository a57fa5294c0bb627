import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { Provider } from "oidc-provider";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp, type App } from "../app.ts";
import { appRouter } from "../router.ts";
import { adminOrigin, createWorld, type World } from "../testing/world.ts";
import { users } from "./access.table.ts";
import { linkedIdentities } from "./factors.table.ts";
import { createSingleSignOn } from "./single-sign-on.ts";

const callback = "http://api.test/single-sign-on/callback";

let world: World;
let server: Server;
let issuer: string;
let app: App;
/** Who signs in at the provider next, and what it says about him. */
let person = { sub: "p-1", email: "perencana@contoh.test", email_verified: true };

beforeAll(async () => {
  world = await createWorld("pglite", "demonstration");
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // Listening on a port, its address is one.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const { port } = server.address() as AddressInfo;
  issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: "pindah", client_secret: "rahasia", redirect_uris: [callback] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ ...person, sub }),
    }),
    cookies: { keys: ["of the test"] },
    features: { devInteractions: { enabled: true } },
  });
  server.on("request", provider.callback());
  const settings = { issuer, clientId: "pindah", clientSecret: "rahasia", name: "SSO" };
  const { db, environment } = world.services;
  app = createApp({
    router: appRouter,
    services: world.services,
    allowedOrigins: [adminOrigin],
    secureCookies: false,
    singleSignOn: {
      by: createSingleSignOn(settings, db, environment, callback),
      adminUrl: adminOrigin,
    },
    log: (entry) => world.log.push(entry),
    sourceOf: () => "192.0.2.1",
    isReady: () => true,
  });
  await db
    .update(users)
    .set({ email: "perencana@contoh.test" })
    .where(eq(users.signInName, "planner"));
});
afterAll(async () => {
  server.close();
  await world.close();
});

const cookieOf = (response: Response) => response.headers.get("set-cookie")?.split(";")[0] ?? "";

/** A browser at the provider: follows, signs in, agrees, and comes back with the answer's address. */
async function atProvider(address: string): Promise<string> {
  const jar = new Map<string, string>();
  let next = address;
  for (let steps = 0; steps < 12; steps += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    let response = await fetch(next, { redirect: "manual", headers: { cookie } });
    if (response.status === 200) {
      const prompt = next.includes("/interaction/") ? await response.text() : "";
      const body = new URLSearchParams(
        prompt.includes('name="login"')
          ? { prompt: "login", login: person.sub, password: "-" }
          : { prompt: "consent" },
      );
      response = await fetch(next, {
        method: "POST",
        redirect: "manual",
        headers: { cookie, "content-type": "application/x-www-form-urlencoded" },
        body,
      });
    }
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const location = response.headers.get("location");
    if (location === null) throw new Error(`The provider stopped at ${next}: ${response.status}`);
    next = new URL(location, next).href;
    if (next.startsWith(callback)) return next;
  }
  throw new Error("The provider went round in circles");
}

async function away() {
  const response = await app.request("http://api.test/single-sign-on");
  expect(response.status).toBe(302);
  return { address: response.headers.get("location") ?? "", cookie: cookieOf(response) };
}

const back = (address: string, cookie: string) => app.request(address, { headers: { cookie } });

test("an account known by its verified address is linked at its first use, and known by subject after", async () => {
  const { address, cookie } = await away();
  const sent = new URL(address).searchParams;
  expect(sent.get("code_challenge_method")).toBe("S256");
  expect(sent.get("nonce")).toMatch(/^.{20,}$/);
  const answer = await atProvider(address);
  const response = await back(answer, cookie);
  expect(response.headers.get("location")).toBe(`${adminOrigin}/#signed-in`);
  const session = response.headers
    .getSetCookie()
    .find((line) => line.startsWith("pindah-session="));
  expect(session).toContain("HttpOnly; SameSite=Strict");
  const linked = await world.services.db.select().from(linkedIdentities);
  expect(linked).toMatchObject([{ issuer, subject: "p-1" }]);

  person = { ...person, email: "lain@contoh.test" };
  const second = await away();
  const again = await back(await atProvider(second.address), second.cookie);
  expect(again.headers.get("location")).toBe(`${adminOrigin}/#signed-in`);
});

test("an answer is taken once", async () => {
  const { address, cookie } = await away();
  const answer = await atProvider(address);
  await back(answer, cookie);
  const again = await back(answer, cookie);
  expect(again.headers.get("location")).toBe(`${adminOrigin}/#sign-in-failed`);
});

test("an answer that belongs to another browser, or to another provider, opens nothing", async () => {
  const { address, cookie } = await away();
  const answer = await atProvider(address);
  const foreign = await back(answer, "");
  expect(foreign.headers.get("location")).toBe(`${adminOrigin}/#sign-in-failed`);
  const mixed = new URL(answer);
  mixed.searchParams.set("iss", "http://another.test");
  const other = await back(mixed.href, cookie);
  expect(other.headers.get("location")).toBe(`${adminOrigin}/#sign-in-failed`);
});

test.each([
  ["an address nobody registered", { email: "siapa@contoh.test", email_verified: true }],
  [
    "an address the provider did not verify",
    { email: "auditor@contoh.test", email_verified: false },
  ],
  [
    "a new subject with the address of an account that has one",
    { email: "perencana@contoh.test", email_verified: true },
  ],
])("%s opens nothing", async (_, claims) => {
  await world.services.db
    .update(users)
    .set({ email: "auditor@contoh.test" })
    .where(eq(users.signInName, "auditor"));
  person = { sub: `p-${Math.abs(claims.email.length)}-${claims.email_verified}`, ...claims };
  const { address, cookie } = await away();
  const response = await back(await atProvider(address), cookie);
  expect(response.headers.get("location")).toBe(`${adminOrigin}/#sign-in-failed`);
  expect(response.headers.getSetCookie().some((line) => line.includes("pindah-session="))).toBe(
    false,
  );
});
