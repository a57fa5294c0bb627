import { assertNever, type Json } from "@pindah/domain/kernel";
import type { AnyTRPCRouter } from "@trpc/server";
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { listProcedures, type DeclaredProcedure } from "../testing/procedures.ts";
import type { Places } from "../testing/places.ts";
import { addUser, callWith, sessionFor, findAccount, type World } from "../testing/world.ts";
import { timestampOf } from "../environment.ts";
import { sessions } from "./access.table.ts";
import type { Case } from "./matrix.case.ts";
import type { ExpectedAccess } from "./matrix.expected.ts";
import { roles, type Role } from "./roles.ts";

export type MatrixReport = { readonly cells: number; readonly problems: readonly string[] };

/**
 * Calls every procedure as every role, with what is its own, another's and nobody's, and as nobody
 * at all; names every cell that is not as written by hand.
 */
export async function checkMatrix(
  world: World,
  router: AnyTRPCRouter,
  places: Places,
  expected: Readonly<Record<string, ExpectedAccess>>,
  cases: Readonly<Record<string, Case>>,
  stepUp: readonly string[] = [],
): Promise<MatrixReport> {
  const problems: string[] = [];
  let cells = 0;
  // What changes the plan of record comes last.
  const procedures = listProcedures(router).toSorted((a, b) => changes(a) - changes(b));
  for (const path of Object.keys(expected))
    if (!procedures.some((procedure) => procedure.path === path))
      problems.push(`${path}: has a row and does not exist`);
  for (const { path, meta } of procedures) {
    const row = expected[path];
    const how = cases[path];
    if (meta === undefined) problems.push(`${path}: declares no access`);
    else if (meta.access.permission !== path)
      problems.push(`${path}: declares itself as ${meta.access.permission}`);
    if ((meta?.access.stepUp === true) !== stepUp.includes(path))
      problems.push(
        `${path}: ${stepUp.includes(path) ? "asks for no fresh proof" : "asks for a fresh proof"}`,
      );
    if (row === undefined || how === undefined) {
      problems.push(`${path}: has no row`);
      continue;
    }
    const found = await checkProcedure(world, places, path, row, how);
    problems.push(...found.problems);
    cells += found.cells;
    if (!stepUp.includes(path) || row === "everyone") continue;
    for (const role of roles.filter((name) => row[name] !== undefined)) {
      cells += 1;
      const problem = await refusesStale(world, role, path, await inputFor(world, places, how));
      if (problem !== null) problems.push(`${path} as ${role} (proved long ago): ${problem}`);
    }
  }
  return { cells, problems };
}

/** A session whose holder proved long ago who he is gets no further than being asked again. */
async function refusesStale(
  world: World,
  role: Role,
  path: string,
  input: Json,
): Promise<string | null> {
  const { db, environment } = world.services;
  const { userId } = await findAccount(world, role);
  const cookie = await sessionFor(world.services, userId);
  const long = new Date(environment.now() - 11 * 60_000).toISOString();
  await db.update(sessions).set({ provedAt: long }).where(eq(sessions.userId, userId));
  const answer = await callWith(world.app, cookie, path, input);
  await db
    .update(sessions)
    .set({ provedAt: timestampOf(environment) })
    .where(eq(sessions.userId, userId));
  if (answer.error?.data.reason === "step_up_required") return null;
  return statusIs(401, answer) ?? "401 for another reason";
}

/** A run that a test approves has a row and no results: what reads results comes before it. */
const changes = ({ type, path }: DeclaredProcedure) =>
  Number(type === "mutation") + Number(path === "plan.approve");

async function checkProcedure(
  world: World,
  places: Places,
  path: string,
  row: ExpectedAccess,
  how: Case,
): Promise<MatrixReport> {
  const problems: string[] = [];
  let cells = 0;
  const cell = async (name: string, check: () => Promise<string | null>) => {
    cells += 1;
    const problem = await check();
    if (problem !== null) problems.push(`${path} as ${name}: ${problem}`);
  };
  const anInput = () => inputFor(world, places, how);

  const wanted = how.kind === "plain" ? (how.status ?? 200) : 200;
  if (row === "everyone") {
    await cell("nobody", async () =>
      statusIs(wanted, await callWith(world.app, null, path, await anInput())),
    );
    return { cells, problems };
  }

  const valid = await anInput();
  const before = await countRows(world);
  for (const input of [valid, { garbage: true }]) {
    await cell("nobody", async () => statusIs(401, await callWith(world.app, null, path, input)));
    for (const role of roles.filter((name) => row[name] === undefined))
      await cell(role, async () => statusIs(403, await world.call(role, path, input)));
  }
  await cell("all who may not", async () => {
    const grown = (await countRows(world)).filter((line) => !before.includes(line));
    return grown.length === 0 ? null : `a denied call left something behind: ${grown.join(", ")}`;
  });

  for (const role of roles) {
    const reach = row[role];
    if (reach === "all")
      await cell(role, async () => {
        const input = await anInput();
        const answer = await callWith(world.app, await fresh(world, role), path, input);
        if (how.kind !== "list") return statusIs(wanted, answer);
        return (
          statusIs(200, answer) ??
          (how.owners(answer.data).length > 0 ? null : "reaches nothing at all")
        );
      });
    if (reach === "own")
      for (const [name, check] of ownCells(world, places, role, path, how))
        await cell(`${role} (${name})`, check);
  }
  return { cells, problems };
}

