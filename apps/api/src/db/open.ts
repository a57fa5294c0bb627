import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { ok, type Result } from "@pindah/domain/kernel";
import { sql } from "drizzle-orm";
import { drizzle as drizzlePostgres } from "drizzle-orm/node-postgres";
import { migrate as migratePostgres } from "drizzle-orm/node-postgres/migrator";
import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import { migrate as migratePglite } from "drizzle-orm/pglite/migrator";
import { Pool } from "pg";
import { fromPglite, type Db } from "pg-boss";
import type { Database } from "./database.ts";
import { lockFolder, type FolderInUse } from "./lock.ts";

export type OpenDatabase = {
  readonly engine: "pglite" | "postgres";
  readonly db: Database;
  /** The same database as the job queue speaks to it. */
  readonly queue: Db;
  /** Brings the schema to this version. Two processes that start at once do it one by one. */
  readonly migrate: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const migrationsFolder = fileURLToPath(new URL("../../migrations", import.meta.url));

// Any number will do, as long as nothing else in the database uses it.
const migrationLock = 7_203_000;

/** The embedded database in a folder that no other process has open. */
export async function openFolder(folder: string): Promise<Result<OpenDatabase, FolderInUse>> {
  const lock = lockFolder(folder);
  if (!lock.ok) return lock;
  const data = join(folder, "data");
  mkdirSync(data, { recursive: true });
  const opened = pgliteDatabase(await PGlite.create(data));
  const close = async () => {
    await opened.close();
    lock.value.release();
  };
  return ok({ ...opened, close });
}

/** An embedded database as it is given: in memory, or from a snapshot. */
export function pgliteDatabase(client: PGlite): OpenDatabase {
  const db = drizzlePglite({ client });
  return {
    engine: "pglite",
    db,
    queue: fromPglite(client),
    migrate: () => migratePglite(db, { migrationsFolder }),
    close: () => client.close(),
  };
}

/** A PostgreSQL server, through a pool. */
export function openPostgres(url: string): OpenDatabase {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    application_name: "pindah-api",
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  // A connection that breaks while nobody uses it: the pool replaces it. Without a listener it
  // would end the process.
  pool.on("error", () => undefined);
  return {
    engine: "postgres",
    db: drizzlePostgres({ client: pool }),
    queue: { executeSql: (text, values) => pool.query(text, values) },
    migrate: async () => {
      // The lock belongs to a session, so one connection takes it, migrates and gives it back.
      const client = await pool.connect();
      try {
        const session = drizzlePostgres({ client });
        await session.execute(sql`set statement_timeout = 0`);
        await session.execute(sql`select pg_advisory_lock(${migrationLock})`);
        try {
          await migratePostgres(session, { migrationsFolder });
        } finally {
          await session.execute(sql`select pg_advisory_unlock(${migrationLock})`);
        }
      } finally {
        // Not given back to the pool: its settings are not the pool's.
        client.release(true);
      }
    },
    close: () => pool.end(),
  };
}
