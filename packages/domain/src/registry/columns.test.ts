import { describe, expect, test } from "vitest";
import { CompetencyCode, CriterionCode, UnitCode } from "../kernel/index.ts";
import { datasetTable } from "./dataset.table.ts";
import { crosswalkTable, institutionsTable, unitsTable } from "./institutions.table.ts";
import { assessmentsTable, competenciesIn, scoresTable } from "./judgements.table.ts";
import {
  choice,
  code,
  day,
  dayOr,
  form,
  optional,
  reference,
  text,
  whole,
  yesNo,
} from "./kinds.ts";
import { householdsTable, identitiesTable, peopleTable } from "./people.table.ts";
import {
  homesTable,
  ministerHousesTable,
  readinessTable,
  towersTable,
  wavesTable,
} from "./stock.table.ts";
import type { TableSpec } from "./table-spec.ts";

type Shape = Pick<TableSpec<never>, "name" | "required" | "key"> & {
  readonly columns: readonly {
    readonly name: string;
    readonly mustStand: boolean;
    readonly kind: {
      readonly example: string;
      readonly refersTo: string | null;
      readonly read: (text: string) => unknown;
      readonly write: (value: never) => string;
    };
  }[];
};

const competency = CompetencyCode.parse("adaptive");
const tables: readonly Shape[] = [
  datasetTable,
  institutionsTable,
  unitsTable,
  crosswalkTable,
  scoresTable(null),
  peopleTable,
  householdsTable,
  assessmentsTable([competency]),
  towersTable,
  homesTable,
  ministerHousesTable,
  readinessTable,
  wavesTable,
  identitiesTable,
];

test("what names a row of each table; a star: the table may be absent", () => {
  expect(
    tables.map(({ name, required, key }) => `${name}${required ? "" : "*"}: ${key.join(" ")}`),
  ).toEqual([
    "dataset: ",
    "institutions: code",
    "units: unit_code",
    "crosswalk*: effective_date old_code change_kind new_code",
    "scores: unit_code criterion assessor_id",
    "people: person_id",
    "households: household_id",
    "assessments: person_id assessor_id instrument assessed_on",
    "towers: tower_id",
    "homes: home_id",
    "minister_houses*: house_id",
    "readiness: tower_id definition ready_on kind stated_on source",
    "waves: wave_id",
    "identities*: person_id",
  ]);
});

/** A question mark: the column may be left out of the file; an arrow: the table it refers to. */
test("the columns of each table", () => {
  const shown = tables.map(({ name, columns }) =>
    [
      name,
      ...columns.map(
        (each) =>
          each.name +
          (each.mustStand ? "" : "?") +
          (each.kind.refersTo === null ? "" : `>${each.kind.refersTo}`),
      ),
    ].join(" "),
  );
  expect(shown).toEqual([
    "dataset as_of title_id title_en origin",
    "institutions code name_id name_en abbrev type ba_code? legal_list? priority_apr2024? source confidence note?",
    "units unit_code institution_code>institutions name_id kind source confidence",
    "crosswalk effective_date old_code?>institutions change_kind new_code? new_name_id? source confidence note?",
    "scores unit_code>units criterion assessor_id level evidence_source evidence_date",
    "people person_id unit_code>units household_id>households employment post_level grade sex education retires_on legal_standing discipline",
    "households household_id spouse children helper accessible wish_1?>towers wish_2?>towers wish_3?>towers",
    "assessments person_id>people assessor_id instrument assessed_on adaptive",
    "towers tower_id package_code reserved_for floors source stated_on",
    "homes home_id tower_id>towers floor position bedrooms area_m2 accessible status reason?",
    "minister_houses house_id parcel area_m2 source stated_on",
    "readiness tower_id>towers definition ready_on kind stated_on source",
    "waves wave_id name_id name_en stage horizon moves_on event_id? event_en? source stated_on",
    "identities person_id>people nip name",
  ]);
});

test.each(
  tables.flatMap(({ name, columns }) => columns.map((each) => [name, each.name, each] as const)),
)("%s.%s: its example can be read, and is written as it was", (_table, _name, { kind }) => {
  expect(kind.example).not.toBe("");
  const value = kind.read(kind.example);
  expect(value).toBeDefined();
  // The value came from the very same kind.
  expect(Reflect.apply(kind.write, kind, [value])).toBe(kind.example);
});

