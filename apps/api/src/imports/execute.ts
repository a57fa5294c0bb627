import { setImmediate as nextTurn } from "node:timers/promises";
import type { Json, PersonId } from "@pindah/domain/kernel";
import { cellAddress, type ImportFieldName, type ImportFinding } from "@pindah/domain/registry";
import { and, asc, count, eq, gt, inArray, isNotNull, sql } from "drizzle-orm";
import { recordAction } from "../access/actions.store.ts";
import type { Vault } from "../access/vault.ts";
import { insertMany } from "../db/bulk.ts";
import type { Database, ReadDatabase, Transaction } from "../db/database.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { towers } from "../housing/housing.table.ts";
import { describeFailure, type Log } from "../log.ts";
import { datasetFacts, units } from "../registry/registry.table.ts";
import { batchSizes } from "./batches.ts";
import { assumptions, differ, type RowDraft } from "./difference.ts";
import {
  importFindings,
  importRows,
  imports,
  type ImportCounts,
  type Matches,
} from "./imports.table.ts";
import {
  destroyExpired,
  destroyFile,
  moveImport,
  readBody,
  reportImport,
  sealPreview,
  type ImportRecord,
} from "./imports.store.ts";
import { importFiles } from "./imports.table.ts";
import {
  keptFields,
  numbersElsewhere,
  presentPeople,
  removeEmptyHouseholds,
  removePeople,
  writePeople,
} from "./people.store.ts";
import { readInChild, type ReadingFailure } from "./reader.ts";

type Services = { readonly db: Database; readonly environment: Environment; readonly vault: Vault };

const rowsAtOnce = 400;
/** Below every row: people who are not in the file have rows below zero. */
const beforeAll = -2_147_483_648;

/**
 * Does what an import waits for, by its state: reads the file, checks it, writes its rows, or takes
 * them back. Called again (the process was killed) it goes on: reading and checking start over,
 * writing continues after the last batch that was committed.
 */
export async function executeImport(services: Services, log: Log, importId: string): Promise<void> {
  const { db, environment } = services;
  await destroyExpired(db, timestampOf(environment));
  const [row] = await db.select().from(imports).where(eq(imports.importId, importId));
  if (row === undefined) return;
  try {
    if (row.state === "reading") await read(services, row);
    if (row.state === "checking") await check(services, row);
    if (row.state === "committing") await commit(services, row);
    if (row.state === "undoing") await undo(services, row);
  } catch (cause) {
    log({ event: "import_failed", importId, state: row.state, ...describeFailure(cause) });
    if (row.state !== "reading" && row.state !== "checking") throw cause;
    await end(services, row, "failed", { failure: { kind: "internal_error" } }, {});
  }
}

async function read(services: Services, row: ImportRecord): Promise<void> {
  const { db, vault } = services;
  const { importId } = row;
  const bytes = await readBody(db, vault, importId);
  if (bytes === null) return fail(services, row, { kind: "file_gone" });
  const failure = await readInChild({ kind: "preview", bytes }, async (message) => {
    if (message.kind !== "preview") throw new Error("The reader answered something else");
    await db
      .update(importFiles)
      .set({ sealedPreview: sealPreview(vault, importId, message.sheets) })
      .where(eq(importFiles.importId, importId));
  });
  if (failure !== null) return fail(services, row, failureData(failure));
  await end(services, row, "matching", { percent: 100 }, {});
}

