import {
  allocateHomes,
  type Allocation,
  type HousingPolicy,
  type HousingProblem,
  type HousingRefusal,
} from "../housing/index.ts";
import { type LocalDate, ok, type Result, type UnitCode, type WaveId } from "../kernel/index.ts";
import { moversOf, without, type Candidates } from "./candidates.ts";
import { limitsOf } from "./capacity-limits.ts";
import { coresOn, heldFromTheStart, holdDependents, incompleteCores } from "./cores.ts";
import { allocateWithin } from "./limits.ts";
import type { WavesInput } from "./plan-waves.ts";
import type { Settled } from "./settle.ts";
import type { WavePolicy } from "./policy.ts";
import { housingProblem } from "./problem.ts";
import type { CoreReason, LimitReason } from "./result.ts";
import { withSharing, type WaveProblem } from "./sharing.ts";
import type { ReadyStock } from "./stock.ts";

/** One wave whose homes were given out, kept so that those who wait can be told why. */
export type HeldWave = WaveProblem & {
  readonly waveId: WaveId;
  /** All candidates, and those the allocation was held over. */
  readonly all: Candidates;
  readonly isCandidate: (place: number) => boolean;
  readonly candidates: Candidates;
  readonly allocation: Allocation;
  readonly refused: ReadonlyMap<number, LimitReason>;
  readonly heldUnits: ReadonlyMap<UnitCode, CoreReason>;
  /** Homes that a frozen wave keeps for those who were promised them; null in any other. */
  readonly kept: { readonly stock: ReadyStock; readonly homes: readonly number[] } | null;
};

/**
 * Gives out the homes of one wave: within every limit, and, where the policy says so, unit by unit
 * with its working core or not at all.
 *
 * A unit whose core does not all find room is held back as a whole, the first in the order first,
 * and the wave is held again without it, so that its homes go to units that can use them: of two
 * sets of whole cores the one with the earlier unit always wins.
 */
export function holdWave(
  wave: { readonly waveId: WaveId; readonly movesOn: LocalDate },
  all: Candidates,
  stock: ReadyStock,
  free: readonly number[],
  input: WavesInput & { readonly fixed: readonly number[] },
  policy: WavePolicy,
  housing: HousingPolicy,
  settled: Settled,
): Result<HeldWave, HousingRefusal> {
  const { waveId, movesOn } = wave;
  const { duties = [], dependencies = [], capacities = {} } = policy;
  const together = policy.coresTogether === true;
  const cores = together ? coresOn(all, duties, movesOn, settled.moved) : [];
  const heldUnits = heldFromTheStart(cores, waveId);
  const candidateIn = together ? new Set(all.index) : new Set<number>();
  for (;;) {
    holdDependents(heldUnits, cores, dependencies, movesOn, waveId, settled.moved);
    const open =
      heldUnits.size === 0 ? all : without(all, (place) => isHeld(all, place, heldUnits));
    const whole = cores.filter((core) => !heldUnits.has(core.unitCode));
    const inCore = new Set(whole.flatMap((core) => core.places));
    const isCore = together ? (place: number) => inCore.has(place) : null;
    const limits = limitsOf(capacities, wave, open, settled, input, input.fixed);
    const allocated = allocateWithin(open, limits, (candidates) =>
      shared(housingProblem(candidates, stock, free, housing, isCore), housing, policy.sharing),
    );
    if (!allocated.ok) return allocated;
    const { candidates, allocation } = allocated.value;
    const heldWave = {
      waveId,
      all,
      isCandidate: (place: number) => candidateIn.has(place),
      heldUnits,
      kept: null,
      ...allocated.value,
    };
    if (!together) return ok(heldWave);
    const candidateAt = new Map(Array.from(candidates.index, (place, at) => [place, at]));
    const more = incompleteCores(
      whole,
      (place) => (allocation.homeOf[candidateAt.get(place) ?? -1] ?? -1) >= 0,
      (place) => allocation.rankOf[candidateAt.get(place) ?? -1] ?? candidates.index.length,
      free.length,
      waveId,
    );
    if (more.size === 0) return ok(heldWave);
    for (const [unitCode, reason] of more) heldUnits.set(unitCode, reason);
  }
}

function isHeld(
  candidates: Candidates,
  place: number,
  heldUnits: ReadonlyMap<UnitCode, CoreReason>,
): boolean {
  const [lead] = moversOf(candidates, place);
  return lead !== undefined && heldUnits.has(lead.person.unitCode);
}

/** The problem with shared homes where the policy has them and they house more; else as it is. */
function shared(
  problem: HousingProblem,
  housing: HousingPolicy,
  sharing: WavePolicy["sharing"],
): Result<WaveProblem, HousingRefusal> {
  const whole = { problem, housing, rooms: null };
  if (sharing === undefined) return ok(whole);
  const unshared = allocateHomes(problem, housing);
  if (!unshared.ok) return unshared;
  const divided = withSharing(problem, housing, sharing, unshared.value.order);
  const withRooms = allocateHomes(divided.problem, divided.housing);
  if (!withRooms.ok) return withRooms;
  const isBetter = withRooms.value.totals.housed > unshared.value.totals.housed;
  return ok(isBetter ? divided : whole);
}
