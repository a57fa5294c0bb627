/**
 * A count of people as it is shown: rounded, or one of three marks.
 * `c`: hidden, for its own sake or for another's (one mark for both, so that the mark tells no
 * bound); `z`: nobody can be in it by a rule that is public; `n`: not known.
 */
export type Disclosed = number | "c" | "z" | "n";

/** From when a count is shown, and to which multiple it is rounded. */
export type CountRule = { readonly threshold: number; readonly base: number };

/** The nearest multiple of the base, always from the true count and never from rounded parts. */
export function roundCount(count: number, base: number): number {
  return base * Math.floor((count + stepsDown(base)) / base);
}

/** What a reader may conclude from a shown figure: the least and the most it can stand for. */
export function shownBounds(
  shown: number,
  rule: CountRule,
): { readonly low: number; readonly high: number } {
  const low = Math.max(rule.threshold, shown - stepsDown(rule.base));
  return { low, high: shown + rule.base - 1 - stepsDown(rule.base) };
}

/** A count on its own, when no other published figure is tied to it. */
export function discloseAlone(count: number, rule: CountRule): Disclosed {
  return count < rule.threshold ? "c" : roundCount(count, rule.base);
}

// Base 5 takes 8 to 12 to 10; base 10 takes 16 to 25 to 20.
function stepsDown(base: number): number {
  return Math.ceil(base / 2) - 1;
}
