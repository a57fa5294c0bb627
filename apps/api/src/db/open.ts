import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { ok, type Result } from "@pindah/domain/kernel";
import { sql } from "drizzle-orm";
import { drizzle as drizzlePostgres, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { migrate as migratePostgres } from "drizzle-orm/node-postgres/migrator";
import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import { migrate as migratePglite } from "drizzle-orm/pglite/migrator";
import { Pool } from "pg";
import { fromPglite, type Db } from "pg-boss";
import { copyThroughPglite, copyThroughPool, type CopySession } from "./copy.ts";
import type { Database } from "./database.ts";
import { lockFolder, type FolderInUse } from "./lock.ts";

export type OpenDatabase = {
  readonly engine: "pglite" | "postgres";
  readonly db: Database;
  /** The same database as the job queue speaks to it. */
  readonly queue: Db;
  /** Brings the schema to this version. Two processes that start at once do it one by one. */
  readonly migrate: () => Promise<void>;
  /** Does something that only one of the processes that share the database may do at a time. */
  readonly exclusively: (work: () => Promise<void>) => Promise<void>;
  /** A connection of its own for backups: whole tables in and out. */
  readonly openCopy: () => Promise<CopySession>;
  readonly close: () => Promise<void>;
};

const migrationsFolder = fileURLToPath(new URL("../../migrations", import.meta.url));

// Any numbers will do, as long as nothing else in the database uses them.
const migrationLock = 7_203_000;
const preparationLock = 7_203_002;

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
    // One process has it, and nobody else.
    exclusively: (work) => work(),
    openCopy: () => copyThroughPglite(client),
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
    migrate: () =>
      withLock(pool, migrationLock, (session) => migratePostgres(session, { migrationsFolder })),
    exclusively: (work) => withLock(pool, preparationLock, work),
    openCopy: () => copyThroughPool(pool),
    close: () => pool.end(),
  };
}

/** Works under an advisory lock. It belongs to a session, so one connection is kept for it. */
async function withLock(
  pool: Pool,
  lock: number,
  work: (session: NodePgDatabase) => Promise<void>,
): Promise<void> {
  const client = await pool.connect();
  try {
    const session = drizzlePostgres({ client });
    await session.execute(sql`set statement_timeout = 0`);
    await session.execute(sql`select pg_advisory_lock(${lock})`);
    await work(session);
  } finally {
    // Ended, not given back: the lock goes with it, and its settings are not the pool's.
    client.release(true);
  }
}
