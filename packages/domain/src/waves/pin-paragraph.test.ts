import { expect, test } from "vitest";
import { HomeId, HouseholdId, TowerId, WaveId } from "../kernel/index.ts";
import { Pin } from "../registry/index.ts";
import { pinParagraph } from "./pin-paragraph.ts";
import type { PinResult } from "./pinned.ts";
import { testHousing } from "./testing.ts";

const pin = Pin.parse({
  householdId: "CITRA",
  homeId: "EAST-02",
  reason: "near the dialysis ward",
  pinnedBy: "officer-1",
  pinnedOn: "2030-01-05",
});
const computed = {
  waveId: WaveId.parse("W2"),
  homeId: HomeId.parse("WEST-01"),
  towerId: TowerId.parse("WEST"),
};

test("an honoured pin says who, why, when, and what would have been computed, in both languages", () => {
  const result: PinResult = {
    pin,
    computed,
    outcome: { kind: "honoured", waveId: WaveId.parse("W1") },
  };
  expect(pinParagraph(result, testHousing, "en")).toBe(
    'officer-1 gave home EAST-02 to CITRA by hand on 2030-01-05: "near the dialysis ward". Honoured in wave W1. Without it the computation gives: WEST-01 in wave W2.',
  );
  expect(pinParagraph({ ...result, computed: null }, testHousing, "id")).toContain(
    "Tanpa penetapan, perhitungan memberi: tidak ada hunian dalam rencana ini.",
  );
});

test.each<[PinResult["outcome"] & { readonly kind: "refused" }, string, string]>([
  [
    {
      kind: "refused",
      because: {
        kind: "breaks_rules",
        waveId: WaveId.parse("W1"),
        rules: [{ rule: "bedrooms", household: 3, home: 1 }],
      },
    },
    "it breaks Enough bedrooms (household 3, home 1)",
    "melanggar aturan Enough bedrooms (rumah tangga 3, hunian 1)",
  ],
  [
    {
      kind: "refused",
      because: { kind: "home_not_available", status: "out_of_service", reason: "water_damage" },
    },
    "the home is out of service (water_damage)",
    "hunian itu tidak dapat dipakai (water_damage)",
  ],
  [
    {
      kind: "refused",
      because: { kind: "home_pinned_before", householdId: HouseholdId.parse("ANI") },
    },
    "an earlier pin gives it to ANI",
    "penetapan lebih awal memberikannya kepada ANI",
  ],
  [
    {
      kind: "refused",
      because: { kind: "no_wave_for_both", servesFrom: "not_known", lastMoveOn: null },
    },
    "the home serves from: not known; last wave: none",
    "hunian melayani sejak: belum diketahui; gelombang terakhir: belum ada",
  ],
])("%j is said with its figures in both languages", (outcome, en, id) => {
  const result: PinResult = { pin, computed, outcome };
  expect(pinParagraph(result, testHousing, "en")).toContain(en);
  expect(pinParagraph(result, testHousing, "id")).toContain(id);
});
