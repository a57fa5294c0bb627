import { describe, expect, test } from "vitest";
import { CompetencyCode, CriterionCode } from "../kernel/index.ts";
import { datasetTables, readDataset, readIdentities, type InputProblem } from "./index.ts";
import { cell, smallCountry, tableOf } from "./small-country.testing.ts";

const policy = {
  screening: { criteria: [{ code: CriterionCode.parse("A1") }] },
  competency: {
    competencies: ["digital_literacy", "adaptive"].map((code) => ({
      code: CompetencyCode.parse(code),
    })),
  },
};

function problemsOf(tables: ReturnType<typeof smallCountry>): readonly InputProblem[] {
  const result = readDataset(tables, { policy });
  return result.ok ? [] : result.error;
}
const briefly = ({ file, cell: address, code, found }: InputProblem) => [
  file,
  address,
  code,
  found,
];

describe("a right dataset", () => {
  test("the small country reads as it is written, with both ways of saying not yet", () => {
    const result = readDataset(smallCountry(), { policy });
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    const { value } = result;
    expect(value).toMatchObject({
      asOf: "2024-07-01",
      title: { id: "Negeri kecil", en: "Small country" },
      origin: "synthetic",
    });
    expect(value.institutions[1]).toMatchObject({
      baCode: "084",
      priorityApr2024: null,
      note: "stays",
    });
    expect(value.scores).toEqual([
      {
        unitCode: "DPR-SETJEN",
        criterion: "A1",
        assessorId: "a1",
        level: 5,
        evidence: { source: "law", date: "2024-06-01" },
      },
      { unitCode: "DPR-SETJEN", criterion: "A1", assessorId: "a2", level: 4, evidence: null },
      {
        unitCode: "BSN-D1",
        criterion: "A1",
        assessorId: "a1",
        level: 1,
        evidence: { source: "law", date: "2024-06-01" },
      },
    ]);
    expect(value.households).toEqual([
      {
        householdId: "H1",
        spouse: true,
        children: 2,
        helper: true,
        accessible: false,
        towerPreferences: ["T2", "T1"],
      },
      {
        householdId: "H2",
        spouse: false,
        children: 0,
        helper: false,
        accessible: true,
        towerPreferences: [],
      },
    ]);
    expect(value.assessments[1]?.levels).toEqual({ digital_literacy: 2 });
    expect(value.readiness[1]?.readyOn).toBe("not_known");
    expect(value.waves.map(({ movesOn, event }) => [movesOn, event])).toEqual([
      ["2024-07-31", { id: "Upacara", en: "Ceremony" }],
      ["not_decided", null],
    ]);
  });

  test("what is written reads back the same, the unit without scores included", () => {
    const first = readDataset(smallCountry(), { policy });
    if (!first.ok) throw new Error("not read");
    const tables = datasetTables(first.value);
    expect(tables.find((table) => table.file === "scores.csv")?.rows.at(-1)?.cells).toEqual([
      "DPR-BK",
      "",
      "",
      "not_scored",
      "",
      "",
    ]);
    expect(readDataset(tables, { policy })).toEqual(first);
  });

  test("sheets of one workbook serve as well as files, in any order of rows", () => {
    const sheets = smallCountry().map(({ file, columns, rows }) => ({
      ...tableOf("all.xlsx", [], file.replace(".csv", "").toUpperCase()),
      columns,
      rows: rows.toReversed(),
    }));
    const result = readDataset(sheets, { policy });
    expect(result.ok && result.value.people.map((person) => person.personId)).toEqual([
      "P3",
      "P2",
      "P1",
    ]);
  });

  test("tables of another kind lie beside it without harm", () => {
    expect(problemsOf([...smallCountry(), tableOf("holidays.csv", ["day", "x"])])).toEqual([]);
  });

  test("crosswalk and ministers' houses may be absent; so may a column of notes", () => {
    const result = readDataset(
      smallCountry({
        crosswalk: null,
        minister_houses: null,
        institutions: (lines) => lines.map((line) => line.slice(0, line.lastIndexOf(","))),
      }),
      { policy },
    );
    expect(result.ok && [result.value.crosswalk, result.value.ministerHouses]).toEqual([[], []]);
    expect(result.ok && result.value.institutions[1]?.note).toBeNull();
  });
});

