import { type LocalDate, type UnitCode } from "../kernel/index.ts";
import { importFieldNames, type ImportFieldName, type ImportValues } from "./import-fields.ts";
import type { ImportFinding, ImportFindingCode } from "./import-findings.ts";
import {
  dayOf,
  disciplines,
  educations,
  employments,
  levelOfPost,
  plainWord,
  postLevelOf,
  sexes,
  standings,
  yesNoWords,
} from "./import-words.ts";
import { readServantNumber, type ServantNumber } from "./numbers.ts";
import type { PostLevel } from "./people.ts";
import { cellAddress } from "./problems.ts";

/** A row of a file by field: the cells as text. */
export type ImportRow = {
  readonly row: number;
  readonly cells: ImportValues;
  /** Fields whose number a spreadsheet has rounded. */
  readonly damaged?: readonly ImportFieldName[];
};

/** What a list of people is checked against. */
export type ImportContext = {
  readonly asOf: LocalDate;
  /** The units of the institution. */
  readonly units: readonly { readonly code: UnitCode; readonly nameId: string }[];
  /** Units that names in the file were said to mean. */
  readonly unitNames: Readonly<Record<string, UnitCode>>;
  readonly towers: readonly string[];
  /** Where each field stands in the file, counted from 0. */
  readonly columnOf: Partial<Record<ImportFieldName, number>>;
};

/** A row of an import with what was understood of it and what was found. */
export type CheckedRow = {
  readonly row: number;
  readonly cells: ImportValues;
  readonly values: ImportValues;
  readonly findings: readonly ImportFinding[];
};

const mostChildren = 20;
const grades = new Set([
  ..."I/a I/b I/c I/d II/a II/b II/c II/d III/a III/b III/c III/d IV/a IV/b IV/c IV/d IV/e".split(
    " ",
  ),
  ..."I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII".split(" "),
]);

/**
 * Checks rows one after the other, remembering those before it: a NIP or a name that comes again, a
 * household that is written in two ways. Every finding of a row is told at once.
 */
