import type { HouseholdId, LocalDate } from "../kernel/index.ts";
import { rankClassOf, sexNumber, type Mover, type MovingHousehold } from "./households.ts";

/** Towers a household may name; `Household.towerPreferences` holds no more. */
export const WISHES = 3;

/** What never changes about moving households, as columns, one entry each. */
export type MovingColumns = {
  readonly count: number;
  readonly ids: readonly HouseholdId[];
  readonly people: Uint16Array;
  /** Members that move. */
  readonly movers: Uint16Array;
  readonly bedroomsNeeded: Uint16Array;
  readonly accessible: Uint16Array;
  readonly family: Uint16Array;
  readonly ticketHigh: Uint32Array;
  readonly ticketLow: Uint32Array;
  readonly wishes: Int32Array;
  /** Of the best placed member. */
  readonly rankClass: Uint16Array;
  readonly sex: Uint16Array;
  readonly unitIndex: Uint32Array;
  readonly classIndex: Uint32Array;
  readonly unitRank: Uint32Array;
  /** The day from which all members can move, and the first retirement among them. */
  readonly allReadyFrom: Int32Array;
  readonly firstRetirement: Int32Array;
};

const remembered = new WeakMap<readonly MovingHousehold[], MovingColumns>();

/** The columns of a list; whoever made the list has usually said them already. */
export function columnsOf(moving: readonly MovingHousehold[]): MovingColumns {
  const known = remembered.get(moving);
  if (known !== undefined) return known;
  const columns = emptyColumns(moving.length);
  for (const [place, entry] of moving.entries()) {
    writeHousehold(columns, place, entry);
    writeMovers(columns, place, entry);
  }
  const ids = moving.map(({ household }) => household.householdId);
  const fresh = { ...columns, count: moving.length, ids };
  remembered.set(moving, fresh);
  return fresh;
}

/** Says the columns of a list: those of a larger one at some of its places, in order. */
export function rememberColumns(
  moving: readonly MovingHousehold[],
  all: ColumnArrays,
  places: Int32Array,
): void {
  const columns = emptyColumns(places.length);
  for (const name of columnNames) copyAt(all[name], places, columns[name]);
  for (let place = 0; place < places.length; place += 1)
    for (let wish = 0; wish < WISHES; wish += 1)
      columns.wishes[place * WISHES + wish] =
        all.wishes[(places[place] ?? 0) * WISHES + wish] ?? -1;
  const ids = moving.map(({ household }) => household.householdId);
  remembered.set(moving, { ...columns, count: moving.length, ids });
}

export type ColumnArrays = Omit<MovingColumns, "count" | "ids">;

const columnNames = [
  "people",
  "movers",
  "bedroomsNeeded",
  "accessible",
  "family",
  "ticketHigh",
  "ticketLow",
  "rankClass",
  "sex",
  "unitIndex",
  "classIndex",
  "unitRank",
  "allReadyFrom",
  "firstRetirement",
] as const;

export function emptyColumns(count: number): ColumnArrays {
  return {
    people: new Uint16Array(count),
    movers: new Uint16Array(count),
    bedroomsNeeded: new Uint16Array(count),
    accessible: new Uint16Array(count),
    family: new Uint16Array(count),
    ticketHigh: new Uint32Array(count),
    ticketLow: new Uint32Array(count),
    wishes: new Int32Array(count * WISHES).fill(-1),
    rankClass: new Uint16Array(count),
    sex: new Uint16Array(count),
    unitIndex: new Uint32Array(count),
    classIndex: new Uint32Array(count),
    unitRank: new Uint32Array(count),
    allReadyFrom: new Int32Array(count),
    firstRetirement: new Int32Array(count),
  };
}

/** What a household is, whoever of it moves. */
export function writeHousehold(
  columns: ColumnArrays,
  place: number,
  entry: Pick<
    MovingHousehold,
    "household" | "bedroomsNeeded" | "wishes" | "ticketHigh" | "ticketLow"
  >,
): void {
  columns.bedroomsNeeded[place] = entry.bedroomsNeeded;
  columns.accessible[place] = entry.household.accessible ? 1 : 0;
  columns.ticketHigh[place] = entry.ticketHigh;
  columns.ticketLow[place] = entry.ticketLow;
  for (const [wish, tower] of entry.wishes.entries()) columns.wishes[place * WISHES + wish] = tower;
}

/** What it is by its members that move. */
export function writeMovers(
  columns: ColumnArrays,
  place: number,
  { movers, people, isFamily }: MovingHousehold,
): void {
  columns.people[place] = people;
  columns.family[place] = isFamily ? 1 : 0;
  columns.movers[place] = movers.length;
  let ready = 0;
  let retirement = dayNumberOf(LAST_DAY);
  for (const { readyOn, person } of movers) {
    if (readyOn !== null) ready = Math.max(ready, dayNumberOf(readyOn));
    retirement = Math.min(retirement, dayNumberOf(person.retiresOn));
  }
  columns.allReadyFrom[place] = ready;
  columns.firstRetirement[place] = retirement;
  const [lead] = movers;
  if (lead !== undefined) writeLead(columns, place, lead);
}

function writeLead(columns: ColumnArrays, place: number, lead: Mover): void {
  columns.rankClass[place] = rankClassOf(lead.person.postLevel);
  columns.sex[place] = sexNumber(lead.person.sex);
  columns.unitIndex[place] = lead.unitIndex;
  columns.classIndex[place] = lead.classIndex;
  columns.unitRank[place] = lead.unitRank;
}

function copyAt(
  from: Uint16Array | Uint32Array | Int32Array,
  places: Int32Array,
  to: Uint16Array | Uint32Array | Int32Array,
): void {
  for (let at = 0; at < places.length; at += 1) to[at] = from[places[at] ?? 0] ?? 0;
}

const LAST_DAY = "9999-12-31";

/** `2024-07-01` as 20240701: days compare as these numbers do. */
export function dayNumberOf(day: LocalDate | typeof LAST_DAY): number {
  return Number(day.slice(0, 4)) * 10_000 + Number(day.slice(5, 7)) * 100 + Number(day.slice(8));
}
