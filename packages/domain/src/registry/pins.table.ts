import { HomeId, HouseholdId } from "../kernel/index.ts";
import { day, reference, text } from "./kinds.ts";
import type { Pin } from "./pins.ts";
import { column, type Finding, type TableSpec } from "./table-spec.ts";

const pin = {
  householdId: column(
    "household_id",
    reference(HouseholdId, "households", "H00017"),
    (p: Pin) => p.householdId,
  ),
  homeId: column("home_id", reference(HomeId, "homes", "ASN1-01-0301"), (p: Pin) => p.homeId),
  reason: column("reason", text("near the dialysis ward of the hospital"), (p: Pin) => p.reason),
  pinnedBy: column("pinned_by", text("housing-officer-2"), (p: Pin) => p.pinnedBy),
  pinnedOn: column("pinned_on", day, (p: Pin) => p.pinnedOn),
};

const LEAST = 10;
const MOST = 500;
const MOST_FOR_OFFICE = 64;

/** Homes given by hand. Nobody is pinned when the table is not there. */
export const pinsTable: TableSpec<Pin> = {
  name: "pins",
  required: false,
  columns: Object.values(pin),
  key: ["household_id"],
  build: (cell) => ({
    householdId: cell(pin.householdId),
    homeId: cell(pin.homeId),
    reason: cell(pin.reason),
    pinnedBy: cell(pin.pinnedBy),
    pinnedOn: cell(pin.pinnedOn),
  }),
  check: ({ reason, pinnedBy }) => [
    ...lengthFindings("reason", reason, LEAST, MOST),
    ...lengthFindings("pinned_by", pinnedBy, 1, MOST_FOR_OFFICE),
  ],
};

function lengthFindings(
  own: string,
  { length }: string,
  least: number,
  most: number,
): readonly Finding[] {
  if (length >= least && length <= most) return [];
  return [
    {
      column: own,
      code: "value_invalid",
      wrong: {
        id: `Teks ini ${length} huruf; yang diterima ${least} sampai ${most}.`,
        en: `This text has ${length} characters; ${least} to ${most} are accepted.`,
      },
      cure: {
        id: "Tulis kalimat pendek yang dapat diperiksa orang lain.",
        en: "Write a short sentence that somebody else can check.",
      },
    },
  ];
}
