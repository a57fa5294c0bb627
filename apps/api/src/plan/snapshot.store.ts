import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { Dataset } from "@pindah/domain/registry";
import { eq } from "drizzle-orm";
import type { Database, ReadDatabase } from "../db/database.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { datasetSnapshots } from "./plan.table.ts";

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Keeps what a run was computed from, once for each dataset. */
export async function keepSnapshot(
  db: Database,
  environment: Environment,
  datasetHash: string,
  dataset: Dataset,
): Promise<void> {
  const known = await db.$count(datasetSnapshots, eq(datasetSnapshots.datasetHash, datasetHash));
  if (known > 0) return;
  const body = await pack(JSON.stringify(dataset));
  await db
    .insert(datasetSnapshots)
    .values({ datasetHash, body, recordedAt: timestampOf(environment) })
    .onConflictDoNothing();
}

/** The dataset of a finished run, as it was. */
export async function getSnapshot(db: ReadDatabase, datasetHash: string): Promise<Dataset> {
  const [row] = await db
    .select({ body: datasetSnapshots.body })
    .from(datasetSnapshots)
    .where(eq(datasetSnapshots.datasetHash, datasetHash));
  if (row === undefined) throw new Error(`No snapshot of dataset ${datasetHash}`);
  const text = await unpack(row.body);
  return Dataset.parse(JSON.parse(text.toString("utf8")));
}