async function check(services: Services, row: ImportRecord): Promise<void> {
  const { db, vault, environment } = services;
  const { importId, institutionCode, matches } = row;
  const bytes = await readBody(db, vault, importId);
  if (bytes === null || matches === null) return fail(services, row, { kind: "file_gone" });
  await db.delete(importFindings).where(eq(importFindings.importId, importId));
  await db.delete(importRows).where(eq(importRows.importId, importId));

  const columnOf = columnsOf(matches);
  const [facts] = await db.select({ asOf: datasetFacts.asOf }).from(datasetFacts);
  const ownUnits = await db
    .select({ code: units.code, nameId: units.nameId })
    .from(units)
    .where(eq(units.institutionCode, institutionCode));
  const allTowers = await db.select({ towerId: towers.towerId }).from(towers);
  if (facts === undefined) return fail(services, row, { kind: "no_dataset" });
  const present = await presentPeople(db, institutionCode);
  const households = new Set([...present.values()].map(({ values }) => values.household));
  const compare = differ({
    importId,
    present,
    isOwnHousehold: (label) => households.has(label),
    newId: environment.newId,
    cellOf: (field, at) => {
      const column = columnOf[field];
      return column === undefined ? null : cellAddress(column, at);
    },
  });

  const counts = { rows: 0, added: 0, changed: 0, removed: 0, same: 0, held: 0, toConfirm: 0 };
  const seen = new Set<string>();
  const assumed = new Map<string, number>();
  let findingNumber = 0;
  const keepFindings = async (findings: readonly ImportFinding[]) => {
    const rows = findings.map((finding) => {
      findingNumber += 1;
      return { importId, number: findingNumber, ...finding, confirmed: false };
    });
    await insertMany(db, importFindings, rows);
    counts.toConfirm += findings.filter(({ severity }) => severity === "confirm").length;
  };
  const keepRows = (rows: readonly RowDraft[]) => {
    for (const { kind } of rows) counts[kind] += 1;
    return insertMany(
      db,
      importRows,
      rows.map((draft) => ({ ...draft, importId, written: false })),
    );
  };

  const failure = await readInChild(
    {
      kind: "check",
      bytes,
      sheet: matches.sheet,
      columns: matches.columns,
      context: {
        asOf: facts.asOf,
        units: ownUnits,
        unitNames: matches.unitNames,
        towers: allTowers.map(({ towerId }) => towerId),
        columnOf,
      },
    },
    async (message) => {
      if (message.kind !== "rows") throw new Error("The reader answered something else");
      const unknown = message.rows.flatMap(({ values: { nip } }) =>
        nip === undefined || present.has(nip) ? [] : [nip],
      );
      const elsewhere = await numbersElsewhere(db, institutionCode, unknown);
      const differences = message.rows.map((checked) => {
        const { nip } = checked.values;
        if (nip !== undefined) seen.add(nip);
        return compare(checked, nip !== undefined && elsewhere.has(nip));
      });
      counts.rows += differences.length;
      counts.same += differences.filter((difference) => difference.row === null).length;
      for (const field of differences.flatMap((difference) => difference.assumed))
        assumed.set(field, (assumed.get(field) ?? 0) + 1);
      await keepRows(differences.flatMap((difference) => difference.row ?? []));
      await keepFindings(differences.flatMap((difference) => difference.findings));
      await reportImport(db, importId, Math.min(95, 5 + (counts.rows / message.of) * 90));
    },
  );
  if (failure !== null) return fail(services, row, failureData(failure));

  if (matches.complete) {
    const gone = [...present].filter(([nip]) => !seen.has(nip));
    await keepRows(
      gone.map(([nip, { personId, values }], index) => ({
        row: -1 - index,
        kind: "removed",
        nip,
        personId,
        cells: null,
        before: values,
        after: null,
        toConfirm: false,
      })),
    );
    if (gone.length > 0)
      await keepFindings([
        {
          row: null,
          field: null,
          cell: null,
          severity: "confirm",
          code: "removes_people",
          figures: { people: gone.length },
        },
      ]);
  }
  await keepFindings(assumptions(assumed));
  await end(services, row, "checked", { counts, percent: 100 }, counts);
}

