import { writeWorkbook, writeCsv } from "@pindah/sheets";
import { and, eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { identities, people, units } from "../registry/registry.table.ts";
import { adminOrigin, createWorld, findAccount, type World } from "../testing/world.ts";
import { engines } from "../testing/engines.ts";
import { executeImport } from "./execute.ts";
import { officialHeader, officialRow } from "./official.testing.ts";

type File = { readonly name: string; readonly bytes: Uint8Array };
const One = z.object({
  importId: z.string(),
  state: z.string(),
  version: z.number(),
  counts: z.record(z.string(), z.number()).nullable(),
  failure: z.unknown(),
  fileIsKept: z.boolean(),
  sameFileAs: z.object({ importId: z.string() }).nullable(),
  findings: z.array(z.object({ severity: z.string(), code: z.string(), count: z.number() })),
  sheets: z.array(
    z.object({
      sheet: z.string().nullable(),
      columns: z.array(z.object({ header: z.string(), samples: z.array(z.string()) })),
      matches: z.array(z.object({ field: z.string().nullable(), because: z.string() })),
    }),
  ),
});
const Findings = z.object({
  rows: z.array(
    z.object({ row: z.number().nullable(), cell: z.string().nullable(), code: z.string() }),
  ),
});

describe.each(engines)("imports, on %s", (engine) => {
  let world: World;
  let own: { readonly institutionCode: string; readonly unit: string; readonly unitName: string };
  beforeAll(async () => {
    world = await createWorld(engine, "demonstration");
    const officer = await findAccount(world, "institution_officer");
    const institutionCode = officer.institutionCode ?? "";
    const [unit] = await world.services.db
      .select()
      .from(units)
      .where(
        eq(units.institutionCode, z.string().brand<"InstitutionCode">().parse(institutionCode)),
      );
    own = { institutionCode, unit: unit?.code ?? "", unitName: unit?.nameId ?? "" };
  });
  afterAll(() => world.close());

  const upload = async (
    file: File,
    role: Parameters<World["cookieOf"]>[0] = "institution_officer",
  ) => {
    const body = new FormData();
    body.set("commandId", crypto.randomUUID());
    body.set("file", new Blob([Uint8Array.from(file.bytes)]), file.name);
    return world.app.request("/imports/upload", {
      method: "POST",
      headers: { origin: adminOrigin, cookie: world.cookieOf(role) },
      body,
    });
  };
  const one = async (importId: string) =>
    One.parse((await world.call("institution_officer", "imports.one", { importId })).data);
  const work = (importId: string) =>
    executeImport(world.services, (entry) => world.log.push(entry), importId);
  const act = async (
    path: string,
    importId: string,
    input: Record<string, never> | object = {},
  ) => {
    const { version } = await one(importId);
    const answer = await world.call("institution_officer", `imports.${path}`, {
      commandId: crypto.randomUUID(),
      importId,
      version,
      ...input,
    });
    expect(answer.text.slice(0, 300)).toContain("result");
    await work(importId);
    return one(importId);
  };
  const bring = async (file: File, more: { readonly complete?: boolean } = {}) => {
    const { importId } = z
      .object({ importId: z.string() })
      .parse(await (await upload(file)).json());
    await work(importId);
    const read = await one(importId);
    const [sheet] = read.sheets;
    if (sheet === undefined) return read;
    return act("match", importId, {
      sheet: sheet.sheet,
      columns: sheet.matches.map(({ field }) => field),
      unitNames: {},
      complete: more.complete ?? false,
    });
  };
  const confirmAll = async (importId: string) => {
    const codes = (await one(importId)).findings
      .filter(({ severity }) => severity === "confirm")
      .map(({ code }) => code);
    return codes.length === 0
      ? one(importId)
      : act("confirm", importId, {
          codes: [...new Set(codes)],
          reason: "Sudah diperiksa satu per satu",
        });
  };
  const countPeople = () =>
    world.services.db.$count(
      identities,
      inArray(
        identities.personId,
        world.services.db
          .select({ id: people.personId })
          .from(people)
          .innerJoin(units, eq(units.code, people.unitCode))
          .where(
            and(
              eq(
                units.institutionCode,
                z.string().brand<"InstitutionCode">().parse(own.institutionCode),
              ),
            ),
          ),
      ),
    );
  const lines = (rows: readonly (readonly string[])[]): File => ({
    name: "daftar.csv",
    bytes: new TextEncoder().encode(
      writeCsv({
        columns: rows[0] ?? [],
        rows: rows.slice(1).map((cells, row) => ({ row, cells })),
      }),
    ),
  });
  const header = ["NIP", "Nama", "Unit Kerja", "Golongan", "Eselon", "Pendidikan"];
  const person = (nip: string, name: string) => [nip, name, own.unitName, "III/b", "IV.a", "S-1"];

  test("the official export of 67 columns comes in as it is, and what is not needed is stored nowhere", async () => {
    const before = await countPeople();
    const canaries = [
      "3171234567890001",
      "Kanariagama",
      "081299988877",
      "kanari@example.test",
      "JALAN KANARI 9",
    ];
    const rows = [
      ["DAFTAR PEGAWAI"],
      [],
      officialHeader,
      officialRow({
        nip: "'198503152010012000",
        name: "Pegawai Kanari",
        unit: own.unitName,
        birth: "15-03-1985",
      }),
      officialRow({
        nip: "'199107012015031000",
        name: "Pegawai Dua",
        unit: own.unitName,
        birth: "1991-07-01",
      }),
      officialRow({
        nip: "1.99107012015031E+17",
        name: "Pegawai Rusak",
        unit: own.unitName,
        birth: "33420",
      }),
    ];
    const bytes = await writeWorkbook([
      {
        name: "Export",
        columns: (rows[0] ?? []).map((text) => ({ header: text, width: 10 })),
        rows: rows.slice(1),
      },
    ]);
    const checked = await bring({ name: "siasn.xlsx", bytes });
    expect(checked.state).toBe("checked");
    expect(checked.counts).toMatchObject({ rows: 3, added: 2, held: 1 });
    const { data } = await world.call("institution_officer", "imports.findings", {
      importId: checked.importId,
      severity: "error",
    });
    expect(Findings.parse(data).rows).toMatchObject([{ row: 6, cell: "B6", code: "digits_lost" }]);
    await confirmAll(checked.importId);
    const committed = await act("commit", checked.importId);
    expect(committed).toMatchObject({ state: "committed", counts: { added: 2, held: 1 } });
    expect(await countPeople()).toBe(before + 2);

    const dump = await everything(world);
    expect(canaries.filter((canary) => dump.includes(canary))).toEqual([]);
    expect(dump.includes("Pegawai Kanari")).toBe(true);
    expect(JSON.stringify(world.log)).not.toMatch(/Pegawai|19850315/);

    const again = await bring({ name: "siasn.xlsx", bytes });
    expect(again.counts).toMatchObject({ added: 0, changed: 0, same: 2, held: 1 });

    const undone = await act("undo", checked.importId);
    expect(undone).toMatchObject({ state: "undone", fileIsKept: false });
    expect(await countPeople()).toBe(before);
  });

  test("a row is corrected in its cell, and what others changed since is not undone", async () => {
    const first = await bring(
      lines([
        header,
        person("198001012005011000", "Orang Satu"),
        person("19800101200501100", "Orang Pendek"),
      ]),
    );
    expect(first.counts).toMatchObject({ added: 1, held: 1 });
    const corrected = await act("correct", first.importId, {
      row: 3,
      cells: { nip: "198001022005011000" },
    });
    expect(corrected.counts).toMatchObject({ added: 2, held: 0 });
    await confirmAll(first.importId);
    const done = await act("commit", first.importId);
    expect(done).toMatchObject({ state: "committed", fileIsKept: false });

    const renamed = await bring(lines([header, person("198001012005011000", "Orang Satu Baru")]));
    expect(renamed.counts).toMatchObject({ changed: 1, added: 0 });
    await act("commit", renamed.importId);
    const refused = await act("undo", first.importId);
    expect(refused).toMatchObject({
      state: "committed",
      failure: { kind: "changed_since", rows: [2] },
    });
    await act("undo", renamed.importId);
    expect(await act("undo", first.importId)).toMatchObject({ state: "undone" });
  });

  test("the same file a second time changes nothing, and says so", async () => {
    const file = lines([header, person("198202022006021000", "Orang Tetap")]);
    const first = await bring(file);
    await confirmAll(first.importId);
    await act("commit", first.importId);
    const second = await bring(file);
    expect(second.counts).toMatchObject({ added: 0, changed: 0, removed: 0, same: 1 });
    expect(second.sameFileAs?.importId).toBe(first.importId);
    await act("undo", first.importId);
  });

  test("separators, encodings and forms of a day are all read", async () => {
    const text =
      "Nama;NIP;Unit Kerja;Golongan;Eselon;Pendidikan;TMT Pensiun\r\n" +
      `José;198303032007031000;${own.unitName};III/c;III.a;S-2;01/07/2041\r\n` +
      `Budi;198304042007041000;${own.unitName};III/c;III.a;S-2;1 Juli 2041\r\n` +
      `Cici;198305052007052000;${own.unitName};III/c;III.a;S-2;51683\r\n`;
    const files = [
      new TextEncoder().encode(text),
      Buffer.from(text, "latin1"),
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]),
      new TextEncoder().encode(`\uFEFF${text.replaceAll(";", "\t")}`),
    ];
    for (const bytes of files) {
      const read = await bring({ name: "a.csv", bytes });
      expect(read.counts).toMatchObject({ rows: 3, added: 3, held: 0 });
      const { data } = await world.call("institution_officer", "imports.rows", {
        importId: read.importId,
        kind: "added",
      });
      const rows = z
        .object({
          rows: z.array(
            z.object({
              name: z.string(),
              nipMasked: z.string(),
              changes: z.array(z.object({ field: z.string(), after: z.string() })),
            }),
          ),
        })
        .parse(data).rows;
      const retiring = rows.flatMap(({ changes }) =>
        changes.filter(({ field }) => field === "retires_on").map(({ after }) => after),
      );
      expect(retiring).toEqual(["2041-07-01", "2041-07-01", "2041-07-01"]);
      expect(rows[0]).toMatchObject({ name: "José", nipMasked: "••••••••200703••••" });
    }
  });

  test("only an institution's own officers bring a file in, from an own page", async () => {
    const file = lines([header]);
    for (const role of ["planner", "auditor", "approver", "employee", "system_admin"] as const)
      expect((await upload(file, role)).status).toBe(403);
    const body = new FormData();
    body.set("commandId", crypto.randomUUID());
    body.set("file", new Blob(["a"]), "a.csv");
    const elsewhere = await world.app.request("/imports/upload", {
      method: "POST",
      headers: { origin: "http://evil.test", cookie: world.cookieOf("institution_officer") },
      body,
    });
    expect(elsewhere.status).toBe(403);
  });

  test("the file comes back with a column of what is wrong", async () => {
    const bytes = await writeWorkbook([
      {
        name: "Data",
        columns: header.map((text) => ({ header: text, width: 10 })),
        rows: [person("12", "Orang Salah")],
      },
    ]);
    const checked = await bring({ name: "a.xlsx", bytes });
    const answer = await world.app.request(`/imports/${checked.importId}/errors?language=id`, {
      method: "POST",
      headers: {
        origin: adminOrigin,
        cookie: world.cookieOf("institution_officer"),
        "content-type": "application/json",
      },
      body: "{}",
    });
    expect(answer.status).toBe(200);
    const { readTables } = await import("@pindah/sheets");
    const back = readTables([
      { name: "b.xlsx", bytes: new Uint8Array(await answer.arrayBuffer()) },
    ]);
    expect(back).toMatchObject({
      ok: true,
      value: [
        {
          columns: [...header, "Perlu diperbaiki"],
          rows: [
            {
              row: 2,
              cells: [
                ...person("12", "Orang Salah"),
                expect.stringContaining("A2: NIP ini punya 2 angka"),
              ],
            },
          ],
        },
      ],
    });
  });
});

/** Every row of every table as text. */
async function everything({ services: { db } }: World): Promise<string> {
  const { sql } = await import("drizzle-orm");
  const tables = z
    .object({ rows: z.array(z.object({ schema: z.string(), name: z.string() })) })
    .parse(
      await db.execute(sql`
        select table_schema as schema, table_name as name from information_schema.tables
        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`),
    );
  let text = "";
  for (const { schema, name } of tables.rows) {
    const answer: unknown = await db.execute(
      sql`select string_agg(t::text, ' ') as text from ${sql.identifier(schema)}.${sql.identifier(name)} t`,
    );
    text += JSON.stringify(answer);
  }
  return text;
}
