import { err, ok, type Result } from "../kernel/index.ts";
import {
  groupMatrix,
  type Comparison,
  type ComparisonRefusal,
  type GroupMatrix,
} from "./comparison.ts";

/**
 * Mean consistency index of random matrices, in ten-thousandths, for n = 3 to 10. The policy
 * names the table, because the same judgements pass under one and fail under another.
 */
const randomIndices = {
  alonso_lamata_2006: [5247, 8816, 11086, 12479, 13417, 14057, 14499, 14854],
  tummala_ling_1998: [5799, 8921, 11159, 12358, 13322, 13952, 14537, 14882],
  saaty_1980: [5800, 9000, 11200, 12400, 13200, 14100, 14500, 14900],
} as const;
/** A published table of the random index, by authors and year. */
export type RandomIndex = keyof typeof randomIndices;

/** Weights from pairwise comparisons, and how consistent the judgements were. */
export type WeightStatement = {
  /** Shares in millionths that add up to 1,000,000. */
  readonly weights: readonly { readonly item: string; readonly millionths: number }[];
  readonly members: number;
  readonly randomIndex: RandomIndex;
  /** Principal eigenvalue in millionths. */
  readonly eigenvalueMillionths: number;
  /** Consistency ratio in ten-thousandths: 352 is 0.0352. */
  readonly consistencyRatio: number;
  /** 0.05 for n = 3, 0.08 for n = 4, 0.10 above (Saaty 1994), in ten-thousandths. */
  readonly consistencyLimit: number;
  readonly accepted: boolean;
  /** The three items whose judgements contradict each other most; null below three items. */
  readonly worstTriad: readonly [string, string, string] | null;
};

const MOST_ITEMS = 10;
const MILLION = 1_000_000;

/**
 * AHP weights (Saaty 1980). Up to three items in closed form: the row geometric mean is then the
 * principal eigenvector, and the eigenvalue is 1 + t + 1/t. Above, power iteration. Roots are
 * taken in whole numbers and the rest is addition, multiplication and division, so that every
 * engine gives the same figures.
 *
 * Source: docs/rules/screening.md, "Weights".
 */
export function weightsFromComparisons(
  items: readonly string[],
  members: readonly (readonly Comparison[])[],
  randomIndex: RandomIndex,
): Result<WeightStatement, readonly ComparisonRefusal[]> {
  if (items.length > MOST_ITEMS)
    return err([{ kind: "items_too_many", items: items.length, most: MOST_ITEMS }]);
  const matrix = groupMatrix(items, members);
  if (!matrix.ok) return matrix;

  const n = items.length;
  const ratios = ratiosOf(matrix.value);
  const { vector, eigenvalue } = n <= 3 ? closedForm(matrix.value, ratios) : iterated(ratios);
  const millionths = wholeShares(vector, MILLION);
  // A consistent matrix has eigenvalue n; the last digit may fall a hair below it.
  const index = n < 3 ? 0 : Math.max(0, (eigenvalue - n) / (n - 1));
  const table = (randomIndices[randomIndex][n - 3] ?? 1) / 10_000;
  const limit = n <= 3 ? 500 : n === 4 ? 800 : 1000;
  const consistencyRatio = Math.round((index / table) * 10_000);
  return ok({
    weights: items.map((item, i) => ({ item, millionths: millionths[i] ?? 0 })),
    members: members.length,
    randomIndex,
    eigenvalueMillionths: Math.round(eigenvalue * MILLION),
    consistencyRatio,
    consistencyLimit: limit,
    accepted: consistencyRatio <= limit,
    worstTriad: worstTriad(items, ratios),
  });
}

/**
 * Shares of a whole in whole numbers that add up to it: each rounded down, the rest to the
 * largest remainders, the earlier one on a tie.
 */
