import { compareText, CompetencyCode } from "../kernel/index.ts";
import type { Dataset } from "./dataset.ts";
import { datasetTable } from "./dataset.table.ts";
import { crosswalkTable, institutionsTable, unitsTable } from "./institutions.table.ts";
import { assessmentsTable, type ScoreRow, scoreRow, scoresTable } from "./judgements.table.ts";
import type { Identity } from "./people.ts";
import { householdsTable, identitiesTable, peopleTable } from "./people.table.ts";
import {
  homesTable,
  ministerHousesTable,
  readinessTable,
  towersTable,
  wavesTable,
} from "./stock.table.ts";
import { pinsTable } from "./pins.table.ts";
import type { Table } from "./table.ts";
import { fileOf, type TableSpec } from "./table-spec.ts";

/** The tables of a dataset, as `readDataset` reads them: what is written reads back the same. */
export function datasetTables(dataset: Dataset): readonly Table[] {
  return [
    written(datasetTable, [dataset]),
    written(institutionsTable, dataset.institutions),
    written(unitsTable, dataset.units),
    written(crosswalkTable, dataset.crosswalk),
    written(scoresTable(null), scoreRows(dataset)),
    written(peopleTable, dataset.people),
    written(householdsTable, dataset.households),
    written(assessmentsTable(competenciesOf(dataset)), dataset.assessments),
    written(towersTable, dataset.towers),
    written(homesTable, dataset.homes),
    written(ministerHousesTable, dataset.ministerHouses),
    written(readinessTable, dataset.readiness),
    written(wavesTable, dataset.waves),
    ...(dataset.pins === undefined ? [] : [written(pinsTable, dataset.pins)]),
  ];
}

/** Names and NIPs as a table of their own. */
export function identitiesAsTable(identities: readonly Identity[]): Table {
  return written(identitiesTable, identities);
}

function written<T>(spec: TableSpec<T>, items: readonly T[]): Table {
  return {
    file: fileOf(spec),
    sheet: null,
    headerRow: 1,
    columns: spec.columns.map((column) => column.name),
    rows: items.map((item, index) => ({
      row: index + 2,
      cells: spec.columns.map((column) => column.text(item)),
    })),
  };
}

/** Units without any score say so, as the reader asks. */
function scoreRows(dataset: Dataset): ScoreRow[] {
  const scored = new Set(dataset.scores.map((score) => score.unitCode));
  const silent = dataset.units.filter((unit) => !scored.has(unit.code));
  return [
    ...dataset.scores.map(scoreRow),
    ...silent.map((unit): ScoreRow => ({
      unitCode: unit.code,
      criterion: null,
      assessorId: null,
      level: "not_scored",
      evidenceSource: null,
      evidenceDate: null,
    })),
  ];
}

function competenciesOf({ assessments }: Dataset): CompetencyCode[] {
  const codes = new Map<string, CompetencyCode>();
  for (const { levels } of assessments)
    for (const key in levels)
      if (!codes.has(key)) {
        const code = CompetencyCode.safeParse(key).data;
        if (code !== undefined) codes.set(key, code);
      }
  return [...codes.values()].sort(compareText);
}
