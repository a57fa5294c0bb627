import { initTRPC } from "@trpc/server";
import { z } from "zod";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { users } from "./access/access.table.ts";
import { roles } from "./access/roles.ts";
import { fixedText } from "./error-shape.ts";
import { listProcedures } from "./testing/procedures.ts";
import { appRouter } from "./router.ts";
import { adminOrigin, callWith, createWorld, type World } from "./testing/world.ts";
import { openProcedure, procedure, router } from "./trpc.ts";

const declared = {
  purpose: "registry",
  secondPerson: "none",
  limit: "read",
  people: "none",
} as const;
const forAnyone = { ...declared, permission: "test.fail", roles: "anyone" } as const;
const forPlanner = { ...declared, roles: { planner: "national" } } as const;

// A router of its own, with procedures that fail and misbehave in the ways that must not get out.
const failing = router({
  test: router({
    fail: openProcedure(forAnyone).query(() => {
      throw new Error("SELECT secret FROM people at /srv/app/db.ts");
    }),
    statement: openProcedure({ ...forAnyone, permission: "test.statement" }).mutation(
      async ({ ctx }) => {
        await ctx.services.db.insert(users).values({
          userId: "00000000-0000-4000-8000-000000000009",
          signInName: "UPPER Budi Santoso 198501012010011000",
          displayName: "Budi Santoso",
          role: "planner",
          passwordHash: "x",
          demonstration: false,
          createdAt: "2026-08-17T00:00:00.000Z",
        });
        return null;
      },
    ),
    echo: openProcedure({ ...forAnyone, permission: "test.echo" })
      .input(z.strictObject({ amount: z.int() }))
      .query(({ input }) => input),
    outside: procedure({ ...forPlanner, permission: "test.outside" }).mutation(() => "changed"),
    unlogged: procedure({ ...forPlanner, permission: "test.unlogged", people: "logged" }).query(
      () => "people",
    ),
    alone: procedure({
      ...forPlanner,
      permission: "test.alone",
      secondPerson: "not_the_maker",
    })
      .input(z.strictObject({ commandId: z.uuid() }))
      .mutation(({ ctx, input }) =>
        ctx.command(input, () =>
          Promise.resolve({
            result: 1,
            action: { subjectKind: "test", subjectId: "1", detail: {} },
          }),
        ),
      ),
  }),
});

