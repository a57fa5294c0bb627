import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import {
  addDays,
  HouseholdId,
  InstitutionCode,
  LocalDate,
  PersonId,
  seededRandom,
  UnitCode,
  type Random,
} from "@pindah/domain/kernel";
import { startPostgres, type Postgres } from "@pindah/postgres";
import { sql } from "drizzle-orm";
import { Client as Connection } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { users } from "../access/access.table.ts";
import type { Role } from "../access/roles.ts";
import { startSession } from "../access/session.store.ts";
import { sessionCookieName } from "../access/cookie.ts";
import { openPostgres, type OpenDatabase } from "../db/open.ts";
import { systemEnvironment } from "../environment.ts";
import { newSigningKey } from "../publication/signing.ts";
import { households, institutions, people, units } from "../registry/registry.table.ts";
import { startApi, type ApiProcess } from "../testing/process.ts";
import { adminOrigin } from "../testing/world.ts";
import { audit, type Audit } from "./audit.ts";
import { keepWriting, type Client } from "./clients.ts";

// Whether an answer is a promise: processes are killed while clients write by real commands, and
// what the clients were told is held against the database.
const apiCycles = Number(process.env["PINDAH_API_KILLS"] ?? 200);
const databaseCycles = Number(process.env["PINDAH_DATABASE_KILLS"] ?? 50);
const clientsAtOnce = 8;
const seed = 20_261_124;

let server: Postgres;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pindah-kill-"));
  const key = await newSigningKey("kill.test/log", new Uint8Array(32).fill(7));
  await writeFile(join(folder, "log.key"), key);
  server = await startPostgres({ durable: true });
  await execute("postgres", "create database pattern");
  const pattern = openPostgres(urlOf("pattern"));
  await pattern.migrate();
  await addPeople(pattern);
  await pattern.close();
  // A killed process keeps nothing of what it compiled: one that ends by itself does it for all.
  const first = startApi(settingsOf("pattern"));
  await first.until("listening");
  first.child.kill("SIGTERM");
  await first.ended;
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

test(`${apiCycles} kills of the API while it writes: no acknowledged write lost or doubled`, async () => {
  const { found, startMs } = await runCycles("api_kills", apiCycles, killApi);
  expect(found).toMatchObject({ lost: 0, doubled: 0, chainIntact: true });
  expect(found.acknowledged).toBeGreaterThan(apiCycles * 2);
  console.log(`${apiCycles} kills, ${found.acknowledged} answered writes, start ${startMs} ms`);
});

test(`${databaseCycles} kills of the whole PostgreSQL: no acknowledged write lost or doubled`, async () => {
  const { found } = await runCycles("database_kills", databaseCycles, killDatabase);
  expect(found).toMatchObject({ lost: 0, doubled: 0, chainIntact: true });
  expect(found.acknowledged).toBeGreaterThan(databaseCycles * 2);
  console.log(`${databaseCycles} kills of PostgreSQL, ${found.acknowledged} answered writes`);
});

test("planted: a database that answers before the commit is on disk loses writes, and it is seen", async () => {
  await execute("postgres", "alter system set synchronous_commit = off");
  await execute("postgres", "select pg_reload_conf()");
  const { found } = await runCycles("asynchronous", 10, killDatabase, ({ lost }) => lost > 0);
  await execute("postgres", "alter system reset synchronous_commit");
  await execute("postgres", "select pg_reload_conf()");
  expect(found.lost).toBeGreaterThan(0);
});

test("planted: commands whose ids do not bind are done twice, and it is seen", async () => {
  const forget = async (database: OpenDatabase) => {
    await database.db.execute(
      sql`alter table commands drop constraint commands_user_id_procedure_command_id_pk`,
    );
  };
  const seen = ({ doubled }: Audit) => doubled > 0;
  const { found } = await runCycles("forgetful", 10, killApi, seen, forget);
  expect(found.doubled).toBeGreaterThan(0);
});

type World = { readonly database: OpenDatabase; api: ApiProcess };

/** Starts, writes, kills at a moment of chance, and starts again; then holds all against each other. */
async function runCycles(
  name: string,
  cycles: number,
  kill: (world: World) => Promise<void>,
  enough: (found: Audit) => boolean = () => false,
  prepare: (database: OpenDatabase) => Promise<void> = () => Promise.resolve(),
) {
  await execute("postgres", `create database ${name} template pattern`);
  const random = seededRandom(seed);
  const database = openPostgres(urlOf(name));
  await prepare(database);
  const clients = await signIn(database);
  const world: World = { database, api: startApi(settingsOf(name)) };
  let found: Audit | undefined;
  let startedMs = 0;
  try {
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      const began = performance.now();
      if (world.api.child.exitCode !== null || world.api.child.killed)
        world.api = startApi(settingsOf(name));
      const { port } = await world.api.until("listening");
      startedMs += performance.now() - began;
      await writeThenKill(clients, `http://127.0.0.1:${port}`, random, () => kill(world));
      if (cycle === cycles - 1 || cycle % 5 === 4 || cycles <= 10) {
        found = await audit(database.db, clients);
        if (enough(found) || found.lost + found.doubled > 0 || !found.chainIntact) break;
      }
    }
    if (found === undefined) throw new Error("No cycle ran");
    return { found, startMs: Math.round(startedMs / cycles) };
  } finally {
    world.api.child.kill("SIGKILL");
    await world.api.ended;
    await database.close();
  }
}

