import { addDays, assertNever, daysBetween, LocalDate } from "../kernel/index.ts";
import type { TableCell, TableInput, TableValue } from "./table.ts";

/**
 * The values of an input as whole numbers from 0 (or from its lower end): tenths, places in a
 * list, days. Undefined when the value is not of the input's type or outside its domain.
 */
export type Domain = {
  readonly least: number;
  readonly most: number;
  readonly place: (value: unknown) => number | undefined;
  /** Of the right type, though perhaps outside. */
  readonly isTyped: (value: unknown) => boolean;
  readonly valueAt: (place: number) => TableValue;
};

/** Stretches of places, both ends included. */
export type Stretch = { readonly from: number; readonly to: number };

export function domainOf(input: TableInput): Domain {
  switch (input.kind) {
    case "number": {
      const { decimals } = input;
      const scaled = (value: unknown) =>
        typeof value === "number" ? inUnits(value, decimals) : undefined;
      return bounded(
        scaled(input.from) ?? 0,
        scaled(input.to) ?? -1,
        scaled,
        (value) => typeof value === "number" && Number.isFinite(value),
        (place) => Number(decimalText(place, decimals)),
      );
    }
    case "choice": {
      const places = new Map(input.values.map((value, place) => [value, place]));
      return bounded(
        0,
        input.values.length - 1,
        (value) => (typeof value === "string" ? places.get(value) : undefined),
        (value) => typeof value === "string",
        (place) => input.values[place] ?? "",
      );
    }
    case "truth":
      return bounded(
        0,
        1,
        (value) => (typeof value === "boolean" ? Number(value) : undefined),
        (value) => typeof value === "boolean",
        (place) => place === 1,
      );
    case "day": {
      const dayPlace = (value: unknown) => {
        const day = LocalDate.safeParse(value);
        return day.success ? daysBetween(input.from, day.data) : undefined;
      };
      return bounded(
        0,
        daysBetween(input.from, input.to),
        dayPlace,
        (value) => LocalDate.safeParse(value).success,
        (place) => addDays(input.from, place),
      );
    }
    default:
      return assertNever(input);
  }
}

/** The stretches that a cell accepts; undefined when a value of the cell is not of the domain. */
export function stretchesOf(
  cell: TableCell | undefined,
  { least, most, place }: Domain,
): readonly Stretch[] | undefined {
  if (cell === undefined) return [{ from: least, to: most }];
  if ("oneOf" in cell || "not" in cell) {
    const values = "oneOf" in cell ? cell.oneOf : cell.not;
    const places: number[] = [];
    for (const value of values) {
      const at = place(value);
      if (at === undefined) return undefined;
      places.push(at);
    }
    const sorted = places.toSorted((a, b) => a - b);
    return "oneOf" in cell
      ? sorted.map((at) => ({ from: at, to: at }))
      : between(sorted, least, most);
  }
  const from = cell.from === undefined ? least : place(cell.from);
  const to = cell.to === undefined ? most : place(cell.to);
  return from === undefined || to === undefined || to < from ? undefined : [{ from, to }];
}

function between(holes: readonly number[], least: number, most: number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let from = least;
  for (const hole of holes) {
    if (hole > from) stretches.push({ from, to: hole - 1 });
    from = hole + 1;
  }
  if (from <= most) stretches.push({ from, to: most });
  return stretches;
}

function bounded(
  least: number,
  most: number,
  placeOf: (value: unknown) => number | undefined,
  isTyped: Domain["isTyped"],
  valueAt: Domain["valueAt"],
): Domain {
  const place = (value: unknown) => {
    const at = placeOf(value);
    return at !== undefined && at >= least && at <= most ? at : undefined;
  };
  return { least, most, place, isTyped, valueAt };
}

/** `90.5` with one decimal is 905. Read from the digits: 0.57 * 100 is not 57 in binary. */
function inUnits(value: number, decimals: number): number | undefined {
  if (decimals === 0) return Number.isSafeInteger(value) ? value : undefined;
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value));
  if (match === null) return undefined;
  const [, sign = "", whole = "0", fraction = ""] = match;
  if (fraction.length > decimals) return undefined;
  const units = Number(whole + fraction.padEnd(decimals, "0"));
  return sign === "-" ? -units : units;
}

function decimalText(units: number, decimals: number): string {
  if (decimals === 0) return String(units);
  const digits = String(Math.abs(units)).padStart(decimals + 1, "0");
  return `${units < 0 ? "-" : ""}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
