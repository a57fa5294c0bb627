import {
  compareText,
  type HouseholdId,
  type LocalDate,
  type PersonId,
  sortedBy,
  type TowerId,
  type UnitCode,
  type WaveId,
} from "../kernel/index.ts";
import type { TowerReadiness } from "../waves/index.ts";
import {
  diffPlans,
  type Comparable,
  type HouseholdChange,
  type HouseholdPlace,
  type PlanDiff,
} from "./diff.ts";

/** The part of a plan that the account of a difference looks at. */
export type Accountable = Comparable & { readonly towers: readonly TowerReadiness[] };

/** A tower that is ready on another day. */
export type TowerChange = {
  readonly towerId: TowerId;
  readonly before: LocalDate | "not_known";
  readonly after: LocalDate | "not_known";
};

/** Households with the same change, from the same place to the same place. */
export type ChangeGroup = {
  readonly change: HouseholdChange["change"];
  readonly from: GroupPlace;
  readonly to: GroupPlace;
  readonly households: readonly HouseholdId[];
  /** Civil servants whose posts are concerned. */
  readonly people: readonly PersonId[];
  /** Most people first. */
  readonly units: readonly { readonly unitCode: UnitCode; readonly people: number }[];
  /** Towers that made the difference: of the wave it left, or of the one it enters. */
  readonly becauseOf: readonly TowerId[];
};

/** A place without the home: a wave, a reason to wait, or none. */
export type GroupPlace =
  | { readonly kind: "housed"; readonly waveId: WaveId }
  | Exclude<HouseholdPlace, { readonly kind: "housed" }>;

/** The difference of two plans, grouped as it is told. */
export type DifferenceAccount = {
  readonly towers: readonly TowerChange[];
  readonly diff: PlanDiff;
  /** Most people first. */
  readonly groups: readonly ChangeGroup[];
};

/** The difference of two plans as it is told: what moved, then who, down to names, and why. */
export function accountOf(before: Accountable, after: Accountable): DifferenceAccount {
  const diff = diffPlans(before, after);
  const towers = towerChanges(before.towers, after.towers);
  const moversOf = moversReader(before, after);
  const unitOf = new Map<PersonId, UnitCode>();
  if (diff.households.length > 0)
    for (const { standings } of [before, after])
      for (const { personId, unitCode } of standings) unitOf.set(personId, unitCode);
  const dayOf = new Map(
    [...before.waves, ...after.waves].map((wave) => [wave.waveId, wave.movesOn] as const),
  );
  const grouped = Map.groupBy(diff.households, (entry) =>
    [entry.change, placeKey(entry.before), placeKey(entry.after)].join(" "),
  );
  const groups = [...grouped.values()].flatMap(([first, ...others]): ChangeGroup[] => {
    if (first === undefined) return [];
    const members = [first, ...others];
    const people = members.flatMap((entry) => moversOf(entry)).toSorted(compareText);
    return [
      {
        change: first.change,
        from: withoutHome(first.before),
        to: withoutHome(first.after),
        households: members.map((entry) => entry.householdId),
        people,
        units: unitsOf(people, unitOf),
        becauseOf: towersFor(first, towers, dayOf),
      },
    ];
  });
  return {
    towers,
    diff,
    groups: groups.toSorted(
      (a, b) => b.people.length - a.people.length || compareText(groupKey(a), groupKey(b)),
    ),
  };
}

function towerChanges(
  before: readonly TowerReadiness[],
  after: readonly TowerReadiness[],
): readonly TowerChange[] {
  const then = new Map(before.map((tower) => [tower.towerId, tower.readyOn]));
  return sortedBy(
    after.flatMap(({ towerId, readyOn }) => {
      const was = then.get(towerId) ?? "not_known";
      return was === readyOn ? [] : [{ towerId, before: was, after: readyOn }];
    }),
    (tower) => tower.towerId,
  );
}

/** Members who move: those of the placement, or the leading one of who moves in neither plan. */
function moversReader(
  before: Comparable,
  after: Comparable,
): (entry: HouseholdChange) => readonly PersonId[] {
  const placed = new Map<HouseholdId, readonly PersonId[]>();
  for (const { placements } of [before, after])
    for (const { householdId, movers } of placements) placed.set(householdId, movers);
  return ({ householdId, leadPersonId }) => placed.get(householdId) ?? [leadPersonId];
}

/** Towers whose day passed the day of a wave that the household left or enters. */
function towersFor(
  { before, after }: HouseholdChange,
  towers: readonly TowerChange[],
  dayOf: ReadonlyMap<WaveId, LocalDate | "not_decided">,
): readonly TowerId[] {
  const days = [before, after].flatMap((place) => {
    const day = place.kind === "housed" ? dayOf.get(place.waveId) : undefined;
    return day === undefined || day === "not_decided" ? [] : [day];
  });
  const crosses = (tower: TowerChange) =>
    days.some((day) => isReady(tower.before, day) !== isReady(tower.after, day));
  return towers.filter(crosses).map((tower) => tower.towerId);
}

function isReady(readyOn: LocalDate | "not_known", day: LocalDate): boolean {
  return readyOn !== "not_known" && readyOn <= day;
}

function unitsOf(
  people: readonly PersonId[],
  unitOf: ReadonlyMap<PersonId, UnitCode>,
): ChangeGroup["units"] {
  const counts = new Map<UnitCode, number>();
  for (const personId of people) {
    const unitCode = unitOf.get(personId);
    if (unitCode !== undefined) counts.set(unitCode, (counts.get(unitCode) ?? 0) + 1);
  }
  return [...counts]
    .map(([unitCode, count]) => ({ unitCode, people: count }))
    .toSorted((a, b) => b.people - a.people || compareText(a.unitCode, b.unitCode));
}

function withoutHome(place: HouseholdPlace): GroupPlace {
  return place.kind === "housed" ? { kind: "housed", waveId: place.waveId } : place;
}

function placeKey(place: HouseholdPlace | GroupPlace): string {
  switch (place.kind) {
    case "housed":
      return place.waveId;
    case "waiting":
      return place.reason;
    case "not_moving":
      return "-";
  }
}

function groupKey({ change, from, to }: ChangeGroup): string {
  return [change, placeKey(from), placeKey(to)].join(" ");
}
