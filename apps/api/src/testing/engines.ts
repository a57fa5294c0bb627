import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { Client } from "pg";
import { inject } from "vitest";
import { openPostgres, pgliteDatabase, type OpenDatabase } from "../db/open.ts";

/** Both databases. What depends on the database itself is tried on both, every time. */
export const bothEngines = ["pglite", "postgres"] as const;
export type Engine = (typeof bothEngines)[number];

/**
 * The databases that the other tests run on: both, or the one that `PINDAH_TEST_ENGINE` names.
 * `npm test` names the embedded one; `npm run prove` runs all of it again on PostgreSQL.
 */
const asked = process.env["PINDAH_TEST_ENGINE"];
export const engines = bothEngines.filter((engine) => asked === undefined || asked === engine);

/** `empty`: migrated and nothing in it. `demonstration`: with its plan of record. */
export type Pattern = "empty" | "demonstration";

/** A database of its own, as a copy of a pattern. */
export async function createTestDatabase(
  engine: Engine,
  pattern: Pattern,
): Promise<OpenDatabase & { readonly url: string | null }> {
  if (engine === "pglite") {
    const path = inject(pattern === "empty" ? "pgliteEmpty" : "pgliteDemonstration");
    const client = await PGlite.create({ loadDataDir: new Blob([await readFile(path)]) });
    return { ...pgliteDatabase(client), url: null };
  }
  const server = inject("postgresUrl");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const admin = new Client({ connectionString: server });
  await admin.connect();
  await admin.query(`create database ${name} template ${pattern}`);
  await admin.end();
  const url = server.replace(/\/postgres$/, `/${name}`);
  return { ...openPostgres(url), url };
}
