import { describe, expect, test } from "vitest";
import type { RuleNode } from "../kernel/index.ts";
import { compareScreenings, screeningTable, screeningTree } from "./index.ts";
import {
  agreed,
  classCode,
  contextFor,
  criterion,
  day,
  institution,
  onDate,
  override,
  priorityClass,
  scores,
  screeningPolicy,
  screenOne,
  unit,
} from "./testing.ts";

const policy = screeningPolicy({
  classes: [
    priorityClass(1, { veto: { [criterion("C1")]: 1 }, dictator: { [criterion("A1")]: 5 } }),
    priorityClass(2),
    priorityClass(3),
  ],
  overrides: [
    override({
      id: "core",
      rank: 2,
      when: [{ fact: "criterion_level", criterion: criterion("B3"), oneOf: [5] }],
    }),
    override({
      id: "named",
      when: [
        { fact: "legal_list", oneOf: ["klaster_1"] },
        { fact: "unit_kind", oneOf: ["deputi"] },
      ],
    }),
    override({
      id: "over",
      rank: 3,
      when: [{ fact: "unit_code", oneOf: ["U1"] }],
      until: day("2024-06-30"),
    }),
  ],
});
const context = { ...contextFor(policy), unit: unit("U1"), institution: institution() };
const x = agreed("U1", [4, 3, 2, 4, 2, 1, 3]);

const lines = (node: RuleNode, language: "id" | "en", depth = 0): readonly string[] => [
  `${"  ".repeat(depth)}${node.holds}: ${node.text[language]}`,
  ...node.children.flatMap((child) => lines(child, language, depth + 1)),
];

describe("the full tree of rules", () => {
  const tree = screeningTree(screenOne(x, policy), context, onDate);

  test("every override with each of its conditions, by rank, fired or not", () => {
    const [root, ...rest] = lines(tree, "en");
    expect(root).toBe("yes: Unit U1 (KX): Priority 2");
    expect(rest.slice(0, 10)).toEqual([
      "  no: Rule named (rank 1): Priority 1",
      "    yes: In force from 2024-01-01 until further notice",
      "    no: List of UU 3/2022: klaster_1",
      "    yes: Kind of unit: deputi",
      "  no: Rule core (rank 2): Priority 1",
      "    yes: In force from 2024-01-01 until further notice",
      "    no: Level defence and security: 5",
      "  no: Rule over (rank 3): Priority 1",
      "    no: In force from 2024-01-01 until 2024-06-30",
      "    yes: Code of the unit: U1",
    ]);
  });

  test("then each class with dictators, vetoes and the points of every criterion", () => {
    const all = lines(tree, "en");
    const start = all.indexOf("  no: Priority 1");
    expect(all.slice(start, start + 11)).toEqual([
      "  no: Priority 1",
      "    no: Dictator: importance for the state >= 5",
      "    no: Veto: risk <= 1",
      "    no: 40 of 100 points, 60 needed",
      "      yes: importance for the state: 4, standard 4, 22 points",
      "      no: competitiveness: 3, standard 4, 8 points",
      "      no: economic independence: 2, standard 4, 8 points",
      "      yes: decision support: 4, standard 4, 18 points",
      "      no: strategic enabler: 2, standard 4, 18 points",
      "      no: defence and security: 1, standard 4, 12 points",
      "      no: risk: 3, standard 4, 14 points",
    ]);
    expect(all).toContain("  yes: Priority 2");
    expect(all).toContain("    yes: 62 of 100 points, 60 needed");
  });

  test("the same in Indonesian", () => {
    const all = lines(tree, "id");
    expect(all).toContain("    no: Daftar dalam UU 3/2022: klaster_1");
    expect(all).toContain("    yes: 62 dari 100 poin, minimal 60");
    expect(all).toContain("    no: Penentu: kepentingan bagi negara >= 5");
  });

  test("an override on an open criterion is open, and so is the whole", () => {
    const open = x.filter((score) => score.criterion !== "B3");
    const undecided = lines(screeningTree(screenOne(open, policy), context, onDate), "en");
    expect(undecided[0]).toBe("open: Unit U1 (KX): undecided");
    expect(undecided).toContain("  open: Rule core (rank 2): Priority 1");
  });
});

describe("the table under a result", () => {
  test("one line per criterion: weight, level, spread, anchor, and which standards it meets", () => {
    const table = screeningTable(screenOne(x, policy), policy);
    expect(table).toHaveLength(7);
    expect(table[1]).toMatchObject({
      criterion: "A2",
      name: { en: "competitiveness" },
      weight: 8,
      level: 3,
      lowest: 3,
      highest: 3,
      assessors: 3,
      anchor: { en: "3" },
      classes: [
        { class: "P1", standard: 4, isMet: false },
        { class: "P2", standard: 3, isMet: true },
        { class: "P3", standard: 2, isMet: true },
      ],
    });
  });

  test("an open criterion meets nothing and misses nothing", () => {
    const open = [
      ...x.filter((score) => score.criterion !== "A2"),
      ...scores("U1", "A2", [5, 1, 1]),
    ];
    const [, line] = screeningTable(screenOne(open, policy), policy);
    expect(line).toMatchObject({ state: "panel_needed", level: 1, anchor: null });
    expect(line?.classes.map(({ isMet }) => isMet)).toEqual([null, null, null]);
  });
});

test("two screenings are compared by unit: changed, gone and new", () => {
  const of = (code: string, level: number) =>
    screenOne(
      agreed(
        code,
        Array.from({ length: 7 }, () => level),
      ),
      screeningPolicy(),
      { unit: unit(code) },
    );
  expect(
    compareScreenings(
      [of("U3", 4), of("U2", 4), of("U1", 3)],
      [of("U1", 4), of("U2", 4), of("U4", 1)],
    ),
  ).toEqual([
    { unitCode: "U1", before: classCode("P2"), after: "P1" },
    { unitCode: "U3", before: "P1", after: null },
    { unitCode: "U4", before: null, after: "not_moved" },
  ]);
});
