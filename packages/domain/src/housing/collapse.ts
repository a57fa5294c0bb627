import { add, at, atSmall, itemOf } from "./ints.ts";
import type { HousingQuota, HousingRule } from "./policy.ts";
import type { HomeColumns, HouseholdColumns } from "./problem.ts";
import type { Side } from "./refusal.ts";
import { misfitOf } from "./rule.ts";
import type { ValuesReader } from "./values.ts";

/** One attribute that rules mention, its values grouped where no rule tells them apart. */
export type Axis = {
  readonly attribute: string;
  /** Group of each value that occurs; groups are numbered by their smallest value. */
  readonly groupOf: Int32Array;
  /** Smallest value of each group, ascending. */
  readonly values: readonly number[];
};

/** Members that no rule tells apart, numbered in the order of their values. */
export type Types = {
  readonly axes: readonly Axis[];
  readonly count: number;
  readonly typeOf: Int32Array;
  /** Group on each axis: `groups[type * axes.length + axis]`. */
  readonly groups: Int32Array;
};

type Columns = Readonly<Record<string, Uint16Array>>;

/** The attributes of both sides that rules mention, in the order in which they mention them. */
export function axesOf(
  side: Side,
  households: Pick<HouseholdColumns, "attributes">,
  homes: Pick<HomeColumns, "attributes">,
  rules: readonly HousingRule[],
  quotas: readonly HousingQuota[],
  valuesIn: ValuesReader,
): Axis[] {
  const columns: Columns = (side === "home" ? homes : households).attributes;
  const opposite: Columns = (side === "home" ? households : homes).attributes;
  const mentioned = new Set(rules.map((rule) => rule[side]));
  // A quota counts homes of a class, so classes must tell apart what it counts.
  const counting = quotas.filter((quota) => quota.side === side && side === "home");
  for (const quota of counting) mentioned.add(quota.attribute);
  return [...mentioned].map((attribute) => {
    const judging = rules.filter((rule) => rule[side] === attribute);
    const others = judging.map((rule) =>
      valuesIn(columnOf(opposite, rule[side === "home" ? "household" : "home"])),
    );
    const counts = counting.filter((quota) => quota.attribute === attribute);
    const verdicts = (value: number) => [
      ...counts.map((quota) => (quota.oneOf.includes(value) ? 1 : 0)),
      ...judging.flatMap((rule, index) =>
        itemOf(others, index).map((other) =>
          side === "home" ? misfitOf(rule, other, value) : misfitOf(rule, value, other),
        ),
      ),
    ];
    return groupValues(attribute, valuesIn(columnOf(columns, attribute)), verdicts);
  });
}

function groupValues(
  attribute: string,
  present: readonly number[],
  verdicts: (value: number) => number[],
): Axis {
  const groupOf = new Int32Array((present.at(-1) ?? -1) + 1).fill(-1);
  const groups = new Map<string, number>();
  const values: number[] = [];
  for (const value of present) {
    const key = verdicts(value).join();
    let group = groups.get(key);
    if (group === undefined) {
      group = values.length;
      groups.set(key, group);
      values.push(value);
    }
    groupOf[value] = group;
  }
  return { attribute, groupOf, values };
}

const DENSE = 1 << 22;

/**
 * Collapses members into types: equal groups on every axis. Null when the combinations of values
 * that occur are too many to be numbered, which no solver could use.
 */
export function collapse(count: number, columns: Columns, axes: readonly Axis[]): Types | null {
  let keys: Int32Array = new Int32Array(count);
  let width = 1;
  for (const axis of axes) {
    const size = Math.max(1, axis.values.length);
    if (width * size > DENSE) {
      const found = renumber(keys, width);
      keys = found.typeOf;
      width = found.keys.length;
    }
    if (width * size >= 2 ** 31) return null;
    const column = columnOf(columns, axis.attribute);
    const { groupOf } = axis;
    if (size > 1) {
      for (let member = 0; member < count; member++) {
        keys[member] = at(keys, member) * size + at(groupOf, atSmall(column, member));
      }
    }
    width *= size;
  }
  const { typeOf, keys: rows } = renumber(keys, width);
  return { axes, count: rows.length, typeOf, groups: groupsOf(rows, typeOf, columns, axes) };
}

/** Reads the groups of each type off one of its members. */
function groupsOf(
  rows: Int32Array,
  typeOf: Int32Array,
  columns: Columns,
  axes: readonly Axis[],
): Int32Array {
  const member = new Int32Array(rows.length).fill(-1);
  for (let index = typeOf.length - 1; index >= 0; index--) member[at(typeOf, index)] = index;
  const groups = new Int32Array(rows.length * axes.length);
  for (const [index, axis] of axes.entries()) {
    const column = columnOf(columns, axis.attribute);
    for (let type = 0; type < rows.length; type++) {
      groups[type * axes.length + index] = at(axis.groupOf, atSmall(column, at(member, type)));
    }
  }
  return groups;
}

/** Numbers the keys that occur from 0, ascending, so that numbers follow the values. */
function renumber(
  keys: Int32Array,
  width: number,
): { readonly typeOf: Int32Array; readonly keys: Int32Array } {
  if (width <= DENSE) {
    const number = new Int32Array(width);
    for (let member = 0; member < keys.length; member++) number[at(keys, member)] = 1;
    let count = 0;
    for (let key = 0; key < width; key++) if (at(number, key) === 1) number[key] = ++count;
    const found = new Int32Array(count);
    for (let key = 0; key < width; key++) if (at(number, key) > 0) found[at(number, key) - 1] = key;
    const typeOf = new Int32Array(keys.length);
    for (let member = 0; member < keys.length; member++) {
      typeOf[member] = at(number, at(keys, member)) - 1;
    }
    return { typeOf, keys: found };
  }
  const found = keys.slice().sort();
  let count = 0;
  for (let place = 0; place < found.length; place++) {
    if (place === 0 || at(found, place) !== at(found, place - 1)) {
      found[count++] = at(found, place);
    }
  }
  const number = new Map<number, number>();
  for (let type = 0; type < count; type++) number.set(at(found, type), type);
  return { typeOf: keys.map((key) => number.get(key) ?? -1), keys: found.slice(0, count) };
}

/** How many members each type has. */
export function sizesOf(types: Types): Int32Array {
  const sizes = new Int32Array(types.count);
  for (const type of types.typeOf) add(sizes, type, 1);
  return sizes;
}

export function columnOf(columns: Columns, attribute: string): Uint16Array {
  const column = columns[attribute];
  if (column === undefined) throw new Error(`Column ${attribute} was admitted but is not there`);
  return column;
}
