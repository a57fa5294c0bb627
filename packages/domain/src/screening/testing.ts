import {
  ClassCode,
  CriterionCode,
  InstitutionCode,
  LocalDate,
  PolicyId,
  UnitCode,
  type Bilingual,
} from "../kernel/index.ts";
import type { Institution, Score, Unit } from "../registry/index.ts";
import type { ScreeningContext } from "./explain.ts";
import type { Override, PriorityClass, ScreeningPolicy } from "./policy.ts";
import type { UnitScreening } from "./result.ts";
import { screenUnits } from "./screening.ts";

/** The example of docs/rules/screening.md: seven criteria, standards 4, 3 and 2, majority 60. */
const example = [
  ["A1", 22, "kepentingan bagi negara", "importance for the state"],
  ["A2", 8, "daya saing", "competitiveness"],
  ["A3", 8, "kemandirian ekonomi", "economic independence"],
  ["B1", 18, "pendukung keputusan", "decision support"],
  ["B2", 18, "penggerak strategis", "strategic enabler"],
  ["B3", 12, "pertahanan dan keamanan", "defence and security"],
  ["C1", 14, "risiko", "risk"],
] as const;

export const criterion = (code: string): CriterionCode => CriterionCode.parse(code);
export const classCode = (code: string): ClassCode => ClassCode.parse(code);
export const day = (text: string): LocalDate => LocalDate.parse(text);
export const onDate: LocalDate = day("2024-07-01");
export const codes: readonly CriterionCode[] = example.map(([code]) => criterion(code));

const same = (text: string): Bilingual => ({ id: text, en: text });

export function priorityClass(
  number: 1 | 2 | 3,
  limits: Partial<PriorityClass> = {},
): PriorityClass {
  return {
    code: classCode(`P${number}`),
    name: { id: `Prioritas ${number}`, en: `Priority ${number}` },
    standard: Object.fromEntries(codes.map((code) => [code, 5 - number])),
    veto: {},
    dictator: {},
    ...limits,
  };
}

export function screeningPolicy(change: Partial<ScreeningPolicy> = {}): ScreeningPolicy {
  return {
    filters: ["A", "B", "C"].map((code) => ({ code, name: same(code) })),
    criteria: example.map(([code, weight, id, en]) => ({
      code: criterion(code),
      filter: code.slice(0, 1),
      name: { id, en },
      weight,
      anchors: ["1", "2", "3", "4", "5"].map(same),
    })),
    classes: [priorityClass(1), priorityClass(2), priorityClass(3)],
    majority: 60,
    assessors: { minimum: 3, disagreementLimitPercent: 25, rangeLimit: 3 },
    overrides: [],
    sensitivity: { robustFromPercent: 95, sensitiveBelowPercent: 75 },
    ...change,
  };
}

export function override(
  change: Partial<Override> & Pick<Override, "id" | "when">,
  result: Override["then"] = classCode("P1"),
): Override {
  return {
    rank: 1,
    reason: { id: `Alasan ${change.id}`, en: `Reason ${change.id}` },
    citation: { text: `Rule ${change.id}` },
    from: day("2024-01-01"),
    until: null,
    ...change,
    then: result,
  };
}

export function institution(change: Partial<Institution> = {}): Institution {
  return {
    code: InstitutionCode.parse("KX"),
    nameId: "Kementerian X",
    nameEn: "Ministry X",
    abbrev: "KX",
    type: "kementerian",
    baCode: null,
    legalList: null,
    priorityApr2024: null,
    source: "test",
    confidence: "high",
    note: null,
    ...change,
  };
}

export function unit(code: string, change: Partial<Unit> = {}): Unit {
  return {
    code: UnitCode.parse(code),
    institutionCode: InstitutionCode.parse("KX"),
    nameId: `Unit ${code}`,
    kind: "deputi",
    source: "test",
    confidence: "high",
    ...change,
  };
}

/** One score per level; assessors are numbered. */
export function scores(
  unitCode: string,
  code: string,
  levels: readonly number[],
): readonly Score[] {
  return levels.map((level, index) => ({
    unitCode: UnitCode.parse(unitCode),
    criterion: criterion(code),
    assessorId: `assessor-${index + 1}`,
    level,
    evidence: { source: "test", date: day("2024-03-01") },
  }));
}

/** Three assessors who agree on every criterion, in the order A1 A2 A3 B1 B2 B3 C1. */
export function agreed(unitCode: string, levels: readonly number[]): readonly Score[] {
  return codes.flatMap((code, j) => {
    const level = levels[j] ?? 1;
    return scores(unitCode, code, [level, level, level]);
  });
}

/** Screens one unit of one institution. */
export function screenOne(
  given: readonly Score[],
  policy: ScreeningPolicy = screeningPolicy(),
  facts: { readonly unit?: Unit; readonly institution?: Institution } = {},
): UnitScreening {
  const [screening] = screenUnits(
    {
      units: [facts.unit ?? unit("U1")],
      institutions: [facts.institution ?? institution()],
      scores: given,
      onDate,
    },
    policy,
  );
  if (screening === undefined) throw new Error("One unit was given, and none came back");
  return screening;
}

export function contextFor(policy: ScreeningPolicy = screeningPolicy()): ScreeningContext {
  return {
    unit: unit("U1", { nameId: "Lembaga X" }),
    institution: institution(),
    policyId: PolicyId.parse("IKN-S-3"),
    inForceFrom: day("2024-01-01"),
    policy,
  };
}
