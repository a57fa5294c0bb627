import { z } from "zod";
import {
  Bilingual,
  Citation,
  compareText,
  InstitutionCode,
  LocalDate,
  UnitCode,
} from "../kernel/index.ts";
import type { Unit } from "../registry/index.ts";

/** A figure that is measured for units: what it is, on which scale, and who defined it. */
export const Indicator = z
  .strictObject({
    code: z.string().min(1),
    name: Bilingual,
    /** Digital work, flexible work (place and time, Perpres 21/2023) or working together. */
    subject: z.enum(["digital_work", "flexible_place", "flexible_time", "collaboration"]),
    scale: z.strictObject({ least: z.int(), most: z.int(), measure: Bilingual }),
    /** Bodies it does not apply to, e.g. flexible work at TNI, Polri and the defence ministry. */
    notFor: z.array(InstitutionCode),
    citation: Citation,
  })
  .refine(({ scale }) => scale.least < scale.most, "the scale ends above where it begins");
export type Indicator = z.infer<typeof Indicator>;

/** One figure of one indicator for one unit, with its day and source. */
export const Measurement = z.strictObject({
  unitCode: UnitCode,
  indicator: z.string().min(1),
  value: z.int(),
  measuredOn: LocalDate,
  source: z.string().min(1),
});
export type Measurement = z.infer<typeof Measurement>;

/** The state of one indicator for one unit; a missing figure is an answer. */
export type IndicatorState =
  | {
      readonly kind: "measured";
      readonly value: number;
      readonly measuredOn: LocalDate;
      readonly source: string;
    }
  | { readonly kind: "missing" }
  | { readonly kind: "not_applicable" };

/** The latest state of every indicator for one unit. */
export type UnitReadiness = {
  readonly unitCode: UnitCode;
  readonly indicators: readonly { readonly code: string; readonly state: IndicatorState }[];
};

/** What is wrong with one row of measurements. */
export type ReadinessFlaw =
  | { readonly kind: "indicator_unknown"; readonly row: number; readonly indicator: string }
  | { readonly kind: "unit_unknown"; readonly row: number; readonly unitCode: UnitCode }
  | {
      readonly kind: "value_off_scale";
      readonly row: number;
      readonly value: number;
      readonly least: number;
      readonly most: number;
    }
  | {
      readonly kind: "measured_twice_in_a_day";
      readonly row: number;
      readonly otherRow: number;
    };

/** Measurements that cannot be what they say; rows count from 0. Empty when all can. */
export function readinessFlaws(
  units: readonly Unit[],
  indicators: readonly Indicator[],
  measurements: readonly Measurement[],
): readonly ReadinessFlaw[] {
  const scales = new Map(indicators.map((indicator) => [indicator.code, indicator.scale]));
  const known = new Set(units.map((unit) => unit.code));
  const seen = new Map<string, number>();
  return measurements.flatMap(({ unitCode, indicator, value, measuredOn }, row) => {
    const flaws: ReadinessFlaw[] = [];
    const scale = scales.get(indicator);
    if (!known.has(unitCode)) flaws.push({ kind: "unit_unknown", row, unitCode });
    if (scale === undefined) flaws.push({ kind: "indicator_unknown", row, indicator });
    else if (value < scale.least || value > scale.most)
      flaws.push({
        kind: "value_off_scale",
        row,
        value,
        least: scale.least,
        most: scale.most,
      });
    const key = `${unitCode} ${indicator} ${measuredOn}`;
    const otherRow = seen.get(key);
    if (otherRow === undefined) seen.set(key, row);
    else flaws.push({ kind: "measured_twice_in_a_day", row, otherRow });
    return flaws;
  });
}

/**
 * Each indicator of each unit: the latest measurement not after the day, or missing. Nothing is
 * weighed together: no index exists that anybody has published.
 */
export function unitReadiness(
  units: readonly Unit[],
  indicators: readonly Indicator[],
  measurements: readonly Measurement[],
  onDate: LocalDate,
): readonly UnitReadiness[] {
  const latest = new Map<string, Measurement>();
  for (const measurement of measurements) {
    if (measurement.measuredOn > onDate) continue;
    const key = `${measurement.unitCode} ${measurement.indicator}`;
    const before = latest.get(key);
    if (before === undefined || measurement.measuredOn > before.measuredOn)
      latest.set(key, measurement);
  }
  return units
    .toSorted((a, b) => compareText(a.code, b.code))
    .map((unit) => ({
      unitCode: unit.code,
      indicators: indicators.map((indicator) => ({
        code: indicator.code,
        state: stateOf(unit, indicator, latest.get(`${unit.code} ${indicator.code}`)),
      })),
    }));
}

function stateOf(
  unit: Unit,
  { notFor }: Indicator,
  measurement: Measurement | undefined,
): IndicatorState {
  if (notFor.includes(unit.institutionCode)) return { kind: "not_applicable" };
  if (measurement === undefined) return { kind: "missing" };
  const { value, measuredOn, source } = measurement;
  return { kind: "measured", value, measuredOn, source };
}

/** How an indicator stands over many units: how many are measured, and the spread of those. */
export type IndicatorSpread = {
  readonly code: string;
  readonly measured: number;
  readonly missing: number;
  readonly notApplicable: number;
  /** Null while nothing is measured. */
  readonly spread: {
    readonly least: number;
    readonly median: number;
    readonly most: number;
  } | null;
};

/** For each indicator, how many units are measured, and the least, lower median and most. */
export function indicatorSpread(readiness: readonly UnitReadiness[]): readonly IndicatorSpread[] {
  const codes = readiness[0]?.indicators.map((indicator) => indicator.code) ?? [];
  return codes.map((code, place) => {
    const states = readiness.flatMap(({ indicators }) => indicators[place]?.state ?? []);
    const values = states
      .flatMap((state) => (state.kind === "measured" ? [state.value] : []))
      .toSorted((a, b) => a - b);
    const [least] = values;
    const most = values.at(-1);
    const median = values[Math.floor((values.length - 1) / 2)];
    return {
      code,
      measured: values.length,
      missing: states.filter((state) => state.kind === "missing").length,
      notApplicable: states.filter((state) => state.kind === "not_applicable").length,
      spread:
        least === undefined || median === undefined || most === undefined
          ? null
          : { least, median, most },
    };
  });
}
