import { join } from "node:path";
import { err, ok, type Result } from "@pindah/domain/kernel";
import { verifyActions } from "../access/verify.ts";
import type { CopySession } from "../db/copy.ts";
import type { OpenDatabase } from "../db/open.ts";
import { measure, readTableFile } from "./file.ts";
import type { BackupRefusal, Manifest } from "./manifest.ts";
import { readBackup, type ReadBackupOptions } from "./read.ts";
import { contentOf, readSchemaVersion, readTables, type TableShape } from "./tables.ts";

/** What shows that a restored database is the one that was backed up. */
export type RestoreProof = {
  readonly proved: boolean;
  readonly tables: number;
  readonly rows: number;
  /** Tables whose rows are not those of the backup. */
  readonly different: readonly string[];
  readonly log: { readonly intact: boolean; readonly sealed: number; readonly head: string };
};

/**
 * Brings a backup into an empty database, in one transaction, and proves it: every table gives
 * the bytes of the backup again, and the action log verifies up to the same head. The backup is
 * read through before anything is touched.
 */
export async function restoreBackup(
  database: OpenDatabase,
  folder: string,
  options: ReadBackupOptions,
): Promise<Result<RestoreProof, BackupRefusal>> {
  const read = await readBackup(folder, options);
  if (!read.ok) return read;
  const manifest = read.value;
  await database.migrate();
  const session = await database.openCopy();
  try {
    const tables = await readTables(session);
    const refused =
      (await refuseSchema(session, tables, manifest)) ?? (await refuseRows(session, tables));
    if (refused !== null) return err(refused);
    const identity = manifest.encrypted ? options.identity : null;
    await session.run("begin");
    try {
      for (const table of tables) {
        const file = manifest.tables.find(({ name }) => name === table.name)?.file;
        if (file === undefined) throw new Error(`No file for ${table.name}`);
        const text = await readTableFile(join(folder, file), identity);
        await session.copyIn(`${table.name} (${table.columns.join(", ")})`, text);
        for (const column of table.counted) await session.run(countOn(table.name, column));
      }
      await session.run("commit");
    } catch (cause) {
      await session.run("rollback");
      throw cause;
    }
    await session.run("analyze");
    return ok(await prove(database, session, tables, manifest));
  } finally {
    await session.close();
  }
}

async function prove(
  { db }: OpenDatabase,
  session: CopySession,
  tables: readonly TableShape[],
  manifest: Manifest,
): Promise<RestoreProof> {
  const different: string[] = [];
  let rows = 0;
  for (const table of tables) {
    const content = await measure(session.copyOut(contentOf(table)));
    const kept = manifest.tables.find(({ name }) => name === table.name);
    if (content.contentHash !== kept?.contentHash) different.push(table.name);
    rows += content.rows;
  }
  const { intact, sealed, head } = await verifyActions(db);
  const sameLog = intact && sealed === manifest.log.sealed && head === manifest.log.head;
  return {
    proved: different.length === 0 && sameLog,
    tables: tables.length,
    rows,
    different,
    log: { intact, sealed, head },
  };
}

async function refuseSchema(
  session: CopySession,
  tables: readonly TableShape[],
  manifest: Manifest,
): Promise<BackupRefusal | null> {
  const program = await readSchemaVersion(session);
  const shapeOf = (list: readonly Pick<TableShape, "name" | "columns">[]) =>
    list
      .map(({ name, columns }) => `${name}(${columns.join()})`)
      .toSorted()
      .join();
  const same =
    program.join() === manifest.schema.join() && shapeOf(tables) === shapeOf(manifest.tables);
  return same
    ? null
    : { kind: "other_schema", backup: manifest.schema.length, program: program.length };
}

async function refuseRows(
  session: CopySession,
  tables: readonly TableShape[],
): Promise<BackupRefusal | null> {
  const filled: string[] = [];
  for (const { name } of tables)
    if ((await session.rows(`select 1 from ${name} limit 1`)).length > 0) filled.push(name);
  return filled.length === 0 ? null : { kind: "database_not_empty", tables: filled };
}

/** The next number after the highest one that came in. */
function countOn(table: string, column: string): string {
  const sequence = `pg_get_serial_sequence('${table}', '${column.replaceAll('"', "")}')`;
  return `select setval(${sequence}, coalesce(max(${column}), 1), max(${column}) is not null) from ${table}`;
}
