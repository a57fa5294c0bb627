import { type InstitutionCode, UnitCode } from "@pindah/domain/kernel";
import {
  importFieldNames,
  importFindingCodes,
  matchColumns,
  type ImportValues,
} from "@pindah/domain/registry";
import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import type { Scope } from "../access/scope.ts";
import type { ReadDatabase } from "../db/database.ts";
import { pageInput } from "../db/page.ts";
import { timestampOf } from "../environment.ts";
import { refuse } from "../refusal.ts";
import { institutions, people, units } from "../registry/registry.table.ts";
import { plainText } from "../text.ts";
import { Command, procedure, router } from "../trpc.ts";
import { confirmFindings, correctRow } from "./correct.ts";
import { recount } from "./execute.ts";
import { importMatches, imports, listSubmissions } from "./imports.table.ts";
import {
  countFindings,
  countRows,
  destroyFile,
  findImport,
  listFindings,
  listImports,
  listRows,
  lockImport,
  moveImport,
  readPreview,
  rememberedMatches,
  sameFileBefore,
  waitsForFile,
} from "./imports.store.ts";

export const importers = {
  institution_officer: "own_institution",
  institution_admin: "own_institution",
} as const;

const read = {
  roles: importers,
  purpose: "registry",
  secondPerson: "none",
  limit: "read",
  people: "none",
} as const;
const write = { ...read, limit: "write" } as const;

const OneImport = z.strictObject({ importId: z.uuid() });
const Change = Command.extend({ importId: z.uuid(), version: z.int().min(0) });
const fieldName = z.enum(importFieldNames);
const findingCode = z.enum(importFindingCodes);
// What the columns hold goes to nobody but the one who brought the file: cells are plain text.
const header = z.string().max(500);

