import type { InstitutionCode } from "@pindah/domain/kernel";
import type { ImportFieldName, ImportFinding, ImportValues } from "@pindah/domain/registry";
import { and, asc, desc, eq, gt, isNull, lt, lte, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { users } from "../access/access.table.ts";
import { maskedNip } from "../access/masking.ts";
import { within, type Scope } from "../access/scope.ts";
import type { Vault } from "../access/vault.ts";
import type { Database, ReadDatabase, Transaction } from "../db/database.ts";
import { pageOf, readCursor } from "../db/page.ts";
import { refuse } from "../refusal.ts";
import { mayBecome, type ImportState } from "./imports.states.ts";
import {
  importFiles,
  importFindings,
  importMatches,
  importRows,
  imports,
} from "./imports.table.ts";
import { keptFields } from "./people.store.ts";
import type { SheetPreview } from "./reader.ts";

export type ImportRecord = typeof imports.$inferSelect;

/** The imports in reach, the latest first. */
export async function listImports(
  db: ReadDatabase,
  scope: Scope,
  query: { readonly limit: number; readonly cursor: string | null },
) {
  const before = readCursor(query.cursor, z.tuple([z.string()]));
  const rows = await db
    .select({
      importId: imports.importId,
      institutionCode: imports.institutionCode,
      state: imports.state,
      fileName: imports.fileName,
      percent: imports.percent,
      counts: imports.counts,
      startedAt: imports.startedAt,
      committedAt: imports.committedAt,
      startedBy: users.displayName,
    })
    .from(imports)
    .innerJoin(users, eq(users.userId, imports.startedBy))
    .where(
      and(
        within(scope, { institution: imports.institutionCode }),
        before === null ? undefined : lt(imports.startedAt, before[0]),
      ),
    )
    .orderBy(desc(imports.startedAt))
    .limit(query.limit + 1);
  return pageOf(rows, query.limit, ({ startedAt }) => [startedAt]);
}

/** An import in reach, or `undefined`. */
export async function findImport(
  db: ReadDatabase,
  scope: Scope,
  importId: string,
): Promise<ImportRecord | undefined> {
  const [row] = await db
    .select()
    .from(imports)
    .where(
      and(eq(imports.importId, importId), within(scope, { institution: imports.institutionCode })),
    );
  return row;
}

/** The import as a command finds it: locked, in reach, and as its page showed it. */
export async function lockImport(
  tx: Transaction,
  scope: Scope,
  importId: string,
  version: number | null,
): Promise<ImportRecord> {
  const [row] = await tx
    .select()
    .from(imports)
    .where(
      and(eq(imports.importId, importId), within(scope, { institution: imports.institutionCode })),
    )
    .for("update");
  if (row === undefined) throw refuse("not_found");
  if (version !== null && row.version !== version) throw refuse("changed_since_seen");
  return row;
}

/** Moves an import on; refuses what its state does not allow. */
export async function moveImport(
  tx: Pick<Database, "update">,
  row: ImportRecord,
  state: ImportState,
  change: Partial<typeof imports.$inferInsert> = {},
): Promise<void> {
  if (row.state !== state && !mayBecome(row.state, state)) throw refuse("state_does_not_allow_it");
  await tx
    .update(imports)
    .set({ state, version: row.version + 1, ...change })
    .where(eq(imports.importId, row.importId));
}

/** What a watcher is told. */
export function progressOf({ state, percent, version, counts }: ImportRecord) {
  return { state, percent, version, counts };
}

export function reportImport(db: Database, importId: string, percent: number) {
  return db
    .update(imports)
    .set({ percent: Math.floor(percent) })
    .where(eq(imports.importId, importId));
}

/** What stays of the file: destroyed as soon as nobody needs it any more. */
export function destroyFile(tx: Pick<Database, "delete">, importId: string) {
  return tx.delete(importFiles).where(eq(importFiles.importId, importId));
}

export function destroyExpired(db: Pick<Database, "delete">, now: string) {
  return db.delete(importFiles).where(lt(importFiles.expiresAt, now));
}

const placeOf = (importId: string, part: "body" | "preview") => `import_files/${importId}/${part}`;

export function sealBody(vault: Vault, importId: string, bytes: Uint8Array): string {
  return vault.seal(Buffer.from(bytes).toString("base64"), placeOf(importId, "body"));
}

export function sealPreview(vault: Vault, importId: string, sheets: readonly SheetPreview[]) {
  return vault.seal(JSON.stringify(sheets), placeOf(importId, "preview"));
}

/** The bytes of the file, or null when they are destroyed. */
export async function readBody(
  db: ReadDatabase,
  vault: Vault,
  importId: string,
): Promise<Uint8Array | null> {
  const [row] = await db
    .select({ sealed: importFiles.sealedBody })
    .from(importFiles)
    .where(eq(importFiles.importId, importId));
  return row === undefined
    ? null
    : Buffer.from(vault.open(row.sealed, placeOf(importId, "body")), "base64");
}

export async function readPreview(
  db: ReadDatabase,
  vault: Vault,
  importId: string,
): Promise<readonly SheetPreview[]> {
  const [row] = await db
    .select({ sealed: importFiles.sealedPreview })
    .from(importFiles)
    .where(eq(importFiles.importId, importId));
  if (row?.sealed === undefined || row.sealed === null) return [];
  return Previews.parse(JSON.parse(vault.open(row.sealed, placeOf(importId, "preview"))));
}

const Previews = z.array(
  z.object({
    sheet: z.string().nullable(),
    headerRow: z.number(),
    rows: z.number(),
    columns: z.array(
      z.object({
        header: z.string(),
        samples: z.array(z.string()),
        distinct: z.array(z.string()).nullable(),
      }),
    ),
  }),
);

export async function rememberedMatches(db: ReadDatabase, institutionCode: InstitutionCode) {
  const [row] = await db
    .select()
    .from(importMatches)
    .where(eq(importMatches.institutionCode, institutionCode));
  return { columns: row?.columns ?? {}, unitNames: row?.unitNames ?? {} };
}

/** An earlier import of the very same file that was committed, and not undone. */
export async function sameFileBefore(db: ReadDatabase, row: ImportRecord) {
  const [earlier] = await db
    .select({ importId: imports.importId, committedAt: imports.committedAt })
    .from(imports)
    .where(
      and(
        eq(imports.institutionCode, row.institutionCode),
        eq(imports.fileHash, row.fileHash),
        eq(imports.state, "committed"),
        lte(imports.startedAt, row.startedAt),
        ne(imports.importId, row.importId),
      ),
    )
    .orderBy(desc(imports.startedAt))
    .limit(1);
  return earlier ?? null;
}

/** Findings by their order in the file. */
export async function listFindings(
  db: ReadDatabase,
  importId: string,
  query: {
    readonly severity: ImportFinding["severity"] | null;
    readonly code: ImportFinding["code"] | null;
    readonly field: ImportFinding["field"];
    readonly row: number | null;
    readonly open: boolean;
    readonly limit: number;
    readonly cursor: string | null;
  },
) {
  const after = readCursor(query.cursor, z.tuple([z.number()]));
  const rows = await db
    .select({
      finding: importFindings,
      cells: importRows.cells,
      personId: importRows.personId,
    })
    .from(importFindings)
    .leftJoin(
      importRows,
      and(eq(importRows.importId, importFindings.importId), eq(importRows.row, importFindings.row)),
    )
    .where(
      and(
        eq(importFindings.importId, importId),
        query.severity === null ? undefined : eq(importFindings.severity, query.severity),
        query.code === null ? undefined : eq(importFindings.code, query.code),
        query.field === null ? undefined : eq(importFindings.field, query.field),
        query.row === null ? undefined : eq(importFindings.row, query.row),
        query.open ? eq(importFindings.confirmed, false) : undefined,
        after === null ? undefined : gt(importFindings.number, after[0]),
      ),
    )
    .orderBy(asc(importFindings.number))
    .limit(query.limit + 1);
  return pageOf(
    rows.map(({ finding, cells, personId }) => ({
      ...finding,
      personId,
      found: finding.field === null ? null : (cells?.[finding.field] ?? null),
    })),
    query.limit,
    ({ number }) => [number],
  );
}

/** How many findings of each kind there are in each column, and how many of them wait for a yes. */
export function countFindings(db: ReadDatabase, importId: string) {
  return db
    .select({
      severity: importFindings.severity,
      code: importFindings.code,
      field: importFindings.field,
      count: sql<number>`count(*)::int`,
      open: sql<number>`count(*) filter (where not ${importFindings.confirmed})::int`,
    })
    .from(importFindings)
    .where(eq(importFindings.importId, importId))
    .groupBy(importFindings.severity, importFindings.code, importFindings.field)
    .orderBy(desc(importFindings.severity), asc(importFindings.code), asc(importFindings.field));
}

/** How many rows may be written now, and how many are written. */
export async function countRows(db: ReadDatabase, importId: string) {
  const [counts] = await db
    .select({
      ready: sql<number>`count(*) filter (where not ${importRows.written} and not ${importRows.toConfirm} and ${importRows.kind} <> 'held')::int`,
      written: sql<number>`count(*) filter (where ${importRows.written})::int`,
    })
    .from(importRows)
    .where(eq(importRows.importId, importId));
  return counts ?? { ready: 0, written: 0 };
}

/** Rows of one kind, by their place in the file: who it is, and what changes field by field. */
export async function listRows(
  db: ReadDatabase,
  importId: string,
  query: {
    readonly kind: (typeof importRows.$inferSelect)["kind"];
    readonly limit: number;
    readonly cursor: string | null;
  },
) {
  const after = readCursor(query.cursor, z.tuple([z.number()]));
  const rows = await db
    .select()
    .from(importRows)
    .where(
      and(
        eq(importRows.importId, importId),
        eq(importRows.kind, query.kind),
        after === null ? undefined : gt(importRows.row, after[0]),
      ),
    )
    .orderBy(asc(importRows.row))
    .limit(query.limit + 1);
  return pageOf(rows.map(shownRow), query.limit, ({ row }) => [row]);
}

/** A NIP is recognised by its middle; the whole of it stands in the file. */
function shownRow(each: typeof importRows.$inferSelect) {
  const { row, personId, before, after, toConfirm, written } = each;
  const shown = (field: ImportFieldName, values: ImportValues | null) => {
    const value = values?.[field] ?? null;
    return field === "nip" && value !== null ? maskedNip(value) : value;
  };
  const changes =
    after === null
      ? []
      : keptFields
          .filter((field) => (after[field] ?? "") !== (before?.[field] ?? ""))
          .map((field) => ({ field, before: shown(field, before), after: shown(field, after) }));
  return {
    row,
    personId,
    name: after?.name ?? before?.name ?? each.cells?.name ?? null,
    nipMasked: maskedNip(each.nip),
    changes,
    toConfirm,
    written,
  };
}

/** True while something about the whole file still waits for a yes. */
export async function waitsForFile(db: ReadDatabase, importId: string): Promise<boolean> {
  const [open] = await db
    .select({ number: importFindings.number })
    .from(importFindings)
    .where(
      and(
        eq(importFindings.importId, importId),
        isNull(importFindings.row),
        eq(importFindings.confirmed, false),
      ),
    )
    .limit(1);
  return open !== undefined;
}
