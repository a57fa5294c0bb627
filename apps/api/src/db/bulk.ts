import { setImmediate as nextTurn } from "node:timers/promises";
import { getTableColumns, getTableName, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Database } from "./database.ts";

const rowsAtOnce = 500;

/**
 * Adds many rows: one statement with one parameter for each five hundred of them. The database
 * reads them from JSON by the table's own column types. Between statements others get their turn:
 * the embedded database works in this very thread.
 */
export async function insertMany<T extends PgTable>(
  db: Pick<Database, "execute">,
  table: T,
  rows: readonly T["$inferInsert"][],
): Promise<void> {
  const columns = Object.entries(getTableColumns(table)).filter(
    ([, column]) => column.generatedIdentity === undefined,
  );
  const names = sql.join(
    columns.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  );
  const shape = sql.join(
    columns.map(
      ([, column]) => sql`${sql.identifier(column.name)} ${sql.raw(column.getSQLType())}`,
    ),
    sql`, `,
  );
  const into = sql`insert into ${sql.identifier(getTableName(table))} (${names}) select ${names}`;
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const records = rows.slice(from, from + rowsAtOnce).map((row) => {
      const values = new Map(Object.entries(row));
      return Object.fromEntries(columns.map(([key, { name }]) => [name, values.get(key) ?? null]));
    });
    await db.execute(
      sql`${into} from jsonb_to_recordset(cast(${JSON.stringify(records)}::text as jsonb)) as record(${shape})`,
    );
    await nextTurn();
  }
}
