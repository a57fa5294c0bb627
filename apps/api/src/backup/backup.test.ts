import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateIdentity, identityToRecipient } from "age-encryption";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sealActions } from "../access/actions.store.ts";
import { actionSeals } from "../access/access.table.ts";
import type { OpenDatabase } from "../db/open.ts";
import { systemEnvironment } from "../environment.ts";
import { assessments } from "../competency/competency.table.ts";
import { createTestDatabase, engines } from "../testing/engines.ts";
import { drillRestore } from "./drill.ts";
import { makeBackup } from "./make.ts";
import { Manifest } from "./manifest.ts";
import { readBackup } from "./read.ts";
import { restoreBackup } from "./restore.ts";

const plain = { identity: null, expectedHead: null };
const other = { pglite: "postgres", postgres: "pglite" } as const;

describe.each(engines)("a backup from %s", (engine) => {
  let place: string;
  let live: OpenDatabase;
  let manifest: Manifest;
  const folder = () => join(place, "whole");

  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), "pindah-backup-"));
    live = await createTestDatabase(engine, "demonstration");
    const made = await makeBackup(live, systemEnvironment, folder(), null);
    if (!made.ok) throw new Error(made.error.kind);
    manifest = made.value;
  });
  afterAll(async () => {
    await live.close();
    await rm(place, { recursive: true });
  });

  test("comes back on either database, proved row by row and up to the log's head", async () => {
    for (const target of [engine, other[engine]]) {
      const empty = await createTestDatabase(target, "empty");
      const restored = await restoreBackup(empty, folder(), {
        identity: null,
        expectedHead: manifest.log.head,
      });
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      expect(rows).toBeGreaterThan(10_000);
      expect(restored).toEqual({
        ok: true,
        value: {
          proved: true,
          tables: manifest.tables.length,
          rows,
          different: [],
          log: { intact: true, ...manifest.log },
        },
      });
      // The database counts on where it stood.
      const [last] = await empty.db
        .select({ number: sql<number>`max(${assessments.assessmentNumber})` })
        .from(assessments);
      const next = await empty.db.execute(
        sql`select nextval(pg_get_serial_sequence('assessments', 'assessment_number'))::int as number`,
      );
      expect(next).toMatchObject({ rows: [{ number: Number(last?.number) + 1 }] });
      await empty.close();
    }
  });

  test("a row that changed on its way is named, and the proof fails", async () => {
    const empty = await createTestDatabase(engine, "empty");
    const openCopy = async () => {
      const session = await empty.openCopy();
      return {
        ...session,
        run: async (statement: string) => {
          await session.run(statement);
          if (statement === "commit")
            await session.run(
              "update people set grade = 'other' where person_id = (select min(person_id) from people)",
            );
        },
      };
    };
    const restored = await restoreBackup({ ...empty, openCopy }, folder(), plain);
    expect(restored).toMatchObject({ ok: true, value: { proved: false, different: ["people"] } });
    await empty.close();
  });

  test("only an empty database takes it", async () => {
    const refused = await restoreBackup(live, folder(), plain);
    expect(refused).toMatchObject({ ok: false, error: { kind: "database_not_empty" } });
  });

  test("a folder with something in it is not written to", async () => {
    const again = await makeBackup(live, systemEnvironment, folder(), null);
    expect(again).toEqual({ ok: false, error: { kind: "folder_not_empty", folder: folder() } });
  });

  test("a drill proves it and throws its copies away", async () => {
    const empty = await createTestDatabase(engine, "empty");
    const drilled = await drillRestore(live, systemEnvironment, async () => ({
      open: empty,
      discard: () => empty.close(),
    }));
    expect(drilled).toMatchObject({ ok: true, value: { proved: true, different: [] } });
    const left = (await readdir(tmpdir())).filter((name) => name.startsWith("pindah-drill-"));
    expect(left).toEqual([]);
  });

  test("a log that was edited is not backed up", async () => {
    const edited = await createTestDatabase(engine, "demonstration");
    await sealActions(edited.db);
    await edited.db.execute(sql`alter table action_seals disable trigger action_seals_append_only`);
    await edited.db.update(actionSeals).set({ actionHash: "0".repeat(64) });
    const made = await makeBackup(edited, systemEnvironment, join(place, "edited"), null);
    expect(made).toMatchObject({ ok: false, error: { kind: "log_broken" } });
    await edited.close();
  });

  describe("damaged, it is refused before anything is touched", () => {
    const people = "people.copy.gz";
    const damage: readonly [
      what: string,
      how: (copy: string) => Promise<void>,
      refusal: Record<string, unknown>,
    ][] = [
      [
        "a file is gone",
        (copy) => rm(join(copy, people)),
        { kind: "files_damaged", files: [{ file: people, how: "missing" }] },
      ],
      [
        "a file is cut short",
        async (copy) => {
          const bytes = await readFile(join(copy, people));
          await writeFile(join(copy, people), bytes.subarray(0, -100));
        },
        { kind: "files_damaged", files: [{ file: people, how: "other_length" }] },
      ],
      [
        "one bit is flipped",
        async (copy) => {
          const bytes = await readFile(join(copy, people));
          bytes[500] = (bytes[500] ?? 0) ^ 1;
          await writeFile(join(copy, people), bytes);
        },
        { kind: "files_damaged", files: [{ file: people, how: "other_content" }] },
      ],
      [
        "a file too many",
        (copy) => writeFile(join(copy, "people.sql"), "drop table people"),
        { kind: "files_damaged", files: [{ file: "people.sql", how: "not_in_manifest" }] },
      ],
      ["no manifest", (copy) => rm(join(copy, "manifest.json")), { kind: "no_backup" }],
      [
        "a manifest that is cut short",
        (copy) => writeFile(join(copy, "manifest.json"), '{"format": "pindah-'),
        { kind: "manifest_unreadable" },
      ],
      [
        "another format",
        (copy) => editManifest(copy, (whole) => ({ ...whole, format: "pindah-backup/9" })),
        { kind: "manifest_unreadable", at: ["format"] },
      ],
      [
        "rows that the manifest does not tell",
        (copy) =>
          editManifest(copy, ({ tables, ...whole }) => ({
            ...whole,
            tables: tables.map((table) =>
              table.name === "people" ? { ...table, rows: table.rows - 1 } : table,
            ),
          })),
        { kind: "files_damaged", files: [{ file: people, how: "other_content" }] },
      ],
      [
        "the schema of another version",
        (copy) => editManifest(copy, (whole) => ({ ...whole, schema: whole.schema.slice(0, -1) })),
        { kind: "other_schema" },
      ],
    ];

    test.each(damage)("%s", async (_what, how, refusal) => {
      const copy = await mkdtemp(join(place, "damaged-"));
      await cp(folder(), copy, { recursive: true });
      await how(copy);
      const empty = await createTestDatabase(engine, "empty");
      const refused = await restoreBackup(empty, copy, plain);
      expect(refused).toMatchObject({ ok: false, error: refusal });
      expect(await empty.db.$count(actionSeals)).toBe(0);
      await empty.close();
    });
  });

  test("an older backup does not pass for the one that was asked for", async () => {
    const expectedHead = "f".repeat(64);
    const refused = await readBackup(folder(), { identity: null, expectedHead });
    expect(refused).toEqual({
      ok: false,
      error: { kind: "other_log", expected: expectedHead, found: manifest.log.head },
    });
  });

  test("sealed, it opens with its own key alone, and holds nothing to read", async () => {
    const identity = await generateIdentity();
    const sealed = join(place, "sealed");
    const recipient = await identityToRecipient(identity);
    const made = await makeBackup(live, systemEnvironment, sealed, recipient);
    expect(made).toMatchObject({ ok: true, value: { encrypted: true } });
    const start = (await readFile(join(sealed, "people.copy.gz.age"))).subarray(0, 21);
    expect(start.toString()).toBe("age-encryption.org/v1");
    expect(await readBackup(sealed, plain)).toEqual({ ok: false, error: { kind: "key_needed" } });
    const stranger = { ...plain, identity: await generateIdentity() };
    expect(await readBackup(sealed, stranger)).toMatchObject({ error: { kind: "key_wrong" } });
    expect(await readBackup(sealed, { ...plain, identity })).toMatchObject({ ok: true });
    const empty = await createTestDatabase(engine, "empty");
    const restored = await restoreBackup(empty, sealed, { ...plain, identity });
    expect(restored).toMatchObject({ ok: true, value: { proved: true } });
    await empty.close();
  });

  test("a key that is none is refused", async () => {
    const made = await makeBackup(live, systemEnvironment, join(place, "none"), "age1nonsense");
    expect(made).toEqual({ ok: false, error: { kind: "recipient_unreadable" } });
  });
});

async function editManifest(folder: string, edit: (manifest: Manifest) => unknown) {
  const file = join(folder, "manifest.json");
  const manifest = Manifest.parse(JSON.parse(await readFile(file, "utf8")));
  await writeFile(file, JSON.stringify(edit(manifest)));
}
