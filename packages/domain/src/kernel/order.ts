/** Compares by code unit, so that an order never depends on the reader's locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Orders records by a text key, by code unit. Returns a new array. */
export function sortedBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return items.toSorted((a, b) => compareText(key(a), key(b)));
}
