import { HouseholdId, LocalDate, PersonId, seededRandom, UnitCode } from "@pindah/domain/kernel";
import type { CompetencyPolicy } from "@pindah/domain/competency";
import { PostLevel, type Assessment, type Person } from "@pindah/domain/registry";

/** People with one full assessment each, levels 1 to 5 drawn at random: no two alike. Seeded. */
export function assessedPeople(count: number, policy: CompetencyPolicy) {
  const random = seededRandom(1_000_000);
  const people: Person[] = [];
  const assessments: Assessment[] = [];
  const retiresOn = LocalDate.parse("2045-01-01");
  const unitCode = UnitCode.parse("U1");
  for (let i = 0; i < count; i += 1) {
    const digits = String(i).padStart(7, "0");
    const personId = PersonId.parse(`P${digits}`);
    people.push({
      personId,
      unitCode,
      householdId: HouseholdId.parse(`H${digits}`),
      employment: "pns",
      postLevel: PostLevel.options[random.below(PostLevel.options.length)] ?? "pelaksana",
      grade: "III/c",
      sex: "female",
      education: "s1",
      retiresOn,
      legalStanding: "active",
      discipline: "none",
    });
    assessments.push({
      personId,
      assessorId: "a1",
      instrument: "benchmark",
      assessedOn: LocalDate.parse("2024-01-15"),
      levels: Object.fromEntries(
        policy.competencies.map(({ code }) => [code, 1 + random.below(5)]),
      ),
    });
  }
  const asOf = LocalDate.parse("2024-07-01");
  return { people, assessments, asOf, firstMove: LocalDate.parse("2024-09-01") };
}
