import {
  err,
  type HomeId,
  type HouseholdId,
  type LocalDate,
  ok,
  type Result,
} from "../kernel/index.ts";
import type { Planner, PlanRefusal } from "../plan/index.ts";
import type { Placement } from "../waves/index.ts";
import type { RunInputs } from "./run-inputs.ts";

/** A household and the home it would get; `from` is the home it would leave, null when it waited. */
export type HomeChange = {
  readonly householdId: HouseholdId;
  readonly from: HomeId | null;
  readonly to: HomeId;
};

/** What becomes of a home that a household gives back. */
export type Succession = {
  readonly home: HomeId;
  /** Who gets it while everybody keeps the promised home; null when nobody who waits fits. */
  readonly direct: HomeChange | null;
  /** Every change when promised homes may change as well; the waiting household first. */
  readonly byExchange: readonly HomeChange[];
};

/** Why nobody can be named. */
export type SuccessionRefusal =
  | { readonly kind: "household_has_no_home"; readonly householdId: HouseholdId }
  | PlanRefusal;

/**
 * Who is next in line when a household gives its home back: the plan without its members, once
 * with every promise kept, once with homes free to change hands. Nothing is decided by it.
 */
export function nextInLine(
  planner: Planner,
  decided: RunInputs,
  placements: readonly Placement[],
  leaving: ReadonlySet<HouseholdId>,
  householdId: HouseholdId,
  today: LocalDate,
): Result<Succession, SuccessionRefusal> {
  const left = placements.find((entry) => entry.householdId === householdId);
  if (left === undefined) return err({ kind: "household_has_no_home", householdId });
  const gone = new Set([...leaving, householdId]);
  const staying = placements.filter((entry) => !gone.has(entry.householdId));
  const dataset = {
    ...decided.dataset,
    people: decided.dataset.people.filter((person) => !gone.has(person.householdId)),
  };
  const changes = (freezeDays: number): Result<readonly HomeChange[], PlanRefusal> => {
    const { policy, scenario, lottery } = decided;
    const before = { placements: staying, today, freezeDays };
    const after = planner(dataset, policy, scenario, lottery, before);
    return after.ok ? ok(changesBetween(staying, after.value.placements)) : after;
  };
  const kept = changes(FOR_EVER);
  if (!kept.ok) return kept;
  const exchanged = changes(PAST_WAVES_ONLY);
  if (!exchanged.ok) return exchanged;
  return ok({
    home: left.homeId,
    direct: kept.value.find(({ to, from }) => to === left.homeId && from === null) ?? null,
    byExchange: exchanged.value,
  });
}

const PAST_WAVES_ONLY = 0;
const FOR_EVER = 36_500;

function changesBetween(
  before: readonly Placement[],
  after: readonly Placement[],
): readonly HomeChange[] {
  const homes = new Map(before.map(({ householdId, homeId }) => [householdId, homeId]));
  const changed = after.flatMap(({ householdId, homeId }) => {
    const from = homes.get(householdId) ?? null;
    return from === homeId ? [] : [{ householdId, from, to: homeId }];
  });
  return changed.toSorted((a, b) => Number(a.from !== null) - Number(b.from !== null));
}
