import { compareText, type ClassCode, type UnitCode } from "../kernel/index.ts";
import type { UnitScreening } from "./result.ts";

/** A unit whose outcome differs between two screenings. Null: it was not there. */
export type ScreeningChange = {
  readonly unitCode: UnitCode;
  readonly before: ClassCode | "not_moved" | "undecided" | null;
  readonly after: ClassCode | "not_moved" | "undecided" | null;
};

/** Who changes class between two screenings, by unit; for re-screening after a reorganisation. */
export function compareScreenings(
  before: readonly UnitScreening[],
  after: readonly UnitScreening[],
): readonly ScreeningChange[] {
  const older = new Map(before.map((each) => [each.unitCode, resultOf(each)]));
  const newer = new Map(after.map((each) => [each.unitCode, resultOf(each)]));
  return [...new Set([...older.keys(), ...newer.keys()])]
    .toSorted(compareText)
    .map((unitCode) => ({
      unitCode,
      before: older.get(unitCode) ?? null,
      after: newer.get(unitCode) ?? null,
    }))
    .filter((change) => change.before !== change.after);
}

function resultOf({ outcome }: UnitScreening): ClassCode | "not_moved" | "undecided" {
  return outcome.kind === "class" ? outcome.class : outcome.kind;
}
