import type { CompetencyCode } from "../kernel/index.ts";
import type { PostLevel } from "../registry/index.ts";
import type { CompetencyPolicy } from "./policy.ts";
import type { CompetencyGap } from "./result.ts";

/** No assessment counts; stands where levels 0 to 5 stand. */
export const NOT_ASSESSED = 6;

/** What a post asks for, with every gap it can have made once and shared by everybody. */
export type PostStandard = {
  /** Sum of the levels it asks for. */
  readonly required: number;
  /** By competency, then by level 0 to 5 and `NOT_ASSESSED`. */
  readonly gaps: readonly (readonly CompetencyGap[])[];
};

/** Throws when a standard is missing: `provePolicy` refuses such a policy. */
export function postStandard(
  postLevel: PostLevel,
  { competencies, standards }: CompetencyPolicy,
): PostStandard {
  const gaps = competencies.map(({ code, critical }) => {
    const required = standardOf(standards[postLevel], postLevel, code);
    return [0, 1, 2, 3, 4, 5, null].map((level): CompetencyGap => {
      const gap = level === null ? 0 : Math.max(0, required - level);
      return { competency: code, required, level, gap, critical };
    });
  });
  return { required: gaps.reduce((sum, [gap]) => sum + (gap?.required ?? 0), 0), gaps };
}

function standardOf(
  standards: Readonly<Record<CompetencyCode, number>> | undefined,
  postLevel: PostLevel,
  code: CompetencyCode,
): number {
  const level = standards?.[code];
  if (level === undefined) throw new Error(`No standard for ${code} at ${postLevel}`);
  return level;
}