async function writeThenKill(
  clients: readonly Client[],
  url: string,
  random: Random,
  kill: () => Promise<void>,
): Promise<void> {
  const stop = new AbortController();
  const writing = clients.map((client) => keepWriting(client, url, random, stop.signal));
  // A moment of chance among the answers, and inside a command.
  const enough = countAnswers(clients) + 1 + random.below(25);
  const patience = AbortSignal.timeout(60_000);
  while (countAnswers(clients) < enough && !patience.aborted) await pause(2);
  await pause(random.below(15));
  await kill();
  stop.abort();
  await Promise.all(writing);
}

function countAnswers(clients: readonly Client[]): number {
  return clients.flatMap(({ sent }) => sent.filter(({ answer }) => answer !== null)).length;
}

async function killApi({ api }: World): Promise<void> {
  api.child.kill("SIGKILL");
  await api.ended;
}

/** The API goes on: it has to find its way back to the database. */
async function killDatabase(): Promise<void> {
  await server.kill();
  await server.restart();
}

function urlOf(database: string): string {
  return server.url.replace(/\/postgres$/, `/${database}`);
}

async function execute(database: string, statement: string): Promise<void> {
  const connection = new Connection({ connectionString: urlOf(database) });
  await connection.connect();
  await connection.query(statement);
  await connection.end();
}

const settingsOf = (database: string) => ({
  DATABASE_URL: urlOf(database),
  DEMONSTRATION: "0",
  ADMIN_ORIGIN: adminOrigin,
  SIGNING_KEY_FILE: join(folder, "log.key"),
  RELEASE_DIR: join(folder, "releases"),
  NODE_COMPILE_CACHE: join(folder, "compiled"),
});

const institutionCode = InstitutionCode.parse("KILL");
const unitCode = UnitCode.parse("KILL-D1");
const fact = { source: "test", confidence: "high" } as const;
const numbers = Array.from({ length: clientsAtOnce }, (_, number) => number);
const personOf = (number: number) => PersonId.parse(`P000000${number}`);

/** Invented people, each with a household of his own. */
async function addPeople({ db }: OpenDatabase): Promise<void> {
  await db.insert(institutions).values({
    code: institutionCode,
    nameId: "Badan Uji",
    nameEn: "Test Agency",
    abbrev: "BU",
    type: "lpnk",
    ...fact,
  });
  const unit = { code: unitCode, institutionCode, nameId: "Deputi Uji", kind: "deputi", ...fact };
  await db.insert(units).values(unit);
  for (const number of numbers) {
    const householdId = HouseholdId.parse(`H000000${number}`);
    await db.insert(households).values({
      householdId,
      spouse: false,
      children: 0,
      helper: false,
      accessible: false,
      towerPreferences: [],
    });
    await db.insert(people).values({
      personId: personOf(number),
      unitCode,
      householdId,
      employment: "pns",
      postLevel: "pelaksana",
      grade: "III/a",
      sex: "female",
      education: "s1",
      retiresOn: LocalDate.parse("2050-01-01"),
      legalStanding: "active",
      discipline: "none",
    });
  }
}

/** Half of the clients plan days of release, half ask for corrections. */
async function signIn({ db }: OpenDatabase): Promise<readonly Client[]> {
  const clients: Client[] = [];
  for (const number of numbers) {
    const publishes = number % 2 === 0;
    const role: Role = publishes ? "publisher" : "employee";
    const userId = systemEnvironment.newId();
    await db.insert(users).values({
      userId,
      signInName: `kill-${number}`,
      displayName: "Uji",
      role,
      personId: publishes ? null : personOf(number),
      passwordHash: "none",
      demonstration: false,
      createdAt: new Date().toISOString(),
    });
    const id = await db.transaction((tx) =>
      startSession(tx, systemEnvironment, userId, { strength: "password", device: "test" }),
    );
    let day = addDays(LocalDate.parse("2030-01-01"), number * 10_000);
    clients.push({
      cookie: `${sessionCookieName(false)}=${id}`,
      sent: [],
      otherAnswers: [],
      next: () => {
        const commandId = systemEnvironment.newId();
        if (!publishes) {
          const input = { commandId, subject: "home", statement: "Alamat tidak sesuai." };
          return { path: "privacy.requestCorrection", input };
        }
        day = addDays(day, 1);
        return { path: "publication.planRelease", input: { commandId, dueOn: day } };
      },
    });
  }
  return clients;
}
