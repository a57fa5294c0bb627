import { expect, test } from "vitest";
import { nearestCode } from "./nearest.ts";

const units = ["DPR-SETJEN", "DPR-BK", "DPD-SETJEN", "KEMENKEU-DJP", "KEMENKEU-DJA"];

test.each([
  ["two letters swapped", "DPR-SETJNE", "DPR-SETJEN"],
  ["one letter too few", "DPR-SETJE", "DPR-SETJEN"],
  ["one letter too many", "DPR-BBK", "DPR-BK"],
  ["small letters", "dpr-bk", "DPR-BK"],
  ["two mistakes in a long code", "KEMENKUE-DJX", "KEMENKEU-DJA"],
  ["equally near to two: the first by code unit", "KEMENKEU-DJX", "KEMENKEU-DJA"],
  ["three mistakes", "KEMENXYZ-DJP", null],
  ["another word altogether", "PUPR", null],
  ["too short to tell", "D", null],
])("%s: %s means %s", (_name, typed, meant) => {
  expect(nearestCode(typed, units)).toBe(meant);
});
