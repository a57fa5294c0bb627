import { atSmall } from "./ints.ts";

/** The values that occur in a column, ascending. */
function presentValues(column: Uint16Array): number[] {
  let most = 0;
  for (let index = 0; index < column.length; index++) {
    const value = atSmall(column, index);
    if (value > most) most = value;
  }
  const seen = new Uint8Array(most + 1);
  for (let index = 0; index < column.length; index++) seen[atSmall(column, index)] = 1;
  const values: number[] = [];
  if (column.length === 0) return values;
  for (let value = 0; value <= most; value++) if (seen[value] === 1) values.push(value);
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
