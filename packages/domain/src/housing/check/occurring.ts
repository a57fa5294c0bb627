import { atSmall } from "../ints.ts";

const known = new WeakMap<Uint16Array, readonly number[]>();

/** The values that occur in a column, ascending; remembered for the column. */
export function occurring(column: Uint16Array | undefined): readonly number[] {
  if (column === undefined || column.length === 0) return [];
  const found = known.get(column) ?? read(column);
  known.set(column, found);
  return found;
}

function read(column: Uint16Array): readonly number[] {
  const present = new Uint8Array(65_536);
  for (let index = 0; index < column.length; index++) present[atSmall(column, index)] = 1;
  const values: number[] = [];
  for (let value = present.indexOf(1); value >= 0; value = present.indexOf(1, value + 1)) {
    values.push(value);
  }
  return values;
}
