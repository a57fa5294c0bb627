/**
 * How often a coalition of criteria carries the majority when the weights are uncertain: the
 * closed form behind SMAA's category acceptability index. If the weights are Dirichlet with
 * whole-number parameters, the weight of a coalition is Beta(a, A - a), and
 *
 *   P(weight >= L/100) = sum for i < a of C(A-1, i) (L/100)^i (1 - L/100)^(A-1-i).
 *
 * Numerators over one denominator, in whole numbers: no engine can disagree about a digit.
 */
export type ReachTable = {
  /** `numerators[a]` for a coalition whose parameters add up to a; from 0 to A. */
  readonly numerators: readonly bigint[];
  readonly denominator: bigint;
};

export function reachTable(total: number, majority: number): ReachTable {
  const divisor = greatestCommonDivisor(majority, 100);
  const inside = BigInt(majority / divisor);
  const denominatorBase = BigInt(100 / divisor);
  const outside = denominatorBase - inside;
  const trials = total - 1;
  const numerators: bigint[] = [0n];
  let sum = 0n;
  let choose = 1n;
  for (let i = 0; i <= trials; i += 1) {
    sum += choose * inside ** BigInt(i) * outside ** BigInt(trials - i);
    numerators.push(sum);
    choose = (choose * BigInt(trials - i)) / BigInt(i + 1);
  }
  return { numerators, denominator: denominatorBase ** BigInt(trials) };
}

/**
 * Shares of a whole in thousandths that add up to 1000: each rounded down, the rest given to the
 * largest remainders (the earlier one on a tie).
 */
export function inPermille(shares: readonly bigint[], whole: bigint): readonly number[] {
  const parts = shares.map((share, index) => ({
    index,
    permille: Number((share * 1000n) / whole),
    rest: (share * 1000n) % whole,
  }));
  let left = 1000 - parts.reduce((sum, part) => sum + part.permille, 0);
  const result = parts.map((part) => part.permille);
  const byRest = parts.toSorted((a, b) =>
    a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1,
  );
  for (const { index } of byRest) {
    if (left <= 0) break;
    result[index] = (result[index] ?? 0) + 1;
    left -= 1;
  }
  return result;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
