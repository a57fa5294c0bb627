import {
  type HousingPolicy,
  type HousingRefusal,
  type LinearSolver,
  withoutCohesion,
} from "../housing/index.ts";
import {
  addMonths,
  err,
  type InstitutionCode,
  ok,
  type Result,
  type TowerId,
  type UnitCode,
} from "../kernel/index.ts";
import type { Home, Pin, Wave } from "../registry/index.ts";
import { candidatesOn, without } from "./candidates.ts";
import type { CostOf } from "./capacity-limits.ts";
import { columnsOf } from "./columns.ts";
import type { MovingHousehold } from "./households.ts";
import { holdWave, type HeldWave } from "./hold-wave.ts";
import { fixedByPins, pinsResult, type PinsResult, policyBesidePins } from "./pinned.ts";
import { judgePins, type DuePins, type JudgedPins } from "./pins.ts";
import type { WavePolicy } from "./policy.ts";
import { housingProblem } from "./problem.ts";
import { fixedIn, type HeldBefore, isFrozen, type ReplannedWave, reseated } from "./replan.ts";
import type { Placement, TowerReadiness, Waiting, WaveBlock, WaveResult } from "./result.ts";
import { homesFreeOn, readyStock, type ReadyStock } from "./stock.ts";
import { keepPromised, placementsOf, type Settled } from "./settle.ts";
import { keepTeams, type TeamsRefusal } from "./teams.ts";
import { waitingReasons } from "./waiting.ts";
import { beyondWanted } from "./wanted.ts";

/** The facts that the planning of waves reads. */
export type WavesInput = {
  readonly waves: readonly Wave[];
  /** Towers by id; `moving` names its wishes by their place in this list. */
  readonly towers: readonly TowerId[];
  /** Those that civil servants may be given. */
  readonly homes: readonly Home[];
  readonly readiness: readonly TowerReadiness[];
  readonly moving: readonly MovingHousehold[];
  readonly monthsToRetirement: number;
  readonly institutionOf: ReadonlyMap<UnitCode, InstitutionCode>;
  /** Asked only where a budget binds. */
  readonly costOf: CostOf;
  /** Chooses the towers of teams; null, and a policy that keeps teams together is refused. */
  readonly solver?: LinearSolver | null;
  /** Homes that people have given by hand. */
  readonly pins?: readonly Pin[];
};

/** The allocation of one wave refused, so nothing was planned. */
export type WavesRefusal =
  | {
      readonly kind: "allocation_refused";
      readonly waveId: Wave["waveId"];
      readonly refusal: HousingRefusal;
    }
  /** Teams were to be kept together, and that was refused. */
  | {
      readonly kind: "teams_refused";
      readonly waveId: Wave["waveId"];
      readonly refusal: TeamsRefusal;
    };

/** What each wave does, who lives where, and who waits and why. */
export type WavesPlan = {
  readonly waves: readonly WaveResult[];
  readonly placements: readonly Placement[];
  readonly waiting: readonly Waiting[];
  /** Members of each waiting household, in the order of `waiting`. */
  readonly waitingMovers: Uint8Array;
  /** Empty unless the plan was made over an earlier one. */
  readonly replanned: readonly ReplannedWave[];
  /** Null where nobody gave a home by hand. */
  readonly pins: PinsResult | null;
};

/**
 * Who moves in which wave, and into which home.
 *
 * Waves are served by date. In each, every household of which a member can move on that day and
 * that has no home yet is a candidate; the homes are those whose tower is ready by then and that
 * nobody lives in. The allocation is exact (see docs/rules/housing.md), and what an earlier wave
 * gave is never taken back by a later one. A wave without a date, or before any home is ready, is
 * blocked, with the reason. A pin that keeps every rule is honoured before anybody else is housed
 * in its wave, and its home and household are kept back until then.
 *
 * Source: docs/rules/waves.md.
 */
export function planWaves(
  input: WavesInput,
  policy: WavePolicy,
  housingPolicy: HousingPolicy,
  before: HeldBefore | null = null,
): Result<WavesPlan, WavesRefusal> {
  const { pins = [] } = input;
  const alone = planBesidePins(input, policy, housingPolicy, before, NO_PINS);
  if (pins.length === 0 || !alone.ok) return alone;
  const stock = readyStock(input.towers, input.homes, input.readiness, policy.daysBeforeMove);
  const dated = inOrder(input.waves).flatMap(({ waveId, movesOn }) =>
    movesOn === "not_decided" ? [] : [{ waveId, movesOn }],
  );
  const judged = judgePins(pins, dated, input, stock, housingPolicy, before);
  const planned = planBesidePins(input, policy, housingPolicy, before, judged);
  if (!planned.ok) return planned;
  const { placements } = planned.value;
  const result = pinsResult(pins, judged, alone.value.placements, placements);
  return ok({ ...planned.value, pins: result });
}

const NO_PINS: JudgedPins = { due: new Map(), refused: new Map() };
const NO_PINS_DUE: DuePins = { pins: [], usedOf: new Map() };

