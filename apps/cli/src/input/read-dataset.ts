import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { err, ok, type Result } from "@pindah/domain/kernel";
import {
  Dataset,
  datasetTables,
  readDataset,
  type InputProblem,
  type Table,
} from "@pindah/domain/registry";
import type { Policy } from "@pindah/domain/policy";
import { readTables } from "@pindah/sheets";
import { problemIn } from "./problems.ts";
import { readJson } from "./read-json.ts";

/** Files of a dataset folder that are read; anything else in it is left alone. */
const TABLE_ENDINGS = new Set([".csv", ".xlsx"]);

/**
 * The dataset in a folder: CSV files, a workbook, or `dataset.json`. Every problem of every file
 * comes back at once.
 */
export async function readDatasetFolder(
  folder: string,
  policy: Policy | null,
): Promise<Result<Dataset, readonly InputProblem[]>> {
  const names = await namesIn(folder);
  if (names === null) return err([folderMissing(folder)]);
  const tables = names.includes("dataset.json")
    ? jsonTables("dataset.json", await readFile(join(folder, "dataset.json"), "utf8"))
    : await fileTables(folder, names);
  if (!tables.ok) return tables;
  return readDataset(tables.value, policy === null ? {} : { policy });
}

async function fileTables(
  folder: string,
  names: readonly string[],
): Promise<Result<readonly Table[], readonly InputProblem[]>> {
  const wanted = names.filter((name) => TABLE_ENDINGS.has(extname(name).toLowerCase()));
  const files = await Promise.all(
    wanted.map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })),
  );
  return readTables(files);
}

function jsonTables(file: string, text: string): Result<readonly Table[], readonly InputProblem[]> {
  const read = readJson(file, text, Dataset, "docs/data.md");
  return read.ok ? ok(datasetTables(read.value)) : read;
}

async function namesIn(folder: string): Promise<readonly string[] | null> {
  try {
    return (await readdir(folder)).toSorted();
  } catch (error) {
    if (error instanceof Error && "code" in error) return null;
    throw error;
  }
}

function folderMissing(folder: string): InputProblem {
  return problemIn(folder, "file_missing", null, {
    wrong: { id: "Folder ini tidak dapat dibaca.", en: "This folder cannot be read." },
    cure: {
      id: "Buat data peragaan dengan `pindah demo --out FOLDER`.",
      en: "Make demonstration data with `pindah demo --out FOLDER`.",
    },
  });
}