export function peopleChecker(context: ImportContext): (row: ImportRow) => CheckedRow {
  const numbers = new Map<string, number>();
  const names = new Map<string, number>();
  const households = new Map<string, { readonly row: number; readonly family: string }>();
  const unitOf = new Map<string, UnitCode>();
  for (const { code, nameId } of context.units) {
    unitOf.set(plainWord(nameId), code);
    unitOf.set(plainWord(code), code);
  }
  for (const [name, code] of Object.entries(context.unitNames)) unitOf.set(plainWord(name), code);
  const towers = new Map(context.towers.map((tower) => [tower.toLowerCase(), tower]));

  return ({ row, cells, damaged = [] }) => {
    const findings: ImportFinding[] = [];
    const values: ImportValues = {};
    const find = (
      severity: ImportFinding["severity"],
      field: ImportFieldName,
      code: ImportFindingCode,
      figures: ImportFinding["figures"] = {},
    ) => {
      const column = context.columnOf[field];
      const cell = column === undefined ? null : cellAddress(column, row);
      findings.push({ row, field, cell, severity, code, figures });
    };
    const text = (field: ImportFieldName) => (cells[field] ?? "").trim();
    const word = <V extends string>(
      field: ImportFieldName,
      words: ReadonlyMap<string, V>,
      expected: string,
      expectedEn = expected,
    ): V | undefined => {
      const given = text(field);
      if (given === "") return undefined;
      const value = words.get(plainWord(given) || "-");
      if (value === undefined)
        find("error", field, "value_unknown", { expectedId: expected, expectedEn });
      return value;
    };

    const number = numberOf(text("nip"), damaged.includes("nip"), find);
    if (number !== null) {
      values.nip = number.text;
      const first = numbers.get(number.text);
      if (first === undefined) numbers.set(number.text, row);
      else find("error", "nip", "nip_twice", { first });
      const years = Number(context.asOf.slice(0, 4)) - Number(number.birthDate.slice(0, 4));
      if (years < 18 || years > 65) find("confirm", "nip", "age_improbable", { years });
      const birth = text("birth_date");
      if (birth !== "") {
        const read = dayOf(birth);
        if (read === undefined)
          find("error", "birth_date", "value_unknown", {
            expectedId: "tanggal, misalnya 2024-07-01 atau 01-07-2024",
            expectedEn: "a day, for example 2024-07-01 or 01-07-2024",
          });
        else if (read !== number.birthDate) find("confirm", "birth_date", "birth_date_differs");
      }
    }

    const name = text("name").replaceAll(/\s+/g, " ");
    if (name === "")
      find("error", "name", "value_missing", { expectedId: "nama", expectedEn: "a name" });
    else if (name.length > 200)
      find("error", "name", "value_unknown", {
        expectedId: "nama, paling panjang 200 huruf",
        expectedEn: "a name of at most 200 letters",
      });
    else {
      values.name = name;
      const key = plainWord(name);
      const first = names.get(key);
      if (first === undefined) names.set(key, row);
      else find("confirm", "name", "name_twice", { first });
    }

    const unit = text("unit");
    const unitCode = unitOf.get(plainWord(unit));
    if (unit === "")
      find("error", "unit", "value_missing", { expectedId: "unit kerja", expectedEn: "a unit" });
    else if (unitCode === undefined) find("error", "unit", "unit_unknown");
    else values.unit = unitCode;

    const employment =
      word("employment", employments, "PNS, CPNS, atau PPPK", "PNS, CPNS or PPPK") ??
      (number?.kind === "ni_pppk" ? "pppk" : number?.kind === "nip" ? "pns" : undefined);
    if (employment !== undefined)
      values.employment = number?.kind === "ni_pppk" ? "pppk" : employment;

    const level = levelFrom(text("post_level"), text("post"), find);
    if (level !== undefined) values.post_level = level;

    const grade = gradeOf(text("grade"));
    if (grade === null)
      find("error", "grade", "value_unknown", {
        expectedId: "golongan: I/a sampai IV/e, atau I sampai XVII",
        expectedEn: "a grade: I/a to IV/e, or I to XVII",
      });
    else if (grade !== "") {
      if (values.employment !== undefined && (values.employment === "pppk") === grade.includes("/"))
        find("error", "grade", "grade_of_others", { employment: values.employment.toUpperCase() });
      else values.grade = grade;
    }

    const sex = word("sex", sexes, "L atau P", "male or female") ?? number?.sex;
    if (sex !== undefined) {
      values.sex = sex;
      if (number !== null && sex !== number.sex) find("confirm", "sex", "sex_differs");
    }
    const education = word(
      "education",
      educations,
      "SD, SMP, SMA, D1 sampai D4, S1, S2, atau S3",
      "SD, SMP, SMA, D1 to D4, S1, S2 or S3",
    );
    if (education !== undefined) values.education = education;
    const standing = word(
      "legal_standing",
      standings,
      "Aktif, CLTN, Tugas Belajar, Pemberhentian Sementara, atau MPP",
      "Aktif, CLTN, Tugas Belajar, Pemberhentian Sementara or MPP",
    );
    if (standing === "no_longer_serves") find("error", "legal_standing", "no_longer_serves");
    else if (standing !== undefined) values.legal_standing = standing;
    const discipline = word(
      "discipline",
      disciplines,
      "Tidak ada, Ringan, Sedang, atau Berat",
      "none, light, medium or severe",
    );
    if (discipline !== undefined) values.discipline = discipline;

    const retires = text("retires_on");
    if (retires !== "") {
      const day = dayOf(retires);
      if (day === undefined)
        find("error", "retires_on", "value_unknown", {
          expectedId: "tanggal, misalnya 2024-07-01 atau 01-07-2024",
          expectedEn: "a day, for example 2024-07-01 or 01-07-2024",
        });
      else values.retires_on = day;
    }

    for (const field of ["spouse", "helper", "accessible"] as const) {
      const answer = word(field, yesNoWords, "Ya atau Tidak", "yes or no");
      if (answer !== undefined) values[field] = answer;
    }
    const children = text("children");
    if (children !== "") {
      if (/^\d{1,2}$/.test(children) && Number(children) <= mostChildren)
        values.children = String(Number(children));
      else
        find("error", "children", "value_unknown", {
          expectedId: `bilangan 0 sampai ${mostChildren}`,
          expectedEn: `a number from 0 to ${mostChildren}`,
        });
    }
    for (const field of ["wish_1", "wish_2", "wish_3"] as const) {
      const wish = text(field);
      const tower = towers.get(wish.toLowerCase());
      if (wish !== "" && tower === undefined) find("error", field, "tower_unknown");
      else if (tower !== undefined) values[field] = tower;
    }
    const household = text("household").slice(0, 64);
    if (household !== "") {
      values.household = household;
      const family = [values.spouse, values.children, values.helper]
        .map((value) => value ?? "")
        .join("|");
      const before = households.get(household);
      if (before === undefined) households.set(household, { row, family });
      else if (before.family !== family)
        find("error", "household", "household_differs", { first: before.row });
    }

    return { row, cells: onlyGiven(cells), values, findings };
  };
}

