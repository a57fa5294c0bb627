import {
  allocateHomes,
  type Allocation,
  type HousingPolicy,
  type HousingProblem,
  type HousingRefusal,
  ticketText,
} from "../housing/index.ts";
import {
  addMonths,
  err,
  type HomeId,
  type HouseholdId,
  ok,
  type Result,
  type TowerId,
} from "../kernel/index.ts";
import type { Home, Wave } from "../registry/index.ts";
import { moversOn, type MovingHousehold } from "./households.ts";
import type { WavePolicy } from "./policy.ts";
import { type Candidate, housingProblem } from "./problem.ts";
import type { Placement, TowerReadiness, Waiting, WaveBlock, WaveResult } from "./result.ts";
import { homesFreeOn, readyStock, type ReadyStock } from "./stock.ts";
import { waitingReasons } from "./waiting.ts";

export type WavesInput = {
  readonly waves: readonly Wave[];
  /** Towers for civil servants, by id; `moving` names its wishes by their place in this list. */
  readonly towers: readonly TowerId[];
  readonly homes: readonly Home[];
  readonly readiness: readonly TowerReadiness[];
  readonly moving: readonly MovingHousehold[];
  readonly monthsToRetirement: number;
};

export type WavesRefusal = {
  readonly kind: "allocation_refused";
  readonly waveId: Wave["waveId"];
  readonly refusal: HousingRefusal;
};

export type WavesPlan = {
  readonly waves: readonly WaveResult[];
  readonly placements: readonly Placement[];
  readonly waiting: readonly Waiting[];
};

/** One allocation that was held, kept so that those who wait can be told why. */
export type HeldAllocation = {
  readonly waveId: Wave["waveId"];
  readonly candidates: readonly Candidate[];
  readonly problem: HousingProblem;
  readonly allocation: Allocation;
};

/**
 * Who moves in which wave, and into which home.
 *
 * Waves are served by date. In each, every household of which a member can move on that day and
 * that has no home yet is a candidate; the homes are those whose tower is ready by then and that
 * nobody lives in. The allocation is exact (see docs/rules/housing.md), and what an earlier wave
 * gave is never taken back by a later one. A wave without a date, or before any home is ready, is
 * blocked, with the reason.
 *
 * Source: docs/rules/waves.md.
 */
export function planWaves(
  input: WavesInput,
  policy: WavePolicy,
  housing: HousingPolicy,
): Result<WavesPlan, WavesRefusal> {
  const { moving } = input;
  const stock = readyStock(input.towers, input.homes, input.readiness, policy.daysBeforeMove);
  const taken = new Set<HomeId>();
  const housed = new Set<HouseholdId>();
  const results: WaveResult[] = [];
  const placements: Placement[] = [];
  const held: HeldAllocation[] = [];
  for (const wave of inOrder(input.waves)) {
    const movesOn = wave.movesOn;
    if (movesOn === "not_decided") {
      results.push(emptyWave(wave, { kind: "date_not_decided" }, 0, 0));
      continue;
    }
    const { ready, towersReady, free } = homesFreeOn(stock, movesOn, taken);
    if (ready === 0) {
      results.push(emptyWave(wave, { kind: "no_home_ready", firstReadyOn: firstDay(stock) }, 0, 0));
      continue;
    }
    const candidates = candidatesFor(
      moving.filter((entry) => !housed.has(entry.household.householdId)),
      movesOn,
      addMonths(movesOn, input.monthsToRetirement),
    );
    const problem = housingProblem(candidates, stock, free, housing);
    const allocated = allocateHomes(problem, housing);
    if (!allocated.ok)
      return err({ kind: "allocation_refused", waveId: wave.waveId, refusal: allocated.error });
    const allocation = allocated.value;
    held.push({ waveId: wave.waveId, candidates, problem, allocation });
    const placed = placementsOf(wave, candidates, problem, allocation);
    for (const placement of placed) {
      taken.add(placement.homeId);
      housed.add(placement.householdId);
    }
    placements.push(...placed);
    results.push({
      waveId: wave.waveId,
      movesOn,
      blocked: null,
      towersReady,
      homesReady: ready,
      homesFree: free.length,
      candidates: candidates.length,
      householdsHoused: placed.length,
      peopleHoused: placed.reduce((sum, { movers }) => sum + movers.length, 0),
      homesLeftEmpty: free.length - placed.length,
      byPreference: byPreference(placed),
      misfit: placed.reduce((sum, { misfit }) => sum + misfit, 0),
    });
  }
  const unhoused = moving.filter((entry) => !housed.has(entry.household.householdId));
  return ok({
    waves: results,
    placements,
    waiting: waitingReasons(unhoused, held, results, stock, housing),
  });
}

/** By date, then by id; those without a date last. */
function inOrder(waves: readonly Wave[]): readonly Wave[] {
  const key = ({ movesOn, waveId }: Wave) =>
    `${movesOn === "not_decided" ? "~" : movesOn} ${waveId}`;
  return waves.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

function candidatesFor(
  moving: readonly MovingHousehold[],
  movesOn: Parameters<typeof moversOn>[1],
  retiresFrom: Parameters<typeof moversOn>[2],
): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const entry of moving) {
    const movers = moversOn(entry, movesOn, retiresFrom);
    const [lead] = movers;
    if (lead !== undefined) candidates.push({ entry, lead, movers });
  }
  return candidates;
}

function placementsOf(
  wave: Wave,
  candidates: readonly Candidate[],
  { households, homes, towers }: HousingProblem,
  allocation: Allocation,
): Placement[] {
  const placed: Placement[] = [];
  for (const index of allocation.order) {
    const candidate = candidates[index];
    const home = allocation.homeOf[index] ?? -1;
    const homeId = homes.ids[home];
    const towerId = towers[homes.tower[home] ?? -1];
    if (candidate === undefined || homeId === undefined || towerId === undefined) continue;
    const wish = allocation.wish[index] ?? 0;
    placed.push({
      householdId: candidate.entry.household.householdId,
      leadPersonId: candidate.lead.person.personId,
      movers: candidate.movers.map(({ person }) => person.personId),
      waveId: wave.waveId,
      homeId,
      towerId,
      rank: (allocation.rankOf[index] ?? 0) + 1,
      band: households.band[index] ?? 0,
      ticket: ticketText(households.ticketHigh[index] ?? 0, households.ticketLow[index] ?? 0),
      wish: wish === 0 ? null : wish,
      misfit: allocation.misfit[index] ?? 0,
    });
  }
  return placed;
}

function byPreference(placed: readonly Placement[]): readonly number[] {
  const counts = [0, 0, 0, 0];
  for (const { wish } of placed) {
    const slot = wish === null ? 3 : wish - 1;
    counts[slot] = (counts[slot] ?? 0) + 1;
  }
  return counts;
}

function emptyWave(
  wave: Wave,
  blocked: WaveBlock,
  homesReady: number,
  towersReady: number,
): WaveResult {
  return {
    waveId: wave.waveId,
    movesOn: wave.movesOn,
    blocked,
    towersReady,
    homesReady,
    homesFree: 0,
    candidates: 0,
    householdsHoused: 0,
    peopleHoused: 0,
    homesLeftEmpty: 0,
    byPreference: [0, 0, 0, 0],
    misfit: 0,
  };
}

function firstDay(
  stock: ReadyStock,
): Extract<WaveBlock, { kind: "no_home_ready" }>["firstReadyOn"] {
  let first: NonNullable<ReadyStock["servesFrom"][number]> | null = null;
  for (const from of stock.servesFrom)
    if (from !== null && (first === null || from < first)) first = from;
  return first ?? "not_known";
}
