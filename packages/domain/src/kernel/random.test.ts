import { expect, test } from "vitest";
import { seededRandom } from "./index.ts";

test("the same seed gives the same numbers, another seed others", () => {
  const numbers = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: 5 }, () => random.uint32());
  };
  expect(numbers(7)).toEqual(numbers(7));
  expect(numbers(7)).not.toEqual(numbers(8));
});

test("60,000 draws below 6 come out even within four standard deviations", () => {
  const random = seededRandom(1);
  const counts = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < 60_000; i += 1) {
    const side = random.below(6);
    counts[side] = (counts[side] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(4 * 92);
});

test("a weight of 0 is never drawn, and weights 1 and 3 come out as 1 to 3", () => {
  const random = seededRandom(3);
  const counts = [0, 0, 0];
  for (let i = 0; i < 40_000; i += 1) {
    const drawn = random.weighted([1, 0, 3]);
    counts[drawn] = (counts[drawn] ?? 0) + 1;
  }
  expect(counts[1]).toBe(0);
  expect(Math.abs((counts[0] ?? 0) - 10_000)).toBeLessThan(4 * 87);
});
