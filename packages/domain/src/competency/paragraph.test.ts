import { describe, expect, test } from "vitest";
import { competencyParagraph } from "./index.ts";
import { assessment, assessOne, competencyPolicy, contextFor, day, person } from "./testing.ts";

const met = [4, 3, 4, 4, 4, 4, 3, 3, 4, 4];
const inBoth = (result: ReturnType<typeof assessOne>) =>
  (["en", "id"] as const).map((language) => competencyParagraph(result, contextFor(), language));

describe("one person's result in both languages", () => {
  test("eligible, with the gaps as development notes", () => {
    const [en, id] = inBoth(assessOne([assessment([4, 3, 3, 3, 4, 4, 3, 3, 4, 4])]));
    expect(en).toBe(
      "**P1 is eligible** under policy IKN-S-3 (in force from 1 January 2024). Of the 37 levels " +
        "the post asks for, 35 are met. Gaps: ikn principles (3 of 4) and service (3 of 4).",
    );
    expect(id).toBe(
      "**P1 memenuhi syarat** menurut kebijakan IKN-S-3 (berlaku sejak 1 Januari 2024). Ia " +
        "memenuhi 35 dari 37 tingkat yang diminta jabatannya. Kesenjangan: kompetensi " +
        "ikn_principles (3 dari 4) dan kompetensi service (3 dari 4).",
    );
  });

  test("eligible without any gap", () => {
    const [en, id] = inBoth(assessOne([assessment(met)]));
    expect(en).toMatch(/37 are met\. There is no gap\.$/);
    expect(id).toMatch(/Tidak ada kesenjangan\.$/);
  });

  test("conditional, with the plan and the day", () => {
    const [en, id] = inBoth(assessOne([assessment([3, ...met.slice(1)])]));
    expect(en).toContain("**P1 is eligible after training**");
    expect(en).toContain("Gaps: digital literacy (3 of 4, critical).");
    expect(en).toContain(
      "Training plan: M-digital_literacy-4 (digital literacy 4, 10 hours); 10 hours in all, " +
        "ready to move from 15 July 2024.",
    );
    expect(id).toContain("Rencana pelatihan: M-digital_literacy-4");
    expect(id).toContain("Kesenjangan: kompetensi digital_literacy (3 dari 4, kritis).");
    expect(id).toContain("siap pindah mulai 15 Juli 2024.");
  });

  test("two modules stand apart from each other", () => {
    const [en] = inBoth(assessOne([assessment([3, 3, 4, 4, 3, ...met.slice(5)])]));
    expect(en).toContain(
      "(digital literacy 4, 10 hours), M-accountable-4 (accountable 4, 10 hours);",
    );
  });

  test("a competency that the policy at hand does not know is named by its code", () => {
    const result = assessOne([assessment([null, ...met.slice(1)])]);
    const context = contextFor();
    const [, ...rest] = context.policy.competencies;
    const without = { ...context, policy: { ...context.policy, competencies: rest } };
    expect(competencyParagraph(result, without, "en")).toContain("36 months: digital_literacy.");
  });

  test("a gap too large names the limits", () => {
    const [en, id] = inBoth(assessOne([assessment([1, ...met.slice(1)])]));
    expect(en).toContain("**P1 is not eligible**");
    expect(en).toContain(
      "A gap of 2 levels in a critical competency, of 3 in any, or a match below 78%",
    );
    expect(id).toContain("Kesenjangan 2 tingkat pada kompetensi kritis");
  });

  test("no plan that fits names the budget", () => {
    const policy = competencyPolicy(met, { hoursBudget: 9 });
    const result = assessOne([assessment([3, ...met.slice(1)])], policy);
    expect(competencyParagraph(result, contextFor(policy), "en")).toContain("more than 9 hours");
    expect(competencyParagraph(result, contextFor(policy), "id")).toContain("melebihi 9 jam");
  });

  test("undecided names what has to be assessed again", () => {
    const [en, id] = inBoth(assessOne([assessment([null, null, ...met.slice(2)])]));
    expect(en).toContain("**P1 is undecided**");
    expect(en).toContain("younger than 36 months: digital literacy and multitasking.");
    expect(id).toContain("**P1 belum dapat diputuskan**");
    expect(id).toContain(
      "Asesmen tidak ada atau sudah lewat 36 bulan: kompetensi digital_literacy dan kompetensi multitasking. Perlu asesmen ulang.",
    );
  });

  test("each knock-out is said with its figures and the citation", () => {
    const result = assessOne([assessment(met)], competencyPolicy(), {
      person: person({
        legalStanding: "study_leave",
        discipline: "severe",
        retiresOn: "2025-01-31",
      }),
      firstMove: day("2024-09-01"),
    });
    const [en, id] = inBoth(result);
    expect(en).toContain("Legal standing: study leave (Test 1).");
    expect(en).toContain("A severe disciplinary measure is running (Test 1).");
    expect(en).toContain(
      "Retires on 31 January 2025, while 24 months after the move are needed, that is until 1 September 2026 (Test 1).",
    );
    expect(id).toContain("Kedudukan hukum: tugas belajar (Test 1).");
    expect(id).toContain("hukuman disiplin berat");
    expect(id).toContain("Pensiun pada 31 Januari 2025");
  });
});
