import { describe, expect, test } from "vitest";
import { LocalDate, UnitCode } from "../kernel/index.ts";
import { matchColumns } from "./import-columns.ts";
import { sayFinding } from "./import-findings.ts";
import { peopleChecker, retirementFrom } from "./import-people.ts";
import { dayOf } from "./import-words.ts";

const columnOf = { nip: 1, name: 2, unit: 3, grade: 4, birth_date: 5 };
const checker = () =>
  peopleChecker({
    asOf: LocalDate.parse("2024-07-01"),
    units: [{ code: UnitCode.parse("BSN-D1"), nameId: "Deputi Standar" }],
    unitNames: { "Bagian Umum": UnitCode.parse("BSN-D1") },
    towers: ["ASN1-01"],
    columnOf,
  });
const right = {
  nip: "'199205122015032000",
  name: "Orang Contoh",
  unit: "deputi  standar",
  grade: "iii / B",
};

describe("a row of a list of people", () => {
  test("is read as people write it: a leading quote, capitals, spaces; sex and employment from the NIP", () => {
    expect(checker()({ row: 7, cells: right })).toMatchObject({
      findings: [],
      values: {
        nip: "199205122015032000",
        unit: "BSN-D1",
        grade: "III/b",
        sex: "female",
        employment: "pns",
      },
    });
  });

  test("tells every error at once, with the address of its cell", () => {
    const { findings } = checker()({
      row: 7,
      cells: { nip: "1,99E+17", name: "", unit: "Deputi Lain", grade: "V/z" },
    });
    expect(findings.map(({ cell, code, severity }) => [cell, code, severity])).toEqual([
      ["B7", "digits_lost", "error"],
      ["C7", "value_missing", "error"],
      ["D7", "unit_unknown", "error"],
      ["E7", "value_unknown", "error"],
    ]);
  });

  test("asks to confirm what is unlikely: another birth date than the NIP's, an age of 68, a name twice", () => {
    const check = checker();
    check({ row: 2, cells: right });
    const old = { ...right, nip: "195605121980031000", birth_date: "13-05-1956" };
    expect(check({ row: 3, cells: old }).findings).toMatchObject([
      { code: "age_improbable", severity: "confirm", figures: { years: 68 } },
      { code: "birth_date_differs", severity: "confirm", cell: "F3" },
      { code: "name_twice", severity: "confirm", figures: { first: 2 } },
    ]);
  });

  test("a NI PPPK is accepted, with a grade of its own only", () => {
    const contract = { ...right, nip: "199205122022212000" };
    expect(checker()({ row: 2, cells: { ...contract, grade: "IX" } })).toMatchObject({
      findings: [],
      values: { employment: "pppk", grade: "IX" },
    });
    expect(checker()({ row: 2, cells: contract }).findings).toMatchObject([
      { code: "grade_of_others" },
    ]);
  });

  test("a name of a unit means what the institution said it means", () => {
    expect(checker()({ row: 2, cells: { ...right, unit: "BAGIAN UMUM" } }).values.unit).toBe(
      "BSN-D1",
    );
  });
});

test("a day is read in four forms, and 30 February in none", () => {
  expect(["2024-07-01", "01-07-2024", "1/7/2024", "1 Juli 2024", "45474"].map(dayOf)).toEqual(
    Array.from({ length: 5 }, () => "2024-07-01"),
  );
  expect(dayOf("30-02-2024")).toBeUndefined();
});

test("columns are known by SIASN's names, by people's, by nearly those; NIK and religion are not kept", () => {
  expect(
    matchColumns([
      "NIP BARU",
      "Nama Pegawai",
      "Gol./Ruang",
      "Pendidikkan",
      "NIK",
      "AGAMA NAMA",
      "Catatan",
    ]),
  ).toEqual([
    { field: "nip", because: "known" },
    { field: "name", because: "known" },
    { field: "grade", because: "known" },
    { field: "education", because: "similar" },
    { field: null, because: "not_needed" },
    { field: null, because: "not_needed" },
    { field: null, because: "unknown" },
  ]);
  expect(matchColumns(["Catatan"], { CATATAN: "unit" })).toEqual([
    { field: "unit", because: "remembered" },
  ]);
});

test("somebody born in December 1970 retires on 1 January 2029 at 58, on 1 January 2031 at 60", () => {
  expect(retirementFrom("197012051995031000", "pelaksana")).toEqual({
    on: "2029-01-01",
    years: 58,
  });
  expect(retirementFrom("197012051995031000", "jpt_pratama")).toEqual({
    on: "2031-01-01",
    years: 60,
  });
});

test("a finding is said with its figures, never with what the cell holds", () => {
  expect(sayFinding({ code: "nip_length", figures: { digits: 17 } }).wrong).toEqual({
    id: "NIP ini punya 17 angka.",
    en: "This NIP has 17 digits.",
  });
});
