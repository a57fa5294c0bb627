import type { HomeColumns } from "../housing/index.ts";
import {
  addDays,
  compareText,
  type HomeId,
  type LocalDate,
  sortedBy,
  type TowerId,
} from "../kernel/index.ts";
import type { Home, Tower } from "../registry/index.ts";
import type { TowerReadiness } from "./result.ts";

/** The homes that civil servants may be given, in the order of their ids, and when each serves. */
export type ReadyStock = {
  readonly towers: readonly TowerId[];
  readonly homes: readonly Home[];
  /** Index into `towers` for each home. */
  readonly towerOf: Uint32Array;
  /** First day on which somebody may move in, by home; null while not known. */
  readonly servesFrom: readonly (LocalDate | null)[];
};

/**
 * Homes that are available, in towers for civil servants, with the first day a wave may use them:
 * the day their tower is ready plus the days the policy wants in between.
 */
export function readyStock(
  open: readonly TowerId[],
  homes: readonly Home[],
  readiness: readonly TowerReadiness[],
  daysBeforeMove: number,
): ReadyStock {
  const indexOf = new Map(open.map((towerId, index) => [towerId, index]));
  const fromOf = new Map<TowerId, LocalDate | null>(
    readiness.map(({ towerId, readyOn }) => [
      towerId,
      readyOn === "not_known" ? null : addDays(readyOn, daysBeforeMove),
    ]),
  );
  const usable = homes
    .filter((home) => home.status === "available" && indexOf.has(home.towerId))
    .toSorted((a, b) => compareText(a.homeId, b.homeId));
  return {
    towers: open,
    homes: usable,
    towerOf: Uint32Array.from(usable, (home) => indexOf.get(home.towerId) ?? 0),
    servesFrom: usable.map((home) => fromOf.get(home.towerId) ?? null),
  };
}

/** Towers for civil servants, by id. */
export function openTowers(towers: readonly Tower[]): readonly TowerId[] {
  return sortedBy(
    towers.filter((tower) => tower.reservedFor === "asn"),
    (tower) => tower.towerId,
  ).map((tower) => tower.towerId);
}

/** Indexes of the homes that serve on the day and are still free. */
export function homesFreeOn(
  stock: ReadyStock,
  movesOn: LocalDate,
  taken: ReadonlySet<HomeId>,
): { readonly ready: number; readonly towersReady: number; readonly free: readonly number[] } {
  const free: number[] = [];
  const towersReady = new Set<number>();
  let ready = 0;
  for (const [index, from] of stock.servesFrom.entries()) {
    const home = stock.homes[index];
    if (home === undefined || from === null || from > movesOn) continue;
    ready += 1;
    towersReady.add(stock.towerOf[index] ?? 0);
    if (!taken.has(home.homeId)) free.push(index);
  }
  return { ready, towersReady: towersReady.size, free };
}

/** The chosen homes as columns, for the allocation. */
export function homeColumns(stock: ReadyStock, free: readonly number[]): HomeColumns {
  const homes = free.flatMap((index) => stock.homes[index] ?? []);
  return {
    count: homes.length,
    ids: homes.map((home) => home.homeId),
    attributes: {
      bedrooms: Uint16Array.from(homes, (home) => home.bedrooms),
      accessible: Uint16Array.from(homes, (home) => (home.accessible ? 1 : 0)),
      areaM2: Uint16Array.from(homes, (home) => home.areaM2),
      floor: Uint16Array.from(homes, (home) => home.floor),
    },
    tower: Uint32Array.from(free, (index) => stock.towerOf[index] ?? 0),
    floor: Uint16Array.from(homes, (home) => home.floor),
  };
}