/** Writes what may be written, in batches of one transaction each. */
async function commit(services: Services, row: ImportRecord): Promise<void> {
  const { db } = services;
  const { importId } = row;
  const ready = and(
    eq(importRows.importId, importId),
    inArray(importRows.kind, ["added", "changed", "removed"]),
    eq(importRows.written, false),
    eq(importRows.toConfirm, false),
  );
  const total = await db.$count(importRows, ready);
  const batches = batchSizes(services.environment);
  for (let done = 0, after = beforeAll; ;) {
    const batch = await db
      .select({ row: importRows.row, kind: importRows.kind, personId: importRows.personId })
      .from(importRows)
      .where(and(ready, gt(importRows.row, after)))
      .orderBy(asc(importRows.row))
      .limit(batches.size());
    if (batch.length === 0) break;
    const writeBatch = async (tx: Transaction) => {
      const kept = batch.filter(({ kind }) => kind !== "removed").map((each) => each.row);
      await writePeople(tx, importId, kept, "after");
      const leaving = batch.filter(({ kind }) => kind === "removed");
      const used = await removePeople(tx, idsOf(leaving));
      const isUsed = ({ personId }: { readonly personId: PersonId | null }) =>
        personId !== null && used.includes(personId);
      for (const each of leaving.filter(isUsed)) await holdUsed(tx, importId, each.row);
      const gone = leaving.filter((each) => !isUsed(each)).map((each) => each.row);
      const written = [...kept, ...gone];
      if (written.length > 0)
        await tx
          .update(importRows)
          .set({ written: true, cells: null })
          .where(and(eq(importRows.importId, importId), inArray(importRows.row, written)));
    };
    await batches.timed(() => db.transaction(writeBatch));
    after = batch.at(-1)?.row ?? after;
    done += batch.length;
    await reportImport(db, importId, (done / Math.max(1, total)) * 99);
    await nextTurn();
  }
  await clearHouseholds(db, importId, "before");
  const [held] = await db
    .select({ rows: count() })
    .from(importRows)
    .where(and(eq(importRows.importId, importId), eq(importRows.written, false)));
  const counts = await recount(db, row);
  const committedAt = timestampOf(services.environment);
  if ((held?.rows ?? 0) === 0) await destroyFile(db, importId);
  await end(services, row, "committed", { counts, percent: 100, committedAt }, counts);
}

/** Somebody else's record names the person: the row waits, and says so. */
async function holdUsed(tx: Transaction, importId: string, row: number): Promise<void> {
  await tx
    .update(importRows)
    .set({ kind: "held" })
    .where(and(eq(importRows.importId, importId), eq(importRows.row, row)));
  await tx.execute(sql`
    insert into ${importFindings} (import_id, number, "row", field, cell, severity, code, figures, confirmed)
    select ${importId}, coalesce(max(number), 0) + 1, ${row}, 'nip', null, 'error', 'still_used', '{}', false
    from ${importFindings} where import_id = ${importId}`);
}

/** Takes an import back on exactly the records it changed; not when somebody has changed one since. */
async function undo(services: Services, row: ImportRecord): Promise<void> {
  const { db } = services;
  const { importId, institutionCode } = row;
  const present = await presentPeople(db, institutionCode);
  const written = and(eq(importRows.importId, importId), eq(importRows.written, true));
  const changedSince: number[] = [];
  for (let after = beforeAll; ;) {
    const batch = await db
      .select()
      .from(importRows)
      .where(and(written, gt(importRows.row, after)))
      .orderBy(asc(importRows.row))
      .limit(2000);
    for (const each of batch) {
      const now = present.get(each.nip);
      const same =
        each.after === null
          ? now === undefined
          : now !== undefined &&
            now.personId === each.personId &&
            keptFields.every((field) => now.values[field] === each.after?.[field]);
      if (!same) changedSince.push(each.row);
      after = each.row;
    }
    if (batch.length < 2000) break;
  }
  if (changedSince.length > 0) {
    const failure = {
      kind: "changed_since",
      people: changedSince.length,
      rows: changedSince.slice(0, 50),
    };
    return end(services, row, "committed", { failure, percent: 100 }, failure);
  }
  const stuck: number[] = [];
  const total = await db.$count(importRows, written);
  const batches = batchSizes(services.environment);
  for (let done = 0, after = beforeAll; ;) {
    const batch = await db
      .select({ row: importRows.row, kind: importRows.kind, personId: importRows.personId })
      .from(importRows)
      .where(and(written, gt(importRows.row, after)))
      .orderBy(asc(importRows.row))
      .limit(batches.size());
    if (batch.length === 0) break;
    const takeBack = async (tx: Transaction) => {
      const back = batch.filter(({ kind }) => kind !== "added").map((each) => each.row);
      await writePeople(tx, importId, back, "before");
      const added = batch.filter(({ kind }) => kind === "added");
      const used = await removePeople(tx, idsOf(added));
      const undone = [...back];
      for (const { personId, row: at } of added)
        (personId !== null && used.includes(personId) ? stuck : undone).push(at);
      if (undone.length > 0)
        await tx
          .update(importRows)
          .set({ written: false })
          .where(and(eq(importRows.importId, importId), inArray(importRows.row, undone)));
    };
    await batches.timed(() => db.transaction(takeBack));
    after = batch.at(-1)?.row ?? after;
    done += batch.length;
    await reportImport(db, importId, (done / Math.max(1, total)) * 99);
    await nextTurn();
  }
  await clearHouseholds(db, importId, "after");
  if (stuck.length > 0) {
    const failure = { kind: "still_used", people: stuck.length, rows: stuck.slice(0, 50) };
    return end(services, row, "committed", { failure, percent: 100 }, failure);
  }
  await destroyFile(db, importId);
  await end(services, row, "undone", { percent: 100, failure: null }, {});
}

