import { expect, test } from "vitest";
import { LocalDate } from "../kernel/index.ts";
import { entitlementSheet, HousingEntitlement } from "./entitlement.ts";

const day = (text: string) => LocalDate.parse(text);
const director = HousingEntitlement.parse({
  id: "echelon-1",
  name: { id: "Rumah jabatan", en: "Official house" },
  rankClasses: [1],
  kind: "official_house",
  leastBedrooms: 4,
  leastAreaM2: 200,
  from: "2024-01-01",
  until: "2026-12-31",
  citation: { text: "Made for this test" },
});
const flat = { kind: "flat", bedrooms: 3, areaM2: 98 } as const;

test("a flat of 98 m2 for now leaves a director's claim to a house of four bedrooms open", () => {
  expect(entitlementSheet([director], 1, flat, day("2026-11-24"))).toEqual({
    kind: "housed",
    entitlement: director,
    met: false,
    shortfalls: [
      { kind: "other_kind_of_home", entitled: "official_house", given: "flat" },
      { kind: "bedrooms", entitled: 4, given: 3 },
      { kind: "area_m2", entitled: 200, given: 98 },
    ],
  });
});

test("a house of exactly 200 m2 and four bedrooms meets it, 199 m2 does not", () => {
  const house = { kind: "official_house", bedrooms: 4, areaM2: 200 } as const;
  expect(entitlementSheet([director], 1, house, day("2024-01-01"))).toMatchObject({ met: true });
  expect(
    entitlementSheet([director], 1, { ...house, areaM2: 199 }, day("2024-01-01")),
  ).toMatchObject({ met: false, shortfalls: [{ kind: "area_m2", entitled: 200, given: 199 }] });
});

test("the last day counts, the day before the first and the day after the last do not", () => {
  expect(entitlementSheet([director], 1, null, day("2026-12-31")).kind).toBe("not_housed");
  for (const outside of ["2023-12-31", "2027-01-01"]) {
    expect(entitlementSheet([director], 1, null, day(outside)).kind).toBe("no_entitlement_stated");
  }
});

test("a rank without an entitlement, and a rank with two, are said to be so", () => {
  expect(entitlementSheet([director], 2, flat, day("2026-01-01"))).toEqual({
    kind: "no_entitlement_stated",
  });
  const second = { ...director, id: "echelon-1-new" };
  expect(entitlementSheet([director, second], 1, flat, day("2026-01-01"))).toEqual({
    kind: "entitlements_conflict",
    entitlements: ["echelon-1", "echelon-1-new"],
  });
});
