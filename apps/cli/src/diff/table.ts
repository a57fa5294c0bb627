import type { DifferenceAccount, HouseholdPlace } from "@pindah/domain/scenario";
import { writeCsv } from "@pindah/sheets";

/** One row for each household that changes. */
export function differenceCsv({ diff }: DifferenceAccount): string {
  return writeCsv({
    columns: [
      "household_id",
      "lead_person_id",
      "unit_code",
      "change",
      "before_wave_or_reason",
      "before_home_id",
      "after_wave_or_reason",
      "after_home_id",
    ],
    rows: diff.households.map((entry, index) => ({
      row: index + 2,
      cells: [
        entry.householdId,
        entry.leadPersonId,
        entry.unitCode,
        entry.change,
        ...placeCells(entry.before),
        ...placeCells(entry.after),
      ],
    })),
  });
}

function placeCells(place: HouseholdPlace): readonly [string, string] {
  switch (place.kind) {
    case "housed":
      return [place.waveId, place.homeId];
    case "waiting":
      return [place.reason, ""];
    case "not_moving":
      return ["not_moving", ""];
  }
}