describe("problems come all at once, each with its place and its cure", () => {
  test("one row of people with three errors gives three problems in row 3", () => {
    const tables = smallCountry({
      people: (lines) => cell("B3", "DPR-KB")(cell("D3", "pppkk")(cell("I3", "01-02-2050")(lines))),
    });
    expect(problemsOf(tables)).toEqual([
      {
        file: "people.csv",
        sheet: null,
        row: 3,
        column: "unit_code",
        cell: "B3",
        code: "reference_unknown",
        found: "DPR-KB",
        wrong: {
          id: '"DPR-KB" tidak ada di units.csv.',
          en: '"DPR-KB" does not stand in units.csv.',
        },
        cure: { id: "Mungkin maksudnya DPR-BK.", en: "Perhaps DPR-BK is meant." },
      },
      {
        file: "people.csv",
        sheet: null,
        row: 3,
        column: "employment",
        cell: "D3",
        code: "value_invalid",
        found: "pppkk",
        wrong: {
          id: '"pppkk" bukan salah satu dari: pns, cpns, pppk.',
          en: '"pppkk" is not one of: pns, cpns, pppk.',
        },
        cure: { id: "Mungkin maksudnya pppk.", en: "Perhaps pppk is meant." },
      },
      {
        file: "people.csv",
        sheet: null,
        row: 3,
        column: "retires_on",
        cell: "I3",
        code: "value_invalid",
        found: "01-02-2050",
        wrong: {
          id: '"01-02-2050" bukan hari dalam bentuk TTTT-BB-HH.',
          en: '"01-02-2050" is not a day in the form YYYY-MM-DD.',
        },
        cure: { id: "Mungkin maksudnya 2050-02-01.", en: "Perhaps 2050-02-01 is meant." },
      },
    ]);
  });

  test("errors in three files give three problems, in the order of the files", () => {
    const tables = smallCountry({
      units: cell("B4", "BNS"),
      homes: cell("E2", "0"),
      waves: cell("F2", "2024-02-30"),
    });
    expect(problemsOf(tables).map(briefly)).toEqual([
      ["units.csv", "B4", "reference_unknown", "BNS"],
      ["homes.csv", "E2", "value_invalid", "0"],
      ["waves.csv", "F2", "value_invalid", "2024-02-30"],
    ]);
  });

  test("a missing file is named, and a file with nearly its name is suggested", () => {
    const tables = smallCountry({ people: null });
    tables.push(tableOf("peple.csv", ["person_id", "P1"]));
    const missing = problemsOf(tables).filter((problem) => problem.code === "file_missing");
    expect(missing).toMatchObject([
      {
        file: "people.csv",
        row: null,
        cell: null,
        cure: { en: "Is peple.csv meant? Name it people.csv." },
      },
    ]);
  });

  test("nothing at all gives one problem for each of the eleven files that must be there", () => {
    expect(problemsOf([]).map((problem) => problem.file)).toEqual([
      "dataset.csv",
      "institutions.csv",
      "units.csv",
      "towers.csv",
      "homes.csv",
      "readiness.csv",
      "waves.csv",
      "households.csv",
      "people.csv",
      "scores.csv",
      "assessments.csv",
    ]);
  });

  test("a renamed column is one missing and one unknown, each pointing at the other", () => {
    const tables = smallCountry({ units: cell("A1", "unitcode") });
    const problems = problemsOf(tables).filter((problem) => problem.file === "units.csv");
    expect(problems).toMatchObject([
      {
        row: 1,
        column: "unit_code",
        code: "column_missing",
        cure: { en: "Rename the column unitcode to unit_code." },
      },
      { row: 1, column: "unitcode", cell: "A1", code: "column_unknown" },
    ]);
  });

  test("a column of personal data that no rule needs is refused by name", () => {
    const tables = smallCountry({
      people: (lines) => lines.map((line, index) => `${line},${index === 0 ? "NIK" : "64"}`),
    });
    expect(problemsOf(tables).map(briefly)).toEqual([
      ["people.csv", "L1", "column_unknown", "NIK"],
    ]);
  });

  test("a column that stands twice, and a row with more cells than the header", () => {
    expect(problemsOf(smallCountry({ waves: cell("H1", "event_id") })).map(briefly)).toEqual([
      ["waves.csv", "H1", "duplicate", "event_id"],
    ]);
    expect(
      problemsOf(smallCountry({ units: (lines) => [...lines.slice(0, -1), `${lines[3]},x`] })).map(
        briefly,
      ),
    ).toEqual([["units.csv", "G4", "inconsistent", null]]);
  });

  test("a code that stands twice names the row in which it stood first", () => {
    const [problem] = problemsOf(smallCountry({ units: cell("A3", "DPR-SETJEN") })).filter(
      ({ code }) => code === "duplicate",
    );
    expect(problem).toMatchObject({
      cell: "A3",
      found: "DPR-SETJEN",
      wrong: { en: "It already stands in row 2." },
    });
  });

  test("two tables for one name are a problem of the second", () => {
    const problems = problemsOf([...smallCountry(), tableOf("old/units.csv", ["unit_code"])]);
    expect(problems.map(({ file, code }) => [file, code])).toEqual([
      ["old/units.csv", "duplicate"],
    ]);
  });

  test("dataset.csv with two rows, or none, is refused", () => {
    const twice = smallCountry({ dataset: ([head = "", row = ""]) => [head, row, row] });
    expect(problemsOf(twice).map(briefly)).toEqual([["dataset.csv", "A3", "inconsistent", "2"]]);
    const never = smallCountry({ dataset: ([head = ""]) => [head] });
    expect(problemsOf(never).map(briefly)).toEqual([["dataset.csv", null, "inconsistent", "0"]]);
  });
});

