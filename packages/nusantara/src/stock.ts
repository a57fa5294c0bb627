import { HomeId, LocalDate } from "@pindah/domain/kernel";
import { type Home, MinisterHouse, ReadinessEvidence, Tower, Wave } from "@pindah/domain/registry";
import { z } from "zod";
import { readJson, readRows } from "./files.ts";

/** How every tower is laid out, and which of its flats are accessible. */
export const HomesRule = z.strictObject({
  source: z.string().min(1),
  statedOn: LocalDate,
  floors: z.int().min(1),
  podiumFloors: z.int().min(0),
  homesPerFloor: z.int().min(1),
  bedrooms: z.int().min(1),
  areaM2: z.int().min(1),
  accessible: z.strictObject({
    illustrative: z.boolean(),
    floors: z.array(z.int().min(1)),
    positions: z.array(z.int().min(1)),
    note: z.string().min(1),
  }),
});
export type HomesRule = z.infer<typeof HomesRule>;

/** What a rank is entitled to by law, and whether such homes were found built. */
export const Entitlement = z.strictObject({
  rankClass: z.string().min(1),
  areaM2: z.int().min(1),
  dwelling: z.enum(["landed", "flat"]),
  holdersId: z.string().min(1),
  holdersEn: z.string().min(1),
  source: z.string().min(1),
  statedOn: LocalDate,
  built: z.enum(["yes", "not_found"]),
});
export type Entitlement = z.infer<typeof Entitlement>;

export const readHomesRule = (): HomesRule => readJson("homes.rule.json", HomesRule);

export function readTowers(): Tower[] {
  return readRows("towers.csv", Tower, (row) => ({
    towerId: row.text("tower_id"),
    packageCode: row.text("package_code"),
    reservedFor: row.text("reserved_for"),
    floors: row.whole("floors"),
    source: row.text("source"),
    statedOn: row.text("stated_on"),
  }));
}

/** The flats of a tower by the rule: floor 3 position 1 of `ASN1-01` is `ASN1-01-0301`. */
export function homesOf(tower: Tower, rule: HomesRule): Home[] {
  const homes: Home[] = [];
  for (let floor = rule.podiumFloors + 1; floor <= tower.floors; floor += 1)
    for (let position = 1; position <= rule.homesPerFloor; position += 1)
      homes.push({
        homeId: HomeId.parse(`${tower.towerId}-${two(floor)}${two(position)}`),
        towerId: tower.towerId,
        floor,
        position,
        bedrooms: rule.bedrooms,
        areaM2: rule.areaM2,
        accessible:
          rule.accessible.floors.includes(floor) && rule.accessible.positions.includes(position),
        status: "available",
        reason: null,
      });
  return homes;
}

export function readMinisterHouses(): MinisterHouse[] {
  return readRows("minister_houses.csv", MinisterHouse, (row) => ({
    houseId: row.text("house_id"),
    parcel: row.text("parcel"),
    areaM2: row.whole("area_m2"),
    source: row.text("source"),
    statedOn: row.text("stated_on"),
  }));
}

export function readReadiness(): ReadinessEvidence[] {
  return readRows("readiness.csv", ReadinessEvidence, (row) => ({
    towerId: row.text("tower_id"),
    definition: row.text("definition"),
    readyOn: row.text("ready_on"),
    kind: row.text("kind"),
    statedOn: row.text("stated_on"),
    source: row.text("source"),
  }));
}

export function readWaves(): Wave[] {
  return readRows("waves.csv", Wave, (row) => ({
    waveId: row.text("wave_id"),
    name: { id: row.text("name_id"), en: row.text("name_en") },
    stage: row.text("stage"),
    horizon: row.text("horizon"),
    movesOn: row.text("moves_on"),
    event:
      row.optional("event_id") === null
        ? null
        : { id: row.text("event_id"), en: row.text("event_en") },
    source: row.text("source"),
    statedOn: row.text("stated_on"),
  }));
}

export function readEntitlements(): Entitlement[] {
  return readRows("entitlements.csv", Entitlement, (row) => ({
    rankClass: row.text("rank_class"),
    areaM2: row.whole("area_m2"),
    dwelling: row.text("dwelling"),
    holdersId: row.text("holders_id"),
    holdersEn: row.text("holders_en"),
    source: row.text("source"),
    statedOn: row.text("stated_on"),
    built: row.text("built"),
  }));
}

const two = (value: number) => String(value).padStart(2, "0");
