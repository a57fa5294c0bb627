import type { InstitutionCode, UnitCode, WaveId } from "../kernel/index.ts";
import type { Wave } from "../registry/index.ts";
import { moversOf, type Candidates } from "./candidates.ts";
import type { Capacities } from "./capacities.ts";
import { columnsOf } from "./columns.ts";
import type { Mover, MovingHousehold } from "./households.ts";
import type { Limit } from "./limits.ts";

/** What moving a household costs at most, in whole rupiah. */
export type CostOf = (
  entry: MovingHousehold,
  movers: readonly Mover[],
  wave: { readonly waveId: WaveId; readonly movesOn: Exclude<Wave["movesOn"], "not_decided"> },
) => number;

/** What earlier waves have used of the limits that span them. */
export type Used = { readonly people: number; readonly rupiah: number };

/** The limits of one wave as the policy has them. */
export function limitsOf(
  { institutionHomes = [], officeSeats = [], budgets = [] }: Capacities,
  wave: Parameters<CostOf>[2],
  candidates: Candidates,
  used: Used,
  {
    institutionOf,
    costOf,
  }: {
    readonly institutionOf: ReadonlyMap<UnitCode, InstitutionCode>;
    readonly costOf: CostOf;
  },
  /** Households of the wave that have their home already. */
  fixed: readonly number[],
): readonly Limit[] {
  const { waveId } = wave;
  const { movers } = columnsOf(candidates.moving);
  const limits: Limit[] = [];
  const quotas = institutionHomes.filter((quota) => quota.waveId === waveId);
  if (quotas.length > 0) limits.push(quotaLimit(quotas, candidates, institutionOf, fixed));
  for (const { seats } of officeSeats.filter((entry) => entry.waveId === waveId))
    limits.push({
      atMost: [Math.max(0, seats - used.people)],
      groupOf: () => 0,
      takenBy: (place) => candidates.partial.get(place)?.length ?? movers[place] ?? 0,
      reason: (_group, left, needed) => ({
        kind: "office_seats_used_up",
        waveId,
        seats,
        left,
        needed,
      }),
    });
  for (const budget of budgets) {
    if (budget.waveId !== null && budget.waveId !== waveId) continue;
    const costIn = costs(candidates, wave, costOf);
    const spent =
      budget.waveId === null ? used.rupiah : fixed.reduce((sum, place) => sum + costIn(place), 0);
    limits.push({
      atMost: [Math.max(0, budget.rupiah - spent)],
      groupOf: () => 0,
      takenBy: costIn,
      reason: (_group, left, needed) => ({
        kind: "budget_used_up",
        budgetOf: budget.waveId,
        waveId,
        rupiah: budget.rupiah,
        left,
        needed,
      }),
    });
  }
  return limits;
}

function quotaLimit(
  quotas: NonNullable<Capacities["institutionHomes"]>,
  candidates: Candidates,
  institutionOf: ReadonlyMap<UnitCode, InstitutionCode>,
  fixed: readonly number[],
): Limit {
  const groupOfUnit = new Map<UnitCode, number>();
  const groups = new Map(quotas.map((quota, group) => [quota.institutionCode, group]));
  for (const [unitCode, institutionCode] of institutionOf) {
    const group = groups.get(institutionCode);
    if (group !== undefined) groupOfUnit.set(unitCode, group);
  }
  const { unitIndex } = columnsOf(candidates.moving);
  const groupOfIndex: (number | undefined)[] = [];
  const lookUp = (place: number) => {
    const [lead] = moversOf(candidates, place);
    return lead === undefined ? -1 : (groupOfUnit.get(lead.person.unitCode) ?? -1);
  };
  const groupOf = (place: number) =>
    candidates.partial.has(place)
      ? lookUp(place)
      : (groupOfIndex[unitIndex[place] ?? 0] ??= lookUp(place));
  const used = Map.groupBy(fixed, groupOf);
  return {
    atMost: quotas.map(({ homes }, group) => Math.max(0, homes - (used.get(group)?.length ?? 0))),
    groupOf,
    takenBy: () => 1,
    reason: (group) => {
      const quota = quotas[group];
      if (quota === undefined) throw new RangeError(`No quota ${group}`);
      const { waveId, institutionCode, homes } = quota;
      return { kind: "institution_homes_used_up", waveId, institutionCode, atMost: homes };
    },
  };
}

type Remembered = {
  readonly costOf: CostOf;
  /** Of the whole household, by the day of the move; NaN where nobody has asked yet. */
  readonly byDay: Map<string, Float64Array>;
};
const remembered = new WeakMap<Candidates["moving"], Remembered>();

/** A ceiling that moves asks for the same costs again: they are worked out once. */
function costs(candidates: Candidates, wave: Parameters<CostOf>[2], costOf: CostOf) {
  const { moving, partial } = candidates;
  let known = remembered.get(moving);
  if (known?.costOf !== costOf) remembered.set(moving, (known = { costOf, byDay: new Map() }));
  let ofWhole = known.byDay.get(wave.movesOn);
  if (ofWhole === undefined)
    known.byDay.set(wave.movesOn, (ofWhole = new Float64Array(moving.length).fill(Number.NaN)));
  const column = ofWhole;
  const workOut = (place: number): number => {
    const entry = moving[place];
    return entry === undefined ? 0 : costOf(entry, moversOf(candidates, place), wave);
  };
  return (place: number): number => {
    if (partial.has(place)) return workOut(place);
    const before = column[place] ?? Number.NaN;
    if (!Number.isNaN(before)) return before;
    const value = workOut(place);
    column[place] = value;
    return value;
  };
}