describe("what must not be left unsaid", () => {
  test("a unit without scores is a problem of its row; the word not_scored settles it", () => {
    const silent = smallCountry({ scores: (lines) => lines.slice(0, 4) });
    expect(problemsOf(silent)).toMatchObject([
      {
        file: "units.csv",
        row: 3,
        column: "unit_code",
        cell: "A3",
        code: "inconsistent",
        found: "DPR-BK",
        cure: { en: "Add its scores, or a row DPR-BK with the level not_scored." },
      },
    ]);
    expect(problemsOf(smallCountry())).toEqual([]);
  });

  test("a tower for civil servants needs a date or not_known; a security tower needs neither", () => {
    const without = smallCountry({ readiness: (lines) => lines.slice(0, 2) });
    expect(problemsOf(without)).toMatchObject([
      { file: "towers.csv", cell: "A3", code: "inconsistent", found: "T2" },
    ]);
    expect(problemsOf(smallCountry({ readiness: cell("C3", "") }))).toMatchObject([
      { file: "readiness.csv", cell: "C3", code: "value_missing", found: null },
    ]);
  });

  test("a household that nobody names, and a person whose household is not there", () => {
    const problems = problemsOf(smallCountry({ people: cell("C4", "H9") }));
    expect(problems.map(briefly)).toEqual([
      ["people.csv", "C4", "reference_unknown", "H9"],
      ["households.csv", "A3", "inconsistent", "H2"],
    ]);
  });

  test("two homes on one spot of one floor", () => {
    expect(problemsOf(smallCountry({ homes: cell("D3", "1") })).map(briefly)).toEqual([
      ["homes.csv", "D3", "duplicate", "T1 / 3 / 1"],
    ]);
  });

  test("a home out of service says why", () => {
    expect(problemsOf(smallCountry({ homes: cell("I3", "") })).map(briefly)).toEqual([
      ["homes.csv", "I3", "value_missing", null],
    ]);
  });

  test("evidence is a source and a date, never one of them", () => {
    expect(problemsOf(smallCountry({ scores: cell("F2", "") })).map(briefly)).toEqual([
      ["scores.csv", "F2", "value_missing", null],
    ]);
  });

  test("a split without the body that is split, or without a successor", () => {
    expect(problemsOf(smallCountry({ crosswalk: cell("D2", "") })).map(briefly)).toEqual([
      ["crosswalk.csv", "D2", "value_missing", null],
    ]);
  });
});

