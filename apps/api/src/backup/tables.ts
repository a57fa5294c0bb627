import { z } from "zod";
import type { CopySession } from "../db/copy.ts";

/** A table as a backup sees it. Names are quoted where they need it. */
export type TableShape = {
  readonly name: string;
  readonly columns: readonly string[];
  /** Rows leave in this order, so that the same rows are the same bytes on every server. */
  readonly order: string;
  /** Columns whose next number the database counts itself. */
  readonly counted: readonly string[];
};

const Row = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  order: z.string().nullable(),
  counted: z.array(z.string()),
  needs: z.array(z.string()),
});

const shapes = `
  select quote_ident(t.relname) as name,
    (select array_agg(quote_ident(a.attname) order by a.attnum) from pg_attribute a
      where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
        and a.attgenerated = '') as columns,
    (select string_agg(quote_ident(a.attname)
        || case when a.attcollation <> 0 then ' collate "C"' else '' end, ', '
        order by array_position(i.indkey::int2[], a.attnum))
      from pg_index i join pg_attribute a
        on a.attrelid = i.indrelid and a.attnum = any (i.indkey::int2[])
      where i.indrelid = t.oid and i.indisprimary) as "order",
    coalesce((select array_agg(quote_ident(a.attname)) from pg_attribute a
      where a.attrelid = t.oid and a.attidentity <> ''), '{}') as counted,
    coalesce((select array_agg(distinct quote_ident(f.relname))
      from pg_constraint c join pg_class f on f.oid = c.confrelid
      where c.conrelid = t.oid and c.contype = 'f' and f.oid <> t.oid), '{}') as needs
  from pg_class t join pg_namespace s on s.oid = t.relnamespace
  where s.nspname = 'public' and t.relkind = 'r'
  order by t.relname collate "C"`;

/** Every table of the schema, each after those it refers to. */
export async function readTables(session: CopySession): Promise<readonly TableShape[]> {
  const waiting = new Map(
    z
      .array(Row)
      .parse(await session.rows(shapes))
      .map((row) => [row.name, row]),
  );
  const sorted: TableShape[] = [];
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter(({ needs }) => !needs.some((n) => waiting.has(n)));
    if (free.length === 0)
      throw new Error(`Tables refer to each other in a ring: ${[...waiting.keys()].join(", ")}`);
    for (const { name, columns, order, counted } of free) {
      if (order === null) throw new Error(`Table ${name} has no primary key`);
      sorted.push({ name, columns, order, counted });
      waiting.delete(name);
    }
  }
  return sorted;
}

/** The query whose COPY text stands for the table's content. */
export function contentOf({ name, columns, order }: TableShape): string {
  return `select ${columns.join(", ")} from ${name} order by ${order}`;
}

const Applied = z.array(z.object({ hash: z.string() }));

/** Which migrations the schema has had, by their hashes, in their order. */
export async function readSchemaVersion(session: CopySession): Promise<readonly string[]> {
  const rows = await session.rows("select hash from drizzle.__drizzle_migrations order by id");
  return Applied.parse(rows).map(({ hash }) => hash);
}