type Find = (
  severity: ImportFinding["severity"],
  field: ImportFieldName,
  code: ImportFindingCode,
  figures?: ImportFinding["figures"],
) => void;

function numberOf(given: string, damaged: boolean, find: Find): ServantNumber | null {
  if (damaged) return (find("error", "nip", "digits_lost"), null);
  if (given === "")
    return (
      find("error", "nip", "value_missing", {
        expectedId: "NIP, 18 angka",
        expectedEn: "a NIP, 18 digits",
      }),
      null
    );
  const read = readServantNumber(given);
  if (read.ok) return read.value;
  for (const problem of read.error)
    switch (problem.kind) {
      case "mangled_by_spreadsheet":
        find("error", "nip", "digits_lost");
        break;
      case "wrong_length":
        find("error", "nip", "nip_length", { digits: problem.digits });
        break;
      case "not_digits":
        find("error", "nip", "value_unknown", {
          expectedId: "18 angka, sebagai teks",
          expectedEn: "18 digits, as text",
        });
        break;
      case "too_young_when_appointed":
        find("error", "nip", "nip_impossible", { digits: "1–8" });
        break;
      case "no_such_day":
        find("error", "nip", "nip_impossible", { digits: "1–8" });
        break;
      case "no_such_year":
        find("error", "nip", "nip_impossible", { digits: "9–12" });
        break;
      case "no_such_month_or_contract":
        find("error", "nip", "nip_impossible", { digits: "13–14" });
        break;
      case "no_such_sex":
      case "no_such_province":
      case "sequence_zero":
        find("error", "nip", "nip_impossible", { digits: "15" });
        break;
      default:
        problem satisfies never;
    }
  return null;
}

function levelFrom(level: string, post: string, find: Find): PostLevel | undefined {
  const stated = level === "" || level === "-" ? undefined : postLevelOf(level);
  if (stated !== undefined) return stated;
  const ofPost = levelOfPost(post) ?? postLevelOf(post);
  if (ofPost !== undefined) {
    find("confirm", "post", "post_level_from_post");
    return ofPost;
  }
  if (level !== "" && level !== "-")
    find("error", "post_level", "value_unknown", {
      expectedId: "jenjang, misalnya Eselon II.a, Administrator, Ahli Muda, Pelaksana",
      expectedEn: "a level, for example Eselon II.a, Administrator, Ahli Muda, Pelaksana",
    });
  return undefined;
}

/** `iii / B` is `III/b`; null when it is no grade. */
function gradeOf(given: string): string | null {
  const bare = given.replaceAll(/\s/g, "");
  if (bare === "") return "";
  const [group = "", letter] = bare.split(/[/.]/);
  const grade =
    letter === undefined ? group.toUpperCase() : `${group.toUpperCase()}/${letter.toLowerCase()}`;
  return grades.has(grade) ? grade : null;
}

function onlyGiven(cells: ImportValues): ImportValues {
  const given: ImportValues = {};
  for (const field of importFieldNames) {
    const text = cells[field];
    if (text !== undefined && text !== "") given[field] = text;
  }
  return given;
}

/** Ages at which posts end (UU 20/2023 art. 55): JPT and Ahli Madya 60, Ahli Utama 65, others 58. */
const ageLimits: Readonly<Partial<Record<PostLevel, number>>> = {
  jpt_utama: 60,
  jpt_madya: 60,
  jpt_pratama: 60,
  jf_madya: 60,
  jf_utama: 65,
};
const ageLimitOfOthers = 58;

/** The first of the month after the age limit of the post, from the birth date of the NIP. */
export function retirementFrom(
  nip: string,
  postLevel: PostLevel,
): { readonly on: string; readonly years: number } {
  const years = ageLimits[postLevel] ?? ageLimitOfOthers;
  const month = Number(nip.slice(4, 6)) + 1;
  const year = Number(nip.slice(0, 4)) + years + (month > 12 ? 1 : 0);
  return { on: `${year}-${String(month > 12 ? 1 : month).padStart(2, "0")}-01`, years };
}
