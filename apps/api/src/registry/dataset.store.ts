import { setImmediate as nextTurn } from "node:timers/promises";
import type { Dataset } from "@pindah/domain/registry";
import { isNull } from "drizzle-orm";
import { assessments } from "../competency/competency.table.ts";
import type { ReadDatabase } from "../db/database.ts";
import { homePins, homes, ministerHouses, towers } from "../housing/housing.table.ts";
import { readinessEvidence } from "../readiness/readiness.table.ts";
import { scores } from "../screening/screening.table.ts";
import { waves } from "../waves/waves.table.ts";
import {
  crosswalkEntries,
  datasetFacts,
  households,
  institutions,
  people,
  units,
} from "./registry.table.ts";

/** Everything a plan is computed from, out of the tables. Identities are not part of it. */
export async function getDataset(db: ReadDatabase): Promise<Dataset> {
  const [facts] = await inTurn(db.select().from(datasetFacts));
  if (facts === undefined) throw new Error("No dataset is loaded");
  const { asOf, title, origin } = facts;
  const pins = await inTurn(
    db
      .select({
        householdId: homePins.householdId,
        homeId: homePins.homeId,
        reason: homePins.reason,
        pinnedBy: homePins.pinnedBy,
        pinnedOn: homePins.pinnedOn,
      })
      .from(homePins)
      .where(isNull(homePins.undoneAt)),
  );
  return {
    asOf,
    title,
    origin,
    institutions: await inTurn(db.select().from(institutions)),
    units: await inTurn(db.select().from(units)),
    crosswalk: (await inTurn(db.select().from(crosswalkEntries))).map(
      ({ entryNumber: _number, ...entry }) => entry,
    ),
    scores: await inTurn(db.select().from(scores)),
    people: await inTurn(db.select().from(people)),
    assessments: (await inTurn(db.select().from(assessments))).map(
      ({ assessmentNumber: _number, ...assessment }) => assessment,
    ),
    households: await inTurn(db.select().from(households)),
    towers: await inTurn(db.select().from(towers)),
    homes: await inTurn(db.select().from(homes)),
    ministerHouses: await inTurn(db.select().from(ministerHouses)),
    readiness: (await inTurn(db.select().from(readinessEvidence))).map(
      ({ evidenceNumber: _number, readyOn, ...evidence }) => ({
        ...evidence,
        readyOn: readyOn ?? "not_known",
      }),
    ),
    waves: (await inTurn(db.select().from(waves))).map(({ movesOn, ...wave }) => ({
      ...wave,
      movesOn: movesOn ?? "not_decided",
    })),
    ...(pins.length === 0 ? {} : { pins }),
  };
}

/** Waits for rows, and lets others have their turn: PGlite works in this very thread. */
async function inTurn<T>(query: PromiseLike<T>): Promise<T> {
  const rows = await query;
  await nextTurn();
  return rows;
}
