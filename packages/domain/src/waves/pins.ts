import { FORBIDDEN, misfitOf, type HousingPolicy } from "../housing/index.ts";
import {
  addMonths,
  compareText,
  type HomeId,
  type HouseholdId,
  type LocalDate,
  type WaveId,
} from "../kernel/index.ts";
import type { Home, Pin } from "../registry/index.ts";
import { candidatesOn, type Candidates } from "./candidates.ts";
import { columnsOf } from "./columns.ts";
import type { WavesInput } from "./plan-waves.ts";
import { housingProblem } from "./problem.ts";
import { type HeldBefore, isFrozen } from "./replan.ts";
import type { ReadyStock } from "./stock.ts";

/** Why a home was not given by hand, with the figures. */
export type PinRefusal =
  | { readonly kind: "household_does_not_move" }
  /** It is no home of the list, or its tower is not for civil servants. */
  | { readonly kind: "home_not_given_out" }
  | {
      readonly kind: "home_not_available";
      readonly status: Exclude<Home["status"], "available">;
      readonly reason: string | null;
    }
  /** An earlier pin gives the home to another household. */
  | { readonly kind: "home_pinned_before"; readonly householdId: HouseholdId }
  /** An earlier pin gives the household another home. */
  | { readonly kind: "household_pinned_before"; readonly homeId: HomeId }
  /** A wave too near to be touched has promised the home to another household. */
  | {
      readonly kind: "home_promised";
      readonly householdId: HouseholdId;
      readonly waveId: WaveId;
    }
  /** On no day of a wave are the home ready and a member of the household able to move. */
  | {
      readonly kind: "no_wave_for_both";
      readonly servesFrom: LocalDate | "not_known";
      readonly lastMoveOn: LocalDate | null;
    }
  | {
      readonly kind: "breaks_rules";
      readonly waveId: WaveId;
      /** Each rule that forbids the pair, with the values that it compares. */
      readonly rules: readonly {
        readonly rule: string;
        readonly household: number;
        readonly home: number;
      }[];
    }
  | {
      readonly kind: "quota_used_up";
      readonly waveId: WaveId;
      readonly quota: string;
      readonly atMost: number;
    };

/** A pin that a wave honours. */
export type DuePin = { readonly pin: Pin; readonly place: number; readonly home: number };

/** The pins of one wave, and how much of each quota they use. */
export type DuePins = {
  readonly pins: readonly DuePin[];
  readonly usedOf: ReadonlyMap<string, number>;
};

/** Which wave honours which pin, and why the others are refused. */
export type JudgedPins = {
  readonly due: ReadonlyMap<WaveId, DuePins>;
  readonly refused: ReadonlyMap<Pin, PinRefusal>;
};

type DatedWave = { readonly waveId: WaveId; readonly movesOn: LocalDate };

/**
 * Which pin is honoured in which wave, before any home is given out: the first wave on whose day
 * the home is ready and the household can move. Of two pins for one home or one household the
 * earlier day counts, then the id of the household.
 */
