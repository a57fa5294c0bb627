import { screenUnits, type ScreeningInput, type ScreeningPolicy } from "@pindah/domain/screening";

/** Runs in a browser: milliseconds of five screenings of the same units, with all sensitivity. */
export function measure({
  units,
  policy,
}: {
  readonly units: ScreeningInput;
  readonly policy: ScreeningPolicy;
}): readonly number[] {
  return Array.from({ length: 5 }, () => {
    const started = performance.now();
    const screened = screenUnits(units, policy);
    const milliseconds = performance.now() - started;
    if (screened.length !== units.units.length) throw new Error("Not every unit was screened");
    return milliseconds;
  });
}
