import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exactInterval } from "./exact-interval.ts";
import { publicBounds, type CountCell, type CountNetwork, type Interval } from "./network.ts";
import { propagateBounds } from "./propagation.ts";
import { isProtected, protectCounts } from "./protection.ts";
import { discloseAlone, roundCount, shownBounds, type Disclosed } from "./rounding.ts";

const rule = { threshold: 10, base: 5 };
const rules = { count: rule, sensitive: { threshold: 20, base: 10 } };

/** A table with its row, column and grand totals as one chain: all, rows, columns, all. */
function tableNetwork(rows: readonly (readonly number[])[]): CountNetwork {
  const columns = rows[0]?.length ?? 0;
  return [
    cellOf("all", "end", "start", sum(rows.map(sum))),
    ...rows.map((counts, r) => cellOf(`row ${r}`, "start", `row ${r}`, sum(counts))),
    ...rows.flatMap((counts, r) =>
      counts.map((count, c) => cellOf(`${r} ${c}`, `row ${r}`, `column ${c}`, count)),
    ),
    ...Array.from({ length: columns }, (_, c) =>
      cellOf(`column ${c}`, `column ${c}`, "end", sum(rows.map((counts) => counts[c] ?? 0))),
    ),
  ];
}

function cellOf(id: string, from: string, to: string, count: number): CountCell {
  return { id, from, to, count, kind: "shown", rule: "count", weight: 0 };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function treatment(network: CountNetwork): Map<string, Disclosed> {
  return new Map(network.map((cell) => [cell.id, discloseAlone(cell.count, rule)]));
}

function boundsFor(network: CountNetwork, shown: ReadonlyMap<string, Disclosed>) {
  return publicBounds(network, shown, (value) => shownBounds(value, rule));
}

describe("rounding to the nearest 5 from 10 on", () => {
  test.each([
    [0, "c"],
    [9, "c"],
    [10, 10],
    [12, 10],
    [13, 15],
    [17, 15],
    [18, 20],
    [1042, 1040],
    [1043, 1045],
  ])("%i is shown as %s", (count, shown) => {
    expect(discloseAlone(count, rule)).toBe(shown);
  });

  test("10 stands for 10 to 12, because nothing below 10 is shown; 15 stands for 13 to 17", () => {
    expect(shownBounds(10, rule)).toEqual({ low: 10, high: 12 });
    expect(shownBounds(15, rule)).toEqual({ low: 13, high: 17 });
  });

  test("base 10, as for sensitive counts: 15 becomes 10 and 16 becomes 20", () => {
    expect([roundCount(15, 10), roundCount(16, 10), roundCount(25, 10)]).toEqual([10, 20, 20]);
    expect(shownBounds(20, { threshold: 20, base: 10 })).toEqual({ low: 20, high: 25 });
  });

  test("a shown figure always stands for the count behind it", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 100_000 }),
        fc.constantFrom(1, 3, 5, 10),
        (n, base) => {
          const { low, high } = shownBounds(roundCount(n, base), { threshold: 10, base });
          expect(low <= n && n <= high).toBe(true);
          expect(high - low).toBeLessThan(base);
        },
      ),
    );
  });
});

describe("what the other figures give away", () => {
  // Worked by hand: total 28 shown as 30 (28..32), parts 12 and 12 shown as 10 (10..12 each),
  // so the hidden third part is 28 - 24 = 4 at least and 32 - 20 = 12 at most.
  const network: CountNetwork = [
    { id: "all", from: "b", to: "a", count: 28, kind: "shown", rule: "count", weight: 0 },
    { id: "first", from: "a", to: "b", count: 12, kind: "shown", rule: "count", weight: 0 },
    { id: "second", from: "a", to: "b", count: 12, kind: "shown", rule: "count", weight: 0 },
    { id: "third", from: "a", to: "b", count: 4, kind: "shown", rule: "count", weight: 0 },
  ];

  test("total 30 less parts 10 and 10 leaves 4 to 12 for the hidden part", () => {
    const bounds = boundsFor(network, treatment(network));
    expect(exactInterval(network, bounds, 3)).toEqual({ low: 4, high: 12 });
    expect(propagateBounds(network, bounds)[3]).toEqual({ low: 4, high: 12 });
  });

  // Total 22 shown as 20 (18..22), part 22 shown as 20: the hidden part is 0..4, and the rule
  // of 10 and 5 was obeyed.
  test("a figure that obeys the rule can still pin a hidden count to 0..4", () => {
    const pinned: CountNetwork = [
      { id: "all", from: "b", to: "a", count: 22, kind: "shown", rule: "count", weight: 2 },
      { id: "first", from: "a", to: "b", count: 22, kind: "shown", rule: "count", weight: 0 },
      { id: "second", from: "a", to: "b", count: 0, kind: "shown", rule: "count", weight: 0 },
    ];
    const bounds = boundsFor(pinned, treatment(pinned));
    expect(exactInterval(pinned, bounds, 2)).toEqual({ low: 0, high: 4 });
    const repaired = protectCounts(pinned, rules, exactInterval);
    expect(repaired.ok && repaired.value.audit).toMatchObject({ primary: 1, secondary: 1 });
    expect(repaired.ok && repaired.value.shown.get("first")).toBe("c");
  });

  // 100 in all (98..102), 81 and 10 shown (78..82, 10..12): the 9 is somewhere in 4..14.
  test("9 is hidden, though it would round to 10; 10 is shown", () => {
    const parts: CountNetwork = [
      { ...cellOf("all", "b", "a", 100), weight: 2 },
      cellOf("large", "a", "b", 81),
      cellOf("ten", "a", "b", 10),
      cellOf("nine", "a", "b", 9),
    ];
    const result = protectCounts(parts, rules, exactInterval);
    expect(result.ok && [...result.value.shown]).toEqual([
      ["all", 100],
      ["large", 80],
      ["ten", 10],
      ["nine", "c"],
    ]);
  });

  test("an interval of 6 values is protected at base 5, one of 5 values is not", () => {
    expect(isProtected({ low: 0, high: 5 }, rule)).toBe(true);
    expect(isProtected({ low: 0, high: 4 }, rule)).toBe(false);
  });

  test("a count that nothing can protect is refused by name", () => {
    const fixed: CountNetwork = [
      {
        id: "known",
        from: "b",
        to: "a",
        count: 0,
        kind: "structural_zero",
        rule: "count",
        weight: 0,
      },
      { id: "small", from: "a", to: "b", count: 0, kind: "shown", rule: "count", weight: 0 },
    ];
    expect(protectCounts(fixed, rules, exactInterval)).toEqual({
      ok: false,
      error: { kind: "cells_unprotected", cells: ["small"] },
    });
  });
});

