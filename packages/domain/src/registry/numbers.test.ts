import { describe, expect, test } from "vitest";
import { readResidentNumber, readServantNumber, readServiceNumber } from "./numbers.ts";

const kindsOf = (read: ReturnType<typeof readServantNumber | typeof readResidentNumber>) =>
  read.ok ? [] : read.error.map(({ kind }) => kind);

describe("NIP of a civil servant, 18 digits", () => {
  test("19920512 201503 2 000: born 12 May 1992, appointed March 2015, a woman", () => {
    expect(readServantNumber("199205122015032000")).toEqual({
      ok: true,
      value: {
        kind: "nip",
        text: "199205122015032000",
        birthDate: "1992-05-12",
        appointedYear: 2015,
        appointedMonth: 3,
        sex: "female",
        sequence: "000",
      },
    });
  });

  test.each([
    ["an apostrophe before it", "'199205122015032000"],
    ["spaces between its parts", "19920512 201503 2 000"],
    ["quotation marks", '"199205122015032000"'],
  ])("%s is taken off", (_what, text) => {
    expect(readServantNumber(text)).toMatchObject({
      ok: true,
      value: { text: "199205122015032000" },
    });
  });

  test.each([
    ["1.99205E+17", "mangled_by_spreadsheet"],
    ["'1,99205e+17'", "mangled_by_spreadsheet"],
    ["19920512201503200", "wrong_length"],
    ["1992051220150320000", "wrong_length"],
    ["19920512201503200O", "not_digits"],
    ["", "not_digits"],
    ["199202302015032000", "no_such_day"],
    ["199213122015032000", "no_such_day"],
    ["199205122015003000", "no_such_sex"],
    ["199205122015132000", "no_such_month_or_contract"],
    ["199205122015202000", "no_such_month_or_contract"],
    ["199205122009032000", "too_young_when_appointed"],
    ["192005121949032000", "no_such_year"],
  ])("%s: %s", (text, kind) => {
    expect(kindsOf(readServantNumber(text))).toContain(kind);
  });

  test("appointed in the year of the eighteenth birthday is possible", () => {
    expect(readServantNumber("199205122010032000").ok).toBe(true);
  });

  test("all that cannot be right is named at once", () => {
    expect(kindsOf(readServantNumber("199202302001139000"))).toEqual([
      "no_such_day",
      "no_such_month_or_contract",
      "too_young_when_appointed",
      "no_such_sex",
    ]);
  });
});

describe("NI PPPK, where digits 13 and 14 are no month", () => {
  test("21 is the first contract, 22 the second", () => {
    expect(readServantNumber("199001012023211000")).toMatchObject({
      ok: true,
      value: { kind: "ni_pppk", appointedYear: 2023, contract: 1, sex: "male" },
    });
    expect(readServantNumber("199001012023222000")).toMatchObject({
      value: { kind: "ni_pppk", contract: 2, sex: "female" },
    });
  });
});

describe("NIK, 16 digits", () => {
  test("a woman of Papua (province 91) born on 17 August: the day is written 57", () => {
    expect(readResidentNumber("9171025708850001")).toEqual({
      ok: true,
      value: {
        text: "9171025708850001",
        province: "91",
        regency: "71",
        district: "02",
        sex: "female",
        day: 17,
        month: 8,
        yearOfCentury: 85,
        sequence: "0001",
      },
    });
  });

  test.each(["91", "92", "93", "94", "95", "96", "11", "31", "64"])(
    "province %s is as valid as any",
    (province) => {
      expect(readResidentNumber(`${province}71021708850001`).ok).toBe(true);
    },
  );

  test.each([
    ["9771021708850001", "no_such_province"],
    ["2071021708850001", "no_such_province"],
    ["3171023202850001", "no_such_day"],
    ["3171020002850001", "no_such_day"],
    ["3171024002850001", "no_such_day"],
    ["3171027302850001", "no_such_day"],
    ["3171021713850001", "no_such_day"],
    ["3171022902850001", "no_such_day"],
    ["3171021708850000", "sequence_zero"],
    ["317102170885001", "wrong_length"],
  ])("%s: %s", (text, kind) => {
    expect(kindsOf(readResidentNumber(text))).toContain(kind);
  });

  test("29 February is possible where one of the two centuries has it: 00, but not 85", () => {
    expect(readResidentNumber("3171022902000001").ok).toBe(true);
    expect(readResidentNumber("3171022902840001").ok).toBe(true);
  });
});

test("NRP: eight digits are Polri, five to seven TNI, and nothing else is read into them", () => {
  expect(readServiceNumber("85081234")).toEqual({
    ok: true,
    value: { kind: "polri", text: "85081234" },
  });
  expect(readServiceNumber("12345")).toMatchObject({ value: { kind: "tni" } });
  expect(readServiceNumber("1234567")).toMatchObject({ value: { kind: "tni" } });
  expect(readServiceNumber("1234")).toMatchObject({ ok: false });
  expect(readServiceNumber("123456789")).toMatchObject({
    error: [{ kind: "wrong_length", digits: 9, wanted: [5, 6, 7, 8] }],
  });
});
