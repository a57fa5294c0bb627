import { HomeId } from "../kernel/index.ts";
import { at, atSmall, atUnsigned, itemOf } from "./ints.ts";
import { columnOf } from "./collapse.ts";
import type { HousingPolicy, HousingRule } from "./policy.ts";
import type { HousingProblem } from "./problem.ts";
import type { SharingPolicy } from "./sharing.policy.ts";

/** Which room of which home a home of the shared problem is; room 0 is a home as a whole. */
export type Room = { readonly home: number; readonly room: number };

export type SharedProblem = {
  readonly problem: HousingProblem;
  readonly policy: HousingPolicy;
  readonly rooms: readonly Room[];
};

/** Attributes that the shared problem adds: who may take rooms, and for whom a room is. */
const SHARES = "sharing.group";
const ROOM_FOR = "sharing.roomFor";

/** Groups that live apart, numbered from 1 in the order of their values; 0 does not share. */
export function sharingGroups(
  { households }: HousingProblem,
  sharing: SharingPolicy,
): { readonly groupOf: Uint16Array; readonly groups: readonly number[] } {
  const may = columnOf(households.attributes, sharing.household.attribute);
  const apart = columnOf(households.attributes, sharing.separateBy);
  const allowed = new Set(sharing.household.oneOf);
  const isSharer = (household: number) => allowed.has(atSmall(may, household));
  const groups = [...new Set(apart.filter((_, household) => isSharer(household)))].toSorted(
    (a, b) => a - b,
  );
  const number = new Map(groups.map((value, place) => [value, place + 1]));
  const groupOf = apart.map((value, household) =>
    isSharer(household) ? (number.get(value) ?? 0) : 0,
  );
  return { groupOf, groups };
}

/**
 * The problem in which some homes are given out by the room. Once that is decided, a room is a
 * home like any other, and every stage is exact again. `sharedFor` gives the group of each home,
 * 0 for a home as a whole.
 */
export function sharedProblem(
  problem: HousingProblem,
  policy: HousingPolicy,
  sharing: SharingPolicy,
  groupOf: Uint16Array,
  sharedFor: Int32Array,
): SharedProblem {
  const { homes, households } = problem;
  const rooms: Room[] = [];
  for (let home = 0; home < homes.count; home++) {
    if (at(sharedFor, home) === 0) rooms.push({ home, room: 0 });
    else for (let room = 1; room <= sharing.rooms; room++) rooms.push({ home, room });
  }
  const attributes = Object.fromEntries(
    Object.entries(homes.attributes).map(([name, column]) => [
      name,
      Uint16Array.from(rooms, ({ home, room }) =>
        room > 0 ? (sharing.room[name] ?? atSmall(column, home)) : atSmall(column, home),
      ),
    ]),
  );
  return {
    rooms,
    policy: { ...policy, rules: [...policy.rules, roomRule(sharing, groupOf)] },
    problem: {
      ...problem,
      households: { ...households, attributes: { ...households.attributes, [SHARES]: groupOf } },
      homes: {
        count: rooms.length,
        ids: rooms.map(({ home, room }) => roomId(itemOf(homes.ids, home), room)),
        attributes: {
          ...attributes,
          [ROOM_FOR]: Uint16Array.from(rooms, ({ home, room }) =>
            room > 0 ? at(sharedFor, home) : 0,
          ),
        },
        tower: Uint32Array.from(rooms, ({ home }) => atUnsigned(homes.tower, home)),
        floor: Uint16Array.from(rooms, ({ home }) => atSmall(homes.floor, home)),
      },
    },
  };
}

/** A home as a whole is for everybody, a room for its group only. */
function roomRule(sharing: SharingPolicy, groupOf: Uint16Array): HousingRule {
  const groups = groupOf.reduce((most, group) => Math.max(most, group), 0) + 1;
  return {
    kind: "table",
    id: sharing.id,
    name: sharing.name,
    household: SHARES,
    home: ROOM_FOR,
    table: Array.from({ length: groups }, (_, household) =>
      Array.from({ length: groups }, (__, home) => (home === 0 || home === household ? 0 : null)),
    ),
    citation: sharing.citation,
  };
}

function roomId(home: HomeId, room: number): HomeId {
  return room === 0 ? home : HomeId.parse(`${home}.${room}`);
}
