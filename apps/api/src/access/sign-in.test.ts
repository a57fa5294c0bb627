import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../app.ts";
import { appRouter } from "../router.ts";
import { bothEngines } from "../testing/engines.ts";
import { adminOrigin, callWith, createWorld, findAccount, type World } from "../testing/world.ts";
import { actions, sessions, signInFailures, users } from "./access.table.ts";
import { demonstrationPassword, failureKey, waitAfter } from "./sign-in.store.ts";

const minute = 60_000;

describe.each(bothEngines)("signing in on %s", (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(engine, "demonstration");
  });
  afterAll(() => world.close());

  // Each test comes from places of its own: failures are counted by account and place.
  let place = 0;
  beforeEach(() => {
    place += 1;
  });
  const here = () => `192.0.2.${place}`;
  const elsewhere = () => `203.0.113.${place}`;
  const signIn = (password: string, source = here(), signInName = "planner") =>
    callWith(
      world.app,
      null,
      "access.signIn",
      { signInName, password },
      { "x-test-source": source },
    );
  const cookieFrom = (headers: Headers) => headers.get("set-cookie")?.split(";")[0] ?? "";

  test("the right password gives a cookie that only the server can read, and an action", async () => {
    const answer = await signIn(demonstrationPassword);
    expect(answer.data).toMatchObject({ role: "planner" });
    const cookie = answer.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^pindah-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const id = cookieFrom(answer.headers).split("=")[1] ?? "";
    const kept = await world.services.db.select().from(sessions);
    expect(JSON.stringify(kept)).not.toContain(id);
    const me = await callWith(world.app, cookieFrom(answer.headers), "access.me", {});
    expect(me.data).toMatchObject({ role: "planner", demonstration: true });
    const logged = await world.services.db
      .select()
      .from(actions)
      .where(eq(actions.procedure, "access.signIn"));
    expect(logged).toHaveLength(1);
  });

  test("over https the cookie is bound to the host and Secure", async () => {
    const app = createApp({
      router: appRouter,
      services: world.services,
      allowedOrigins: [adminOrigin],
      secureCookies: true,
      singleSignOn: null,
      log: () => undefined,
      sourceOf: () => "192.0.2.1",
      isReady: () => true,
    });
    const answer = await callWith(app, null, "access.signIn", {
      signInName: "planner",
      password: demonstrationPassword,
    });
    expect(answer.headers.get("set-cookie")).toMatch(/^__Host-pindah-session=.*; Secure$/);
  });

  test("a wrong password and an unknown name get the same words, and no cookie", async () => {
    const wrong = await signIn("not the password");
    const unknown = await signIn("not the password", here(), "nobody-by-that-name");
    for (const answer of [wrong, unknown]) {
      expect(answer.status).toBe(401);
      expect(answer.error?.data.reason).toBe("wrong_name_or_password");
      expect(answer.headers.get("set-cookie")).toBeNull();
    }
  });

  test("three wrong tries are free, then waits of 2, 4, 8 seconds, even for the right password", async () => {
    for (let tries = 0; tries < 3; tries += 1)
      expect((await signIn("wrong")).error?.data.reason).toBe("wrong_name_or_password");
    expect((await signIn(demonstrationPassword)).error?.data.reason).toBe("too_many_sign_ins");
    world.clock.ms += 1_999;
    expect((await signIn(demonstrationPassword)).status).toBe(429);
    world.clock.ms += 1;
    expect((await signIn("wrong")).error?.data.reason).toBe("wrong_name_or_password");
    world.clock.ms += 3_999;
    expect((await signIn(demonstrationPassword)).status).toBe(429);
    world.clock.ms += 1;
    expect((await signIn(demonstrationPassword)).status).toBe(200);
    const key = failureKey("planner", here());
    const left = await world.services.db.$count(signInFailures, eq(signInFailures.keyHash, key));
    expect(left).toBe(0);
  });

  test("failures from one place do not keep the owner out from another", async () => {
    for (let tries = 0; tries < 3; tries += 1) await signIn("wrong", elsewhere());
    expect((await signIn(demonstrationPassword, elsewhere())).status).toBe(429);
    expect((await signIn(demonstrationPassword, here())).status).toBe(200);
  });

  test("what is kept of a failure names neither account nor place", async () => {
    await signIn("wrong", elsewhere());
    const kept = JSON.stringify(await world.services.db.select().from(signInFailures));
    expect(kept).toContain(failureKey("planner", elsewhere()));
    expect(kept).not.toContain("planner");
    expect(kept).not.toContain(elsewhere());
  });

  test("a session ends at once when signed out, and its cookie is taken back", async () => {
    const cookie = cookieFrom((await signIn(demonstrationPassword)).headers);
    const out = await callWith(world.app, cookie, "access.signOut", {});
    expect(out.headers.get("set-cookie")).toContain("Max-Age=0");
    expect((await callWith(world.app, cookie, "access.me", {})).status).toBe(401);
  });

  test("unused for 15 minutes, or 8 hours old, a session ends", async () => {
    const cookie = cookieFrom((await signIn(demonstrationPassword)).headers);
    const status = async () => (await callWith(world.app, cookie, "access.me", {})).status;
    const startedAt = world.clock.ms;
    world.clock.ms += 15 * minute - 1;
    expect(await status()).toBe(200);
    world.clock.ms += 15 * minute;
    expect(await status()).toBe(401);

    const second = cookieFrom((await signIn(demonstrationPassword)).headers);
    const secondStart = world.clock.ms;
    expect(secondStart).toBeGreaterThan(startedAt);
    while (world.clock.ms + 10 * minute < secondStart + 8 * 60 * minute) {
      world.clock.ms += 10 * minute;
      expect((await callWith(world.app, second, "access.me", {})).status).toBe(200);
    }
    world.clock.ms = secondStart + 8 * 60 * minute;
    expect((await callWith(world.app, second, "access.me", {})).status).toBe(401);
  });

  test("a disabled account is out at its next call and cannot come back", async () => {
    const cookie = cookieFrom((await signIn(demonstrationPassword)).headers);
    const { userId } = await findAccount(world, "planner");
    await world.services.db
      .update(users)
      .set({ disabledAt: new Date(world.clock.ms).toISOString() })
      .where(eq(users.userId, userId));
    expect((await callWith(world.app, cookie, "access.me", {})).status).toBe(401);
    expect((await signIn(demonstrationPassword)).status).toBe(401);
    await world.services.db.update(users).set({ disabledAt: null }).where(eq(users.userId, userId));
    expect((await signIn(demonstrationPassword)).status).toBe(200);
  });

  test("without the demonstration its accounts are neither listed nor let in", async () => {
    const app = createApp({
      router: appRouter,
      services: { ...world.services, demonstration: false },
      allowedOrigins: [adminOrigin],
      secureCookies: false,
      singleSignOn: null,
      log: () => undefined,
      sourceOf: () => "192.0.2.1",
      isReady: () => true,
    });
    expect((await callWith(app, null, "access.demonstrationAccounts", {})).data).toEqual([]);
    const input = { signInName: "planner", password: demonstrationPassword };
    expect((await callWith(app, null, "access.signIn", input)).status).toBe(401);
    const listed = await callWith(world.app, null, "access.demonstrationAccounts", {});
    expect(listed.data).toHaveLength(20);
  });
});

test.each([
  [1, 0],
  [2, 0],
  [3, 2],
  [4, 4],
  [5, 8],
  [11, 512],
  [12, 900],
  [500, 900],
])("after %i failures one waits %i seconds", (failures, seconds) => {
  expect(waitAfter(failures)).toBe(seconds);
});