function planBesidePins(
  input: WavesInput,
  policy: WavePolicy,
  housingPolicy: HousingPolicy,
  before: HeldBefore | null,
  pinned: JudgedPins,
): Result<WavesPlan, WavesRefusal> {
  const { moving } = input;
  const { movers: moversAt } = columnsOf(moving);
  const { teams, duties = [] } = policy;
  // Teams are planned over the wave that was held without them.
  const housing = teams === undefined ? housingPolicy : withoutCohesion(housingPolicy);
  const stock = readyStock(input.towers, input.homes, input.readiness, policy.daysBeforeMove);
  const wanted = policy.capacities?.peopleWanted?.people ?? null;
  const beyond = wanted === null ? null : beyondWanted(moving, wanted, housing);
  const settled: Settled = {
    taken: new Set(),
    isOpen:
      beyond === null
        ? new Uint8Array(moving.length).fill(1)
        : Uint8Array.from(beyond, (place) => (place === 0 ? 1 : 0)),
    moved: new Map(),
    people: 0,
    rupiah: 0,
  };
  for (const { pins } of pinned.due.values())
    for (const { pin, place } of pins) {
      settled.taken.add(pin.homeId);
      settled.isOpen[place] = 0;
    }
  const results: WaveResult[] = [];
  const placements: Placement[] = [];
  const held: HeldWave[] = [];
  const replanned: ReplannedWave[] = [];
  for (const wave of inOrder(input.waves)) {
    const movesOn = wave.movesOn;
    if (movesOn === "not_decided") {
      results.push(emptyWave(wave, { kind: "date_not_decided" }, 0, 0));
      continue;
    }
    const due = pinned.due.get(wave.waveId) ?? NO_PINS_DUE;
    for (const { pin, place } of due.pins) {
      settled.taken.delete(pin.homeId);
      settled.isOpen[place] = 1;
    }
    const { ready, towersReady, free } = homesFreeOn(stock, movesOn, settled.taken);
    if (ready === 0) {
      results.push(emptyWave(wave, { kind: "no_home_ready", firstReadyOn: firstDay(stock) }, 0, 0));
      continue;
    }
    const retiresFrom = addMonths(movesOn, input.monthsToRetirement);
    const all = candidatesOn(moving, settled.isOpen, movesOn, retiresFrom);
    const on = { waveId: wave.waveId, movesOn };
    const byHand = fixedByPins(due, wave.waveId, all, stock, housing);
    const handed = new Set(byHand.map((entry) => entry.place));
    const promised =
      before !== null && isFrozen(movesOn, before)
        ? fixedIn(
            wave.waveId,
            before,
            all,
            stock,
            free,
            (some) => housingProblem(some, stock, free, housing, null),
            housing,
          )
        : [];
    const fixed = [...byHand, ...promised.filter(({ place }) => !handed.has(place))];
    const placed = fixed.map((entry, index) =>
      keepPromised(entry, index + 1, on, all, input.costOf, settled, policy),
    );
    const keeps = new Set(fixed.map((entry) => entry.place));
    const taken = new Set(fixed.map((entry) => entry.home));
    const outcome = holdWave(
      on,
      keeps.size === 0 ? all : without(all, (place) => keeps.has(place)),
      stock,
      keeps.size === 0 ? free : free.filter((home) => !taken.has(home)),
      { ...input, fixed: fixed.map((entry) => entry.place) },
      policy,
      policyBesidePins(housing, due),
      settled,
    );
    if (!outcome.ok)
      return err({ kind: "allocation_refused", waveId: wave.waveId, refusal: outcome.error });
    const kept = fixed.length === 0 ? null : { stock, homes: [...taken] };
    // Who waits, and why, is the same with teams and without.
    held.push({ ...outcome.value, kept });
    const together =
      teams === undefined
        ? null
        : keepTeams(
            outcome.value,
            teams,
            duties,
            movesOn,
            policyBesidePins(housingPolicy, due),
            input.solver ?? null,
            settled,
          );
    if (together !== null && !together.ok)
      return err({ kind: "teams_refused", waveId: wave.waveId, refusal: together.error });
    const final = together === null ? outcome.value : together.value.held;
    let { allocation } = final;
    if (before !== null) {
      const again = reseated(final, before);
      allocation = again.allocation;
      replanned.push({
        waveId: wave.waveId,
        isFrozen: isFrozen(movesOn, before),
        ...again.counts,
        sameHome: again.counts.sameHome + fixed.length,
      });
    }
    const teamOf = together?.value.teamOf;
    placed.push(
      ...placementsOf(
        on,
        { ...final, allocation },
        fixed.length,
        input.costOf,
        settled,
        policy,
      ).map((placement) => {
        const team = teamOf?.get(placement.householdId);
        return team === undefined ? placement : { ...placement, team };
      }),
    );
    placements.push(...placed);
    results.push({
      waveId: wave.waveId,
      movesOn,
      blocked: null,
      towersReady,
      homesReady: ready,
      homesFree: free.length,
      candidates: all.index.length,
      householdsHoused: placed.length,
      peopleHoused: placed.reduce((sum, { movers }) => sum + movers.length, 0),
      homesLeftEmpty: free.length - new Set(placed.map(({ homeId }) => homeId)).size,
      byPreference: byPreference(placed),
      misfit: placed.reduce((sum, { misfit }) => sum + misfit, 0),
      ...(together === null ? {} : { teams: together.value.teams }),
    });
  }
  const handed = new Set(
    [...pinned.due.values()].flatMap(({ pins }) => pins.map(({ place }) => place)),
  );
  const places: number[] = [];
  for (const [place, isOpen] of settled.isOpen.entries())
    if (!handed.has(place) && (isOpen === 1 || (beyond?.[place] ?? 0) > 0)) places.push(place);
  return ok({
    waves: results,
    placements,
    waiting: waitingReasons(moving, places, beyond, wanted ?? 0, held, results, stock, housing),
    waitingMovers: Uint8Array.from(places, (place) => moversAt[place] ?? 0),
    replanned,
    pins: null,
  });
}

/** By date, then by id; those without a date last. */
function inOrder(waves: readonly Wave[]): readonly Wave[] {
  const key = ({ movesOn, waveId }: Wave) =>
    `${movesOn === "not_decided" ? "~" : movesOn} ${waveId}`;
  return waves.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
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
