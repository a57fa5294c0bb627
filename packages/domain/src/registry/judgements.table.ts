import {
  CompetencyCode,
  CriterionCode,
  type LocalDate,
  PersonId,
  UnitCode,
} from "../kernel/index.ts";
import type { Assessment, Score } from "./dataset.ts";
import { choice, code, day, type Kind, optional, reference, text, whole } from "./kinds.ts";
import { column, type Finding, mustStand, type TableSpec } from "./table-spec.ts";

/**
 * A row of scores.csv: one assessor's level for one criterion of one unit; or the statement that
 * the unit has no scores yet (`level` is `not_scored`), so that silence is never an answer.
 */
export type ScoreRow = {
  readonly unitCode: UnitCode;
  readonly criterion: CriterionCode | null;
  readonly assessorId: string | null;
  readonly level: number | "not_scored";
  readonly evidenceSource: string | null;
  readonly evidenceDate: LocalDate | null;
};

const levels = whole(1, 5, "4");
const level: Kind<number | "not_scored"> = {
  ...levels,
  expected: {
    id: `${levels.expected.id}, atau not_scored bila unit belum dinilai`,
    en: `${levels.expected.en}, or not_scored when the unit has no scores yet`,
  },
  options: ["not_scored"],
  read: (cell) => (cell === "not_scored" ? cell : levels.read(cell)),
  write: (value) => String(value),
};

/** The table of scores; with the policy at hand, its criteria are the only ones allowed. */
export function scoresTable(criteria: readonly CriterionCode[] | null): TableSpec<ScoreRow> {
  const score = {
    unitCode: column(
      "unit_code",
      reference(UnitCode, "units", "KEMENPANRB-D1"),
      (s: ScoreRow) => s.unitCode,
    ),
    criterion: mustStand(
      column(
        "criterion",
        optional(criteria === null ? code(CriterionCode, "A1") : choice(criteria)),
        (s: ScoreRow) => s.criterion,
      ),
    ),
    assessorId: mustStand(
      column("assessor_id", optional(text("asesor-1")), (s: ScoreRow) => s.assessorId),
    ),
    level: column("level", level, (s: ScoreRow) => s.level),
    evidenceSource: mustStand(
      column(
        "evidence_source",
        optional(text("Perpres 47/2021")),
        (s: ScoreRow) => s.evidenceSource,
      ),
    ),
    evidenceDate: mustStand(
      column("evidence_date", optional(day), (s: ScoreRow) => s.evidenceDate),
    ),
  };
  return {
    name: "scores",
    required: true,
    columns: Object.values(score),
    key: ["unit_code", "criterion", "assessor_id"],
    build: (cell) => ({
      unitCode: cell(score.unitCode),
      criterion: cell(score.criterion),
      assessorId: cell(score.assessorId),
      level: cell(score.level),
      evidenceSource: cell(score.evidenceSource),
      evidenceDate: cell(score.evidenceDate),
    }),
    check: scoreFindings,
  };
}

function scoreFindings(row: ScoreRow): Finding[] {
  const rest: readonly [string, unknown][] = [
    ["criterion", row.criterion],
    ["assessor_id", row.assessorId],
  ];
  if (row.level === "not_scored")
    return rest
      .filter(([, value]) => value !== null)
      .map(([name]) => ({
        column: name,
        code: "inconsistent",
        wrong: {
          id: "Baris not_scored berlaku untuk seluruh unit.",
          en: "A row with not_scored is about the whole unit.",
        },
        cure: { id: "Kosongkan sel ini.", en: "Leave this cell empty." },
      }));
  const findings = rest
    .filter(([, value]) => value === null)
    .map(([name]) => lacking(name, "Nilai perlu kolom ini.", "A score needs this column."));
  if ((row.evidenceSource === null) !== (row.evidenceDate === null))
    findings.push(
      lacking(
        row.evidenceSource === null ? "evidence_source" : "evidence_date",
        "Bukti perlu sumber dan tanggal.",
        "Evidence needs a source and a date.",
      ),
    );
  return findings;
}

function lacking(name: string, id: string, en: string): Finding {
  return {
    column: name,
    code: "value_missing",
    wrong: { id: `Sel ini kosong. ${id}`, en: `This cell is empty. ${en}` },
    cure: { id: "Isi sel ini.", en: "Fill this cell." },
  };
}

/** The scores a row stands for: one, or none. */
export function scoresOf(row: ScoreRow): Score[] {
  const { unitCode, criterion, assessorId, level: given, evidenceSource, evidenceDate } = row;
  if (given === "not_scored" || criterion === null || assessorId === null) return [];
  const evidence =
    evidenceSource === null || evidenceDate === null
      ? null
      : { source: evidenceSource, date: evidenceDate };
  return [{ unitCode, criterion, assessorId, level: given, evidence }];
}

export function scoreRow({
  unitCode,
  criterion,
  assessorId,
  level: given,
  evidence,
}: Score): ScoreRow {
  return {
    unitCode,
    criterion,
    assessorId,
    level: given,
    evidenceSource: evidence?.source ?? null,
    evidenceDate: evidence?.date ?? null,
  };
}

const FIXED = ["person_id", "assessor_id", "instrument", "assessed_on"];

/** One row per session; each competency has a column of its own. Empty: not judged. */
export function assessmentsTable(competencies: readonly CompetencyCode[]): TableSpec<Assessment> {
  const session = {
    personId: column(
      "person_id",
      reference(PersonId, "people", "P0000001"),
      (a: Assessment) => a.personId,
    ),
    assessorId: column("assessor_id", text("asesor-kompetensi-7"), (a: Assessment) => a.assessorId),
    instrument: column("instrument", text("simulasi"), (a: Assessment) => a.instrument),
    assessedOn: column("assessed_on", day, (a: Assessment) => a.assessedOn),
  };
  const competencyColumns = competencies.map((competency) => ({
    competency,
    column: mustStand(
      column(
        competency,
        optional(whole(0, 5, "3")),
        (a: Assessment) => a.levels[competency] ?? null,
      ),
    ),
  }));
  return {
    name: "assessments",
    required: true,
    columns: [...Object.values(session), ...competencyColumns.map((entry) => entry.column)],
    key: ["person_id", "assessor_id", "instrument", "assessed_on"],
    build: (cell) => {
      const judged: Assessment["levels"] = {};
      for (const { competency, column: own } of competencyColumns) {
        const value = cell(own);
        if (value !== null) judged[competency] = value;
      }
      return {
        personId: cell(session.personId),
        assessorId: cell(session.assessorId),
        instrument: cell(session.instrument),
        assessedOn: cell(session.assessedOn),
        levels: judged,
      };
    },
  };
}

/** Without a policy at hand, every further column of the file is taken for a competency. */
export function competenciesIn(columns: readonly string[]): CompetencyCode[] {
  return columns
    .map((name) => name.trim().toLowerCase())
    .filter((name) => !FIXED.includes(name))
    .flatMap((name) => CompetencyCode.safeParse(name).data ?? []);
}
