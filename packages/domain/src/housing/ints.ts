// The allocation works on lists of whole numbers whose indexes are right by construction. These
// readers turn an index that is not into an error at once, and cost nothing when it is: an
// optimised read of a typed array inside its bounds is never undefined.

export function at(list: Int32Array, index: number): number {
  const value = list[index];
  return value === undefined ? outside(list.length, index) : value;
}

export function atUnsigned(list: Uint32Array, index: number): number {
  const value = list[index];
  return value === undefined ? outside(list.length, index) : value;
}

export function atSmall(list: Uint16Array, index: number): number {
  const value = list[index];
  return value === undefined ? outside(list.length, index) : value;
}

export function add(list: Int32Array, index: number, by: number): void {
  list[index] = at(list, index) + by;
}

/** Small numbers read as signed without a copy. Only for columns whose numbers are below 2 ** 31. */
export function asSigned(list: Uint32Array): Int32Array {
  return new Int32Array(list.buffer, list.byteOffset, list.length);
}

/** Item of a list that is known to be long enough. */
export function itemOf<T>(list: readonly T[], index: number): T {
  const value = list[index];
  return value === undefined ? outside(list.length, index) : value;
}

/** Turns counts (one longer than the groups, counts shifted by one) into where each group starts. */
export function startsFrom(counts: Int32Array): Int32Array {
  for (let group = 1; group < counts.length; group++) add(counts, group, at(counts, group - 1));
  return counts;
}

function outside(length: number, index: number): never {
  throw new RangeError(`Index ${index} is outside a list of ${length}`);
}
