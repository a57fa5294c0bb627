import type { HousingPolicy, HousingProblem, SharingPolicy } from "../housing/index.ts";
import { HomeId } from "../kernel/index.ts";

/** The problem of one wave, and for shared homes which room of which home each of its homes is. */
export type WaveProblem = {
  readonly problem: HousingProblem;
  readonly housing: HousingPolicy;
  /** Null: every home is given as a whole. Room 0 is a home as a whole. */
  readonly rooms: readonly { readonly homeId: HomeId; readonly room: number }[] | null;
};

/** Attributes of the shared problem: the group somebody may share in, and whom a room is for. */
const MAY_SHARE = "sharing.group";
const ROOM_FOR = "sharing.roomFor";

/**
 * The problem in which some homes are given by the room. Which ones is settled by a walk in the
 * order of the policy: a single person takes a room in an open home of the own group, else opens
 * one; anybody else takes a whole home; until no home is left. Where one kind of home serves
 * everybody this is exact; where it is not, the allocation that follows is exact given the homes
 * that are shared. A bound from a linear model is in housing (`planSharing`).
 */
export function withSharing(
  problem: HousingProblem,
  housing: HousingPolicy,
  sharing: SharingPolicy,
  order: Uint32Array,
): WaveProblem {
  const { households, homes } = problem;
  const { groupOf, groups } = sharingGroups(problem, sharing);
  const shareable = [...homes.ids.keys()].filter((home) =>
    sharing.home.oneOf.includes(homes.attributes[sharing.home.attribute]?.[home] ?? -1),
  );
  const opened = homesToOpen(order, groupOf, groups, homes.count, shareable.length, sharing.rooms);
  if (opened.every((count) => count === 0)) return { problem, housing, rooms: null };
  const sharedFor = new Map<number, number>();
  // From the last home on, so that the first, lowest ones stay whole.
  const fromTheLast = shareable.toReversed();
  for (const [group, count] of opened.entries())
    for (const home of fromTheLast.splice(0, count)) sharedFor.set(home, group);
  const rooms = [...homes.ids.entries()].flatMap(([home, homeId]) => {
    const group = sharedFor.get(home) ?? 0;
    return Array.from({ length: group === 0 ? 1 : sharing.rooms }, (_, index) => ({
      home,
      homeId,
      group,
      room: group === 0 ? 0 : index + 1,
    }));
  });
  const attributes = Object.entries(homes.attributes).map(([name, column]) => [
    name,
    Uint16Array.from(rooms, ({ home, room }) => roomValue(sharing, name, room, column[home] ?? 0)),
  ]);
  return {
    rooms,
    housing: { ...housing, rules: [...housing.rules, roomRule(sharing, groups)] },
    problem: {
      towers: problem.towers,
      households: {
        ...households,
        attributes: { ...households.attributes, [MAY_SHARE]: groupOf },
      },
      homes: {
        count: rooms.length,
        ids: rooms.map(({ homeId, room }) => roomId(homeId, room)),
        attributes: {
          ...Object.fromEntries(attributes),
          [ROOM_FOR]: Uint16Array.from(rooms, ({ group }) => group),
        },
        tower: Uint32Array.from(rooms, ({ home }) => homes.tower[home] ?? 0),
        floor: Uint16Array.from(rooms, ({ home }) => homes.floor[home] ?? 0),
      },
    },
  };
}

/** What a home or a room of it counts as for the rules; room 1 is the main bedroom. */
function roomValue(
  { room: any, mainRoom }: SharingPolicy,
  attribute: string,
  room: number,
  ofHome: number,
): number {
  if (room === 0) return ofHome;
  const main = room === 1 ? mainRoom?.[attribute] : undefined;
  return main ?? any[attribute] ?? ofHome;
}

/** The id of a room in the allocation; a home as a whole keeps its own. */
export function roomId(homeId: HomeId, room: number): HomeId {
  return room === 0 ? homeId : HomeId.parse(`${homeId}.${room}`);
}

/** Groups that live apart, from 1; 0 does not share. */
function sharingGroups(
  { households }: HousingProblem,
  sharing: SharingPolicy,
): { readonly groupOf: Uint16Array; readonly groups: number } {
  const may = households.attributes[sharing.household.attribute];
  const apart = households.attributes[sharing.separateBy];
  const numbers = new Map<number, number>();
  const groupOf = new Uint16Array(households.count);
  const values = [...new Set(apart)].toSorted((a, b) => a - b);
  for (const value of values) numbers.set(value, numbers.size + 1);
  for (let household = 0; household < households.count; household += 1)
    if (sharing.household.oneOf.includes(may?.[household] ?? -1))
      groupOf[household] = numbers.get(apart?.[household] ?? -1) ?? 0;
  return { groupOf, groups: numbers.size };
}

/** Homes to share for each group (index 0 is nobody's). */
function homesToOpen(
  order: Uint32Array,
  groupOf: Uint16Array,
  groups: number,
  homes: number,
  shareable: number,
  roomsOfHome: number,
): readonly number[] {
  const opened = Array.from({ length: groups + 1 }, () => 0);
  const openRooms = Array.from({ length: groups + 1 }, () => 0);
  let left = homes;
  let leftToShare = shareable;
  for (const household of order) {
    const group = groupOf[household] ?? 0;
    if (group > 0 && (openRooms[group] ?? 0) > 0) {
      openRooms[group] = (openRooms[group] ?? 0) - 1;
      continue;
    }
    if (left === 0) continue;
    left -= 1;
    if (group === 0 || leftToShare === 0) continue;
    leftToShare -= 1;
    opened[group] = (opened[group] ?? 0) + 1;
    openRooms[group] = roomsOfHome - 1;
  }
  return opened;
}

/** A home as a whole is for everybody who does not share, a room for its group only. */
function roomRule(sharing: SharingPolicy, groups: number): HousingPolicy["rules"][number] {
  return {
    kind: "table",
    id: sharing.id,
    name: sharing.name,
    household: MAY_SHARE,
    home: ROOM_FOR,
    table: Array.from({ length: groups + 1 }, (_, household) =>
      Array.from({ length: groups + 1 }, (__, home) =>
        home === 0 || home === household ? 0 : null,
      ),
    ),
    citation: sharing.citation,
  };
}
