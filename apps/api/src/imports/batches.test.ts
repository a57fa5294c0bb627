import { expect, test } from "vitest";
import { batchSizes } from "./batches.ts";

async function sizesAfter(took: readonly number[]): Promise<readonly number[]> {
  let ms = 0;
  const batches = batchSizes({ now: () => ms });
  const sizes: number[] = [];
  for (const each of took) {
    await batches.timed(async () => {
      ms += each;
    });
    sizes.push(batches.size());
  }
  return sizes;
}

test("a batch of 400 rows in 40 ms doubles, one of 160 ms halves, one of 80 ms stays", async () => {
  expect(await sizesAfter([40])).toEqual([800]);
  expect(await sizesAfter([160])).toEqual([200]);
  expect(await sizesAfter([80])).toEqual([400]);
});

test("no batch is smaller than 100 rows or larger than 4,000, however slow or fast the machine", async () => {
  expect((await sizesAfter([9000, 9000, 9000, 9000])).at(-1)).toBe(100);
  expect((await sizesAfter([1, 1, 1, 1, 1])).at(-1)).toBe(4000);
});