export function wholeShares(shares: readonly number[], whole: number): readonly number[] {
  const sum = shares.reduce((total, share) => total + share, 0);
  const parts = shares.map((share, index) => {
    const exact = (share * whole) / sum;
    return { index, down: Math.floor(exact), rest: exact - Math.floor(exact) };
  });
  const left = whole - parts.reduce((total, part) => total + part.down, 0);
  const first = new Set(
    parts
      .toSorted((a, b) => b.rest - a.rest || a.index - b.index)
      .slice(0, left)
      .map((part) => part.index),
  );
  return parts.map((part) => part.down + (first.has(part.index) ? 1 : 0));
}

/** The weights of a hierarchy in whole points of 100: the product along each path. */
export function hierarchyPoints(
  filters: readonly { readonly millionths: number; readonly criteria: readonly number[] }[],
): readonly number[] {
  return wholeShares(
    filters.flatMap((filter) => filter.criteria.map((criterion) => filter.millionths * criterion)),
    100,
  );
}

const DIGITS = 10n ** 15n;

/** The `degree`-th root of a fraction, rounded down at the fifteenth digit. */
function root(over: bigint, under: bigint, degree: number): number {
  const power = BigInt(degree);
  const target = (over * DIGITS ** power) / under;
  // Newton from above; whole numbers only.
  let guess = 1n << BigInt(Math.ceil(target.toString(2).length / degree));
  for (;;) {
    const next = ((power - 1n) * guess + target / guess ** (power - 1n)) / power;
    if (next >= guess) return Number(guess) / Number(DIGITS);
    guess = next;
  }
}

function ratiosOf({ members, ratios }: GroupMatrix): readonly (readonly number[])[] {
  return ratios.map((row) => row.map(({ over, under }) => root(over, under, members)));
}

function closedForm(
  { members, ratios }: GroupMatrix,
  values: readonly (readonly number[])[],
): { readonly vector: readonly number[]; readonly eigenvalue: number } {
  const n = ratios.length;
  const vector = ratios.map((row) => {
    const over = row.reduce((product, ratio) => product * ratio.over, 1n);
    const under = row.reduce((product, ratio) => product * ratio.under, 1n);
    return root(over, under, n * members);
  });
  if (n < 3) return { vector, eigenvalue: n };
  const around = (values[0]?.[1] ?? 1) * (values[1]?.[2] ?? 1);
  const t = cubeRoot(around / (values[0]?.[2] ?? 1));
  return { vector, eigenvalue: 1 + t + 1 / t };
}

/** Newton, with multiplication and division only. */
function cubeRoot(value: number): number {
  let guess = value < 1 ? 1 : value;
  for (let step = 0; step < 200; step += 1) {
    const next = (2 * guess + value / (guess * guess)) / 3;
    if (next >= guess) break;
    guess = next;
  }
  return guess;
}

function iterated(ratios: readonly (readonly number[])[]): {
  readonly vector: readonly number[];
  readonly eigenvalue: number;
} {
  let vector: readonly number[] = ratios.map(() => 1 / ratios.length);
  let eigenvalue = ratios.length;
  for (let step = 0; step < 1000; step += 1) {
    const product = ratios.map((row) =>
      row.reduce((sum, ratio, j) => sum + ratio * (vector[j] ?? 0), 0),
    );
    eigenvalue = product.reduce((sum, each) => sum + each, 0);
    vector = product.map((each) => each / eigenvalue);
  }
  return { vector, eigenvalue };
}

/** By how far a_ij a_jk is from a_ik, in either direction. */
function worstTriad(
  items: readonly string[],
  ratios: readonly (readonly number[])[],
): readonly [string, string, string] | null {
  let worst: readonly [string, string, string] | null = null;
  let furthest = 0;
  for (const [i, first] of items.entries())
    for (const [j, second] of items.entries())
      for (const [k, third] of items.entries()) {
        if (i >= j || j >= k) continue;
        const around = ((ratios[i]?.[j] ?? 1) * (ratios[j]?.[k] ?? 1)) / (ratios[i]?.[k] ?? 1);
        const distance = around < 1 ? 1 / around : around;
        if (distance > furthest) {
          furthest = distance;
          worst = [first, second, third];
        }
      }
  return worst;
}
