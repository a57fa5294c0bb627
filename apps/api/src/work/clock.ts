import { assertNever, LocalDate, type Zone } from "@pindah/domain/kernel";

/** The day it is in a zone. */
export function dayIn(zone: Zone, nowMs: number): LocalDate {
  return LocalDate.parse(new Date(nowMs + hoursEast(zone) * hourMs).toISOString().slice(0, 10));
}

/** The last instant of a day of a zone is just before this one. */
export function endOfDay(day: LocalDate, zone: Zone): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + (24 - hoursEast(zone)) * hourMs).toISOString();
}

const hourMs = 3_600_000;

function hoursEast(zone: Zone): number {
  switch (zone) {
    case "WIB":
      return 7;
    case "WITA":
      return 8;
    case "WIT":
      return 9;
    default:
      return assertNever(zone);
  }
}
