import { InstitutionCode, LocalDate, seededRandom, UnitCode } from "@pindah/domain/kernel";
import { Institution, type Score, type Unit } from "@pindah/domain/registry";
import type { ScreeningPolicy } from "@pindah/domain/screening";

/** Units with scores of five assessors who differ by a level now and then. Seeded. */
export function scoredUnits(count: number, policy: ScreeningPolicy) {
  const random = seededRandom(648);
  const institutions = Array.from({ length: 90 }, (_, i) =>
    Institution.parse({
      code: `K${i}`,
      nameId: `Lembaga ${i}`,
      nameEn: `Institution ${i}`,
      abbrev: `K${i}`,
      type: "kementerian",
      baCode: null,
      legalList: i % 9 === 0 ? "klaster_1" : null,
      priorityApr2024: null,
      source: "benchmark",
      confidence: "low",
      note: null,
    }),
  );
  const units: readonly Unit[] = Array.from({ length: count }, (_, i) => ({
    code: UnitCode.parse(`U${String(i).padStart(5, "0")}`),
    institutionCode: InstitutionCode.parse(`K${i % 90}`),
    nameId: `Unit ${i}`,
    kind: "deputi",
    source: "benchmark",
    confidence: "low",
  }));
  const date = LocalDate.parse("2024-01-15");
  const scores: Score[] = [];
  for (const unit of units)
    for (const { code } of policy.criteria) {
      const middle = 1 + random.below(5);
      for (let assessor = 0; assessor < 5; assessor += 1) {
        const off = random.below(5) === 0 ? (random.below(2) === 0 ? 1 : -1) : 0;
        scores.push({
          unitCode: unit.code,
          criterion: code,
          assessorId: `a${assessor}`,
          level: Math.min(5, Math.max(1, middle + off)),
          evidence: { source: "benchmark", date },
        });
      }
    }
  return { units, institutions, scores, onDate: LocalDate.parse("2024-07-01") };
}
