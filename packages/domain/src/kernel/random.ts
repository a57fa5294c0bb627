/** A seeded stream of numbers: the same seed gives the same numbers in every JavaScript engine. */
export type Random = {
  /** A whole number from 0 to 2^32 - 1. */
  readonly uint32: () => number;
  /** A whole number from 0 to `below` - 1, without bias. */
  readonly below: (below: number) => number;
  /** An index into `weights`, drawn in proportion to whole-number weights. */
  readonly weighted: (weights: readonly number[]) => number;
};

/**
 * xoshiro128** (Blackman and Vigna 2018), its state filled by splitmix32 from `seed`.
 * Only 32-bit integer operations, so Node and browsers agree bit for bit.
 */
export function seededRandom(seed: number): Random {
  let z = seed >>> 0;
  const splitmix = () => {
    z = (z + 0x9e3779b9) >>> 0;
    let t = z ^ (z >>> 16);
    t = Math.imul(t, 0x21f0aaad);
    t ^= t >>> 15;
    t = Math.imul(t, 0x735a2d97);
    return (t ^ (t >>> 15)) >>> 0;
  };
  let a = splitmix();
  let b = splitmix();
  let c = splitmix();
  let d = splitmix();
  const uint32 = () => {
    const m = Math.imul(b, 5);
    const result = Math.imul((m << 7) | (m >>> 25), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  const below = (limit: number) => {
    const reject = (0x100000000 % limit) >>> 0;
    let value = uint32();
    while (value < reject) value = uint32();
    return value % limit;
  };
  const weighted = (weights: readonly number[]) => {
    let rest = below(weights.reduce((sum, weight) => sum + weight, 0));
    for (const [index, weight] of weights.entries()) {
      if (rest < weight) return index;
      rest -= weight;
    }
    throw new Error("Weights must be whole numbers with a positive sum");
  };
  return { uint32, below, weighted };
}
