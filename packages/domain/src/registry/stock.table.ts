import { HomeId, TowerId, WaveId } from "../kernel/index.ts";
import { choice, code, day, dayOr, optional, reference, text, whole, yesNo } from "./kinds.ts";
import {
  Home,
  type MinisterHouse,
  ReadinessDefinition,
  ReadinessEvidence,
  Tower,
} from "./stock.ts";
import { column, type TableSpec } from "./table-spec.ts";
import { Wave } from "./waves.ts";

const source = text("https://voi.id/en/economy/305510");

const tower = {
  towerId: column("tower_id", code(TowerId, "ASN1-01"), (t: Tower) => t.towerId),
  packageCode: column("package_code", text("ASN-1"), (t: Tower) => t.packageCode),
  reservedFor: column(
    "reserved_for",
    choice(Tower.shape.reservedFor.options),
    (t: Tower) => t.reservedFor,
  ),
  floors: column("floors", whole(1, 200, "12"), (t: Tower) => t.floors),
  source: column("source", source, (t: Tower) => t.source),
  statedOn: column("stated_on", day, (t: Tower) => t.statedOn),
};

export const towersTable: TableSpec<Tower> = {
  name: "towers",
  required: true,
  columns: Object.values(tower),
  key: ["tower_id"],
  build: (cell) => ({
    towerId: cell(tower.towerId),
    packageCode: cell(tower.packageCode),
    reservedFor: cell(tower.reservedFor),
    floors: cell(tower.floors),
    source: cell(tower.source),
    statedOn: cell(tower.statedOn),
  }),
};

const home = {
  homeId: column("home_id", code(HomeId, "ASN1-01-0301"), (h: Home) => h.homeId),
  towerId: column("tower_id", reference(TowerId, "towers", "ASN1-01"), (h: Home) => h.towerId),
  floor: column("floor", whole(1, 200, "3"), (h: Home) => h.floor),
  position: column("position", whole(1, 500, "1"), (h: Home) => h.position),
  bedrooms: column("bedrooms", whole(1, 20, "3"), (h: Home) => h.bedrooms),
  areaM2: column("area_m2", whole(1, 5000, "98"), (h: Home) => h.areaM2),
  accessible: column("accessible", yesNo, (h: Home) => h.accessible),
  status: column("status", choice(Home.shape.status.options), (h: Home) => h.status),
  reason: column("reason", optional(text("water_damage")), (h: Home) => h.reason),
};

export const homesTable: TableSpec<Home> = {
  name: "homes",
  required: true,
  columns: Object.values(home),
  key: ["home_id"],
  build: (cell) => ({
    homeId: cell(home.homeId),
    towerId: cell(home.towerId),
    floor: cell(home.floor),
    position: cell(home.position),
    bedrooms: cell(home.bedrooms),
    areaM2: cell(home.areaM2),
    accessible: cell(home.accessible),
    status: cell(home.status),
    reason: cell(home.reason),
  }),
  check: ({ status, reason }) =>
    status !== "available" && reason === null
      ? [
          {
            column: "reason",
            code: "value_missing",
            wrong: {
              id: `Unit ini ${status}, tetapi alasannya kosong.`,
              en: `This home is ${status}, but the reason is empty.`,
            },
            cure: {
              id: "Tulis alasan singkat, misalnya water_damage.",
              en: "Write a short reason, for example water_damage.",
            },
          },
        ]
      : [],
};

const house = {
  houseId: column("house_id", code(HomeId, "RTJM-104-01"), (h: MinisterHouse) => h.houseId),
  parcel: column("parcel", text("persil 104"), (h: MinisterHouse) => h.parcel),
  areaM2: column("area_m2", whole(1, 5000, "580"), (h: MinisterHouse) => h.areaM2),
  source: column("source", source, (h: MinisterHouse) => h.source),
  statedOn: column("stated_on", day, (h: MinisterHouse) => h.statedOn),
};

export const ministerHousesTable: TableSpec<MinisterHouse> = {
  name: "minister_houses",
  required: false,
  columns: Object.values(house),
  key: ["house_id"],
  build: (cell) => ({
    houseId: cell(house.houseId),
    parcel: cell(house.parcel),
    areaM2: cell(house.areaM2),
    source: cell(house.source),
    statedOn: cell(house.statedOn),
  }),
};

const evidence = {
  towerId: column(
    "tower_id",
    reference(TowerId, "towers", "ASN1-01"),
    (r: ReadinessEvidence) => r.towerId,
  ),
  definition: column(
    "definition",
    choice(ReadinessDefinition.options),
    (r: ReadinessEvidence) => r.definition,
  ),
  readyOn: column(
    "ready_on",
    dayOr("not_known", { id: "belum diketahui", en: "nobody knows yet" }),
    (r: ReadinessEvidence) => r.readyOn,
  ),
  kind: column(
    "kind",
    choice(ReadinessEvidence.shape.kind.options),
    (r: ReadinessEvidence) => r.kind,
  ),
  statedOn: column("stated_on", day, (r: ReadinessEvidence) => r.statedOn),
  source: column("source", source, (r: ReadinessEvidence) => r.source),
};

export const readinessTable: TableSpec<ReadinessEvidence> = {
  name: "readiness",
  required: true,
  columns: Object.values(evidence),
  // Claims may contradict each other; only the very same claim twice is a mistake.
  key: ["tower_id", "definition", "ready_on", "kind", "stated_on", "source"],
  build: (cell) => ({
    towerId: cell(evidence.towerId),
    definition: cell(evidence.definition),
    readyOn: cell(evidence.readyOn),
    kind: cell(evidence.kind),
    statedOn: cell(evidence.statedOn),
    source: cell(evidence.source),
  }),
};

const wave = {
  waveId: column("wave_id", code(WaveId, "2024-07"), (w: Wave) => w.waveId),
  nameId: column("name_id", text("Kloter Juli 2024"), (w: Wave) => w.name.id),
  nameEn: column("name_en", text("July 2024 wave"), (w: Wave) => w.name.en),
  stage: column("stage", choice(Wave.shape.stage.options), (w: Wave) => w.stage),
  horizon: column("horizon", choice(Wave.shape.horizon.options), (w: Wave) => w.horizon),
  movesOn: column(
    "moves_on",
    dayOr("not_decided", { id: "belum diputuskan", en: "not decided yet" }),
    (w: Wave) => w.movesOn,
  ),
  eventId: column(
    "event_id",
    optional(text("Upacara 17 Agustus 2024")),
    (w: Wave) => w.event?.id ?? null,
  ),
  eventEn: column(
    "event_en",
    optional(text("Ceremony of 17 August 2024")),
    (w: Wave) => w.event?.en ?? null,
  ),
  source: column("source", source, (w: Wave) => w.source),
  statedOn: column("stated_on", day, (w: Wave) => w.statedOn),
};

export const wavesTable: TableSpec<Wave> = {
  name: "waves",
  required: true,
  columns: Object.values(wave),
  key: ["wave_id"],
  build: (cell) => {
    const id = cell(wave.eventId);
    const en = cell(wave.eventEn);
    return {
      waveId: cell(wave.waveId),
      name: { id: cell(wave.nameId), en: cell(wave.nameEn) },
      stage: cell(wave.stage),
      horizon: cell(wave.horizon),
      movesOn: cell(wave.movesOn),
      // One language alone stands for both until the other is written.
      event: id === null && en === null ? null : { id: id ?? en ?? "", en: en ?? id ?? "" },
      source: cell(wave.source),
      statedOn: cell(wave.statedOn),
    };
  },
};
