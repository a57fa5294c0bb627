import { InstitutionCode, type Json } from "@pindah/domain/kernel";
import type { ImportState } from "../imports/imports.states.ts";
import { sealBody, sealPreview } from "../imports/imports.store.ts";
import { importFiles, importRows, imports } from "../imports/imports.table.ts";
import { z } from "zod";
import { timestampOf } from "../environment.ts";
import type { Place } from "../testing/places.ts";
import { findAccount, type World } from "../testing/world.ts";
import { command, type Case } from "./matrix.case.ts";

const matches = {
  sheet: null,
  columns: ["nip", "name", "unit"] as const,
  unitNames: {},
  complete: false,
};

/** An import of a place's institution in a given state, with one row that is held. */
async function putImport(world: World, place: Place, state: ImportState): Promise<string> {
  const { db, environment, vault } = world.services;
  const importId = environment.newId();
  const { userId: startedBy } = await findAccount(world, "institution_officer");
  await db.insert(imports).values({
    importId,
    institutionCode: InstitutionCode.parse(place.institutionCode),
    state,
    version: 1,
    percent: 100,
    fileName: "daftar.csv",
    fileHash: "0".repeat(64),
    fileBytes: 1,
    matches,
    startedBy,
    startedAt: timestampOf(environment),
  });
  const columns = ["NIP", "Nama", "Unit"].map((header) => ({
    header,
    samples: [],
    distinct: null,
  }));
  await db.insert(importFiles).values({
    importId,
    sealedBody: sealBody(vault, importId, new Uint8Array([1])),
    sealedPreview: sealPreview(vault, importId, [{ sheet: null, headerRow: 1, rows: 1, columns }]),
    expiresAt: new Date(environment.now() + 3_600_000).toISOString(),
  });
  await db.insert(importRows).values({
    importId,
    row: 2,
    kind: "held",
    nip: "",
    cells: { nip: "12", name: "Orang Contoh", unit: place.unitCode },
    toConfirm: false,
    written: false,
  });
  return importId;
}

const missingId = "00000000-0000-4000-8000-000000000000";

function reading(more: { readonly [key: string]: Json } = {}): Case {
  return {
    kind: "made",
    of: async (world, place) => ({ importId: await putImport(world, place, "checked"), ...more }),
    missing: () => ({ importId: missingId, ...more }),
  };
}

function acting(state: ImportState, more: { readonly [key: string]: Json } = {}): Case {
  const rest = () => ({ ...command(), version: 1, ...more });
  return {
    kind: "made",
    of: async (world, place) => ({ importId: await putImport(world, place, state), ...rest() }),
    missing: () => ({ importId: missingId, ...rest() }),
  };
}

/** How the matrix calls what an institution does with its files. */
export const importCases: Readonly<Record<string, Case>> = {
  "imports.list": {
    kind: "list",
    prepare: async (world, { own, other }) => {
      await putImport(world, own, "checked");
      await putImport(world, other, "checked");
    },
    input: () => ({ limit: 100 }),
    owners: (data) =>
      z
        .object({ rows: z.array(z.object({ institutionCode: z.string() })) })
        .parse(data)
        .rows.map(({ institutionCode }) => institutionCode),
  },
  "imports.one": reading(),
  "imports.findings": reading(),
  "imports.rows": reading({ kind: "held" }),
  "imports.match": acting("matching", { ...matches, columns: [...matches.columns] }),
  "imports.confirm": acting("checked", {
    codes: ["name_twice"],
    reason: "Sudah diperiksa satu per satu",
  }),
  "imports.correct": acting("checked", { row: 2, cells: { name: "Orang Lain" } }),
  "imports.commit": acting("checked"),
  "imports.undo": acting("committed"),
  "imports.discard": acting("checked"),
  "imports.submission": { kind: "self", input: () => ({}) },
  "imports.submit": { kind: "self", input: () => command() },
};