describe("both sides of each limit", () => {
  test.each([
    ["scores", "D2", "0", false],
    ["scores", "D2", "1", true],
    ["scores", "D2", "5", true],
    ["scores", "D2", "6", false],
    ["scores", "D2", "4.5", false],
    ["assessments", "E2", "0", true],
    ["assessments", "E2", "5", true],
    ["assessments", "E2", "6", false],
    ["assessments", "E2", "-1", false],
    ["households", "C2", "20", true],
    ["households", "C2", "21", false],
    ["people", "F2", "IV/e", true],
    ["people", "F2", "III/e", false],
    ["people", "F2", "IX", false],
    ["people", "F3", "XVII", true],
    ["people", "F3", "XVIII", false],
    ["people", "F3", "III/a", false],
    ["people", "I2", "2024-02-29", true],
    ["people", "I2", "2023-02-29", false],
    ["scores", "B2", "A1", true],
    ["scores", "B2", "A9", false],
    ["institutions", "F2", "02", false],
    ["institutions", "F2", "", true],
    ["households", "F2", "T1", false],
    ["households", "F2", "S1", true],
    ["households", "F2", "S9", false],
    ["households", "E2", "tidak", true],
    ["households", "E2", "maybe", false],
  ])("%s.csv %s = %j is accepted: %s", (name, address, value, accepted) => {
    const problems = problemsOf(smallCountry({ [name]: cell(address, value) }));
    expect(problems.length === 0).toBe(accepted);
  });
});

describe("with and without a policy at hand", () => {
  test("a competency column that the policy asks for must stand; another one must not", () => {
    const tables = smallCountry({ assessments: cell("F1", "adaptif") });
    expect(problemsOf(tables)).toMatchObject([
      { file: "assessments.csv", column: "adaptive", code: "column_missing", found: "adaptif" },
      { file: "assessments.csv", column: "adaptif", cell: "F1", code: "column_unknown" },
    ]);
  });

  test("without a policy every further column is a competency, every code a criterion", () => {
    const result = readDataset(
      smallCountry({ assessments: cell("F1", "adaptif"), scores: cell("B2", "Z9") }),
    );
    expect(result.ok && result.value.assessments[0]?.levels).toEqual({
      digital_literacy: 5,
      adaptif: 4,
    });
  });
});

describe("identities", () => {
  const nip = "199205122015032000";
  const identities = (lines: readonly string[]) =>
    tableOf("identities.csv", ["person_id,nip,name", ...lines]);

  test("are read apart; a NIP is 18 digits of text", () => {
    const result = readIdentities([identities([`P1,${nip},Pegawai Contoh 00001`])]);
    expect(result).toEqual({
      ok: true,
      value: [{ personId: "P1", nip, name: "Pegawai Contoh 00001" }],
    });
    expect(readIdentities([])).toEqual({ ok: true, value: [] });
  });

  test("a problem in them never repeats what stands in the cell", () => {
    const problems = problemsOf([
      ...smallCountry(),
      identities(["P1,19800101200501100,Budi", "P1,198001012005011000,Budi"]),
    ]);
    expect(problems.map(briefly)).toEqual([
      ["identities.csv", "B2", "value_invalid", null],
      ["identities.csv", "A3", "duplicate", null],
    ]);
    expect(JSON.stringify(problems)).not.toMatch(/19800101|Budi/);
  });

  test("somebody who is not in people.csv has no identity", () => {
    expect(problemsOf([...smallCountry(), identities([`P7,${nip},Budi`])]).map(briefly)).toEqual([
      ["identities.csv", "A2", "reference_unknown", "P7"],
    ]);
  });
});
