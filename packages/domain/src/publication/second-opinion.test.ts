import fc from "fast-check";
import { expect, test } from "vitest";
import type { LinearModel } from "../housing/index.ts";
import { highsForTests } from "../housing/testing.ts";
import { peopleNetwork } from "./counts.ts";
import { exactInterval } from "./exact-interval.ts";
import { publicBounds, type CountNetwork, type Interval } from "./network.ts";
import { isProtected, protectCounts } from "./protection.ts";
import { discloseAlone, shownBounds, type Disclosed } from "./rounding.ts";
import { crowdedCountry, releaseInput } from "./testing.ts";

// HiGHS knows nothing of flows: it is told the sums and the bounds, and asked for the least and the
// most of a count.

const highs = await highsForTests();
const rules = { count: { threshold: 10, base: 5 }, sensitive: { threshold: 20, base: 10 } };
const MOST = 100_000;

function secondOpinion(network: CountNetwork, bounds: readonly Interval[], cell: number): Interval {
  const least = (sign: 1 | -1): number => {
    const { status, objective } = highs(modelOf(network, bounds, cell, sign), {
      relativeGap: 0,
      nodes: 1000,
    });
    if (status !== "optimal") throw new Error(`HiGHS ends with ${status}`);
    return Math.round(sign * objective) + (bounds[cell]?.low ?? 0);
  };
  return { low: least(1), high: least(-1) };
}

/** A column is what a count has above its least; a row is a point: what enters it leaves it. */
function modelOf(
  network: CountNetwork,
  bounds: readonly Interval[],
  cell: number,
  sign: 1 | -1,
): LinearModel {
  const points = [...new Set(network.flatMap(({ from, to }) => [from, to]))];
  const at = new Map(points.map((point, index) => [point, index]));
  const row = (point: string) => at.get(point) ?? -1;
  const sums = new Float64Array(points.length);
  for (const [index, { from, to }] of network.entries()) {
    const low = bounds[index]?.low ?? 0;
    sums[row(to)] = (sums[row(to)] ?? 0) - low;
    sums[row(from)] = (sums[row(from)] ?? 0) + low;
  }
  return {
    cost: Float64Array.from(network, (_, index) => (index === cell ? sign : 0)),
    upper: Float64Array.from(network, (_, index) => {
      const { low, high } = bounds[index] ?? { low: 0, high: MOST };
      return high - low;
    }),
    integer: new Uint8Array(network.length),
    rowLower: sums,
    rowUpper: sums,
    start: Int32Array.from({ length: network.length + 1 }, (_, index) => 2 * index),
    index: Int32Array.from(network.flatMap(({ from, to }) => [row(from), row(to)])),
    value: Float64Array.from(network.flatMap(() => [-1, 1])),
  };
}

function boundsOf(network: CountNetwork, shown: ReadonlyMap<string, Disclosed>) {
  return publicBounds(network, shown, (value, { rule }) => shownBounds(value, rules[rule])).map(
    ({ low, high }) => ({ low, high: Math.min(high, MOST) }),
  );
}

/** Three rows, three columns, their sums and the sum of all. */
function tableOf(counts: readonly number[]): CountNetwork {
  const cell = (id: string, from: string, to: string, count: number) =>
    ({ id, from, to, count, kind: "shown", rule: "count", weight: 0 }) as const;
  const sumOf = (belongs: (place: number) => boolean) =>
    counts.reduce((sum, count, place) => (belongs(place) ? sum + count : sum), 0);
  return [
    cell(
      "all",
      "end",
      "start",
      sumOf(() => true),
    ),
    ...[0, 1, 2].flatMap((n) => [
      cell(
        `row ${n}`,
        "start",
        `row ${n}`,
        sumOf((place) => Math.floor(place / 3) === n),
      ),
      cell(
        `column ${n}`,
        `column ${n}`,
        "end",
        sumOf((place) => place % 3 === n),
      ),
    ]),
    ...counts.map((count, place) =>
      cell(`cell ${place}`, `row ${Math.floor(place / 3)}`, `column ${place % 3}`, count),
    ),
  ];
}

const anyTable = fc
  .array(fc.integer({ min: 0, max: 12 }), { minLength: 9, maxLength: 9 })
  .map(tableOf);

test("in any table of three by three HiGHS finds the same interval for every count", () => {
  fc.assert(
    fc.property(anyTable, (network) => {
      const alone = network.map(
        ({ id, count }) => [id, discloseAlone(count, rules.count)] as const,
      );
      const bounds = boundsOf(network, new Map(alone));
      for (const index of network.keys())
        expect(exactInterval(network, bounds, index)).toEqual(
          secondOpinion(network, bounds, index),
        );
    }),
    { numRuns: 8 },
  );
}, 60_000);

test("in a release with institutions, outcomes, waves and reasons HiGHS finds no small count to within 4", () => {
  const crowd = {
    "CABINET-SEC": 52,
    "CABINET-ARCHIVE": 7,
    "FISHERIES-FLEET": 83,
    "FISHERIES-LAB": 31,
  };
  const network = peopleNetwork(releaseInput(crowdedCountry(crowd)), "none");
  const result = protectCounts(network, rules, exactInterval);
  if (!result.ok) throw new Error(`Refused: ${result.error.kind}`);
  const bounds = boundsOf(network, result.value.shown);
  const guarded = network.flatMap(({ kind, rule, count }, index) =>
    (kind === "shown" || kind === "row_too_small") && count < rules[rule].threshold
      ? [{ index, rule: rules[rule] }]
      : [],
  );
  expect(guarded.length).toBeGreaterThan(5);
  const exposed = guarded.filter(
    ({ index, rule }) => !isProtected(secondOpinion(network, bounds, index), rule),
  );
  expect(exposed.map(({ index }) => network[index]?.id)).toEqual([]);
});
