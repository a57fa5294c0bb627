import { compareText, type HouseholdId, sortedBy, type TowerId } from "../kernel/index.ts";
import type { Household } from "../registry/index.ts";
import {
  emptyColumns,
  rememberColumns,
  writeHousehold,
  writeMovers,
  type ColumnArrays,
} from "./columns.ts";
import { bedroomsNeeded, type Mover, type MovingHousehold, type Tickets } from "./households.ts";
import type { WavePolicy } from "./policy.ts";

type Bedrooms = WavePolicy["bedrooms"];

/** What movers do not change: all households by id, each with what is known about it. */
type Grouping = {
  readonly tickets: Tickets;
  readonly towers: readonly TowerId[];
  readonly bedrooms: Bedrooms;
  readonly known: readonly Omit<MovingHousehold, "movers" | "people" | "isFamily">[];
  readonly placeOf: ReadonlyMap<HouseholdId, number>;
  /** As last grouped: the moving household at each place, and its columns. */
  readonly last: (MovingHousehold | undefined)[];
  readonly columns: ColumnArrays;
};

const groupings = new WeakMap<readonly Household[], Grouping>();

/**
 * Groups movers by household, each household's best placed member first. Of a list of households
 * grouped before only those are made anew whose movers are others: a planner groups the same
 * hundred thousand again when a few units change their place.
 */
export function movingHouseholds(
  households: readonly Household[],
  movers: readonly Mover[],
  tickets: Tickets,
  towers: readonly TowerId[],
  { bedrooms }: Pick<WavePolicy, "bedrooms">,
): readonly MovingHousehold[] {
  const { known, placeOf, last, columns } = groupingOf(households, tickets, towers, bedrooms);
  const leading: (Mover | undefined)[] = Array.from({ length: known.length });
  const several = new Map<number, Mover[]>();
  for (const mover of movers) {
    const place = placeOf.get(mover.person.householdId);
    if (place === undefined) continue;
    const first = leading[place];
    if (first === undefined) leading[place] = mover;
    else several.set(place, [...(several.get(place) ?? [first]), mover].toSorted(byPlace));
  }
  const moving: MovingHousehold[] = [];
  const places = new Int32Array(known.length);
  for (const [place, facts] of known.entries()) {
    const first = leading[place];
    if (first === undefined) continue;
    const members = several.get(place) ?? null;
    let entry = last[place];
    if (entry === undefined || !isMovedBy(entry, first, members)) {
      entry = withMovers(facts, members ?? [first]);
      last[place] = entry;
      writeMovers(columns, place, entry);
    }
    places[moving.length] = place;
    moving.push(entry);
  }
  rememberColumns(moving, columns, places.subarray(0, moving.length));
  return moving;
}

/** Nearly every household has one mover, for whom no list is made. */
function isMovedBy(
  { movers }: MovingHousehold,
  only: Mover,
  members: readonly Mover[] | null,
): boolean {
  if (members === null) return movers.length === 1 && movers[0] === only;
  return movers.length === members.length && movers.every((mover, at) => mover === members[at]);
}

function withMovers(facts: Grouping["known"][number], movers: readonly Mover[]): MovingHousehold {
  const { spouse, children, helper } = facts.household;
  const adults = Math.max(movers.length, spouse ? 2 : 1);
  return {
    ...facts,
    movers,
    people: adults + children + (helper ? 1 : 0),
    isFamily: adults > 1 || children > 0,
  };
}

function groupingOf(
  households: readonly Household[],
  tickets: Tickets,
  towers: readonly TowerId[],
  bedrooms: Bedrooms,
): Grouping {
  const before = groupings.get(households);
  if (before?.tickets === tickets && before.towers === towers && before.bedrooms === bedrooms)
    return before;
  const towerIndex = new Map(towers.map((towerId, index) => [towerId, index]));
  const known = sortedBy(households, ({ householdId }) => householdId).map((household) => {
    const [ticketHigh, ticketLow] = tickets.get(household.householdId) ?? [0, 0];
    return {
      household,
      bedroomsNeeded: bedroomsNeeded(household, { bedrooms }),
      wishes: household.towerPreferences.map((towerId) => towerIndex.get(towerId) ?? -1),
      ticketHigh,
      ticketLow,
    };
  });
  const columns = emptyColumns(known.length);
  for (const [place, facts] of known.entries()) writeHousehold(columns, place, facts);
  const placeOf = new Map(known.map(({ household }, place) => [household.householdId, place]));
  const last = Array.from({ length: known.length }, () => undefined);
  const grouping = { tickets, towers, bedrooms, known, placeOf, last, columns };
  groupings.set(households, grouping);
  return grouping;
}

function byPlace(a: Mover, b: Mover): number {
  return (
    a.classIndex - b.classIndex ||
    a.unitRank - b.unitRank ||
    compareText(a.person.personId, b.person.personId)
  );
}
