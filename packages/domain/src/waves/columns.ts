import type { HouseholdId, LocalDate } from "../kernel/index.ts";
import { rankClassOf, sexNumber, type MovingHousehold } from "./households.ts";

/** Towers a household may name; `Household.towerPreferences` holds no more. */
export const WISHES = 3;

/** What never changes about moving households, as columns, one entry each. */
export type MovingColumns = {
  readonly count: number;
  readonly ids: readonly HouseholdId[];
  readonly people: Uint16Array;
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

/** Reads the columns once per list; a planner asks about the same list at every move of a lever. */
export function columnsOf(moving: readonly MovingHousehold[]): MovingColumns {
  const known = remembered.get(moving);
  if (known !== undefined) return known;
  const fresh = read(moving);
  remembered.set(moving, fresh);
  return fresh;
}

function read(moving: readonly MovingHousehold[]): MovingColumns {
  const count = moving.length;
  const wishes = new Int32Array(count * WISHES).fill(-1);
  const allReadyFrom = new Int32Array(count);
  const firstRetirement = new Int32Array(count).fill(dayNumberOf(LAST_DAY));
  for (const [index, entry] of moving.entries()) {
    for (const [wish, tower] of entry.wishes.entries()) wishes[index * WISHES + wish] = tower;
    for (const { readyOn, person } of entry.movers) {
      const from = readyOn === null ? 0 : dayNumberOf(readyOn);
      if (from > (allReadyFrom[index] ?? 0)) allReadyFrom[index] = from;
      const retires = dayNumberOf(person.retiresOn);
      if (retires < (firstRetirement[index] ?? 0)) firstRetirement[index] = retires;
    }
  }
  const lead = (value: (mover: MovingHousehold["movers"][number]) => number) =>
    moving.map(({ movers: [first] }) => (first === undefined ? 0 : value(first)));
  return {
    count,
    ids: moving.map(({ household }) => household.householdId),
    people: Uint16Array.from(moving, ({ people }) => people),
    bedroomsNeeded: Uint16Array.from(moving, (entry) => entry.bedroomsNeeded),
    accessible: Uint16Array.from(moving, ({ household }) => (household.accessible ? 1 : 0)),
    family: Uint16Array.from(moving, ({ isFamily }) => (isFamily ? 1 : 0)),
    ticketHigh: Uint32Array.from(moving, (entry) => entry.ticketHigh),
    ticketLow: Uint32Array.from(moving, (entry) => entry.ticketLow),
    wishes,
    rankClass: Uint16Array.from(lead(({ person }) => rankClassOf(person.postLevel))),
    sex: Uint16Array.from(lead(({ person }) => sexNumber(person.sex))),
    unitIndex: Uint32Array.from(lead((mover) => mover.unitIndex)),
    classIndex: Uint32Array.from(lead((mover) => mover.classIndex)),
    unitRank: Uint32Array.from(lead((mover) => mover.unitRank)),
    allReadyFrom,
    firstRetirement,
  };
}

const LAST_DAY = "9999-12-31";

/** `2024-07-01` as 20240701: days compare as these numbers do. */
export function dayNumberOf(day: LocalDate | typeof LAST_DAY): number {
  return Number(day.slice(0, 4)) * 10_000 + Number(day.slice(5, 7)) * 100 + Number(day.slice(8));
}
