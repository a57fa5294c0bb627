import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { Client } from "pg";
import { inject } from "vitest";
import { openPostgres, pgliteDatabase, type OpenDatabase } from "../db/open.ts";

/** The databases that every test runs on. */
export const engines = ["pglite", "postgres"] as const;
export type Engine = (typeof engines)[number];

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
