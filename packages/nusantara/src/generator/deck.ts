import type { Random } from "@pindah/domain/kernel";

/** Splits a whole total by whole weights: largest remainder, ties to the earlier share. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const shares = weights.map((weight, index) => {
    const rest = (total * weight) % sum;
    return { index, count: (total * weight - rest) / sum, rest };
  });
  let left = total - shares.reduce((a, share) => a + share.count, 0);
  for (const share of shares.toSorted((a, b) => b.rest - a.rest || a.index - b.index)) {
    if (left === 0) break;
    share.count += 1;
    left -= 1;
  }
  return shares.map((share) => share.count);
}

/** `count` cards in exact proportion to the weights, shuffled. */
export function deck(count: number, weights: readonly number[], random: Random): Uint8Array {
  const cards = new Uint8Array(count);
  let at = 0;
  for (const [index, share] of apportion(count, weights).entries()) {
    cards.fill(index, at, at + share);
    at += share;
  }
  for (let i = count - 1; i > 0; i -= 1) {
    const j = random.below(i + 1);
    const card = cards[i] ?? 0;
    cards[i] = cards[j] ?? 0;
    cards[j] = card;
  }
  return cards;
}

/**
 * Gives people the cards of a deck in order of a key: the lowest keys get the first card. Keeps
 * the published proportions exact while, say, leaders are older than beginners.
 */
export function dealByKey(keys: Uint16Array, weights: readonly number[]): Uint8Array {
  const count = keys.length;
  // Key and place in one number, so that a numeric sort needs no comparison function.
  const order = new Float64Array(count);
  for (let i = 0; i < count; i += 1) order[i] = (keys[i] ?? 0) * 0x400000 + i;
  order.sort();
  const cards = new Uint8Array(count);
  let at = 0;
  for (const [index, share] of apportion(count, weights).entries()) {
    for (let i = at; i < at + share; i += 1) cards[(order[i] ?? 0) % 0x400000] = index;
    at += share;
  }
  return cards;
}
