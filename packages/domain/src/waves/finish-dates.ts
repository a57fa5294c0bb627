import { addDays, type LocalDate, seededRandom, type TowerId } from "../kernel/index.ts";
import type { Tower } from "../registry/index.ts";
import type { TowerReadiness } from "./result.ts";
import { slipSpread, type DelayModel, type SlipSpread } from "./slips.ts";

/** A tower whose finish is uncertain, with what is known about its slips. */
export type UncertainTower = {
  readonly towerId: TowerId;
  readonly packageCode: string;
  readonly promised: LocalDate;
  readonly spread: SlipSpread;
};

/** Towers with a day ahead and some evidence of slips; and those with a day but none. */
export function uncertainTowers(
  towers: readonly Tower[],
  readiness: readonly TowerReadiness[],
  asOf: LocalDate,
  model: DelayModel,
): { readonly uncertain: readonly UncertainTower[]; readonly unknown: readonly TowerId[] } {
  const packageOf = new Map(towers.map((tower) => [tower.towerId, tower.packageCode]));
  const uncertain: UncertainTower[] = [];
  const unknown: TowerId[] = [];
  for (const { towerId, readyOn } of readiness) {
    const packageCode = packageOf.get(towerId);
    if (packageCode === undefined || readyOn === "not_known" || readyOn <= asOf) continue;
    const spread = slipSpread(packageCode, model);
    if (spread === null) unknown.push(towerId);
    else uncertain.push({ towerId, packageCode, promised: readyOn, spread });
  }
  return { uncertain, unknown };
}

/**
 * Finish dates of the towers, so many times over. In each sample one number is drawn for the
 * programme, one for each contract and one for each tower; a contract follows the programme, and a
 * tower its contract, as often as the model says. The number picks a slip from the contract's own
 * spread, so that each tower alone slips as its evidence says, and together they slip together.
 * Nothing finishes before `asOf`.
 */
export function sampleFinishDates(
  towers: readonly UncertainTower[],
  asOf: LocalDate,
  { sharedPermille, packagePermille }: DelayModel,
  seed: number,
  samples: number,
): readonly (readonly LocalDate[])[] {
  const random = seededRandom(seed);
  const packages = [...new Set(towers.map((tower) => tower.packageCode))];
  const known = new Map<string, LocalDate>();
  const dayAfter = (promised: LocalDate, slip: number): LocalDate => {
    const key = `${promised} ${slip}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const later = addDays(promised, slip);
    const day = later < asOf ? asOf : later;
    known.set(key, day);
    return day;
  };
  return Array.from({ length: samples }, () => {
    const shared = random.uint32();
    const ofPackage = new Map(
      packages.map((packageCode) => {
        const own = random.uint32();
        return [packageCode, random.below(1000) < sharedPermille ? shared : own];
      }),
    );
    return towers.map(({ packageCode, promised, spread }) => {
      const own = random.uint32();
      const follows = random.below(1000) < packagePermille;
      const drawn = follows ? (ofPackage.get(packageCode) ?? own) : own;
      const slip = spread.days[Math.floor((drawn / 2 ** 32) * spread.days.length)] ?? 0;
      return dayAfter(promised, slip);
    });
  });
}
