import { misfitOf, ticketText, type HousingPolicy } from "../housing/index.ts";
import type { HomeId, TowerId, WaveId } from "../kernel/index.ts";
import type { Pin } from "../registry/index.ts";
import type { Candidates } from "./candidates.ts";
import { byDay, type DuePins, type JudgedPins, type PinRefusal } from "./pins.ts";
import { bandsOf, housingProblem } from "./problem.ts";
import type { Fixed } from "./replan.ts";
import type { Placement } from "./result.ts";
import type { ReadyStock } from "./stock.ts";

/** A pin, what came of it, and beside it what the computation alone would have given. */
export type PinResult = {
  readonly pin: Pin;
  /** Null: without pins the household has no home in this plan. */
  readonly computed: {
    readonly waveId: WaveId;
    readonly homeId: HomeId;
    readonly towerId: TowerId;
  } | null;
  readonly outcome:
    | { readonly kind: "honoured"; readonly waveId: WaveId }
    | { readonly kind: "refused"; readonly because: PinRefusal };
};

/** All pins of a plan, and what they cost the households that are not pinned. */
export type PinsResult = {
  readonly pins: readonly PinResult[];
  /** Households without an honoured pin that have lost, gained or changed a home by the pins. */
  readonly others: {
    readonly loseTheirHome: number;
    readonly getAHome: number;
    readonly getAnotherHome: number;
  };
};

/** The policy for the households that are not pinned: quotas less what pins use of them. */
export function policyBesidePins(housing: HousingPolicy, { usedOf }: DuePins): HousingPolicy {
  if (usedOf.size === 0) return housing;
  const quotas = (housing.quotas ?? []).map((quota) => ({
    ...quota,
    atMost: quota.atMost - (usedOf.get(quota.id) ?? 0),
  }));
  return { ...housing, quotas };
}

/** The pins of a wave as households that have their home already; band and ticket are their own. */
export function fixedByPins(
  { pins }: DuePins,
  waveId: WaveId,
  all: Candidates,
  stock: ReadyStock,
  housing: HousingPolicy,
): readonly Fixed[] {
  if (pins.length === 0) return [];
  const band = bandsOf(all, housing, null);
  return pins.map(({ pin: { householdId, homeId }, place, home }) => {
    const alone = { ...all, index: Int32Array.of(place) };
    const { households, homes, towers } = housingProblem(alone, stock, [home], housing, null);
    const towerId = towers[homes.tower[0] ?? -1];
    const lead = all.moving[place]?.movers[0]?.person.personId;
    if (towerId === undefined || lead === undefined)
      throw new RangeError(`No tower or nobody for the pin of ${householdId}`);
    const misfit = housing.rules.reduce((sum, rule) => {
      const wanted = households.attributes[rule.household]?.[0] ?? 0;
      return sum + misfitOf(rule, wanted, homes.attributes[rule.home]?.[0] ?? 0);
    }, 0);
    const wish = households.preferences.indexOf(homes.tower[0] ?? -1) + 1;
    const was: Placement = {
      householdId,
      leadPersonId: lead,
      movers: [],
      waveId,
      homeId,
      towerId,
      rank: 0,
      band: band[all.index.indexOf(place)] ?? 0,
      ticket: ticketText(households.ticketHigh[0] ?? 0, households.ticketLow[0] ?? 0),
      wish: wish === 0 ? null : wish,
      misfit,
      pinned: true,
    };
    return { place, home, was };
  });
}

/** Each pin with what came of it, beside the plan without pins. */
export function pinsResult(
  pins: readonly Pin[],
  { due, refused }: JudgedPins,
  without: readonly Placement[],
  placements: readonly Placement[],
): PinsResult {
  const computed = new Map(without.map((entry) => [entry.householdId, entry]));
  const waveOf = new Map<Pin, WaveId>();
  for (const [waveId, entry] of due) for (const { pin } of entry.pins) waveOf.set(pin, waveId);
  const others = { loseTheirHome: 0, getAHome: 0, getAnotherHome: 0 };
  const now = new Map(placements.map((entry) => [entry.householdId, entry]));
  for (const { householdId, pinned } of placements)
    if (pinned !== true && !computed.has(householdId)) others.getAHome += 1;
  for (const { householdId, homeId } of without) {
    const after = now.get(householdId);
    if (after === undefined) others.loseTheirHome += 1;
    else if (after.pinned !== true && after.homeId !== homeId) others.getAnotherHome += 1;
  }
  return {
    others,
    pins: pins.toSorted(byDay).map((pin) => {
      const alone = computed.get(pin.householdId) ?? null;
      return {
        pin,
        computed: alone && {
          waveId: alone.waveId,
          homeId: alone.homeId,
          towerId: alone.towerId,
        },
        outcome: outcomeOf(pin, waveOf.get(pin), refused.get(pin)),
      };
    }),
  };
}

function outcomeOf(
  { householdId }: Pin,
  waveId: WaveId | undefined,
  because: PinRefusal | undefined,
): PinResult["outcome"] {
  if (because !== undefined) return { kind: "refused", because };
  if (waveId === undefined) throw new Error(`The pin of ${householdId} was not judged`);
  return { kind: "honoured", waveId };
}
