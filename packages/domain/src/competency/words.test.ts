import { describe, expect, test } from "vitest";
import { CompetencyCode } from "../kernel/index.ts";
import { competencyFlawText, competencyTree } from "./index.ts";
import { CompetencyExample, CompetencyPolicy } from "./policy.ts";
import { postStandard } from "./post-standard.ts";
import { BknClass } from "./figures.ts";
import { assessment, assessOne, competencyPolicy, contextFor, day, person } from "./testing.ts";
import { judgeBy } from "./verdict.ts";
import { disciplines, standings } from "./words.ts";

const met = [4, 3, 4, 4, 4, 4, 3, 3, 4, 4];
const adaptive = CompetencyCode.parse("adaptive");

test.each<[Parameters<typeof competencyFlawText>[0], string, string]>([
  [
    { kind: "competency_doubled", code: "adaptive" },
    "Kode adaptive tertulis dua kali.",
    "The code adaptive stands twice.",
  ],
  [
    { kind: "module_doubled", code: "M1" },
    "Kode M1 tertulis dua kali.",
    "The code M1 stands twice.",
  ],
  [
    { kind: "post_standard_missing", postLevel: "jf_muda", competency: adaptive },
    "Jenjang jf_muda tidak memiliki standar untuk adaptive.",
    "Post level jf_muda has no standard for adaptive.",
  ],
  [
    { kind: "post_standard_unknown", postLevel: "jf_muda", competency: "other" },
    "Jenjang jf_muda menyebut kompetensi other yang tidak ada.",
    "Post level jf_muda names competency other, which does not exist.",
  ],
  [
    { kind: "thresholds_not_ordered", floorPercent: 91, eligiblePercent: 90 },
    "Batas bawah 91% melebihi batas memenuhi syarat 90%.",
    "The floor of 91% is above the limit of 90% for eligible.",
  ],
  [
    { kind: "gap_limits_not_ordered", criticalGap: 4, anyGap: 3 },
    "Batas kesenjangan kritis 4 melebihi batas kesenjangan mana pun 3.",
    "The limit of a critical gap, 4, is above that of any gap, 3.",
  ],
  [
    { kind: "competency_example_fails", example: "A", expected: "eligible", found: "undecided" },
    'Contoh "A" menuntut eligible; aturan menghasilkan undecided.',
    'The example "A" wants eligible; the rules give undecided.',
  ],
  [
    { kind: "module_competency_unknown", module: "M1", competency: "other" },
    "Modul M1 menyebut kompetensi other yang tidak ada.",
    "Module M1 names competency other, which does not exist.",
  ],
])("flaw %j", (flaw, id, en) => {
  expect(competencyFlawText(flaw)).toEqual({ id, en });
});

describe("the whole tree of one person, rule by rule", () => {
  const rules = [
    [
      "Ada syarat di luar nilai yang tidak terpenuhi",
      "A condition apart from the scores is not met",
    ],
    [
      "Ada kompetensi tanpa asesmen yang masih berlaku (36 bulan)",
      "A competency has no assessment that still counts (36 months)",
    ],
    [
      "Kesenjangan kritis >= 2, kesenjangan mana pun >= 3, atau kesesuaian < 78%",
      "A critical gap >= 2, any gap >= 3, or a match < 78%",
    ],
    [
      "Tidak ada kesenjangan kritis, kesenjangan lain <= 1, kesesuaian >= 90%",
      "No critical gap, other gaps <= 1, a match >= 90%",
    ],
    [
      "Ada rencana pelatihan yang muat (paling banyak 120 jam)",
      "A training plan fits (at most 120 hours)",
    ],
    ["Tidak ada rencana pelatihan yang muat", "No training plan fits"],
  ];
  const treeOf = (result: ReturnType<typeof assessOne>) => competencyTree(result, contextFor());

  test("conditional: the first three no, the plan with its module and the figures of the match", () => {
    const tree = treeOf(assessOne([assessment([3, ...met.slice(1)])]));
    expect(tree.text).toEqual({
      id: "Hasil: memenuhi syarat setelah pelatihan",
      en: "Outcome: eligible after training",
    });
    expect(tree.children.map(({ text }) => [text.id, text.en])).toEqual(rules);
    expect(tree.children.map(({ holds }) => holds)).toEqual([
      "no",
      "no",
      "no",
      "no",
      "yes",
      "open",
    ]);
    expect(tree.children[4]?.children).toEqual([
      {
        holds: "yes",
        text: {
          id: "M-digital_literacy-4: kompetensi digital_literacy ke tingkat 4, 10 jam",
          en: "M-digital_literacy-4: digital literacy to level 4, 10 hours",
        },
        children: [],
      },
    ]);
  });

  test("a gap too large: the match and each gap with its levels", () => {
    const { children } = treeOf(assessOne([assessment([1, ...met.slice(1, 9), 0])]));
    expect(children[2]?.children.map(({ text }) => text)).toEqual([
      { id: "30 dari 37 tingkat", en: "30 of 37 levels" },
      { id: "kompetensi digital_literacy: 1 dari 4", en: "digital literacy: 1 of 4" },
      { id: "kompetensi collaborative: 0 dari 4", en: "collaborative: 0 of 4" },
    ]);
  });

  test("undecided: open, with the names of what is missing", () => {
    const tree = treeOf(assessOne([assessment([null, ...met.slice(1)])]));
    expect(tree).toMatchObject({ holds: "open", text: { en: "Outcome: undecided" } });
    expect(tree.children[1]?.children.map(({ text }) => text.en)).toEqual(["digital literacy"]);
  });

  test("each knock-out with its words and days", () => {
    const { children } = treeOf(
      assessOne([assessment(met)], competencyPolicy(), {
        person: person({
          legalStanding: "unpaid_leave",
          discipline: "medium",
          retiresOn: "2025-01-01",
        }),
      }),
    );
    expect(children[0]?.children.map(({ text }) => text)).toEqual([
      {
        id: "Kedudukan hukum: cuti di luar tanggungan negara",
        en: "Legal standing: unpaid leave",
      },
      { id: "Hukuman disiplin: sedang", en: "Disciplinary measure: medium" },
      { id: "Pensiun 2025-01-01, sebelum 2026-07-01", en: "Retires 2025-01-01, before 2026-07-01" },
    ]);
  });
});

