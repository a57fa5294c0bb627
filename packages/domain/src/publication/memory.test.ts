import { expect, test } from "vitest";
import { seededRandom } from "../kernel/index.ts";
import { exactInterval } from "./exact-interval.ts";
import { narrowedBy, remember, shownIn, type RememberedCounts } from "./memory.ts";
import { publicBounds, type CountCell, type CountNetwork } from "./network.ts";
import { isProtected, protectCounts } from "./protection.ts";
import { shownBounds, type Disclosed } from "./rounding.ts";

const rules = { count: { threshold: 10, base: 5 }, sensitive: { threshold: 20, base: 10 } };

function cell(
  id: string,
  from: string,
  to: string,
  count: number,
  weight: 0 | 1 | 2 = 0,
): CountCell {
  return { id, from, to, count, kind: "shown", rule: "count", weight };
}

function shownOf(network: CountNetwork, memory: readonly RememberedCounts[] = []) {
  const result = protectCounts(network, rules, exactInterval, undefined, memory);
  if (!result.ok) throw new Error(`Unprotected: ${result.error.cells.join()}`);
  return result.value;
}

// By hand: last month s = a + b was shown as 15 (13 to 17), b was hidden, so a (4) was 0 to 17. This
// month b (13) would be shown as 15 (13 to 17). Whoever knows that b has not changed subtracts: a is
// 0 to 4, narrower than a step of 5.
const before: CountNetwork = [
  cell("s", "begin", "middle", 17, 1),
  cell("a", "middle", "end", 4),
  cell("b", "middle", "end", 13),
  cell("back", "end", "begin", 17),
];
const earlier = remember(
  "last month",
  before,
  new Map<string, Disclosed>([
    ["s", 15],
    ["a", "c"],
    ["b", "c"],
    ["back", 15],
  ]),
);
const now: CountNetwork = [
  cell("t", "begin", "middle", 33, 1),
  cell("b", "middle", "end", 13),
  cell("x", "middle", "end", 20),
  cell("back", "end", "begin", 33, 2),
];

test("a count that may be shown alone stays hidden when last month's release would be given away", () => {
  expect(shownOf(now).shown.get("b")).toBe(15);
  const { shown, audit } = shownOf(now, [earlier]);
  expect(shown.get("b")).toBe("c");
  expect(audit).toMatchObject({ secondary: 1, remembered: ["last month"] });
});

test("where the count has changed since, nothing follows, and it is shown", () => {
  const changed = now.map((each) =>
    each.id === "b" ? { ...each, count: 14 } : each.id === "x" ? { ...each, count: 19 } : each,
  );
  expect(shownOf(changed, [earlier]).shown.get("b")).toBe(15);
});

// 54 institutions by four outcomes: hires, leavers and moves from month to month.
test("50,000 people over 24 months: no hidden small count of any month is known to within 4, with all months laid side by side", () => {
  const random = seededRandom(7);
  const outcomes = ["housed", "waiting", "stays", "undecided"];
  const counts = Array.from({ length: 54 }, (_, at) =>
    outcomes.map((_name, outcome) => random.below(at % 4 === 0 ? 20 : 740 - 60 * outcome)),
  );
  const people = counts.flat().reduce((sum, count) => sum + count, 0);
  expect(people).toBeGreaterThan(47_000);
  const series: RememberedCounts[] = [];
  for (let month = 0; month < 24; month += 1) {
    for (const row of counts)
      if (random.below(10) < 3) {
        const outcome = random.below(outcomes.length);
        row[outcome] = Math.max(0, (row[outcome] ?? 0) + random.below(7) - 3);
      }
    const network = networkOf(counts, outcomes);
    const { shown } = shownOf(network, series);
    series.unshift(remember(`month ${month}`, network, shown));
  }
  const exposed = series.flatMap((release) => {
    const alone = publicBounds(release.cells, shownIn(release), (value, each) =>
      shownBounds(value, rules[each.rule]),
    );
    const bounds = narrowedBy(release.cells, alone, rules, series);
    return release.cells.filter(
      (each, index) =>
        each.count < 10 &&
        !isProtected(exactInterval(release.cells, bounds, index, 5), rules.count),
    );
  });
  expect(series).toHaveLength(24);
  expect(exposed).toEqual([]);
}, 60_000);

function networkOf(
  counts: readonly (readonly number[])[],
  outcomes: readonly string[],
): CountNetwork {
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
  return [
    cell("people", "end", "all", sum(counts.flat()), 2),
    ...counts.flatMap((row, at) => [
      cell(`i${at}`, "all", `i${at}`, sum(row), 1),
      ...outcomes.map((outcome, place) =>
        cell(`i${at}/${outcome}`, `i${at}`, outcome, row[place] ?? 0),
      ),
    ]),
    ...outcomes.map((outcome, place) =>
      cell(outcome, outcome, "end", sum(counts.map((row) => row[place] ?? 0)), 2),
    ),
  ];
}
