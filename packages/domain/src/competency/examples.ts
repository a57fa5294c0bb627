import { LocalDate } from "../kernel/index.ts";
import type { CompetencyFlaw } from "./flaw.ts";
import type { CompetencyPolicy } from "./policy.ts";
import { NOT_ASSESSED, postStandard } from "./post-standard.ts";
import { judgeBy } from "./verdict.ts";

/** Runs the examples that stand in the policy file beside its rules. */
export function exampleFlaws(policy: CompetencyPolicy): readonly CompetencyFlaw[] {
  // Levels alone decide; no rule but the deadline of training reads a day, and none is set here.
  const judge = judgeBy(policy, { asOf: LocalDate.parse("2000-01-01"), firstMove: null });
  return (policy.examples ?? []).flatMap((example): readonly CompetencyFlaw[] => {
    const levels = policy.competencies.map(({ code }) => example.levels[code] ?? NOT_ASSESSED);
    const { outcome, plan } = judge(postStandard(example.postLevel, policy), levels);
    const hours = plan?.hours ?? 0;
    const expectedHours = example.expect.hours ?? hours;
    if (outcome === example.expect.outcome && hours === expectedHours) return [];
    return [
      {
        kind: "competency_example_fails",
        example: example.name.en,
        expected: `${example.expect.outcome}, ${expectedHours} hours`,
        found: `${outcome}, ${hours} hours`,
      },
    ];
  });
}
