import { describe, expect, test } from "vitest";
import {
  formatDate,
  formatDay,
  formatDifference,
  formatHundredths,
  formatList,
  formatMonth,
  formatNumber,
  formatPercent,
  formatPermille,
} from "./format.ts";

describe("numbers", () => {
  test("11916 people are 11.916 in Indonesian and 11,916 in English", () => {
    expect(formatNumber(11916, "id")).toBe("11.916");
    expect(formatNumber(11916, "en")).toBe("11,916");
  });

  test("a group mark stands from 1000 on, not at 999", () => {
    expect(formatNumber(999, "id")).toBe("999");
    expect(formatNumber(1000, "id")).toBe("1.000");
    expect(formatNumber(1_234_567, "en")).toBe("1,234,567");
    expect(formatNumber(0, "id")).toBe("0");
  });

  test("a difference carries its sign, and none when nothing changed", () => {
    expect(formatDifference(12, "id")).toBe("+12");
    expect(formatDifference(-1740, "id")).toBe("−1.740");
    expect(formatDifference(0, "id")).toBe("0");
  });

  test("179 of 648 units are 27,6 percent, and 1 of 3 is 33,3", () => {
    expect(formatPercent(179, 648, "id")).toBe("27,6%");
    expect(formatPercent(1, 3, "en")).toBe("33.3%");
  });

  test("half a tenth rounds up, just under it down", () => {
    expect(formatPercent(1, 2000, "en")).toBe("0.1%");
    expect(formatPercent(1, 2001, "en")).toBe("0.0%");
  });

  test("a share of nothing is a dash, not a number", () => {
    expect(formatPercent(0, 0, "id")).toBe("–");
  });

  test("542 thousandths are 54,2 percent and 6825 hundredths are 68,25", () => {
    expect(formatPermille(542, "id")).toBe("54,2%");
    expect(formatPermille(1000, "en")).toBe("100.0%");
    expect(formatHundredths(6825, "id")).toBe("68,25");
    expect(formatHundredths(7005, "en")).toBe("70.05");
  });
});

describe("days", () => {
  test("2024-07-01 is 1 Juli 2024 and 1 July 2024", () => {
    expect(formatDate("2024-07-01", "id")).toBe("1 Juli 2024");
    expect(formatDate("2024-07-01", "en")).toBe("1 July 2024");
    expect(formatMonth("2024-07-31", "id")).toBe("Juli 2024");
  });

  test("a day that nobody has decided says so", () => {
    expect(formatDay("not_decided", "id")).toBe("belum diputuskan");
    expect(formatDay("not_known", "en")).toBe("not known yet");
    expect(formatDay("2028-12-31", "id")).toBe("31 Desember 2028");
  });

  test("what is no day is a mistake of the caller", () => {
    expect(() => formatDate("2024-13-01", "id")).toThrow("Not a day: 2024-13-01");
  });
});

test("lists of one, two and three read as people write them", () => {
  expect(formatList([], "id")).toBe("");
  expect(formatList(["P1"], "id")).toBe("P1");
  expect(formatList(["P1", "P2"], "id")).toBe("P1 dan P2");
  expect(formatList(["P1", "P2", "P3"], "en")).toBe("P1, P2, and P3");
});
