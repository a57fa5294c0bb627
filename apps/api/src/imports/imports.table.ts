import type { InstitutionCode, Json, PersonId, UnitCode } from "@pindah/domain/kernel";
import type { ImportFieldName, ImportFindingCode, ImportValues } from "@pindah/domain/registry";
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { code, moment } from "../db/columns.ts";
import type { ImportState } from "./imports.states.ts";

/** Which column of the file holds which field; which unit a name in the file means. */
export type Matches = {
  readonly sheet: string | null;
  /** The field of each column of the file, by its place; null: the column is not kept. */
  readonly columns: readonly (ImportFieldName | null)[];
  readonly unitNames: Readonly<Record<string, UnitCode>>;
  /** The file is the whole list: who is not in it is removed. */
  readonly complete: boolean;
};

export type ImportCounts = {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly same: number;
  readonly held: number;
  readonly toConfirm: number;
};

/** One file that an institution brought in, and how far it is. */
export const imports = pgTable(
  "imports",
  {
    importId: uuid("import_id").primaryKey(),
    institutionCode: code("institution_code").$type<InstitutionCode>().notNull(),
    state: text("state").$type<ImportState>().notNull(),
    version: integer("version").notNull(),
    percent: smallint("percent").notNull(),
    fileName: text("file_name").notNull(),
    fileHash: text("file_hash").notNull(),
    fileBytes: integer("file_bytes").notNull(),
    matches: jsonb("matches").$type<Matches>(),
    counts: jsonb("counts").$type<ImportCounts>(),
    /** Why the file could not be read, as data. */
    failure: jsonb("failure").$type<Json>(),
    startedBy: uuid("started_by").notNull(),
    startedAt: moment("started_at").notNull(),
    committedAt: moment("committed_at"),
    endedAt: moment("ended_at"),
  },
  (t) => [
    index("imports_by_institution").on(t.institutionCode, t.startedAt),
    check("imports_percent_in_range", sql`${t.percent} between 0 and 100`),
  ],
);

/** The file itself and what its columns look like, sealed; destroyed when it is no longer needed. */
export const importFiles = pgTable("import_files", {
  importId: uuid("import_id")
    .primaryKey()
    .references(() => imports.importId),
  sealedBody: text("sealed_body").notNull(),
  sealedPreview: text("sealed_preview"),
  expiresAt: moment("expires_at").notNull(),
});

/** A row of the file that changes something or cannot be taken; rows that say nothing new are only counted. */
export const importRows = pgTable(
  "import_rows",
  {
    importId: uuid("import_id")
      .notNull()
      .references(() => imports.importId),
    /** As the spreadsheet counts; below zero: somebody who is not in the file. */
    row: integer("row").notNull(),
    kind: text("kind").$type<"added" | "changed" | "removed" | "held">().notNull(),
    nip: text("nip").notNull(),
    personId: code("person_id").$type<PersonId>(),
    /** What the matched cells hold, for rows that a person may have to correct. */
    cells: jsonb("cells").$type<ImportValues>(),
    before: jsonb("before").$type<ImportValues>(),
    after: jsonb("after").$type<ImportValues>(),
    /** A finding of this row waits to be confirmed. */
    toConfirm: boolean("to_confirm").notNull(),
    written: boolean("written").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.row] }),
    index("import_rows_by_kind").on(t.importId, t.kind, t.row),
  ],
);

/** What is wrong, or has to be confirmed, in a cell; about no row: in the whole file. */
export const importFindings = pgTable(
  "import_findings",
  {
    importId: uuid("import_id")
      .notNull()
      .references(() => imports.importId),
    number: integer("number").notNull(),
    row: integer("row"),
    field: text("field").$type<ImportFieldName>(),
    cell: text("cell"),
    severity: text("severity").$type<"error" | "confirm">().notNull(),
    code: text("code").$type<ImportFindingCode>().notNull(),
    /** Figures of the finding; never what a cell holds. */
    figures: jsonb("figures").$type<Readonly<Record<string, string | number>>>().notNull(),
    confirmed: boolean("confirmed").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.number] }),
    index("import_findings_by_row").on(t.importId, t.row),
  ],
);

/** How an institution's files were matched last, to be offered again. */
export const importMatches = pgTable("import_matches", {
  institutionCode: code("institution_code").$type<InstitutionCode>().primaryKey(),
  /** The field by the column's header; null: not kept. */
  columns: jsonb("columns").$type<Readonly<Record<string, ImportFieldName | null>>>().notNull(),
  unitNames: jsonb("unit_names").$type<Readonly<Record<string, UnitCode>>>().notNull(),
  updatedAt: moment("updated_at").notNull(),
});

/** The list of an institution as it was submitted and looked at. */
export const listSubmissions = pgTable("list_submissions", {
  institutionCode: code("institution_code").$type<InstitutionCode>().primaryKey(),
  state: text("state").$type<"draft" | "submitted" | "verified">().notNull(),
  people: integer("people").notNull(),
  version: integer("version").notNull(),
  changedBy: uuid("changed_by").notNull(),
  changedAt: moment("changed_at").notNull(),
});
