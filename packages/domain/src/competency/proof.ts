import type { CompetencyCode } from "../kernel/index.ts";
import { PostLevel } from "../registry/index.ts";
import { exampleFlaws } from "./examples.ts";
import type { CompetencyFlaw } from "./flaw.ts";
import type { CompetencyPolicy } from "./policy.ts";

/** Every reason why these rules of competency do not hold together; none when they do. */
export function competencyFlaws(policy: CompetencyPolicy): readonly CompetencyFlaw[] {
  const codes: readonly CompetencyCode[] = policy.competencies.map(({ code }) => code);
  const modules = policy.training.modules;
  const { floorPercent, eligiblePercent, criticalGap, anyGap } = policy.thresholds;
  const flaws: CompetencyFlaw[] = [
    ...doubled(codes).map((code): CompetencyFlaw => ({ kind: "competency_doubled", code })),
    ...doubled(modules.map(({ code }) => code)).map((code): CompetencyFlaw => ({
      kind: "module_doubled",
      code,
    })),
    ...modules
      .filter(({ competency }) => !codes.includes(competency))
      .map(({ code, competency }): CompetencyFlaw => ({
        kind: "module_competency_unknown",
        module: code,
        competency,
      })),
    ...PostLevel.options.flatMap((postLevel) => standardFlaws(policy, postLevel, codes)),
  ];
  if (floorPercent > eligiblePercent)
    flaws.push({ kind: "thresholds_not_ordered", floorPercent, eligiblePercent });
  if (criticalGap > anyGap) flaws.push({ kind: "gap_limits_not_ordered", criticalGap, anyGap });
  return flaws.length > 0 ? flaws : exampleFlaws(policy);
}

function standardFlaws(
  { standards }: CompetencyPolicy,
  postLevel: PostLevel,
  codes: readonly CompetencyCode[],
): readonly CompetencyFlaw[] {
  const levels: Readonly<Record<string, number>> = standards[postLevel];
  const known: readonly string[] = codes;
  return [
    ...codes
      .filter((competency) => levels[competency] === undefined)
      .map((competency): CompetencyFlaw => ({
        kind: "post_standard_missing",
        postLevel,
        competency,
      })),
    ...Object.keys(levels)
      .filter((competency) => !known.includes(competency))
      .map((competency): CompetencyFlaw => ({
        kind: "post_standard_unknown",
        postLevel,
        competency,
      })),
  ];
}

function doubled(codes: readonly string[]): readonly string[] {
  return codes.filter((code, index) => codes.indexOf(code) !== index);
}
