import type { Dataset, Identity } from "@pindah/domain/registry";
import { sql } from "drizzle-orm";
import { assessments } from "../competency/competency.table.ts";
import { insertMany } from "../db/bulk.ts";
import type { Transaction } from "../db/database.ts";
import { homePins, homes, ministerHouses, towers } from "../housing/housing.table.ts";
import { readinessEvidence } from "../readiness/readiness.table.ts";
import { scores } from "../screening/screening.table.ts";
import { waves } from "../waves/waves.table.ts";
import {
  crosswalkEntries,
  datasetFacts,
  households,
  identities,
  institutions,
  people,
  units,
} from "./registry.table.ts";

/** Puts a whole dataset into empty tables. */
export async function recordDataset(
  tx: Transaction,
  dataset: Dataset,
  persons: readonly Identity[],
): Promise<void> {
  const { asOf, title, origin } = dataset;
  await tx.insert(datasetFacts).values({ only: 1, asOf, title, origin });
  await insertMany(tx, institutions, dataset.institutions);
  await insertMany(tx, units, dataset.units);
  await insertMany(tx, crosswalkEntries, dataset.crosswalk);
  await insertMany(tx, scores, dataset.scores);
  await insertMany(tx, households, dataset.households);
  await insertMany(tx, people, dataset.people);
  await insertMany(tx, identities, persons);
  await insertMany(tx, assessments, dataset.assessments);
  await insertMany(tx, towers, dataset.towers);
  await insertMany(tx, homes, dataset.homes);
  await insertMany(tx, ministerHouses, dataset.ministerHouses);
  if (dataset.pins !== undefined)
    await tx.insert(homePins).values(
      dataset.pins.map((pin) => ({
        ...pin,
        pinId: sql`gen_random_uuid()`,
        pinnedAt: `${pin.pinnedOn}T00:00:00.000Z`,
      })),
    );
  await insertMany(
    tx,
    readinessEvidence,
    dataset.readiness.map(({ readyOn, ...evidence }) => ({
      ...evidence,
      readyOn: readyOn === "not_known" ? null : readyOn,
    })),
  );
  await insertMany(
    tx,
    waves,
    dataset.waves.map(({ movesOn, ...wave }) => ({
      ...wave,
      movesOn: movesOn === "not_decided" ? null : movesOn,
    })),
  );
}
