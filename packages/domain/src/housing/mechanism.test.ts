import fc from "fast-check";
import { expect, test } from "vitest";
import { deferredAcceptance, type Market, topTradingCycles } from "./mechanism.ts";

test("Gale and Shapley 1962, example 1: three proposals, three first choices", () => {
  // Rankings of men (A, B, C) and women: (1,3) (2,2) (3,1); (3,1) (1,3) (2,2); (2,2) (3,1) (1,3).
  const market: Market = {
    wishes: [
      [0, 1, 2],
      [1, 2, 0],
      [2, 0, 1],
    ],
    priorities: [
      [1, 2, 0],
      [2, 0, 1],
      [0, 1, 2],
    ],
    capacity: [1, 1, 1],
  };
  expect(deferredAcceptance(market)).toEqual([0, 1, 2]);
});

// Abdulkadiroglu and Sonmez 2003 (after Roth 1982): the stable matching that is not efficient.
const choice: Market = {
  wishes: [
    [1, 0, 2],
    [0, 1, 2],
    [0, 1, 2],
  ],
  priorities: [
    [0, 2, 1],
    [1, 0, 2],
    [1, 0, 2],
  ],
  capacity: [1, 1, 1],
};

test("Roth 1982: deferred acceptance gives i1 s1, i2 s2, i3 s3, though i1 and i2 would swap", () => {
  expect(deferredAcceptance(choice)).toEqual([0, 1, 2]);
});

test("Abdulkadiroglu and Sonmez 2003: top trading cycles give i1 s2 and i2 s1", () => {
  expect(topTradingCycles(choice)).toEqual([1, 0, 2]);
});

test("Shapley and Scarf 1974: owners trade in a cycle of three, the fourth keeps the own house", () => {
  // 0 wants 1's, 1 wants 2's, 2 wants 0's; 3 wants 0's, then the own.
  const owners = [[0], [1], [2], [3]];
  expect(
    topTradingCycles({
      wishes: [
        [1, 0],
        [2, 1],
        [0, 2],
        [0, 3],
      ],
      priorities: owners,
      capacity: [1, 1, 1, 1],
    }),
  ).toEqual([1, 2, 0, 3]);
});

const size = 4;
const anyMarket = fc.record({
  wishes: fc.array(fc.shuffledSubarray([0, 1, 2, 3]), { minLength: size, maxLength: size }),
  priorities: fc.array(fc.shuffledSubarray([0, 1, 2, 3], { minLength: size }), {
    minLength: size,
    maxLength: size,
  }),
  capacity: fc.array(fc.nat({ max: 2 }), { minLength: size, maxLength: size }),
});

test("deferred acceptance leaves nobody with justified envy in any market", () => {
  fc.assert(
    fc.property(anyMarket, (market) => {
      const result = deferredAcceptance(market);
      for (const [agent, wishes] of market.wishes.entries()) {
        const own = result[agent] ?? -1;
        const better = own < 0 ? wishes : wishes.slice(0, wishes.indexOf(own));
        for (const place of better) {
          const holders = result.flatMap((each, other) => (each === place ? [other] : []));
          expect(holders.length).toBe(market.capacity[place]);
          const order = market.priorities[place] ?? [];
          for (const holder of holders) {
            expect(order.indexOf(holder)).toBeLessThan(order.indexOf(agent));
          }
        }
      }
    }),
    { numRuns: 2000 },
  );
});

test("after top trading cycles nobody finds a free place, or one to swap, in any market", () => {
  fc.assert(
    fc.property(anyMarket, (market) => {
      const result = topTradingCycles(market);
      const prefers = (agent: number, place: number) => {
        const wishes = market.wishes[agent] ?? [];
        const own = wishes.indexOf(result[agent] ?? -1);
        const at = wishes.indexOf(place);
        return at >= 0 && (own < 0 || at < own);
      };
      for (const [place, capacity] of market.capacity.entries()) {
        const used = result.filter((each) => each === place).length;
        expect(used).toBeLessThanOrEqual(capacity);
        for (const agent of result.keys()) {
          if (prefers(agent, place)) expect(used).toBe(capacity);
        }
      }
      for (const [one, first] of result.entries()) {
        for (const [other, second] of result.entries()) {
          if (first < 0 || second < 0) continue;
          expect(prefers(one, second) && prefers(other, first)).toBe(false);
        }
      }
    }),
    { numRuns: 2000 },
  );
});
