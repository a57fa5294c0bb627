import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeAfterKey } from "./grid-keys.ts";

// Three floors, topmost first: six homes, six homes, four homes.
const rows = [6, 6, 4];

describe("arrow keys move by one home", () => {
  test.each([
    ["ArrowRight", { row: 0, column: 0 }, { row: 0, column: 1 }],
    ["ArrowLeft", { row: 0, column: 3 }, { row: 0, column: 2 }],
    ["ArrowDown", { row: 0, column: 2 }, { row: 1, column: 2 }],
    ["ArrowUp", { row: 2, column: 1 }, { row: 1, column: 1 }],
  ])("%s", (key, from, to) => {
    expect(placeAfterKey(key, from, rows)).toEqual(to);
  });

  test.each([
    ["ArrowRight", { row: 0, column: 5 }],
    ["ArrowLeft", { row: 1, column: 0 }],
    ["ArrowUp", { row: 0, column: 4 }],
    ["ArrowDown", { row: 2, column: 3 }],
  ])("%s stays at the edge", (key, at) => {
    expect(placeAfterKey(key, at, rows)).toEqual(at);
  });
});

test("from the sixth home down to a floor of four homes lands on the fourth", () => {
  expect(placeAfterKey("ArrowDown", { row: 1, column: 5 }, rows)).toEqual({ row: 2, column: 3 });
});

test("Home and End lead along the floor, Page Up and Page Down to the top and the lowest floor", () => {
  expect(placeAfterKey("Home", { row: 1, column: 4 }, rows)).toEqual({ row: 1, column: 0 });
  expect(placeAfterKey("End", { row: 2, column: 0 }, rows)).toEqual({ row: 2, column: 3 });
  expect(placeAfterKey("PageUp", { row: 2, column: 1 }, rows)).toEqual({ row: 0, column: 1 });
  expect(placeAfterKey("PageDown", { row: 0, column: 5 }, rows)).toEqual({ row: 2, column: 3 });
});

test("other keys are not the grid's", () => {
  expect(placeAfterKey("a", { row: 0, column: 0 }, rows)).toBeNull();
  expect(placeAfterKey("Tab", { row: 0, column: 0 }, rows)).toBeNull();
});

test("whatever keys are pressed, the place is always a home of the tower", () => {
  const key = fc.constantFrom(
    "ArrowUp",
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "Home",
    "End",
    "PageUp",
    "PageDown",
  );
  const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(sizes, fc.array(key, { maxLength: 60 }), (tower, keys) => {
      let place = { row: 0, column: 0 };
      for (const pressed of keys) {
        place = placeAfterKey(pressed, place, tower) ?? place;
        const size = tower[place.row] ?? 0;
        expect(place.column).toBeGreaterThanOrEqual(0);
        expect(place.column).toBeLessThan(size);
      }
    }),
  );
});