/** Every table of whole numbers that the published figures allow, counted out one by one. */
function bruteForce(
  rows: number,
  columns: number,
  network: CountNetwork,
  bounds: readonly Interval[],
): readonly Interval[] {
  // In the order of `tableNetwork`: all, rows, cells, columns.
  const firstCell = 1 + rows;
  const firstColumn = firstCell + rows * columns;
  const low = network.map(() => Number.POSITIVE_INFINITY);
  const high = network.map(() => -1);
  const values = network.map(() => 0);
  const within = (from: number, to: number) => {
    for (let at = from; at < to; at += 1) {
      const value = values[at] ?? 0;
      const bound = bounds[at];
      if (bound === undefined || value < bound.low || value > bound.high) return false;
    }
    return true;
  };
  const add = (at: number, value: number) => {
    values[at] = (values[at] ?? 0) + value;
  };
  const most = bounds[0]?.high ?? 0;
  const visit = (cell: number): void => {
    if (cell === rows * columns) {
      if (!within(0, network.length)) return;
      for (const [at, value] of values.entries()) {
        low[at] = Math.min(low[at] ?? value, value);
        high[at] = Math.max(high[at] ?? value, value);
      }
      return;
    }
    const row = 1 + Math.floor(cell / columns);
    if (cell % columns === 0 && row > 1 && !within(row - 1, row)) return;
    const own = bounds[firstCell + cell];
    const rest = most - (values[0] ?? 0);
    const touched = [0, row, firstCell + cell, firstColumn + (cell % columns)];
    for (let value = own?.low ?? 0; value <= Math.min(own?.high ?? 0, rest); value += 1) {
      for (const at of touched) add(at, value);
      visit(cell + 1);
      for (const at of touched) add(at, -value);
    }
  };
  visit(0);
  return network.map((_, at) => ({ low: low[at] ?? -1, high: high[at] ?? -1 }));
}

const smallTable = fc
  .constantFrom([1, 2], [1, 3], [2, 2], [2, 3], [3, 2])
  .chain(([rows = 1, columns = 2]) =>
    fc.array(
      fc.array(fc.integer({ min: 0, max: 12 }), { minLength: columns, maxLength: columns }),
      { minLength: rows, maxLength: rows },
    ),
  )
  .filter((rows) => {
    const counts = rows.flat();
    const total = sum(counts);
    return total >= 10 && total <= (counts.length > 4 ? 13 : 22);
  });

describe("for any small table", () => {
  test("the interval by flow is the interval of all tables counted out", () => {
    fc.assert(
      fc.property(smallTable, (rows) => {
        const network = tableNetwork(rows);
        const bounds = boundsFor(network, treatment(network));
        const expected = bruteForce(rows.length, rows[0]?.length ?? 0, network, bounds);
        expect(network.map((_, cell) => exactInterval(network, bounds, cell))).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  test("pencil and paper never finds a narrower interval than the exact one", () => {
    fc.assert(
      fc.property(smallTable, (rows) => {
        const network = tableNetwork(rows);
        const bounds = boundsFor(network, treatment(network));
        const quick = propagateBounds(network, bounds);
        for (const [cell, outer] of quick.entries()) {
          const exact = exactInterval(network, bounds, cell);
          expect(outer.low <= exact.low && exact.high <= outer.high).toBe(true);
        }
      }),
    );
  });

  test("after repair no hidden count below 10 can be known to within 4, counted out by brute force", () => {
    fc.assert(
      fc.property(smallTable, (rows) => {
        const network = tableNetwork(rows);
        const result = protectCounts(network, rules, exactInterval);
        fc.pre(result.ok);
        if (!result.ok || typeof result.value.shown.get("all") !== "number") return;
        const bounds = boundsFor(network, result.value.shown);
        const counted = bruteForce(rows.length, rows[0]?.length ?? 0, network, bounds);
        const narrow = network.filter(
          (cell, index) =>
            cell.count < 10 && !isProtected(counted[index] ?? { low: 0, high: 0 }, rule),
        );
        expect(narrow).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