test("every standing and every measure has words in both languages", () => {
  for (const { id, en } of [...Object.values(standings), ...Object.values(disciplines)]) {
    expect(id).toMatch(/^[a-z]/);
    expect(en).toMatch(/^[a-z]/);
  }
});

describe("what a policy may say", () => {
  const example = { name: { id: "x", en: "x" }, postLevel: "jf_muda", levels: { adaptive: 5 } };
  const isExample = (change: object) =>
    CompetencyExample.safeParse({ ...example, expect: { outcome: "eligible" }, ...change }).success;

  test("an example has levels 0 to 5, one of the four outcomes, hours from 0", () => {
    for (const outcome of ["eligible", "conditional", "not_eligible", "undecided"])
      expect(isExample({ expect: { outcome } })).toBe(true);
    expect(isExample({ expect: { outcome: "" } })).toBe(false);
    expect(isExample({ expect: { outcome: "eligible", hours: 20 } })).toBe(true);
    expect(isExample({ expect: { outcome: "eligible", hours: -1 } })).toBe(false);
    expect(isExample({ levels: { adaptive: 0 } })).toBe(true);
    expect(isExample({ levels: { adaptive: 6 } })).toBe(false);
    expect(isExample({ levels: { adaptive: -1 } })).toBe(false);
    expect(isExample({ more: 1 })).toBe(false);
    expect(isExample({ expect: {} })).toBe(false);
  });

  test("at least one legal standing may move, and several may", () => {
    const policy = competencyPolicy();
    const allows = (allowedStandings: readonly string[]) =>
      CompetencyPolicy.safeParse({
        ...policy,
        knockOuts: { ...policy.knockOuts, allowedStandings },
      }).success;
    expect([[], ["active"], ["active", "study_leave"]].map(allows)).toEqual([false, true, true]);
  });

  test("BKN reports three classes", () => {
    expect(
      ["optimal", "fairly_optimal", "less_optimal", ""].map(
        (each) => BknClass.safeParse(each).success,
      ),
    ).toEqual([true, true, true, false]);
  });

  test("a post level without a standard is a mistake of ours, told with its name", () => {
    const policy = competencyPolicy();
    const standards = { ...policy.standards, jf_muda: {} };
    expect(() => postStandard("jf_muda", { ...policy, standards })).toThrow(
      "No standard for digital_literacy at jf_muda",
    );
  });

  test("a level that is none is a mistake of ours, told with the level", () => {
    const policy = competencyPolicy();
    const judge = judgeBy(policy, { asOf: day("2024-07-01"), firstMove: null });
    expect(() => judge(postStandard("jf_muda", policy), met.with(0, 7))).toThrow(
      "Not a level from 0 to 5: 7",
    );
  });
});
