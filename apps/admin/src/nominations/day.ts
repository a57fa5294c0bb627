import { LocalDate } from "@pindah/domain/kernel";

/** Today in WIB, the zone of the deadlines of nominations. */
export function dayInJakarta(): LocalDate {
  return LocalDate.parse(
    new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Jakarta" }).format(new Date()),
  );
}
