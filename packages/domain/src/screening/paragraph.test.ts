import { describe, expect, test } from "vitest";
import { screeningParagraph } from "./index.ts";
import {
  agreed,
  contextFor,
  criterion,
  override,
  priorityClass,
  scores,
  screeningPolicy,
  screenOne,
} from "./testing.ts";

describe("Institution X of the rule page, Priority 2 with 62 points", () => {
  const x = () => screenOne(agreed("U1", [4, 3, 2, 4, 2, 1, 3]));

  test("in English", () => {
    expect(screeningParagraph(x(), contextFor(), "en")).toBe(
      "**Lembaga X (KX) is Priority 2** under policy IKN-S-3 (in force from 1 January 2024). " +
        "It meets the Priority 2 standard on importance for the state (4), competitiveness (3), " +
        "decision support (4) and risk (3): together 62 of 100 points, where 60 are needed. " +
        "It does not reach Priority 1: at that standard it has importance for the state (4) and " +
        "decision support (4) only, 40 points, 20 short. No override applies. " +
        "The result is sensitive: moving more than 2 points of weight away from the criteria it " +
        "meets loses Priority 2; one level less on competitiveness or risk makes it Priority 3. " +
        "Counting the spread of the assessors and of weights near the policy: Priority 2 66.5% " +
        "and Priority 3 33.5%. The weighted sum of 47.50 would give Priority 3; the two views " +
        "disagree. All assessors agreed.",
    );
  });

  test("in Indonesian", () => {
    expect(screeningParagraph(x(), contextFor(), "id")).toBe(
      "**Lembaga X (KX) masuk Prioritas 2** menurut kebijakan IKN-S-3 (berlaku sejak 1 Januari " +
        "2024). Unit memenuhi standar Prioritas 2 pada kepentingan bagi negara (4), daya saing " +
        "(3), pendukung keputusan (4), dan risiko (3): 62 dari 100 poin, minimal 60. Tidak " +
        "mencapai Prioritas 1: standar itu hanya dipenuhi pada kepentingan bagi negara (4) dan " +
        "pendukung keputusan (4), 40 poin, kurang 20. Tidak ada ketentuan khusus yang berlaku. " +
        "Hasil ini peka: lebih dari 2 poin bobot yang berpindah dari kriteria yang memenuhi " +
        "membuatnya kehilangan Prioritas 2; satu tingkat lebih rendah pada daya saing atau risiko " +
        "menjadikannya Prioritas 3. Dengan sebaran penilai dan bobot di sekitar kebijakan: " +
        "Prioritas 2 66,5% dan Prioritas 3 33,5%. Jumlah berbobot 47,50 akan menghasilkan " +
        "Prioritas 3; kedua pandangan berbeda. Semua penilai sepakat.",
    );
  });
});

describe("Institution Y, Priority 1 by rule and Priority 3 by points", () => {
  const policy = screeningPolicy({
    overrides: [
      override({
        id: "3",
        rank: 3,
        when: [{ fact: "criterion_level", criterion: criterion("B3"), oneOf: [5] }],
        reason: { id: "Fungsi inti pertahanan.", en: "A core function of defence." },
      }),
    ],
  });
  const y = () => screenOne(agreed("U1", [2, 3, 2, 2, 2, 5, 1]), policy);

  test("both classes are printed, with the points at each standard", () => {
    expect(screeningParagraph(y(), contextFor(policy), "en")).toBe(
      "**Lembaga X (KX) is Priority 1 by rule 3** under policy IKN-S-3 (in force from 1 January " +
        "2024). A core function of defence (Rule 3; rank 3). By points alone it would be " +
        "Priority 3 (points at each standard: Priority 1 12, Priority 2 20 and Priority 3 86). " +
        "A rule fixes the result: one level less on defence and security makes it Priority 3. " +
        "All assessors agreed.",
    );
    expect(screeningParagraph(y(), contextFor(policy), "id")).toContain(
      "Menurut poin saja hasilnya Prioritas 3",
    );
  });

  test("while the points are open the rule still decides, and the paragraph says so", () => {
    const named = screeningPolicy({
      overrides: [
        override({ id: "named", when: [{ fact: "institution_code", oneOf: ["KX"] }] }, "not_moved"),
      ],
    });
    const text = screeningParagraph(screenOne([], named), contextFor(named), "en");
    expect(text).toContain("is not moved by rule named**");
    expect(text).toContain("By points alone it would be undecided.");
  });
});

