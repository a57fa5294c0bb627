import type { CriterionCode, Random } from "@pindah/domain/kernel";
import type { Score } from "@pindah/domain/registry";
import type { ScreeningPriors } from "../profile.ts";
import type { Reference } from "../reference.ts";

const ASSESSORS = 9;

/**
 * Illustrative levels of three assessors for every unit and criterion: what kind of body and unit
 * it is, and a little chance. A few units stay open on purpose: one score without evidence, or
 * assessors too far apart.
 */
export function generateScores(
  reference: Reference,
  criteria: readonly CriterionCode[],
  random: Random,
): Score[] {
  const { priors } = reference;
  const prior = priorOf(reference);
  const open = openUnits(reference, random);
  const scores: Score[] = [];
  for (const [index, unit] of reference.units.entries()) {
    const first = random.below(ASSESSORS);
    const odd = random.below(criteria.length);
    for (const [at, criterion] of criteria.entries()) {
      const middle = clamp(prior(index, criterion) + step(priors.spread.unitPercent, random));
      const apart = random.below(100) < priors.spread.oneAssessorApartPercent ? random.below(3) : 3;
      const aside = random.below(2) * 2 - 1;
      for (let k = 0; k < 3; k += 1) {
        const disagree = open.disagreement.has(index) && at === odd;
        const level = disagree
          ? 1 + 2 * k - (k === 2 ? 1 : 0)
          : clamp(k === apart ? middle + aside : middle);
        const withoutEvidence = open.missing.has(index) && at === odd && k === 0;
        scores.push({
          unitCode: unit.code,
          criterion,
          assessorId: `asesor-${((first + k) % ASSESSORS) + 1}`,
          level,
          evidence: withoutEvidence ? null : priors.evidence,
        });
      }
    }
  }
  return scores;
}

function priorOf(reference: Reference): (unit: number, criterion: CriterionCode) => number {
  const { priors } = reference;
  const types = new Map(reference.institutions.map((entry) => [entry.code, entry.type]));
  const themes = new Map(reference.themes.map((entry) => [entry.institutionCode, entry.theme]));
  return (index, criterion) => {
    const unit = reference.units[index];
    const type = unit === undefined ? undefined : types.get(unit.institutionCode);
    if (unit === undefined || type === undefined) throw new Error(`No unit ${index}`);
    const theme = themes.get(unit.institutionCode) ?? "other";
    return (
      (priors.byType[type][criterion] ?? 1) +
      (priors.byTheme[theme]?.[criterion] ?? 0) +
      (priors.byUnitKind[unit.kind]?.[criterion] ?? 0)
    );
  };
}

/** Units to leave open, among those that no list of the law names: there a score decides. */
function openUnits(
  reference: Reference,
  random: Random,
): { missing: Set<number>; disagreement: Set<number> } {
  const closed = new Set(reference.priors.spread.closedThemes);
  const listed = new Set([
    ...reference.institutions
      .filter((entry) => entry.legalList !== null)
      .map((entry) => entry.code),
    ...reference.themes
      .filter((entry) => closed.has(entry.theme))
      .map((entry) => entry.institutionCode),
  ]);
  const free = [...reference.units.entries()]
    .filter(([, unit]) => !listed.has(unit.institutionCode))
    .map(([index]) => index);
  const draw = (count: number, barred: ReadonlySet<number>) => {
    const drawn = new Set<number>();
    while (drawn.size < Math.min(count, free.length - barred.size)) {
      const index = free[random.below(free.length)];
      if (index !== undefined && !barred.has(index)) drawn.add(index);
    }
    return drawn;
  };
  const { unitsWithMissingScore, unitsWithDisagreement }: ScreeningPriors["spread"] =
    reference.priors.spread;
  const missing = draw(unitsWithMissingScore, new Set());
  return { missing, disagreement: draw(unitsWithDisagreement, missing) };
}

const step = (percent: readonly number[], random: Random) => random.weighted(percent) - 1;
const clamp = (level: number) => Math.max(1, Math.min(5, level));
