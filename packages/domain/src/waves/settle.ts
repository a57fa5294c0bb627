import { ticketText } from "../housing/index.ts";
import type { HomeId, LocalDate, UnitCode } from "../kernel/index.ts";
import type { Wave } from "../registry/index.ts";
import { moversOf, type Candidates } from "./candidates.ts";
import type { CostOf } from "./capacity-limits.ts";
import type { HeldWave } from "./hold-wave.ts";
import type { Mover } from "./households.ts";
import type { WavePolicy } from "./policy.ts";
import type { Fixed } from "./replan.ts";
import type { Placement } from "./result.ts";

/** What the waves so far have settled. */
export type Settled = {
  readonly taken: Set<HomeId>;
  /** 1 for each moving household that has no home yet and is wanted. */
  readonly isOpen: Uint8Array;
  readonly moved: Map<UnitCode, Mover[]>;
  people: number;
  rupiah: number;
};

/** The placements of one wave, in the order of turns; what they take is settled. */
export function placementsOf(
  wave: { readonly waveId: Wave["waveId"]; readonly movesOn: LocalDate },
  { candidates, problem, allocation, rooms }: HeldWave,
  /** Places in the order before the first of these. */
  before: number,
  costOf: CostOf,
  settled: Settled,
  policy: WavePolicy,
): Placement[] {
  const { households, homes, towers } = problem;
  const { homeOf, order, rankOf } = allocation;
  const countsCost = countsTotalCost(policy);
  const placed: Placement[] = [];
  for (const index of order) {
    const home = homeOf[index] ?? -1;
    if (home < 0) continue;
    const place = candidates.index[index] ?? -1;
    const entry = candidates.moving[place];
    const movers = moversOf(candidates, place);
    const [lead] = movers;
    const { homeId, room } = rooms?.[home] ?? { homeId: homes.ids[home], room: 0 };
    const towerId = towers[homes.tower[home] ?? -1];
    if (entry === undefined || lead === undefined || homeId === undefined || towerId === undefined)
      throw new RangeError(`Home ${home} was given to nobody`);
    const wish = allocation.wish[index] ?? 0;
    placed.push({
      householdId: entry.household.householdId,
      leadPersonId: lead.person.personId,
      movers: movers.map(({ person }) => person.personId),
      waveId: wave.waveId,
      homeId,
      ...(room === 0 ? {} : { room }),
      towerId,
      rank: before + (rankOf[index] ?? 0) + 1,
      band: households.band[index] ?? 0,
      ticket: ticketText(households.ticketHigh[index] ?? 0, households.ticketLow[index] ?? 0),
      wish: wish === 0 ? null : wish,
      misfit: allocation.misfit[index] ?? 0,
    });
    settle(settled, place, homeId, movers, countsCost ? costOf(entry, movers, wave) : 0);
  }
  return placed;
}

/** A promised household of a frozen wave: same wave, same home, what it takes is settled. */
export function keepPromised(
  { place, was }: Fixed,
  rank: number,
  wave: { readonly waveId: Wave["waveId"]; readonly movesOn: LocalDate },
  all: Candidates,
  costOf: CostOf,
  settled: Settled,
  policy: WavePolicy,
): Placement {
  const entry = all.moving[place];
  const movers = moversOf(all, place);
  const [lead] = movers;
  if (entry === undefined || lead === undefined)
    throw new RangeError(`No moving household at ${place}`);
  const rupiah = countsTotalCost(policy) ? costOf(entry, movers, wave) : 0;
  settle(settled, place, was.homeId, movers, rupiah);
  return {
    ...was,
    rank,
    leadPersonId: lead.person.personId,
    movers: movers.map(({ person }) => person.personId),
  };
}

function countsTotalCost({ capacities }: WavePolicy): boolean {
  return capacities?.budgets?.some(({ waveId }) => waveId === null) === true;
}

function settle(
  settled: Settled,
  place: number,
  homeId: HomeId,
  movers: readonly Mover[],
  rupiah: number,
): void {
  settled.taken.add(homeId);
  settled.isOpen[place] = 0;
  settled.people += movers.length;
  settled.rupiah += rupiah;
  for (const mover of movers) {
    const there = settled.moved.get(mover.person.unitCode);
    if (there === undefined) settled.moved.set(mover.person.unitCode, [mover]);
    else there.push(mover);
  }
}