export const importsRouter = router({
  /** Imports of the caller's institution, the latest first. */
  list: procedure({ ...read, permission: "imports.list" })
    .input(z.strictObject(pageInput))
    .query(({ ctx, input }) => listImports(ctx.db, ctx.scope, input)),

  /** One import: how far it is, what its columns look like and may be, what was found. */
  one: procedure({ ...read, permission: "imports.one" })
    .input(OneImport)
    .query(async ({ ctx, input }) => {
      const row = await findImport(ctx.db, ctx.scope, input.importId);
      if (row === undefined) throw refuse("not_found");
      const preview = await readPreview(ctx.db, ctx.services.vault, row.importId);
      const remembered = await rememberedMatches(ctx.db, row.institutionCode);
      return {
        ...row,
        fileIsKept: preview.length > 0,
        sheets: preview.map((sheet) => ({
          ...sheet,
          matches: matchColumns(
            sheet.columns.map((column) => column.header),
            remembered.columns,
          ),
        })),
        rememberedUnitNames: remembered.unitNames,
        units: await ctx.db
          .select({ code: units.code, nameId: units.nameId })
          .from(units)
          .where(eq(units.institutionCode, row.institutionCode)),
        findings: await countFindings(ctx.db, row.importId),
        ...(await countRows(ctx.db, row.importId)),
        sameFileAs: await sameFileBefore(ctx.db, row),
      };
    }),

  /** Says which column is which; the file is checked with it, and the next one starts from it. */
  match: procedure({ ...write, permission: "imports.match" })
    .input(
      Change.extend({
        sheet: header.nullable(),
        columns: z.array(fieldName.nullable()).max(300),
        unitNames: z.record(header, UnitCode),
        complete: z.boolean(),
      }),
    )
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const { importId, sheet, columns, unitNames, complete } = input;
        const row = await lockImport(tx, ctx.scope, importId, input.version);
        const preview = await readPreview(tx, ctx.services.vault, importId);
        const seen = preview.find((each) => each.sheet === sheet);
        const fields = columns.filter((field) => field !== null);
        const lacks = (["nip", "name", "unit"] as const).some((field) => !fields.includes(field));
        if (
          seen === undefined ||
          seen.columns.length !== columns.length ||
          lacks ||
          new Set(fields).size < fields.length
        )
          throw refuse("input_invalid");
        const own = await tx
          .select({ code: units.code })
          .from(units)
          .where(eq(units.institutionCode, row.institutionCode));
        if (Object.values(unitNames).some((code) => own.every((unit) => unit.code !== code)))
          throw refuse("not_found");
        await moveImport(tx, row, "checking", {
          matches: { sheet, columns, unitNames, complete },
          percent: 0,
          failure: null,
        });
        const remembered = {
          columns: Object.fromEntries(
            seen.columns.map((column, index) => [column.header, columns[index] ?? null]),
          ),
          unitNames,
          updatedAt: timestampOf(ctx.services.environment),
        };
        await tx
          .insert(importMatches)
          .values({ institutionCode: row.institutionCode, ...remembered })
          .onConflictDoUpdate({ target: importMatches.institutionCode, set: remembered });
        await ctx.services.jobs.queueImport(tx, importId);
        return {
          result: { importId },
          action: {
            subjectKind: "import",
            subjectId: importId,
            detail: { fields, complete, unitNames: Object.keys(unitNames).length },
          },
        };
      }),
    ),

  /** What is wrong or has to be confirmed, cell by cell, in pages. */
  findings: procedure({ ...read, permission: "imports.findings", people: "logged" })
    .input(
      OneImport.extend({
        ...pageInput,
        severity: z.enum(["error", "confirm"]).nullable().default(null),
        code: findingCode.nullable().default(null),
        field: fieldName.nullable().default(null),
        row: z.int().nullable().default(null),
        open: z.boolean().default(false),
      }),
    )
    .query(async ({ ctx, input }) => {
      const row = await findImport(ctx.db, ctx.scope, input.importId);
      if (row === undefined) throw refuse("not_found");
      const page = await listFindings(ctx.db, row.importId, input);
      await ctx.showPeople(page.rows.flatMap(({ personId }) => personId ?? []));
      return page;
    }),

  /** Rows that are new, changed, removed or held, with what was and what will be. */
  rows: procedure({ ...read, permission: "imports.rows", people: "logged" })
    .input(
      OneImport.extend({ ...pageInput, kind: z.enum(["added", "changed", "removed", "held"]) }),
    )
    .query(async ({ ctx, input }) => {
      const row = await findImport(ctx.db, ctx.scope, input.importId);
      if (row === undefined) throw refuse("not_found");
      const page = await listRows(ctx.db, row.importId, input);
      await ctx.showPeople(page.rows.flatMap(({ personId }) => personId ?? []));
      return page;
    }),

  /** Says yes to all findings of some kinds, and why. */
  confirm: procedure({ ...write, permission: "imports.confirm" })
    .input(
      Change.extend({
        codes: z.array(findingCode).min(1).max(importFindingCodes.length),
        reason: plainText(500).pipe(z.string().min(10)),
      }),
    )
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const row = await lockImport(tx, ctx.scope, input.importId, input.version);
        if (row.state !== "checked" && row.state !== "committed")
          throw refuse("state_does_not_allow_it");
        const confirmed = await confirmFindings(tx, row.importId, input.codes);
        await moveImport(tx, row, row.state, { counts: await recount(tx, row) });
        return {
          result: { confirmed },
          action: {
            subjectKind: "import",
            subjectId: row.importId,
            detail: { codes: input.codes, confirmed, reason: input.reason },
          },
        };
      }),
    ),

  /** Corrects cells of one row, and checks the row again. */
  correct: procedure({ ...write, permission: "imports.correct" })
    .input(
      Change.extend({ row: z.int().min(1), cells: z.partialRecord(fieldName, plainText(500)) }),
    )
    .mutation(({ ctx, input: { cells, ...input } }) =>
      ctx.command({ ...input, cells: givenOf(cells) }, async (tx) => {
        const row = await lockImport(tx, ctx.scope, input.importId, input.version);
        if (row.state !== "checked" && row.state !== "committed")
          throw refuse("state_does_not_allow_it");
        const { environment } = ctx.services;
        const result = await correctRow(tx, environment, row, input.row, givenOf(cells));
        await moveImport(tx, row, row.state, { counts: await recount(tx, row) });
        return {
          result,
          action: {
            subjectKind: "import",
            subjectId: row.importId,
            detail: { row: input.row, fields: Object.keys(cells), ...result },
          },
        };
      }),
    ),

  /** Writes the rows that may be written; the others are held. */
  commit: procedure({ ...write, permission: "imports.commit" })
    .input(Change)
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const row = await lockImport(tx, ctx.scope, input.importId, input.version);
        if (await waitsForFile(tx, row.importId)) throw refuse("state_does_not_allow_it");
        await moveImport(tx, row, "committing", { percent: 0, failure: null });
        await ctx.services.jobs.queueImport(tx, row.importId);
        const action = {
          subjectKind: "import",
          subjectId: row.importId,
          detail: { counts: row.counts, fileHash: row.fileHash },
        };
        return { result: { importId: row.importId }, action };
      }),
    ),

  /** Takes a committed import back, on exactly the records it changed. */
  undo: procedure({ ...write, permission: "imports.undo" })
    .input(Change)
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const row = await lockImport(tx, ctx.scope, input.importId, input.version);
        await moveImport(tx, row, "undoing", { percent: 0, failure: null });
        await ctx.services.jobs.queueImport(tx, row.importId);
        const action = { subjectKind: "import", subjectId: row.importId, detail: {} };
        return { result: { importId: row.importId }, action };
      }),
    ),

  /** Puts an import away before anything of it was written, and destroys its file. */
  discard: procedure({ ...write, permission: "imports.discard" })
    .input(Change)
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const row = await lockImport(tx, ctx.scope, input.importId, input.version);
        await moveImport(tx, row, "discarded", {
          endedAt: timestampOf(ctx.services.environment),
        });
        await destroyFile(tx, row.importId);
        const action = { subjectKind: "import", subjectId: row.importId, detail: {} };
        return { result: { importId: row.importId }, action };
      }),
    ),

  /** Whether the institution's list is submitted, and how many people stand on it. */
  submission: procedure({ ...read, permission: "imports.submission" })
    .input(z.strictObject({}).optional())
    .query(async ({ ctx }) => {
      const institutionCode = ownInstitution(ctx.scope);
      const [row] = await ctx.db
        .select()
        .from(listSubmissions)
        .where(eq(listSubmissions.institutionCode, institutionCode));
      return {
        institutionCode,
        state: row?.state ?? ("draft" as const),
        submittedPeople: row?.people ?? null,
        changedAt: row?.changedAt ?? null,
        people: await ctx.db.$count(
          people,
          inArray(people.unitCode, unitsOf(ctx.db, institutionCode)),
        ),
        running: await ctx.db.$count(
          imports,
          and(
            eq(imports.institutionCode, institutionCode),
            inArray(imports.state, ["committing", "undoing"]),
          ),
        ),
      };
    }),

  /** Says that the list is right and complete as of now. */
  submit: procedure({ ...write, permission: "imports.submit" })
    .input(Command)
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const institutionCode = ownInstitution(ctx.scope);
        const [institution] = await tx
          .select({ code: institutions.code })
          .from(institutions)
          .where(eq(institutions.code, institutionCode))
          .for("update");
        if (institution === undefined) throw refuse("not_found");
        const count = await tx.$count(
          people,
          inArray(people.unitCode, unitsOf(tx, institutionCode)),
        );
        const said = {
          state: "submitted" as const,
          people: count,
          changedBy: ctx.session.userId,
          changedAt: timestampOf(ctx.services.environment),
        };
        await tx
          .insert(listSubmissions)
          .values({ institutionCode, version: 1, ...said })
          .onConflictDoUpdate({ target: listSubmissions.institutionCode, set: said });
        return {
          result: { people: count },
          action: {
            subjectKind: "institution",
            subjectId: institutionCode,
            detail: { list: "submitted", people: count },
          },
        };
      }),
    ),
});

function ownInstitution(scope: Scope): InstitutionCode {
  if (scope.kind !== "institution") throw refuse("not_found");
  return scope.institutionCode;
}

const unitsOf = (db: ReadDatabase, institutionCode: InstitutionCode) =>
  db.select({ code: units.code }).from(units).where(eq(units.institutionCode, institutionCode));

function givenOf(cells: Partial<Record<keyof ImportValues, string | undefined>>): ImportValues {
  const given: ImportValues = {};
  for (const field of importFieldNames) {
    const text = cells[field];
    if (text !== undefined) given[field] = text;
  }
  return given;
}
