import type { LocalDate } from "@pindah/domain/kernel";

/** A day that had not passed when it was stated: whoever stated it was looking ahead. */
export function isForecast(readiness: {
  readonly readyOn: LocalDate | "not_known";
  readonly statedOn: LocalDate;
}): boolean {
  return readiness.readyOn !== "not_known" && readiness.statedOn <= readiness.readyOn;
}
