/** The values that occur in a column, ascending. */
export function presentValues(column: Uint16Array): number[] {
  const seen = new Uint8Array(65_536);
  for (const value of column) seen[value] = 1;
  const values: number[] = [];
  for (let value = 0; value < seen.length; value++) if (seen[value] === 1) values.push(value);
  return values;
}