describe("what is undecided says why", () => {
  test("too few scores and too much disagreement", () => {
    const open = [
      ...agreed("U1", [4, 4, 4, 4, 4, 4, 4]).filter(
        ({ criterion: code }) => code !== "B1" && code !== "A2",
      ),
      ...scores("U1", "B1", [4, 4]),
      ...scores("U1", "A2", [4, 4, 2]),
    ];
    const screening = screenOne(open);
    expect(screeningParagraph(screening, contextFor(), "en")).toBe(
      "**Lembaga X (KX) is undecided** under policy IKN-S-3 (in force from 1 January 2024). " +
        "Assessors disagree about competitiveness (disagreement 0.33, range 2): the panel has to " +
        "meet. Scores with evidence are missing on decision support: 2 of 3.",
    );
    expect(screeningParagraph(screening, contextFor(), "id")).toContain("ketidaksepakatan 0,33");
  });

  test("two rules of one rank", () => {
    const when = [{ fact: "institution_code" as const, oneOf: ["KX"] }];
    const policy = screeningPolicy({
      overrides: [override({ id: "a", when }), override({ id: "b", when }, "not_moved")],
    });
    const text = screeningParagraph(screenOne([], policy), contextFor(policy), "en");
    expect(text).toContain("Rules a and b have the same rank (1) and contradict each other");
  });
});

test("a veto is named as the reason, not the points", () => {
  const policy = screeningPolicy({
    classes: [
      priorityClass(1, { veto: { [criterion("C1")]: 2 } }),
      priorityClass(2),
      priorityClass(3),
    ],
  });
  const vetoed = screenOne(agreed("U1", [5, 5, 5, 5, 5, 5, 2]), policy);
  expect(screeningParagraph(vetoed, contextFor(policy), "en")).toContain(
    "It does not reach Priority 1: its level on risk is too low (veto).",
  );
});

test("a dictator is named as the reason", () => {
  const dictator = { [criterion("B3")]: 5 };
  const policy = screeningPolicy({
    classes: [priorityClass(1, { dictator }), priorityClass(2), priorityClass(3)],
  });
  const dictated = screenOne(agreed("U1", [1, 1, 1, 1, 1, 5, 1]), policy);
  expect(screeningParagraph(dictated, contextFor(policy), "en")).toContain(
    "Its level on defence and security gives Priority 1 by itself.",
  );
});

test("a unit in no class says how far it is from the last one", () => {
  const none = screenOne(agreed("U1", [1, 1, 1, 1, 1, 1, 1]));
  const text = screeningParagraph(none, contextFor(), "en");
  expect(text).toContain("**Lembaga X (KX) is not moved**");
  expect(text).toContain(
    "It does not reach Priority 3: it meets that standard on no criterion, 60 points short.",
  );
});

// A1 22 and B3 12 stand at 4: 34 points at Priority 1, 26 short; at Priority 2 nothing is outside.
test("the nearer class is named with the points of weight that would give it", () => {
  const near = screenOne(agreed("U1", [4, 3, 3, 3, 3, 4, 3]));
  expect(screeningParagraph(near, contextFor(), "en")).toContain(
    "moving 26 points of weight to the criteria that meet the Priority 1 standard gives Priority 1",
  );
});

test("a name with a capital is written small inside a sentence, an abbreviation is not", () => {
  const named = (en: string) => {
    const given = screeningPolicy();
    const criteria = given.criteria.map((each) => ({ ...each, name: { id: en, en } }));
    return screeningParagraph(screenOne([]), contextFor({ ...given, criteria }), "en");
  };
  expect(named("Risk if not moved")).toContain("missing on risk if not moved: 0 of 3");
  expect(named("IKN principles")).toContain("missing on IKN principles: 0 of 3");
});
