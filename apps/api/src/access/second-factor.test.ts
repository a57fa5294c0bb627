import { eq } from "drizzle-orm";
import { TOTP, Secret } from "otpauth";
import { z } from "zod";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../app.ts";
import { appRouter } from "../router.ts";
import { engines } from "../testing/engines.ts";
import { adminOrigin, callWith, createWorld, findAccount, type World } from "../testing/world.ts";
import { actions, sessions } from "./access.table.ts";
import { oneTimeSecrets, recoveryCodes } from "./factors.table.ts";
import { demonstrationPassword as password } from "./sign-in.store.ts";

const Begun = z.object({ secret: z.string(), address: z.string() });
const Codes = z.object({ recoveryCodes: z.array(z.string()) });

describe.each(engines)("a second factor on %s", (engine) => {
  let world: World;
  let secret: string;
  let codes: readonly string[];
  let cookie: string;
  beforeAll(async () => {
    world = await createWorld(engine, "demonstration");
    cookie = world.cookieOf("planner");
    const begun = await callWith(world.app, cookie, "factors.beginApp", {});
    ({ secret } = Begun.parse(begun.data));
    const confirmed = await callWith(world.app, cookie, "factors.confirmApp", { code: codeAt(0) });
    codes = Codes.parse(confirmed.data).recoveryCodes;
    cookie = cookieFrom(confirmed.headers);
  });
  afterAll(() => world.close());

  const codeAt = (seconds: number) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: world.clock.ms + seconds * 1000,
    });
  const cookieFrom = (headers: Headers) => headers.get("set-cookie")?.split(";")[0] ?? "";
  let place = 0;
  const signIn = (code: string | null, source = `198.51.100.${(place += 1)}`) =>
    callWith(
      world.app,
      null,
      "access.signIn",
      { signInName: "planner", password, code },
      { "x-test-source": source },
    );

  test("its secret is kept sealed, and its ten recovery codes as hashes", async () => {
    const kept = JSON.stringify([
      await world.services.db.select().from(oneTimeSecrets),
      await world.services.db.select().from(recoveryCodes),
    ]);
    expect(kept).not.toContain(secret);
    expect(codes).toHaveLength(10);
    for (const code of codes) {
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
      expect(kept).not.toContain(code);
    }
  });

  test("setting it up gave the session a new id: the one before is worth nothing", async () => {
    const before = await callWith(world.app, world.cookieOf("planner"), "access.me", {});
    expect(before.status).toBe(401);
    expect((await callWith(world.app, cookie, "access.me", {})).status).toBe(200);
  });

  test("the password alone gives no cookie, and asks for a code", async () => {
    const answer = await signIn(null);
    expect(answer.data).toMatchObject({ needs: "app" });
    expect(answer.headers.get("set-cookie")).toBeNull();
  });

  test("a code is taken once, also when two sign-ins bring it at the same moment", async () => {
    world.clock.ms += 60_000;
    const both = await Promise.all([signIn(codeAt(0)), signIn(codeAt(0))]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401]);
    const again = await signIn(codeAt(0));
    expect(again.error?.data.reason).toBe("code_wrong_or_used");
  });

  test("a clock half a minute off is forgiven, one of a minute and a half is not", async () => {
    world.clock.ms += 120_000;
    expect((await signIn(codeAt(90))).status).toBe(401);
    expect((await signIn(codeAt(-30))).status).toBe(200);
    expect((await signIn(codeAt(30))).status).toBe(200);
    // Later codes were taken: earlier ones count as used.
    expect((await signIn(codeAt(0))).status).toBe(401);
  });

  test("a recovery code opens once, however it is typed", async () => {
    const [code = ""] = codes;
    expect((await signIn(code.toLowerCase().replace("-", " "))).status).toBe(200);
    expect((await signIn(code)).status).toBe(401);
  });

  test("wrong codes are counted like wrong passwords: three, then one waits", async () => {
    const source = "203.0.113.200";
    for (let tries = 0; tries < 3; tries += 1)
      expect((await signIn("000000", source)).status).toBe(401);
    expect((await signIn(codes[1] ?? "", source)).status).toBe(429);
  });

  test("eleven minutes after the proof an act asks again, and goes through after code and password", async () => {
    const { userId } = await findAccount(world, "planner");
    world.clock.ms += 11 * 60_000;
    const ask = () => callWith(world.app, cookie, "factors.renewRecoveryCodes", {});
    expect((await ask()).error?.data.reason).toBe("step_up_required");
    const half = await callWith(world.app, cookie, "access.stepUp", { password });
    expect(half.data).toEqual({ needs: "app" });
    expect((await ask()).error?.data.reason).toBe("step_up_required");
    const whole = await callWith(world.app, cookie, "access.stepUp", {
      password,
      code: codeAt(0),
    });
    expect(whole.data).toEqual({ needs: "nothing" });
    expect((await callWith(world.app, cookie, "access.me", {})).status).toBe(401);
    cookie = cookieFrom(whole.headers);
    const renewed = await ask();
    expect(Codes.parse(renewed.data).recoveryCodes).not.toEqual(codes);
    cookie = cookieFrom(renewed.headers);
    const logged = await world.services.db.select().from(actions).where(eq(actions.userId, userId));
    expect(logged.map((row) => row.procedure)).toContain("factors.renewRecoveryCodes");
  });

  test("one's sessions are listed, and all but this one end at once", async () => {
    world.clock.ms += 60_000;
    const other = cookieFrom((await signIn(codeAt(0))).headers);
    const listed = await callWith(world.app, cookie, "access.sessions", {});
    const rows = z.array(z.object({ isThis: z.boolean() })).parse(listed.data);
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.filter(({ isThis }) => isThis)).toHaveLength(1);
    await callWith(world.app, cookie, "access.endSessions", { sessionId: null });
    expect((await callWith(world.app, other, "access.me", {})).status).toBe(401);
    expect((await callWith(world.app, cookie, "access.me", {})).status).toBe(200);
  });

  test("where a role needs a second factor, a session without one can only set it up", async () => {
    const app = createApp({
      router: appRouter,
      services: { ...world.services, secondFactor: ["auditor"] },
      allowedOrigins: [adminOrigin],
      secureCookies: false,
      singleSignOn: null,
      log: () => undefined,
      sourceOf: () => "192.0.2.1",
      isReady: () => true,
    });
    const auditor = world.cookieOf("auditor");
    await world.services.db.update(sessions).set({
      lastSeenAt: new Date(world.clock.ms).toISOString(),
      provedAt: new Date(world.clock.ms).toISOString(),
    });
    const refused = await callWith(app, auditor, "access.actions", {});
    expect(refused.error?.data.reason).toBe("second_factor_required");
    const me = await callWith(app, auditor, "access.me", {});
    expect(me.data).toMatchObject({ needsSecondFactor: true });
    expect((await callWith(app, auditor, "factors.beginApp", {})).status).toBe(200);
  });
});
