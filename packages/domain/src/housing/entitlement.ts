import { z } from "zod";
import { Bilingual, Citation, LocalDate } from "../kernel/index.ts";

/**
 * What a rank is entitled to (hak), apart from what is given for now. An interim home neither
 * meets nor ends an entitlement: the sheet shows both.
 */
export const HousingEntitlement = z.strictObject({
  id: z.string().min(1),
  name: Bilingual,
  /** Rank classes of the household's lead person that it applies to. */
  rankClasses: z.array(z.int().min(0)).min(1),
  kind: z.enum(["minister_house", "official_house", "flat"]),
  leastBedrooms: z.int().min(0),
  leastAreaM2: z.int().min(0),
  /** First day on which it holds. */
  from: LocalDate,
  /** Last day; null while it has no end. */
  until: LocalDate.nullable(),
  citation: Citation,
});
export type HousingEntitlement = z.infer<typeof HousingEntitlement>;

/** The home a household lives in for now. */
export type InterimHome = {
  readonly kind: HousingEntitlement["kind"];
  readonly bedrooms: number;
  readonly areaM2: number;
};

/** What an interim home lacks beside the entitlement (hak), in figures. */
export type EntitlementShortfall =
  | {
      readonly kind: "other_kind_of_home";
      readonly entitled: HousingEntitlement["kind"];
      readonly given: HousingEntitlement["kind"];
    }
  | { readonly kind: "bedrooms"; readonly entitled: number; readonly given: number }
  | { readonly kind: "area_m2"; readonly entitled: number; readonly given: number };

/** The entitlement sheet of one household. */
export type EntitlementSheet =
  | { readonly kind: "no_entitlement_stated" }
  | { readonly kind: "entitlements_conflict"; readonly entitlements: readonly string[] }
  | { readonly kind: "not_housed"; readonly entitlement: HousingEntitlement }
  | {
      readonly kind: "housed";
      readonly entitlement: HousingEntitlement;
      readonly met: boolean;
      /** What the interim home lacks; the entitlement to it remains. */
      readonly shortfalls: readonly EntitlementShortfall[];
    };

/**
 * What a household is entitled to by rank (UU 3/2022 Annex II) beside the interim home it was given.
 * The interim home never uses up the entitlement: what it lacks is listed and remains due.
 */
export function entitlementSheet(
  entitlements: readonly HousingEntitlement[],
  rankClass: number,
  home: InterimHome | null,
  on: LocalDate,
): EntitlementSheet {
  const held = entitlements.filter(
    ({ rankClasses, from, until }) =>
      rankClasses.includes(rankClass) && from <= on && (until === null || on <= until),
  );
  const [entitlement, ...others] = held;
  if (entitlement === undefined) return { kind: "no_entitlement_stated" };
  if (others.length > 0) {
    return { kind: "entitlements_conflict", entitlements: held.map(({ id }) => id) };
  }
  if (home === null) return { kind: "not_housed", entitlement };
  const shortfalls = shortfallsOf(entitlement, home);
  return { kind: "housed", entitlement, met: shortfalls.length === 0, shortfalls };
}

function shortfallsOf(
  { kind, leastBedrooms, leastAreaM2 }: HousingEntitlement,
  home: InterimHome,
): EntitlementShortfall[] {
  const shortfalls: EntitlementShortfall[] = [];
  if (home.kind !== kind) {
    shortfalls.push({ kind: "other_kind_of_home", entitled: kind, given: home.kind });
  }
  if (home.bedrooms < leastBedrooms) {
    shortfalls.push({ kind: "bedrooms", entitled: leastBedrooms, given: home.bedrooms });
  }
  if (home.areaM2 < leastAreaM2) {
    shortfalls.push({ kind: "area_m2", entitled: leastAreaM2, given: home.areaM2 });
  }
  return shortfalls;
}
