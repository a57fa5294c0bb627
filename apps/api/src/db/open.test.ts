import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { InstitutionCode } from "@pindah/domain/kernel";
import { sql } from "drizzle-orm";
import { Client } from "pg";
import { z } from "zod";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { datasetFacts, institutions } from "../registry/registry.table.ts";
import { migrate, verifyLog } from "../operations.ts";
import { createTestDatabase, bothEngines } from "../testing/engines.ts";
import { insertMany } from "./bulk.ts";
import { lockFolder } from "./lock.ts";
import { openFolder, openPostgres, type OpenDatabase } from "./open.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const Migrations = z.object({ rows: z.array(z.object({ count: z.coerce.number() })) });

test("four processes that migrate one empty PostgreSQL at once apply each migration once", async () => {
  const server = inject("postgresUrl");
  const name = `test_${crypto.randomUUID().replaceAll("-", "")}`;
  const admin = new Client({ connectionString: server });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const url = server.replace(/\/postgres$/, `/${name}`);
  const databases = Array.from({ length: 4 }, () => openPostgres(url));
  await Promise.all(databases.map((database) => database.migrate()));
  const [first] = databases;
  const counted = await first?.db.execute(
    sql`select count(*) as count from drizzle.__drizzle_migrations`,
  );
  const Journal = z.object({ entries: z.array(z.unknown()) });
  const journal = Journal.parse(
    JSON.parse(readFileSync(join(root, "migrations/meta/_journal.json"), "utf8")),
  );
  expect(Migrations.parse(counted).rows).toEqual([{ count: journal.entries.length }]);
  for (const database of databases) await database.close();
});

test("the migrations are what the tables say: drizzle-kit would add nothing", () => {
  const run = spawnSync(
    process.execPath,
    [join(root, "node_modules/drizzle-kit/bin.cjs"), "generate", "--name", "difference"],
    { cwd: root, encoding: "utf8" },
  );
  expect(`${run.stdout}${run.stderr}`).toContain("No schema changes, nothing to migrate");
});

test("a folder opens once at a time, and again after it is closed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "pindah-folder-"));
  const first = await openFolder(folder);
  expect(first.ok).toBe(true);
  expect(await openFolder(folder)).toEqual({
    ok: false,
    error: { kind: "folder_in_use", folder },
  });
  expect(await migrate({ kind: "folder", folder })).toMatchObject({ ok: false });
  if (first.ok) await first.value.close();
  expect(await migrate({ kind: "folder", folder })).toEqual({
    ok: true,
    value: { engine: "pglite" },
  });
  expect(await verifyLog({ kind: "folder", folder })).toMatchObject({
    ok: true,
    value: { intact: true, sealed: 0 },
  });
  const lock = lockFolder(folder);
  expect(lock.ok).toBe(true);
  if (lock.ok) lock.value.release();
  rmSync(folder, { recursive: true });
});

describe.each(bothEngines)("many rows at once on %s", (engine) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await createTestDatabase(engine, "empty");
  });
  afterAll(() => database.close());

  const institution = (number: number) => ({
    code: InstitutionCode.parse(`I${number}`),
    nameId: `Nama "${number}"; drop table units; \\ 'ü'`,
    nameEn: "Name",
    abbrev: "N",
    type: "kementerian" as const,
    baCode: null,
    legalList: null,
    priorityApr2024: null,
    source: "test",
    confidence: "high" as const,
    note: null,
  });

  test("4,001 rows arrive whole, nulls and signs included", async () => {
    const rows = Array.from({ length: 4001 }, (_, index) => institution(index));
    await insertMany(database.db, institutions, rows);
    const found = await database.db.select().from(institutions);
    expect(found).toHaveLength(4001);
    expect(found.find(({ code }) => code === rows[4000]?.code)).toEqual(rows[4000]);
  });

  test("no rows are no statement", async () => {
    await insertMany(database.db, datasetFacts, []);
    expect(await database.db.$count(datasetFacts)).toBe(0);
  });
});
