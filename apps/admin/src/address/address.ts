/** Reads of the page's address: what is not as expected is left out, never an error. */
export type Search = Readonly<Record<string, unknown>>;

/** A text, cut to 200 characters; undefined when absent or empty. */
export function textIn(search: Search, key: string): string | undefined {
  const value = search[key];
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value.slice(0, 200) : undefined;
}

/** One of a few words; undefined when it is none of them. */
export function oneOf<const Word extends string>(
  search: Search,
  key: string,
  words: readonly Word[],
): Word | undefined {
  const value = search[key];
  return words.find((word) => word === value);
}

/** A list, whose entries the page reads itself; nothing when it is none. */
export function listIn<const Key extends string>(
  search: Search,
  key: Key,
): { readonly [K in Key]?: readonly unknown[] };
export function listIn(search: Search, key: string): Readonly<Record<string, readonly unknown[]>> {
  const value = search[key];
  return Array.isArray(value) ? { [key]: value } : {};
}

/** Leaves out what is undefined, so that an address holds only what was chosen. */
export function kept<T extends Record<string, string | undefined>>(
  search: T,
): { [K in keyof T]?: Exclude<T[K], undefined> };
export function kept(search: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(search).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

/** Leaves out what was emptied. */
export function withoutEmpty<T extends Record<string, string | undefined>>(search: T): T;
export function withoutEmpty(search: Record<string, string | undefined>) {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== ""));
}
