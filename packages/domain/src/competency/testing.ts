import { CompetencyCode, LocalDate, PersonId, PolicyId } from "../kernel/index.ts";
import { Person, PostLevel, type Assessment } from "../registry/index.ts";
import { assessPeople } from "./people.ts";
import type { CompetencyContext } from "./paragraph.ts";
import { CompetencyPolicy } from "./policy.ts";
import type { CompetencyResult } from "./result.ts";

export const codes = [
  "digital_literacy",
  "multitasking",
  "ikn_principles",
  "service",
  "accountable",
  "competent",
  "harmonious",
  "loyal",
  "adaptive",
  "collaborative",
].map((code) => CompetencyCode.parse(code));

/** The three that the minister stressed; first, ninth and tenth. */
const critical = ["digital_literacy", "adaptive", "collaborative"];

export const day = (text: string): LocalDate => LocalDate.parse(text);
export const asOf: LocalDate = day("2024-07-01");

const modules = codes.flatMap((competency) =>
  [1, 2, 3, 4, 5].map((toLevel) => ({
    code: `M-${competency}-${toLevel}`,
    competency,
    toLevel,
    hours: 10,
    provider: "test",
  })),
);

/** Every post asks for the same levels: the example of docs/rules/competency.md asks for 37. */
export function competencyPolicy(
  standard: readonly number[] = [4, 3, 4, 4, 4, 4, 3, 3, 4, 4],
  training: Partial<CompetencyPolicy["training"]> = {},
): CompetencyPolicy {
  const levels = Object.fromEntries(codes.map((code, i) => [code, standard[i] ?? 0]));
  return CompetencyPolicy.parse({
    competencies: codes.map((code) => ({
      code,
      name: { id: `kompetensi ${code}`, en: code.replace("_", " ") },
      critical: critical.includes(code),
      behaviours: [],
    })),
    standards: Object.fromEntries(PostLevel.options.map((post) => [post, levels])),
    validMonths: 36,
    thresholds: { eligiblePercent: 90, floorPercent: 78, criticalGap: 2, anyGap: 3 },
    training: { modules, hoursBudget: 120, hoursPerWeek: 8, ...training },
    knockOuts: {
      allowedStandings: ["active"],
      barredDisciplines: ["medium", "severe"],
      monthsToRetirement: 24,
      citation: { text: "Test 1" },
    },
  });
}

export function person(change: Partial<Record<keyof Person, unknown>> = {}): Person {
  return Person.parse({
    personId: "P1",
    unitCode: "U1",
    householdId: "H1",
    employment: "pns",
    postLevel: "jf_muda",
    grade: "III/c",
    sex: "female",
    education: "s1",
    retiresOn: "2040-01-01",
    legalStanding: "active",
    discipline: "none",
    ...change,
  });
}

/** One session that judged all ten competencies in their order. */
export function assessment(
  levels: readonly (number | null)[],
  change: Partial<Assessment> = {},
): Assessment {
  return {
    personId: PersonId.parse("P1"),
    assessorId: "assessor-1",
    instrument: "test",
    assessedOn: day("2024-01-15"),
    levels: Object.fromEntries(
      codes.flatMap((code, i) => {
        const level = levels[i] ?? null;
        return level === null ? [] : [[code, level]];
      }),
    ),
    ...change,
  };
}

export function assessOne(
  assessments: readonly Assessment[],
  policy: CompetencyPolicy = competencyPolicy(),
  facts: { readonly person?: Person; readonly firstMove?: LocalDate | null } = {},
): CompetencyResult {
  const [result] = assessPeople(
    { people: [facts.person ?? person()], assessments, asOf, firstMove: facts.firstMove ?? null },
    policy,
  );
  if (result === undefined) throw new Error("One person was given, and none came back");
  return result;
}

export function contextFor(policy: CompetencyPolicy = competencyPolicy()): CompetencyContext {
  return { policyId: PolicyId.parse("IKN-S-3"), inForceFrom: day("2024-01-01"), policy };
}
