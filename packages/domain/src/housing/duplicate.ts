import { at, itemOf } from "./ints.ts";

const known = new WeakSet<readonly string[]>();

/**
 * The first id that occurs twice, or null. A list found to be free of duplicates is remembered, so
 * that asking again about the same list, as a planner does thirty times a second, is free.
 */
export function firstDuplicate(
  ids: readonly string[],
): { readonly id: string; readonly first: number; readonly second: number } | null {
  if (known.has(ids)) return null;
  const slots = 2 ** Math.ceil(Math.log2(ids.length * 2 + 2));
  const table = new Int32Array(slots);
  for (let index = 0; index < ids.length; index++) {
    const id = itemOf(ids, index);
    let slot = hash(id) & (slots - 1);
    for (let taken = at(table, slot); taken !== 0; taken = at(table, slot)) {
      if (ids[taken - 1] === id) return { id, first: taken - 1, second: index };
      slot = (slot + 1) & (slots - 1);
    }
    table[slot] = index + 1;
  }
  known.add(ids);
  return null;
}

/** FNV-1a over code units with a last mix, so that ids that only count up spread over the table. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let place = 0; place < text.length; place++) {
    value = Math.imul(value ^ text.charCodeAt(place), 0x01000193);
  }
  value ^= value >>> 15;
  value = Math.imul(value, 0x735a2d97);
  return value ^ (value >>> 15);
}
