import { add, at, atUnsigned, startsFrom } from "./ints.ts";

/** Many short lists that start full and change rarely: a group is copied when it first changes. */
export type Lists = {
  /** First member of a group, -1 when it is empty. */
  readonly first: (group: number) => number;
  readonly last: (group: number) => number;
  readonly add: (group: number, member: number) => void;
  readonly remove: (group: number, member: number) => void;
};

/** Groups members, in the order given, by a key; -1 leaves a member out. */
export function listsBy(
  groups: number,
  members: Uint32Array,
  keyOf: (member: number) => number,
): Lists {
  const place = new Int32Array(members.length);
  const key = new Int32Array(members.length);
  const start = new Int32Array(groups + 1);
  for (let index = 0; index < members.length; index++) {
    const member = atUnsigned(members, index);
    place[member] = index;
    const group = keyOf(member);
    key[index] = group;
    if (group >= 0) add(start, group + 1, 1);
  }
  startsFrom(start);
  const next = start.slice();
  const all = new Int32Array(at(start, groups));
  for (let index = 0; index < members.length; index++) {
    const group = at(key, index);
    if (group < 0) continue;
    all[at(next, group)] = atUnsigned(members, index);
    add(next, group, 1);
  }
  const changed = new Map<number, number[]>();
  const own = (group: number): number[] => {
    const list = changed.get(group) ?? [...all.subarray(at(start, group), at(start, group + 1))];
    changed.set(group, list);
    return list;
  };
  const isEmpty = (group: number) => at(start, group) === at(start, group + 1);
  return {
    first: (group) =>
      changed.get(group)?.[0] ??
      (changed.has(group) || isEmpty(group) ? -1 : at(all, at(start, group))),
    last: (group) =>
      changed.get(group)?.at(-1) ??
      (changed.has(group) || isEmpty(group) ? -1 : at(all, at(start, group + 1) - 1)),
    add: (group, member) => {
      const list = own(group);
      const later = list.findIndex((other) => at(place, other) > at(place, member));
      list.splice(later < 0 ? list.length : later, 0, member);
    },
    remove: (group, member) => {
      const list = own(group);
      const found = list.indexOf(member);
      if (found >= 0) list.splice(found, 1);
    },
  };
}
