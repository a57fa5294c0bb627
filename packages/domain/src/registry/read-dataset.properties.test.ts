import fc from "fast-check";
import { expect, test } from "vitest";
import { readDataset } from "./index.ts";
import { smallCountry } from "./small-country.testing.ts";

const spot = fc
  .constantFrom(...smallCountry().keys())
  .chain((table) =>
    fc.tuple(fc.constant(table), fc.nat({ max: 3 }), fc.nat({ max: 10 }), fc.string()),
  );

test("whatever stands in a few cells: a dataset, or problems with a place and both languages", () => {
  fc.assert(
    fc.property(fc.array(spot, { minLength: 1, maxLength: 6 }), (changes) => {
      const tables = smallCountry().map((table, index) => ({
        ...table,
        rows: table.rows.map((row, r) => ({
          row: row.row,
          cells: row.cells.map(
            (own, c) => changes.find(([t, y, x]) => t === index && y === r && x === c)?.[3] ?? own,
          ),
        })),
      }));
      const result = readDataset(tables);
      if (result.ok) return;
      expect(result.error.length).toBeGreaterThan(0);
      for (const { file, row, cell, wrong, cure } of result.error) {
        expect(tables.some((table) => table.file === file)).toBe(true);
        expect(row === null || cell === null || cell.endsWith(String(row))).toBe(true);
        for (const text of [wrong.id, wrong.en, cure.id, cure.en]) expect(text).not.toBe("");
      }
    }),
    { numRuns: 300 },
  );
});

test("the order of the rows changes neither the outcome nor the number of problems", () => {
  fc.assert(
    fc.property(fc.array(spot, { maxLength: 4 }), fc.infiniteStream(fc.nat()), (changes, order) => {
      const wrong = smallCountry().map((table, index) => ({
        ...table,
        rows: table.rows.map((row, r) => ({
          row: row.row,
          cells: row.cells.map(
            (own, c) => changes.find(([t, y, x]) => t === index && y === r && x === c)?.[3] ?? own,
          ),
        })),
      }));
      const shuffled = wrong.map((table) => ({
        ...table,
        rows: table.rows
          .map((row) => ({ row, at: order.next().value }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ row }) => row),
      }));
      const [first, second] = [readDataset(wrong), readDataset(shuffled)];
      expect(second.ok).toBe(first.ok);
      if (!first.ok && !second.ok) expect(second.error).toHaveLength(first.error.length);
    }),
  );
});