describe("the API by HTTP", () => {
  let world: World;
  let broken: World;
  beforeAll(async () => {
    world = await createWorld("pglite", "demonstration");
    broken = await createWorld("pglite", "demonstration", failing);
  });
  afterAll(async () => {
    await world.close();
    await broken.close();
  });

  const post = (path: string, headers: Record<string, string>, body: string | FormData = "{}") =>
    world.app.request(`/trpc/${path}`, { method: "POST", headers, body });
  const json = { "content-type": "application/json" };

  test("an error of the machine leaves as a fixed text with the request's id", async () => {
    const answer = await callWith(broken.app, null, "test.fail", {});
    expect(answer.status).toBe(500);
    expect(answer.error?.message).toBe(fixedText);
    expect(answer.text).not.toMatch(/SELECT|secret|srv|stack/);
    expect(answer.error?.data.requestId).toBe(answer.headers.get("x-request-id"));
  });

  test("a failed statement leaves neither answer nor log with what stood in it", async () => {
    broken.log.length = 0;
    const answer = await callWith(broken.app, null, "test.statement", {});
    expect(answer.status).toBe(500);
    const logged = JSON.stringify(broken.log);
    for (const secret of ["Budi", "198501012010011000", "UPPER"]) {
      expect(answer.text).not.toContain(secret);
      expect(logged).not.toContain(secret);
    }
    expect(broken.log).toContainEqual(
      expect.objectContaining({
        event: "procedure_failed",
        sqlState: "23514",
        constraint: "users_sign_in_name_is_lower_case",
      }),
    );
  });

  test("invalid input is answered with the fields that are wrong, and without their values", async () => {
    const answer = await callWith(broken.app, null, "test.echo", { amount: "secret-17" });
    expect(answer.status).toBe(400);
    expect(answer.error?.data.reason).toBe("input_invalid");
    expect(answer.error?.data.issues).toEqual([{ path: "amount", code: "invalid_type" }]);
    expect(answer.text).not.toContain("secret-17");
  });

  test("a key too many is refused, not dropped", async () => {
    const answer = await callWith(broken.app, null, "test.echo", { amount: 1, role: "planner" });
    expect(answer.error?.data.issues).toEqual([{ path: "", code: "unrecognized_keys" }]);
  });

  test("a procedure that does not exist looks like one that finds nothing", async () => {
    const answer = await callWith(world.app, null, "registry.secrets", {});
    expect(answer.status).toBe(404);
    expect(answer.error?.data.reason).toBe("not_found");
    expect(answer.text).not.toContain("secrets");
  });

  test.each([
    ["a mutation outside the write path", "test.outside"],
    ["a query that shows people and notes nobody", "test.unlogged"],
    ["a decision that never asked who made the thing", "test.alone"],
  ])("%s is answered as a failure", async (_what, path) => {
    const answer = await broken.call("planner", path, { commandId: crypto.randomUUID() });
    expect(answer.status).toBe(500);
  });

  test("a form of another site is refused: multipart, text, and JSON alike", async () => {
    const cookie = world.cookieOf("planner");
    const form = new FormData();
    form.set("commandId", crypto.randomUUID());
    const cross = { cookie, origin: "https://evil.test", "sec-fetch-site": "cross-site" };
    expect((await post("access.signOut", cross, form)).status).toBe(403);
    expect((await post("access.signOut", { ...cross, ...json })).status).toBe(403);
    expect((await post("access.signOut", { cookie, "sec-fetch-site": "cross-site" })).status).toBe(
      403,
    );
    expect((await world.call("planner", "access.me")).status).toBe(200);
  });

  test("even from the admin's page only JSON is taken", async () => {
    const form = new FormData();
    const from = { origin: adminOrigin };
    expect((await post("access.demonstrationAccounts", from, form)).status).toBe(415);
    const text = { ...from, "content-type": "text/plain" };
    expect((await post("access.demonstrationAccounts", text)).status).toBe(415);
  });

  test("a session from a client that does not say which page calls is refused", async () => {
    const cookie = world.cookieOf("planner");
    expect((await post("access.me", { cookie, ...json })).status).toBe(403);
    const fetched = { cookie, ...json, "sec-fetch-site": "same-origin" };
    expect((await post("access.me", fetched)).status).toBe(200);
  });

  test("nothing is called by GET, so no input stands in an address", async () => {
    const input = encodeURIComponent(JSON.stringify({ householdId: "H0000001" }));
    const answer = await world.app.request(`/trpc/housing.household?input=${input}`, {
      headers: { cookie: world.cookieOf("planner"), origin: adminOrigin },
    });
    expect(answer.status).toBe(405);
  });

  test("ten calls travel together, eleven do not", async () => {
    const batch = (calls: number) => {
      const paths = Array.from({ length: calls }, () => "access.demonstrationAccounts").join(",");
      const inputs = Object.fromEntries(Array.from({ length: calls }, (_, index) => [index, {}]));
      return post(`${paths}?batch=1`, { ...json, origin: adminOrigin }, JSON.stringify(inputs));
    };
    expect((await batch(10)).status).toBe(200);
    expect((await batch(11)).status).toBe(400);
  });

  test("signing in does not travel with others", async () => {
    const guess = { signInName: "planner", password: "guess" };
    const answer = await post(
      "access.signIn,access.signIn?batch=1",
      { ...json, origin: adminOrigin },
      JSON.stringify({ 0: guess, 1: guess }),
    );
    expect(await answer.text()).toMatch(/sign_in_is_not_batched.*sign_in_is_not_batched/s);
  });

  test("a body of more than 256 KiB is refused", async () => {
    const body = JSON.stringify({ signInName: "a".repeat(300_000), password: "b" });
    expect((await post("access.signIn", { ...json, origin: adminOrigin }, body)).status).toBe(413);
  });

  test.each([
    ["a zero byte", "a\u0000b"],
    ["text that turns around", "a\u202Eb"],
    ["half a character", "a\uD800b"],
    ["101 characters", "a".repeat(101)],
  ])("a search with %s is invalid input, not a failure", async (_what, search) => {
    const answer = await world.call("planner", "registry.units", { search });
    expect(answer.status).toBe(400);
  });

  test("a search finds what was typed, and its signs are no patterns", async () => {
    const all = await world.call("planner", "registry.units", { search: "deputi" });
    expect(Rows.parse(all.data).rows.length).toBeGreaterThan(1);
    const pattern = await world.call("planner", "registry.units", { search: "%" });
    expect(Rows.parse(pattern.data).rows).toEqual([]);
  });

  test.each(["!!", "bm90IGpzb24", Buffer.from("[1,2]").toString("base64url")])(
    "a cursor that this server did not write (%s) is refused",
    async (cursor) => {
      const answer = await world.call("planner", "registry.units", { cursor });
      expect(answer.error?.data.reason).toBe("cursor_unreadable");
    },
  );

  test("the admin's page may call with its session, another may not", async () => {
    const preflight = (origin: string) =>
      world.app.request("/trpc/access.me", {
        method: "OPTIONS",
        headers: { origin, "access-control-request-method": "POST" },
      });
    const admin = await preflight(adminOrigin);
    expect(admin.headers.get("access-control-allow-origin")).toBe(adminOrigin);
    expect(admin.headers.get("access-control-allow-credentials")).toBe("true");
    const evil = await preflight("https://evil.test");
    expect(evil.headers.get("access-control-allow-origin")).toBeNull();
  });

  test("the log says which call, by id and time, and nothing about a person", async () => {
    world.log.length = 0;
    await world.call("planner", "competency.list", { limit: 5 });
    const [entry] = world.log;
    expect(entry).toMatchObject({ event: "request", path: "/trpc/competency.list", status: 200 });
    expect(JSON.stringify(world.log)).not.toMatch(/P0\d{6}|Pegawai|\d{18}/);
  });

  test("a caller beyond the limit of its class is told to come back", async () => {
    const statuses: number[] = [];
    for (let calls = 0; calls < 31; calls += 1)
      statuses.push((await world.call("auditor", "access.verifyLog")).status);
    expect(statuses.slice(0, 30)).not.toContain(429);
    expect(statuses[30]).toBe(429);
    world.clock.ms += 60_000;
    expect((await world.call("auditor", "access.verifyLog")).status).toBe(200);
  });

  test("whoever asks gets the description of every procedure", async () => {
    const answer = await world.app.request("/openapi.json");
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(await answer.json()).toMatchObject({
      openapi: "3.1.1",
      paths: { "/trpc/housing.tower": { post: { operationId: "housing.tower" } } },
    });
  });

  test("live and ready are answered without a session", async () => {
    expect((await world.app.request("/health/live")).status).toBe(200);
    expect((await world.app.request("/health/ready")).status).toBe(200);
  });
});

test("every procedure declares what it is and who may call it, and every role is in use", () => {
  const procedures = listProcedures(appRouter);
  expect(procedures.filter(({ meta }) => meta === undefined)).toEqual([]);
  const used = new Set(
    procedures.flatMap(({ meta }) =>
      typeof meta?.access.roles === "object" ? Object.keys(meta.access.roles) : [],
    ),
  );
  expect([...used].toSorted()).toEqual([...roles].toSorted());
});

test("a procedure made without the builder is seen", () => {
  const t = initTRPC.create();
  const planted = t.router({ all: t.procedure.query(() => "everything") });
  expect(listProcedures(planted)).toEqual([{ path: "all", type: "query" }]);
});

const Rows = z.object({ rows: z.array(z.unknown()) });