function ownCells(world: World, places: Places, role: Role, path: string, how: Case) {
  const own =
    role === "employee"
      ? {
          ...places.own,
          householdId: places.employeeHousehold,
          leadPersonId: places.employee,
          institutionCode: places.employeeInstitution,
        }
      : places.own;
  const checks: [string, () => Promise<string | null>][] = [];
  if (how.kind === "one") {
    checks.push(
      [
        "own",
        async () => {
          await how.prepare?.(world, { ...places, own });
          return statusIs(200, await world.call(role, path, how.of(own)));
        },
      ],
      [
        "another's",
        async () => {
          const foreign = await world.call(role, path, how.of(places.other));
          const missing = await world.call(role, path, how.missing);
          return (
            statusIs(404, foreign) ??
            statusIs(404, missing) ??
            (withoutId(foreign.text) === withoutId(missing.text)
              ? null
              : "another's does not look like a missing one")
          );
        },
      ],
      [
        "no scope",
        async () => {
          const { cookie } = await addUser(world, role);
          return statusIs(404, await callWith(world.app, cookie, path, how.of(own)));
        },
      ],
    );
  }
  if (how.kind === "list")
    checks.push(
      [
        "own rows only",
        async () => {
          const answer = await world.call(role, path, how.input(places));
          const failed = statusIs(200, answer);
          if (failed !== null) return failed;
          const mine = how.mine?.(own) ?? own.institutionCode;
          const foreign = how.owners(answer.data).find((code) => code !== mine);
          return foreign === undefined ? null : `shows a row of ${foreign}`;
        },
      ],
      [
        "no scope",
        async () => {
          const { cookie } = await addUser(world, role);
          const answer = await callWith(world.app, cookie, path, how.input(places));
          const failed = statusIs(200, answer);
          if (failed !== null) return failed;
          const shown = how.owners(answer.data).length;
          return shown === 0 ? null : `shows ${shown} rows to whom nothing belongs`;
        },
      ],
    );
  return checks;
}

async function inputFor(world: World, places: Places, how: Case): Promise<Json> {
  if (how.kind === "one" || how.kind === "list") await how.prepare?.(world, places);
  switch (how.kind) {
    case "plain":
      return how.input(world);
    case "self":
      return how.input();
    case "made":
      return how.of(world, places.other);
    case "one":
      return how.of(places.other);
    case "list":
      return how.input(places);
    default:
      return assertNever(how);
  }
}

/** A session of its own: one procedure ends the session that calls it. */
async function fresh(world: World, role: Role): Promise<string> {
  const { userId } = await findAccount(world, role);
  return sessionFor(world.services, userId);
}

function statusIs(
  wanted: number,
  answer: { readonly status: number; readonly text: string },
): string | null {
  return answer.status === wanted
    ? null
    : `${answer.status} instead of ${wanted}: ${answer.text.slice(0, 200)}`;
}

const withoutId = (text: string) => text.replaceAll(/"requestId":"[^"]*"/g, "");

const Names = z.object({ rows: z.array(z.object({ schema: z.string(), name: z.string() })) });
const Counts = z.object({ rows: z.array(z.object({ name: z.string(), rows: z.coerce.number() })) });

/** Every table with its number of rows, but the count of calls: what a call leaves shows in it. */
async function countRows({ services: { db } }: World): Promise<readonly string[]> {
  const tables = Names.parse(
    await db.execute(sql`
      select table_schema as schema, table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and (table_schema = 'public' or table_name = 'job')
        and table_name <> 'call_limits'
      order by table_name`),
  );
  const counts = tables.rows.map(
    ({ schema, name }) =>
      sql`select ${name}::text as name, count(*) as rows from ${sql.identifier(schema)}.${sql.identifier(name)}`,
  );
  return Counts.parse(await db.execute(sql.join(counts, sql` union all `))).rows.map(
    ({ name, rows }) => `${name} ${rows}`,
  );
}
