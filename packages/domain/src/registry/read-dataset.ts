import { type CompetencyCode, type CriterionCode, err, ok, type Result } from "../kernel/index.ts";
import type { Dataset } from "./dataset.ts";
import { datasetTable } from "./dataset.table.ts";
import { crosswalkTable, institutionsTable, unitsTable } from "./institutions.table.ts";
import { assessmentsTable, competenciesIn, scoresOf, scoresTable } from "./judgements.table.ts";
import type { Identity } from "./people.ts";
import { householdsTable, identitiesTable, peopleTable } from "./people.table.ts";
import { pinsTable } from "./pins.table.ts";
import { readTable, type TableReading } from "./read-table.ts";
import {
  homesTable,
  ministerHousesTable,
  readinessTable,
  towersTable,
  wavesTable,
} from "./stock.table.ts";
import { type InputProblem, type Table } from "./table.ts";
import { tableMissing, tableTwice } from "./problems.ts";
import { fileOf, type TableSpec } from "./table-spec.ts";
import { wholeProblems } from "./whole-dataset.ts";

/** What of a policy the tables are read against: only its codes are allowed then. */
export type ReadingContext = {
  readonly policy?: {
    readonly screening: { readonly criteria: readonly { readonly code: CriterionCode }[] };
    readonly competency: { readonly competencies: readonly { readonly code: CompetencyCode }[] };
  };
};

/**
 * A dataset from tables: CSV files by name, or sheets of a workbook by name. Either a whole and
 * consistent dataset, or every problem of every table at once, with row, column, cell, what is
 * wrong and what would be right. Tables that belong to no dataset are left alone.
 */
export function readDataset(
  tables: readonly Table[],
  context: ReadingContext = {},
): Result<Dataset, readonly InputProblem[]> {
  const reader = tableReader(tables);
  const criteria = context.policy?.screening.criteria.map((criterion) => criterion.code) ?? null;
  const competencies =
    context.policy?.competency.competencies.map((competency) => competency.code) ??
    competenciesIn(reader.columnsOf("assessments"));

  // A table comes after those whose codes it uses.
  const head = reader.read(datasetTable);
  const institutions = reader.read(institutionsTable);
  const units = reader.read(unitsTable);
  const crosswalk = reader.read(crosswalkTable);
  const towers = reader.read(towersTable);
  const homes = reader.read(homesTable);
  const ministerHouses = reader.read(ministerHousesTable);
  const readiness = reader.read(readinessTable);
  const waves = reader.read(wavesTable);
  const households = reader.read(householdsTable);
  const people = reader.read(peopleTable);
  const pins = itemsOf(reader.read(pinsTable));
  const scores = reader.read(scoresTable(criteria));
  const assessments = reader.read(assessmentsTable(competencies));
  reader.read(identitiesTable);

  const problems = [
    ...reader.problems,
    ...wholeProblems({ head, units, scores, towers, readiness, households, people, homes }),
  ];
  const [own] = head?.items ?? [];
  if (problems.length > 0 || own === undefined) return err(inFileOrder(problems, tables));
  return ok({
    ...own,
    institutions: itemsOf(institutions),
    units: itemsOf(units),
    crosswalk: itemsOf(crosswalk),
    scores: itemsOf(scores).flatMap(scoresOf),
    people: itemsOf(people),
    assessments: itemsOf(assessments),
    households: itemsOf(households),
    towers: itemsOf(towers),
    homes: itemsOf(homes),
    ministerHouses: itemsOf(ministerHouses),
    readiness: itemsOf(readiness),
    waves: itemsOf(waves),
    ...(pins.length === 0 ? {} : { pins }),
  });
}

/** Names and NIPs of `identities.csv`, which no dataset holds; none when there is no such table. */
export function readIdentities(
  tables: readonly Table[],
): Result<readonly Identity[], readonly InputProblem[]> {
  const reader = tableReader(tables);
  const identities = reader.read(identitiesTable);
  return reader.problems.length > 0 ? err(reader.problems) : ok(itemsOf(identities));
}

type Reader = {
  readonly problems: InputProblem[];
  /** Null when the table is not there. */
  readonly read: <T>(spec: TableSpec<T>) => TableReading<T> | null;
  readonly columnsOf: (name: string) => readonly string[];
};

function tableReader(tables: readonly Table[]): Reader {
  const problems: InputProblem[] = [];
  const byName = new Map<string, Table>();
  for (const table of tables) {
    const first = byName.get(nameOf(table));
    if (first === undefined) byName.set(nameOf(table), table);
    else problems.push(tableTwice(table, first));
  }
  const known = new Map<string, ReadonlyMap<string, number>>();
  const given = tables.map((table) => table.sheet ?? table.file);
  return {
    problems,
    read: (spec) => {
      const table = byName.get(spec.name);
      if (table === undefined) {
        if (spec.required) problems.push(tableMissing(fileOf(spec), given));
        return null;
      }
      const reading = readTable(spec, table, known);
      problems.push(...reading.problems);
      if (spec.key.length === 1 && reading.readable) known.set(spec.name, reading.keys);
      return reading;
    },
    columnsOf: (name) => byName.get(name)?.columns ?? [],
  };
}

const itemsOf = <T>(reading: TableReading<T> | null): T[] => [...(reading?.items ?? [])];

/** `data/Units.CSV` and a sheet called `units` are both the table `units`. */
function nameOf({ file, sheet }: Table): string {
  const base = sheet ?? file.slice(Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1);
  return base
    .trim()
    .toLowerCase()
    .replace(/\.(?:csv|tsv|txt|xlsx)$/, "");
}

/** In the order of the files, and of the rows in each; what is about no row comes first. */
function inFileOrder(problems: readonly InputProblem[], tables: readonly Table[]): InputProblem[] {
  const placeOf = new Map(
    tables.map((table, index) => [`${table.file}\u0000${table.sheet}`, index]),
  );
  const place = ({ file, sheet }: InputProblem) => placeOf.get(`${file}\u0000${sheet}`) ?? -1;
  return problems.toSorted((a, b) => place(a) - place(b) || (a.row ?? 0) - (b.row ?? 0));
}
