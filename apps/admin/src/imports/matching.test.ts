import { UnitCode } from "@pindah/domain/kernel";
import { expect, test } from "vitest";
import { lacking, take, unknownUnits } from "./matching.ts";

test("a field is held by one column: choosing it elsewhere takes it from the first", () => {
  expect(take(["nip", "name", null], 2, "name")).toEqual(["nip", null, "name"]);
  expect(take(["nip", "name", null], 0, null)).toEqual([null, "name", null]);
});

test("without NIP, name and unit nothing can be read", () => {
  expect(lacking(["name", null])).toEqual(["nip", "unit"]);
  expect(lacking(["unit", "nip", "name"])).toEqual([]);
});

test("of two names in the file, the one that is a unit needs no match, however it is written", () => {
  const sheet = { columns: [{ distinct: ["SEKRETARIAT  JENDERAL", "Biro Umum", "bsn-d1"] }] };
  const units = [
    { code: UnitCode.parse("BSN-SETJEN"), nameId: "Sekretariat Jenderal" },
    { code: UnitCode.parse("BSN-D1"), nameId: "Deputi Standar" },
  ];
  expect(unknownUnits(sheet, ["unit"], units)).toEqual(["Biro Umum"]);
  expect(unknownUnits(sheet, ["name"], units)).toEqual([]);
});