export function judgePins(
  pins: readonly Pin[],
  waves: readonly DatedWave[],
  input: WavesInput,
  stock: ReadyStock,
  housing: HousingPolicy,
  before: HeldBefore | null,
): JudgedPins {
  const refused = new Map<Pin, PinRefusal>();
  const open: DuePin[] = [];
  const { ids } = columnsOf(input.moving);
  const placeOf = new Map(ids.map((id, place) => [id, place]));
  const homeAt = new Map(stock.homes.map(({ homeId }, index) => [homeId, index]));
  const pinOfHome = new Map<HomeId, Pin>();
  const pinOfHousehold = new Map<HouseholdId, Pin>();
  for (const pin of pins.toSorted(byDay)) {
    const place = placeOf.get(pin.householdId);
    const home = homeAt.get(pin.homeId);
    const otherHome = pinOfHousehold.get(pin.householdId);
    const otherHousehold = pinOfHome.get(pin.homeId);
    if (place === undefined) refused.set(pin, { kind: "household_does_not_move" });
    else if (home === undefined) refused.set(pin, whyNotInStock(pin.homeId, input.homes));
    else if (otherHome !== undefined)
      refused.set(pin, { kind: "household_pinned_before", homeId: otherHome.homeId });
    else if (otherHousehold !== undefined)
      refused.set(pin, { kind: "home_pinned_before", householdId: otherHousehold.householdId });
    else {
      const promised = promisedToAnother(pin, waves, before);
      if (promised !== null) refused.set(pin, promised);
      else {
        open.push({ pin, place, home });
        pinOfHome.set(pin.homeId, pin);
        pinOfHousehold.set(pin.householdId, pin);
      }
    }
  }
  const due = new Map<WaveId, DuePins>();
  let left = open;
  for (const wave of waves) {
    const isOpen = new Uint8Array(input.moving.length);
    for (const { place } of left) isOpen[place] = 1;
    const retiresFrom = addMonths(wave.movesOn, input.monthsToRetirement);
    const able = candidatesOn(input.moving, isOpen, wave.movesOn, retiresFrom);
    const canMove = new Set(able.index);
    const now = left.filter(({ place, home }) => {
      const from = stock.servesFrom[home] ?? null;
      return canMove.has(place) && from !== null && from <= wave.movesOn;
    });
    left = left.filter((entry) => !now.includes(entry));
    if (now.length > 0)
      due.set(wave.waveId, judgeOn(wave.waveId, now, able, stock, housing, refused));
  }
  const lastMoveOn = waves.at(-1)?.movesOn ?? null;
  for (const { pin, home } of left) {
    const servesFrom = stock.servesFrom[home] ?? "not_known";
    refused.set(pin, { kind: "no_wave_for_both", servesFrom, lastMoveOn });
  }
  return { due, refused };
}

/** The pins of one wave that keep every rule and quota; the others are refused. */
function judgeOn(
  waveId: WaveId,
  pins: readonly DuePin[],
  able: Candidates,
  stock: ReadyStock,
  housing: HousingPolicy,
  refused: Map<Pin, PinRefusal>,
): DuePins {
  const index = Int32Array.from(pins, ({ place }) => place);
  const homes = pins.map(({ home }) => home);
  const problem = housingProblem({ ...able, index }, stock, homes, housing, null);
  const usedOf = new Map<string, number>();
  const kept = pins.filter(({ pin }, at) => {
    const wanted = (attribute: string) => problem.households.attributes[attribute]?.[at] ?? 0;
    const offered = (attribute: string) => problem.homes.attributes[attribute]?.[at] ?? 0;
    const broken = housing.rules.flatMap((rule) => {
      const household = wanted(rule.household);
      const home = offered(rule.home);
      return misfitOf(rule, household, home) === FORBIDDEN
        ? [{ rule: rule.id, household, home }]
        : [];
    });
    if (broken.length > 0) {
      refused.set(pin, { kind: "breaks_rules", waveId, rules: broken });
      return false;
    }
    const counting = (housing.quotas ?? []).filter(({ side, attribute, oneOf }) =>
      oneOf.includes(side === "home" ? offered(attribute) : wanted(attribute)),
    );
    const full = counting.find(({ id, atMost }) => (usedOf.get(id) ?? 0) >= atMost);
    if (full !== undefined) {
      const { id: quota, atMost } = full;
      refused.set(pin, { kind: "quota_used_up", waveId, quota, atMost });
      return false;
    }
    for (const { id } of counting) usedOf.set(id, (usedOf.get(id) ?? 0) + 1);
    return true;
  });
  return { pins: kept, usedOf };
}

/** The order in which pins count. */
export function byDay(a: Pin, b: Pin): number {
  return (
    compareText(a.pinnedOn, b.pinnedOn) ||
    compareText(a.householdId, b.householdId) ||
    compareText(a.homeId, b.homeId)
  );
}

function whyNotInStock(homeId: HomeId, homes: readonly Home[]): PinRefusal {
  const home = homes.find((entry) => entry.homeId === homeId);
  if (home === undefined || home.status === "available") return { kind: "home_not_given_out" };
  return { kind: "home_not_available", status: home.status, reason: home.reason };
}

function promisedToAnother(
  { homeId, householdId }: Pin,
  waves: readonly DatedWave[],
  before: HeldBefore | null,
): PinRefusal | null {
  const was = before?.placements.find((entry) => entry.homeId === homeId);
  if (before === null || was === undefined || was.householdId === householdId) return null;
  const wave = waves.find(({ waveId }) => waveId === was.waveId);
  if (wave === undefined || !isFrozen(wave.movesOn, before)) return null;
  return { kind: "home_promised", householdId: was.householdId, waveId: was.waveId };
}
