import { atSmall } from "./ints.ts";

/** The values that occur in a column, ascending. */
function presentValues(column: Uint16Array): number[] {
  const seen = new Uint8Array(1 << 16);
  for (let index = 0; index < column.length; index++) seen[atSmall(column, index)] = 1;
  const values: number[] = [];
  for (let value = seen.indexOf(1); value >= 0; value = seen.indexOf(1, value + 1)) {
    values.push(value);
  }
  return values;
}

/** Reads the values of each column once, however many rules mention it. */
export type ValuesReader = (column: Uint16Array) => readonly number[];

export function valuesReader(): ValuesReader {
  const known = new Map<Uint16Array, readonly number[]>();
  return (column) => {
    const found = known.get(column) ?? presentValues(column);
    known.set(column, found);
    return found;
  };
}