describe("what a cell may hold", () => {
  test("a whole number from 0 to 20, both ends included, digits only", () => {
    const kind = whole(0, 20, "2");
    expect(["0", "20", "007"].map((each) => kind.read(each))).toEqual([0, 20, 7]);
    expect(
      ["21", "-1", "1.0", "x1", "1x", "", "1234567890"].map((each) => kind.read(each)),
    ).toEqual(Array.from({ length: 7 }, () => undefined));
    expect(whole(2, 3, "2").read("1")).toBeUndefined();
    expect(kind.expected).toEqual({
      id: "bilangan bulat dari 0 sampai 20",
      en: "a whole number from 0 to 20",
    });
    expect(whole(0, 999_999_999, "1").read("123456789")).toBe(123_456_789);
  });

  test("yes and no in both languages and as numbers", () => {
    expect(["yes", "ya", "true", "1"].map((each) => yesNo.read(each))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(["no", "tidak", "false", "0"].map((each) => yesNo.read(each))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(["maybe", ""].map((each) => yesNo.read(each))).toEqual([undefined, undefined]);
    expect([true, false].map((each) => yesNo.write(each))).toEqual(["yes", "no"]);
    expect(yesNo.options).toEqual(["yes", "no"]);
    expect(yesNo.mayBeEmpty).toBe(false);
  });

  test("a day, or the word that says there is none yet", () => {
    const kind = dayOr("not_known", { id: "belum diketahui", en: "nobody knows yet" });
    expect(
      ["2024-07-31", "not_known", "soon", "2024-02-30"].map((each) => kind.read(each)),
    ).toEqual(["2024-07-31", "not_known", undefined, undefined]);
    expect(kind.options).toEqual(["not_known"]);
    expect(kind.expected).toEqual({
      id: "hari dalam bentuk TTTT-BB-HH, atau not_known (belum diketahui)",
      en: "a day in the form YYYY-MM-DD, or not_known (nobody knows yet)",
    });
    expect(day.write(day.read("2024-07-31") ?? never())).toBe("2024-07-31");
  });

  test("a code, once and again; a wrong one stays wrong", () => {
    const kind = code(UnitCode, "U1");
    for (let time = 0; time < 2; time += 1) {
      expect(kind.read("KEMENPANRB-D1")).toBe("KEMENPANRB-D1");
      expect(kind.read("no spaces here")).toBeUndefined();
    }
    for (let i = 0; i < 5000; i += 1) expect(kind.read(`U${i}`)).toBe(`U${i}`);
    expect(kind.expected.en).toBe("a code (letters, digits, dot, dash, underscore; at most 64)");
    expect(kind.refersTo).toBeNull();
  });

  test("a reference says in which table the code must stand", () => {
    const kind = reference(UnitCode, "units", "U1");
    expect(kind.expected).toEqual({
      id: "kode yang ada di units",
      en: "a code that stands in units",
    });
  });

  test("one of a few words, listed; or said in words of its own", () => {
    const kind = choice(["low", "high"]);
    expect(["low", "high", "LOW", ""].map((each) => kind.read(each))).toEqual([
      "low",
      "high",
      undefined,
      undefined,
    ]);
    expect(kind.expected).toEqual({ id: "salah satu dari: low, high", en: "one of: low, high" });
    expect(kind.example).toBe("low");
    expect(choice(["x"], { id: "satu", en: "one" }).expected.id).toBe("satu");
  });

  test("text is anything but nothing; an optional cell may be empty and is null", () => {
    expect(["a", ""].map((each) => text("a").read(each))).toEqual(["a", undefined]);
    const kind = optional(text("a"));
    expect(["a", ""].map((each) => kind.read(each))).toEqual(["a", null]);
    expect([kind.write("a"), kind.write(null)]).toEqual(["a", ""]);
    expect([kind.mayBeEmpty, text("a").mayBeEmpty]).toEqual([true, false]);
    expect(optional(whole(1, 2, "1")).read("3")).toBeUndefined();
  });

  test("a form is met by the whole cell", () => {
    const kind = form(/^\d{3}$/, { id: "tiga angka", en: "three digits" }, "048");
    expect(["048", "0481", "x048"].map((each) => kind.read(each))).toEqual([
      "048",
      undefined,
      undefined,
    ]);
  });

  const cellOf = (table: Shape, name: string, cell: string) =>
    table.columns.find((each) => each.name === name)?.kind.read(cell);

  test("a budget section has three digits, a NIP eighteen", () => {
    expect(
      ["048", "48", "0480", "a048"].map((cell) => cellOf(institutionsTable, "ba_code", cell)),
    ).toEqual(["048", undefined, undefined, undefined]);
    const nip = "199205122015032000";
    expect(
      [nip, `${nip}1`, `1${nip}`, nip.slice(1)].map((cell) => cellOf(identitiesTable, "nip", cell)),
    ).toEqual([nip, undefined, undefined, undefined]);
  });

  test.each([
    ["I/a", true],
    ["III/d", true],
    ["III/e", false],
    ["IV/e", true],
    ["V/a", false],
    ["I", true],
    ["XVII", true],
    ["XVIII", false],
  ])("the grade %s exists: %s", (grade, exists) => {
    expect(cellOf(peopleTable, "grade", grade) !== undefined).toBe(exists);
  });

  test("a score is 1 to 5 or not_scored, of any criterion or of those of the policy", () => {
    expect(
      ["0", "1", "5", "6", "not_scored"].map((cell) => cellOf(scoresTable(null), "level", cell)),
    ).toEqual([undefined, 1, 5, undefined, "not_scored"]);
    const a1 = scoresTable([CriterionCode.parse("A1")]);
    expect(["A1", "A2", ""].map((cell) => cellOf(a1, "criterion", cell))).toEqual([
      "A1",
      undefined,
      null,
    ]);
    expect(cellOf(scoresTable(null), "criterion", "A2")).toBe("A2");
  });

  test("a level of competency is 0 to 5 or empty", () => {
    const table = assessmentsTable([competency]);
    expect(["0", "5", "6", ""].map((cell) => cellOf(table, "adaptive", cell))).toEqual([
      0,
      5,
      undefined,
      null,
    ]);
  });

  test("columns that are neither of the session nor a code are no competencies", () => {
    expect(
      competenciesIn([
        "person_id",
        " Assessor_ID ",
        "instrument",
        "assessed_on",
        " Adaptive ",
        "not a code",
        "",
      ]),
    ).toEqual(["adaptive"]);
  });
});

function never(): never {
  throw new Error("the example was to be read");
}
