import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { createLimiter } from "../access/limiter.ts";
import { createPasswords } from "../access/passwords.ts";
import { createVault, keyBytes } from "../access/vault.ts";
import { openPostgres, pgliteDatabase, type OpenDatabase } from "../db/open.ts";
import { decideDemonstration, loadDemonstration } from "../demonstration/demonstration.ts";
import { systemEnvironment } from "../environment.ts";
import { createJobQueue } from "../jobs.ts";
import type { LogEntry } from "../log.ts";
import { startPostgres } from "./postgres.ts";

declare module "vitest" {
  // Vitest names the values handed from the global set-up to the tests in this interface.
  export interface ProvidedContext {
    pgliteEmpty: string;
    pgliteDemonstration: string;
    postgresUrl: string;
  }
}

/** Small enough to be quick, large enough that some are housed and some wait. */
export const testPeople = 2400;

/** Starts PostgreSQL, fills both databases once, and keeps them as patterns for copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "pindah-api-"));
  const keep = async (client: PGlite, name: string) => {
    const path = join(folder, name);
    await writeFile(path, await (await client.dumpDataDir("none")).bytes());
    return path;
  };
  const client = await PGlite.create();
  const embedded = pgliteDatabase(client);
  await embedded.migrate();
  project.provide("pgliteEmpty", await keep(client, "empty.tar"));
  await fill(embedded);
  project.provide("pgliteDemonstration", await keep(client, "demonstration.tar"));
  await client.close();

  const server = await startPostgres();
  project.provide("postgresUrl", server.urlOf("postgres"));
  const admin = new Client({ connectionString: server.urlOf("postgres") });
  await admin.connect();
  await admin.query("create database empty");
  const empty = openPostgres(server.urlOf("empty"));
  await empty.migrate();
  await empty.close();
  await admin.query("create database demonstration template empty");
  const filled = openPostgres(server.urlOf("demonstration"));
  await fill(filled);
  await filled.close();
  await admin.end();

  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

async function fill(database: OpenDatabase): Promise<void> {
  // Silent unless something fails: then whoever reads the test run has to see why.
  const log = (entry: LogEntry) => {
    if ("error" in entry) process.stderr.write(`${JSON.stringify(entry)}\n`);
  };
  const queue = createJobQueue(database.queue, log);
  await queue.open();
  const services = {
    db: database.db,
    environment: systemEnvironment,
    limiter: createLimiter(database.db, systemEnvironment),
    passwords: createPasswords(),
    jobs: queue,
    vault: createVault(Buffer.alloc(keyBytes, "test"), systemEnvironment),
    secondFactor: [],
    singleSignOn: null,
    wakeSequencer: () => undefined,
    publicUrl: "http://api.test",
    demonstration: true,
  };
  try {
    await loadDemonstration(services, { people: testPeople, seed: 7 });
    await decideDemonstration(services, log);
  } finally {
    await queue.close();
  }
}
