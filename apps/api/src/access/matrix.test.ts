import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { initTRPC, type AnyTRPCProcedure, type AnyTRPCRouter } from "@trpc/server";
import { z } from "zod";
import { refuse } from "../refusal.ts";
import { listUnits } from "../registry/registry.store.ts";
import { units } from "../registry/registry.table.ts";
import { appRouter } from "../router.ts";
import { procedure, router, type Context, type Meta } from "../trpc.ts";
import { engines } from "../testing/engines.ts";
import { findPlaces, type Places } from "../testing/places.ts";
import { createWorld, type World } from "../testing/world.ts";
import { checkMatrix } from "./matrix.ts";
import { cases } from "./matrix.cases.ts";
import { expectedAccess, expectedStepUp, type ExpectedAccess } from "./matrix.expected.ts";
import { recordFailure } from "./sign-in.store.ts";

describe.each(engines)("who may call what, on %s", (engine) => {
  let world: World;
  let places: Places;
  beforeAll(async () => {
    world = await createWorld(engine, "demonstration");
    places = await findPlaces(world);
  });
  afterAll(() => world.close());

  test("every procedure answers every role, and nobody, as written by hand", async () => {
    const report = await checkMatrix(
      world,
      appRouter,
      places,
      expectedAccess,
      cases,
      expectedStepUp,
    );
    expect(report.problems).toEqual([]);
    expect(report.cells).toBeGreaterThan(750);
  });
});

// Faults planted on purpose: the matrix has to see each of them.
describe("the matrix catches", () => {
  const declared = {
    roles: { planner: "national", institution_officer: "own_institution" },
    purpose: "registry",
    secondPerson: "none",
    limit: "read",
    people: "none",
  } as const;
  const forPlanner = { planner: "all", institution_officer: "own" } as const;

  test("a procedure that nobody guards and nobody wrote a row for", async () => {
    const open = initTRPC.create();
    const planted = open.router({ all: open.procedure.query(() => "everything") });
    const problems = await problemsOf(planted, {});
    expect(problems).toEqual(["all: declares no access", "all: has no row"]);
  });

  test("a row without its procedure", async () => {
    expect(await problemsOf(router({}), { "registry.gone": forPlanner })).toEqual([
      "registry.gone: has a row and does not exist",
    ]);
  });

  test("a role too many", async () => {
    const planted = unitsRouter(
      procedure({
        ...declared,
        permission: "registry.units",
        roles: { ...declared.roles, auditor: "national" },
      }).query(({ ctx }) => listUnits(ctx.db, ctx.scope, null, firstPage)),
    );
    expect(await problemsOf(planted, { "registry.units": forPlanner })).toEqual([
      expect.stringContaining("registry.units as auditor: 200 instead of 403"),
      expect.stringContaining("registry.units as auditor: 200 instead of 403"),
    ]);
  });

  test("a role too few", async () => {
    const planted = unitsRouter(
      procedure({
        ...declared,
        permission: "registry.units",
        roles: { institution_officer: "own_institution" },
      }).query(({ ctx }) => listUnits(ctx.db, ctx.scope, null, firstPage)),
    );
    expect(await problemsOf(planted, { "registry.units": forPlanner })).toEqual([
      expect.stringContaining("registry.units as planner: 403 instead of 200"),
    ]);
  });

  test("a list that forgets whose the rows are", async () => {
    const planted = unitsRouter(
      procedure({ ...declared, permission: "registry.units" }).query(async ({ ctx }) => ({
        rows: await ctx.db.select({ institutionCode: units.institutionCode }).from(units),
      })),
    );
    expect(await problemsOf(planted, { "registry.units": forPlanner })).toEqual([
      expect.stringContaining("institution_officer (own rows only): shows a row of"),
      expect.stringContaining("institution_officer (no scope): shows 527 rows to whom nothing"),
    ]);
  });

  test("input that is parsed before the role is settled", async () => {
    const early = initTRPC.context<Context>().meta<Meta>().create();
    const access = { ...declared, permission: "registry.units" } as const;
    const planted = unitsRouter(
      early.procedure
        .meta({ access })
        .input(z.strictObject({ limit: z.int() }))
        .use(({ ctx, next }) => {
          if (ctx.session === null) throw refuse("not_signed_in");
          return ctx.session.role === "planner" ? next() : Promise.reject(refuse("not_allowed"));
        })
        .query(() => null),
    );
    expect(await problemsOf(planted, { "registry.units": {} })).toContainEqual(
      expect.stringContaining("registry.units as nobody: 400 instead of 401"),
    );
  });

  test("a denied call that leaves something behind", async () => {
    const early = initTRPC.context<Context>().meta<Meta>().create();
    const access = { ...declared, permission: "registry.units" } as const;
    const planted = unitsRouter(
      early.procedure
        .meta({ access })
        .use(async ({ ctx }) => {
          const { services, session } = ctx;
          await recordFailure(services.db, services.environment, services.environment.newId());
          throw refuse(session === null ? "not_signed_in" : "not_allowed");
        })
        .query(() => null),
    );
    expect(await problemsOf(planted, { "registry.units": {} })).toEqual([
      expect.stringMatching(/all who may not: a denied call left .* sign_in_failures/),
    ]);
  });
});

const firstPage = { institutionCode: null, search: null, limit: 100, cursor: null };

function unitsRouter(planted: AnyTRPCProcedure) {
  return router({ registry: router({ units: planted }) });
}

async function problemsOf(
  planted: AnyTRPCRouter,
  expected: Readonly<Record<string, ExpectedAccess>>,
): Promise<readonly string[]> {
  const world = await createWorld("pglite", "demonstration", planted);
  try {
    return (await checkMatrix(world, planted, await findPlaces(world), expected, cases)).problems;
  } finally {
    await world.close();
  }
}
