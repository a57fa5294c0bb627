import { z } from "zod";
import {
  compareText,
  CriterionCode,
  hashOf,
  LocalDate,
  PolicyId,
  sortedBy,
  UnitCode,
} from "../kernel/index.ts";
import { Institution, Unit, type Dataset, type Score } from "../registry/index.ts";
import { ScreeningPolicy, screenUnits, type UnitScreening } from "../screening/index.ts";

/**
 * One assessor's level as it is published: assessors are numbered anew for each criterion of each
 * unit, so that no assessor can be followed from one unit to the next, nor the source's free text
 * read. A score without evidence has no day and does not count.
 */
export const PublicScore = z.strictObject({
  unitCode: UnitCode,
  criterion: CriterionCode,
  assessor: z.int().min(1),
  level: z.int().min(1).max(5),
  evidenceOn: LocalDate.nullable(),
});
export type PublicScore = z.infer<typeof PublicScore>;

/** Everything the screening was computed from, as it is published. */
export const ScreeningInputs = z.strictObject({
  onDate: LocalDate,
  policyId: PolicyId,
  policy: ScreeningPolicy,
  institutions: z.array(Institution),
  units: z.array(Unit),
  scores: z.array(PublicScore),
});
export type ScreeningInputs = z.infer<typeof ScreeningInputs>;

/** The published fingerprint of one unit's result. */
export const UnitFingerprint = z.strictObject({ unitCode: UnitCode, sha256: z.string() });
export type UnitFingerprint = z.infer<typeof UnitFingerprint>;

/** One unit whose published result is not the one computed from the published inputs. */
export type RerunDifference =
  | {
      readonly kind: "differs";
      readonly unitCode: UnitCode;
      readonly published: string;
      readonly computed: string;
      readonly outcome: UnitScreening["outcome"];
    }
  | { readonly kind: "not_in_inputs"; readonly unitCode: UnitCode }
  | { readonly kind: "not_published"; readonly unitCode: UnitCode };

/** What a run over the published inputs found. */
export type ScreeningRerun = {
  readonly units: number;
  readonly same: number;
  readonly differences: readonly RerunDifference[];
};

export function publicScores(scores: Dataset["scores"]): PublicScore[] {
  const groups = Map.groupBy(scores, (score) => `${score.unitCode} ${score.criterion}`);
  return [...groups.keys()]
    .toSorted(compareText)
    .flatMap((key) => withoutAssessors(groups.get(key) ?? []));
}

function withoutAssessors(scores: readonly Score[]): readonly PublicScore[] {
  const byAssessor = [...Map.groupBy(scores, (score) => score.assessorId).values()].map((own) =>
    sortedBy(own, dayAndLevel),
  );
  return sortedBy(byAssessor, (own) => own.map(dayAndLevel).join(";")).flatMap((own, index) =>
    own.map(({ unitCode, criterion, level, evidence }) => ({
      unitCode,
      criterion,
      assessor: index + 1,
      level,
      evidenceOn: evidence?.date ?? null,
    })),
  );
}

function dayAndLevel({ evidence, level }: Score): string {
  return `${evidence?.date ?? ""} ${level}`;
}

export function fingerprints(screening: readonly UnitScreening[]): readonly UnitFingerprint[] {
  return screening.map((result) => ({ unitCode: result.unitCode, sha256: hashOf(result) }));
}

/** Screens the published inputs again and compares unit by unit with what was published. */
export function rerunScreening(
  inputs: ScreeningInputs,
  published: readonly UnitFingerprint[],
): ScreeningRerun {
  const computed = new Map(screenAgain(inputs).map((result) => [result.unitCode, result]));
  const names = new Set(published.map((each) => each.unitCode));
  const differences = published.flatMap(({ unitCode, sha256 }): readonly RerunDifference[] => {
    const result = computed.get(unitCode);
    if (result === undefined) return [{ kind: "not_in_inputs", unitCode }];
    const hash = hashOf(result);
    if (hash === sha256) return [];
    const { outcome } = result;
    return [{ kind: "differs", unitCode, published: sha256, computed: hash, outcome }];
  });
  const extra = [...computed.keys()]
    .filter((unitCode) => !names.has(unitCode))
    .map((unitCode) => ({ kind: "not_published" as const, unitCode }));
  const all = [...differences, ...extra];
  return { units: published.length, same: published.length - differences.length, differences: all };
}

/** The screening of published inputs, and of a reader's own variation of them. */
export function screenAgain(inputs: ScreeningInputs): readonly UnitScreening[] {
  const { units, institutions, onDate, policy } = inputs;
  const scores = inputs.scores.map(
    ({ unitCode, criterion, assessor, level, evidenceOn }): Score => ({
      unitCode,
      criterion,
      assessorId: String(assessor),
      level,
      evidence: evidenceOn === null ? null : { source: "published", date: evidenceOn },
    }),
  );
  return screenUnits({ units, institutions, scores, onDate }, policy);
}
