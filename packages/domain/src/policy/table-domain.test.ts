import { describe, expect, test } from "vitest";
import { domainOf, stretchesOf } from "./table-domain.ts";
import { day } from "./testing.ts";

const number = (from: number, to: number, decimals: number) =>
  domainOf({ kind: "number", name: "n", from, to, decimals });
const choice = domainOf({ kind: "choice", name: "c", values: ["low", "high"] });
const truth = domainOf({ kind: "truth", name: "t" });
const days = domainOf({
  kind: "day",
  name: "d",
  from: day("2024-02-28"),
  to: day("2024-03-01"),
});

describe("values as places", () => {
  test("with two decimals 0.57 is 57, -0.8 is -80 and 12 is 1,200", () => {
    const { place } = number(-1, 20, 2);
    expect([0.57, -0.8, 12, -1, 20].map(place)).toEqual([57, -80, 1200, -100, 2000]);
  });

  test("more decimals than declared, an exponent, no number or one outside have no place", () => {
    const { place } = number(-1, 20, 2);
    const values = [0.571, 1e21, 1e-7, Number.NaN, Infinity, "1", true, null, 20.01, -1.01];
    expect(values.map(place)).toEqual(values.map(() => undefined));
    expect(number(0, 9, 0).place(4.5)).toBeUndefined();
    expect(number(0, 1e30, 0).most).toBe(-1);
    expect(number(0, 1e-7, 2)).toMatchObject({ least: 0, most: -1 });
  });

  test("places read back are the values: tenths, small hundredths, zero, below zero", () => {
    const { valueAt } = number(-1, 20, 2);
    expect([57, 5, 0, -80, 1234].map(valueAt)).toEqual([0.57, 0.05, 0, -0.8, 12.34]);
    expect(number(0, 9, 0).valueAt(7)).toBe(7);
  });

  test("choices, truths and days have places from 0", () => {
    expect(["low", "high", "other", 1].map(choice.place)).toEqual([0, 1, undefined, undefined]);
    expect(choice.valueAt(1)).toBe("high");
    expect([false, true, 0, 1, "true"].map(truth.place)).toEqual([
      0,
      1,
      undefined,
      undefined,
      undefined,
    ]);
    expect([truth.valueAt(0), truth.valueAt(1)]).toEqual([false, true]);
    expect(
      ["2024-02-28", "2024-02-29", "2024-03-01", "2024-03-02", "2024-02-27"].map(days.place),
    ).toEqual([0, 1, 2, undefined, undefined]);
    expect(days.valueAt(1)).toBe("2024-02-29");
  });

  test("a value of the right type may still be outside", () => {
    expect([99, Number.NaN, Infinity, "1"].map(number(0, 9, 0).isTyped)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(["other", 1].map(choice.isTyped)).toEqual([true, false]);
    expect([true, false, 1].map(truth.isTyped)).toEqual([true, true, false]);
    expect(["2030-01-01", "2030-02-30", 1].map(days.isTyped)).toEqual([true, false, false]);
  });
});

describe("cells as stretches", () => {
  const ten = number(1, 10, 0);

  test("no cell accepts everything; one of 3 and 5 accepts two places, in order", () => {
    expect(stretchesOf(undefined, ten)).toEqual([{ from: 1, to: 10 }]);
    expect(stretchesOf({ oneOf: [5, 3] }, ten)).toEqual([
      { from: 3, to: 3 },
      { from: 5, to: 5 },
    ]);
  });

  test("not 1, 4, 5 and 10 leaves 2 to 3 and 6 to 9", () => {
    expect(stretchesOf({ not: [10, 5, 4, 1] }, ten)).toEqual([
      { from: 2, to: 3 },
      { from: 6, to: 9 },
    ]);
    expect(stretchesOf({ not: [true, false] }, truth)).toEqual([]);
  });

  test("an end left out is open, 7 to 7 is one place, 7 to 6 is no cell", () => {
    expect(stretchesOf({ from: 7 }, ten)).toEqual([{ from: 7, to: 10 }]);
    expect(stretchesOf({ to: 7 }, ten)).toEqual([{ from: 1, to: 7 }]);
    expect(stretchesOf({ from: 7, to: 7 }, ten)).toEqual([{ from: 7, to: 7 }]);
    expect(stretchesOf({ from: 7, to: 6 }, ten)).toBeUndefined();
  });

  test.each([{ from: 0 }, { to: 11 }, { oneOf: [3, 11] }, { not: [0] }, { from: 2.5 }])(
    "a cell %j with a value outside the domain is none",
    (cell) => expect(stretchesOf(cell, ten)).toBeUndefined(),
  );
});