/** Households that rows left: those of one side that are not the other side's. */
async function clearHouseholds(
  db: Database,
  importId: string,
  side: "before" | "after",
): Promise<void> {
  const [from, to] =
    side === "before"
      ? [importRows.before, importRows.after]
      : [importRows.after, importRows.before];
  const left = await db
    .selectDistinct({ household: sql<string>`${from}->>'household'` })
    .from(importRows)
    .where(
      and(
        eq(importRows.importId, importId),
        isNotNull(from),
        sql`${from}->>'household' is distinct from ${to}->>'household'`,
      ),
    );
  for (let at = 0; at < left.length; at += rowsAtOnce) {
    const ids = left.slice(at, at + rowsAtOnce).map(({ household }) => household);
    await db.transaction((tx) => removeEmptyHouseholds(tx, ids));
    await nextTurn();
  }
}

export async function recount(
  db: ReadDatabase,
  { importId, counts }: ImportRecord,
): Promise<ImportCounts> {
  const kinds = await db
    .select({ kind: importRows.kind, rows: count() })
    .from(importRows)
    .where(eq(importRows.importId, importId))
    .groupBy(importRows.kind);
  const of = (wanted: string) => kinds.find(({ kind }) => kind === wanted)?.rows ?? 0;
  const open = await db.$count(
    importFindings,
    and(
      eq(importFindings.importId, importId),
      eq(importFindings.severity, "confirm"),
      eq(importFindings.confirmed, false),
    ),
  );
  return {
    rows: counts?.rows ?? 0,
    same: counts?.same ?? 0,
    added: of("added"),
    changed: of("changed"),
    removed: of("removed"),
    held: of("held"),
    toConfirm: open,
  };
}

function columnsOf({ columns }: Matches): Partial<Record<ImportFieldName, number>> {
  const columnOf: Partial<Record<ImportFieldName, number>> = {};
  for (const [index, field] of columns.entries()) if (field !== null) columnOf[field] = index;
  return columnOf;
}

/** The failure as it is shown: what the file held is not repeated. */
function failureData(failure: ReadingFailure): Json {
  if (failure.kind !== "unreadable") return failure;
  const { wrong, cure, row } = failure.problem;
  return { kind: "unreadable", wrong, cure, row };
}

async function fail(services: Services, row: ImportRecord, failure: Json): Promise<void> {
  await end(services, row, "failed", { failure, percent: 100 }, failure);
  await destroyFile(services.db, row.importId);
}

async function end(
  { db, environment }: Services,
  row: ImportRecord,
  state: ImportRecord["state"],
  change: Partial<typeof imports.$inferInsert>,
  detail: Json,
): Promise<void> {
  await db.transaction(async (tx) => {
    await moveImport(tx, row, state, { ...change, endedAt: timestampOf(environment) });
    const system = { userId: null, role: null, procedure: "imports.execute", commandId: null };
    const subject = { subjectKind: "import", subjectId: row.importId };
    await recordAction(tx, environment, system, { ...subject, detail: { state, result: detail } });
  });
}

const idsOf = (rows: readonly { readonly personId: PersonId | null }[]): PersonId[] =>
  rows.flatMap(({ personId }) => personId ?? []);
