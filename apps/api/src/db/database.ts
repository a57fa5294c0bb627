import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";

/** PostgreSQL in production, PGlite in the demonstration and in tests: slices see only this. */
export type Database = PgDatabase<PgQueryResultHKT>;

/** What a reader is handed: no insert, no update, no delete, no transaction. */
export type ReadDatabase = Pick<
  Database,
  "select" | "selectDistinct" | "selectDistinctOn" | "$count" | "with" | "$with"
>;

/** The inside of one transaction. */
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
