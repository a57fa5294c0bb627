import { addDays, type CompetencyCode, type LocalDate, type Random } from "@pindah/domain/kernel";
import type { CompetencyPolicy } from "@pindah/domain/competency";
import type { Assessment, Person } from "@pindah/domain/registry";
import type { Reference } from "../reference.ts";

/** How somebody stands against the standard of the post, before any rule looks. */
type Readiness = "ready" | "development" | "training" | "far";
const READINESS = ["ready", "development", "training", "far"] as const satisfies Readiness[];

/** Illustrative assessments, around the standard of each person's post. */
export function generateAssessments(
  people: readonly Person[],
  reference: Reference,
  policy: CompetencyPolicy,
  random: Random,
): Assessment[] {
  const { illustration } = reference.profile;
  const weights = READINESS.map((key) => illustration.readinessWeights[key]);
  // The last four years, as days; past the policy's validity they are only the expired ones.
  const day = dayBefore(reference.asOf);
  const validDays = policy.validMonths * 30;
  const assessments: Assessment[] = [];
  for (const person of people) {
    if (random.below(1000) >= illustration.assessedPermille) continue;
    const readiness = READINESS[random.weighted(weights)] ?? "ready";
    const expired = random.below(1000) < illustration.expiredPermilleOfAssessed;
    const incomplete = random.below(1000) < illustration.incompletePermilleOfAssessed;
    const assessedOn = day(expired ? validDays + 90 + random.below(300) : 10 + random.below(700));
    const levels = levelsFor(person, readiness, policy, random);
    if (incomplete) {
      const dropped = policy.competencies[random.below(policy.competencies.length)];
      if (dropped !== undefined) delete levels[dropped.code];
    }
    const first = 1 + random.below(40);
    assessments.push(session(person, first, assessedOn, levels));
    if (random.below(100) < illustration.secondAssessorPercent)
      assessments.push(session(person, (first % 40) + 1, assessedOn, levels));
  }
  return assessments;
}

type Levels = Partial<Record<CompetencyCode, number>>;

function levelsFor(
  person: Person,
  readiness: Readiness,
  policy: CompetencyPolicy,
  random: Random,
): Levels {
  const standard = policy.standards[person.postLevel];
  const short = shortfalls(readiness, policy, random);
  const levels: Levels = {};
  for (const { code } of policy.competencies) {
    const required = standard[code] ?? 0;
    const surplus = random.below(100) < 35 ? 1 : 0;
    const gap = short.get(code);
    levels[code] = Math.max(
      0,
      Math.min(5, gap === undefined ? required + surplus : required - gap),
    );
  }
  return levels;
}

/** Where the person falls short of the standard, and by how many levels. */
function shortfalls(
  readiness: Readiness,
  policy: CompetencyPolicy,
  random: Random,
): Map<CompetencyCode, number> {
  const critical = policy.competencies.filter((entry) => entry.critical).map((entry) => entry.code);
  const others = policy.competencies.filter((entry) => !entry.critical).map((entry) => entry.code);
  const pick = (codes: readonly CompetencyCode[]) => codes[random.below(codes.length)];
  const short = new Map<CompetencyCode, number>();
  const add = (code: CompetencyCode | undefined, gap: number) => {
    if (code !== undefined) short.set(code, gap);
  };
  switch (readiness) {
    case "ready":
      break;
    case "development":
      add(pick(others), 1);
      break;
    case "training":
      add(pick(critical), 1);
      if (random.below(2) === 1) add(pick(others), 1);
      break;
    case "far":
      add(pick(critical), 2);
      add(pick(others), 2);
      break;
  }
  return short;
}

function session(
  person: Person,
  assessor: number,
  assessedOn: LocalDate,
  levels: Levels,
): Assessment {
  return {
    personId: person.personId,
    assessorId: `asesor-kompetensi-${assessor}`,
    instrument: "ilustrasi",
    assessedOn,
    levels,
  };
}

/** `addDays` remembered: a few thousand different days serve a million people. */
function dayBefore(asOf: LocalDate): (days: number) => LocalDate {
  const known = new Map<number, LocalDate>();
  return (days) => {
    const day = known.get(days) ?? addDays(asOf, -days);
    known.set(days, day);
    return day;
  };
}
