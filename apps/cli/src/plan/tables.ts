import { canonicalJson } from "@pindah/domain/kernel";
import type { Plan } from "@pindah/domain/plan";
import type { Table } from "@pindah/domain/registry";

/** The results as plain tables, one file each; docs/data.md lists their columns. */
export function planTables(plan: Plan): readonly Table[] {
  return [
    unitsTable(plan),
    peopleTable(plan),
    placementsTable(plan),
    waitingTable(plan),
    wavesTable(plan),
    costsTable(plan),
  ];
}

export function unitsTable({ screening }: Plan): Table {
  const criteria = screening[0]?.criteria.map(({ criterion }) => criterion) ?? [];
  const classes = screening[0]?.classes.map((entry) => entry.class) ?? [];
  return table(
    "units.csv",
    [
      "unit_code",
      "institution_code",
      "outcome",
      "by_points",
      "override",
      "rank_in_class",
      "additive_hundredths",
      "robustness",
      ...criteria.map((code) => `level_${code}`),
      ...classes.map((code) => `points_${code}`),
    ],
    screening.map((unit) => [
      unit.unitCode,
      unit.institutionCode,
      unit.outcome.kind === "class" ? unit.outcome.class : unit.outcome.kind,
      unit.byPoints ?? "",
      unit.override?.id ?? "",
      unit.rankInClass ?? "",
      unit.additiveScore ?? "",
      unit.sensitivity?.label ?? "",
      ...unit.criteria.map(({ level }) => level ?? ""),
      ...unit.classes.map(({ points }) => points),
    ]),
  );
}

export function peopleTable({ standings, competency }: Plan): Table {
  return table(
    "people.csv",
    [
      "person_id",
      "unit_code",
      "institution_code",
      "status",
      "because",
      "rule",
      "matched",
      "required",
      "ready_on",
    ],
    standings.map((standing, index) => {
      const result = competency[index];
      return [
        standing.personId,
        standing.unitCode,
        standing.institutionCode,
        standing.status,
        standing.because,
        result?.rule ?? "",
        result?.matched ?? "",
        result?.required ?? "",
        result?.plan?.readyOn ?? "",
      ];
    }),
  );
}

export function placementsTable({ placements }: Plan): Table {
  const hasTeams = placements.some(({ team }) => team !== undefined);
  const hasRooms = placements.some(({ room }) => room !== undefined);
  const hasPins = placements.some(({ pinned }) => pinned === true);
  return table(
    "placements.csv",
    [
      "household_id",
      "lead_person_id",
      "wave_id",
      "tower_id",
      "home_id",
      "rank",
      "band",
      "ticket",
      "wish",
      "misfit",
      ...(hasRooms ? ["room"] : []),
      ...(hasPins ? ["pinned"] : []),
      ...(hasTeams ? ["team", "team_tower"] : []),
    ],
    placements.map((entry) => [
      entry.householdId,
      entry.leadPersonId,
      entry.waveId,
      entry.towerId,
      entry.homeId,
      entry.rank,
      entry.band,
      entry.ticket,
      entry.wish ?? "",
      entry.misfit,
      ...(hasRooms ? [entry.room ?? ""] : []),
      ...(hasPins ? [entry.pinned === true ? "yes" : ""] : []),
      ...(hasTeams ? [entry.team?.unitCode ?? "", entry.team?.towerId ?? ""] : []),
    ]),
  );
}

export function waitingTable({ waiting }: Plan): Table {
  return table(
    "waiting.csv",
    ["household_id", "lead_person_id", "reason", "figures"],
    waiting.map(({ householdId, leadPersonId, reason: { kind, ...figures } }) => [
      householdId,
      leadPersonId,
      kind,
      canonicalJson(figures),
    ]),
  );
}

function wavesTable({ waves }: Plan): Table {
  return table(
    "waves.csv",
    [
      "wave_id",
      "moves_on",
      "blocked",
      "towers_ready",
      "homes_ready",
      "homes_free",
      "candidates",
      "households_housed",
      "people_housed",
      "homes_left_empty",
      "first_wish",
      "second_wish",
      "third_wish",
      "other_tower",
      "misfit",
    ],
    waves.map((wave) => [
      wave.waveId,
      wave.movesOn,
      wave.blocked?.kind ?? "",
      wave.towersReady,
      wave.homesReady,
      wave.homesFree,
      wave.candidates,
      wave.householdsHoused,
      wave.peopleHoused,
      wave.homesLeftEmpty,
      ...wave.byPreference,
      wave.misfit,
    ]),
  );
}

export function costsTable({ costs }: Plan): Table {
  return table(
    "costs.csv",
    [
      "household_id",
      "wave_id",
      "institution_code",
      "component",
      "kind",
      "count",
      "quantity",
      "unit_low",
      "unit_high",
      "low",
      "high",
    ],
    costs.flatMap((cost) =>
      cost.lines.map((line) => [
        cost.householdId,
        cost.waveId,
        cost.institutionCode,
        line.component,
        line.kind,
        line.count,
        line.quantity,
        line.unitLow,
        line.unitHigh,
        line.low,
        line.high,
      ]),
    ),
  );
}

function table(
  file: string,
  columns: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Table {
  return {
    file,
    sheet: null,
    headerRow: 1,
    columns,
    rows: rows.map((cells, index) => ({ row: index + 2, cells: cells.map(String) })),
  };
}
