import type { DatasetHead } from "./dataset.table.ts";
import type { ScoreRow } from "./judgements.table.ts";
import type { Household, Person } from "./people.ts";
import { nowhere, problemAt } from "./problems.ts";
import type { TableReading } from "./read-table.ts";
import type { Home, ReadinessEvidence, Tower } from "./stock.ts";
import type { Unit } from "./institutions.ts";
import type { InputProblem } from "./table.ts";

type Tables = {
  readonly head: TableReading<DatasetHead> | null;
  readonly units: TableReading<Unit> | null;
  readonly scores: TableReading<ScoreRow> | null;
  readonly towers: TableReading<Tower> | null;
  readonly readiness: TableReading<ReadinessEvidence> | null;
  readonly households: TableReading<Household> | null;
  readonly people: TableReading<Person> | null;
  readonly homes: TableReading<Home> | null;
};

/** What only shows when tables are seen together. A table that is missing is not asked. */
export function wholeProblems(tables: Tables): InputProblem[] {
  return [
    ...headProblems(tables.head),
    ...unitsWithoutScores(tables),
    ...towersWithoutDate(tables),
    ...householdsWithoutMembers(tables),
    ...homesInOnePlace(tables),
  ];
}

function headProblems(head: TableReading<DatasetHead> | null): InputProblem[] {
  if (head === null || !head.readable || head.rowCount === 1) return [];
  const place = head.rowCount === 0 ? nowhere(head.table) : head.place("as_of", head.secondRow);
  return [
    problemAt(place, {
      code: "inconsistent",
      found: String(head.rowCount),
      wrong: {
        id: `Tabel ini berisi ${head.rowCount} baris data.`,
        en: `This table holds ${head.rowCount} rows of data.`,
      },
      cure: { id: "Tulis tepat satu baris.", en: "Write exactly one row." },
    }),
  ];
}

function unitsWithoutScores({ units, scores }: Tables): InputProblem[] {
  if (units === null || scores === null || !scores.readable) return [];
  const scored = scores.column("unit_code");
  return units.items.flatMap((unit, index) =>
    scored.has(unit.code)
      ? []
      : [
          problemAt(units.place("unit_code", units.rows[index] ?? null), {
            code: "inconsistent",
            found: unit.code,
            wrong: {
              id: `Unit ${unit.code} tidak punya nilai di scores.csv.`,
              en: `Unit ${unit.code} has no score in scores.csv.`,
            },
            cure: {
              id: `Tambahkan nilainya, atau baris ${unit.code} dengan level not_scored.`,
              en: `Add its scores, or a row ${unit.code} with the level not_scored.`,
            },
          }),
        ],
  );
}

function towersWithoutDate({ towers, readiness }: Tables): InputProblem[] {
  if (towers === null || readiness === null || !readiness.readable) return [];
  const dated = readiness.column("tower_id");
  return towers.items.flatMap((tower, index) =>
    tower.reservedFor !== "asn" || dated.has(tower.towerId)
      ? []
      : [
          problemAt(towers.place("tower_id", towers.rows[index] ?? null), {
            code: "inconsistent",
            found: tower.towerId,
            wrong: {
              id: `Tower ${tower.towerId} tidak punya tanggal siap di readiness.csv.`,
              en: `Tower ${tower.towerId} has no date in readiness.csv.`,
            },
            cure: {
              id: `Tambahkan barisnya; ready_on boleh not_known.`,
              en: `Add a row for it; ready_on may be not_known.`,
            },
          }),
        ],
  );
}

function householdsWithoutMembers({ households, people }: Tables): InputProblem[] {
  if (households === null || people === null || !people.readable) return [];
  const named = people.column("household_id");
  return households.items.flatMap((household, index) =>
    named.has(household.householdId)
      ? []
      : [
          problemAt(households.place("household_id", households.rows[index] ?? null), {
            code: "inconsistent",
            found: household.householdId,
            wrong: {
              id: `Tidak ada orang di people.csv yang menyebut ${household.householdId}.`,
              en: `Nobody in people.csv names ${household.householdId}.`,
            },
            cure: {
              id: "Hapus baris ini, atau perbaiki household_id anggotanya.",
              en: "Remove this row, or correct the household_id of its members.",
            },
          }),
        ],
  );
}

function homesInOnePlace({ homes }: Tables): InputProblem[] {
  if (homes === null) return [];
  const first = new Map<string, number>();
  return homes.items.flatMap((home, index) => {
    const row = homes.rows[index] ?? 0;
    const spot = `${home.towerId} / ${home.floor} / ${home.position}`;
    const before = first.get(spot);
    if (before === undefined) {
      first.set(spot, row);
      return [];
    }
    return [
      problemAt(homes.place("position", row), {
        code: "duplicate",
        found: spot,
        wrong: {
          id: `Tower, lantai, dan posisi ini sudah dipakai di baris ${before}.`,
          en: `This tower, floor and position is taken by row ${before}.`,
        },
        cure: { id: "Perbaiki lantai atau posisinya.", en: "Correct the floor or the position." },
      }),
    ];
  });
}
