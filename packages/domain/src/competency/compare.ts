import { compareText, type PersonId } from "../kernel/index.ts";
import type { CompetencyResult } from "./result.ts";

/** A person whose outcome differs between two days or two sets of facts. Null: was not there. */
export type CompetencyChange = {
  readonly personId: PersonId;
  readonly before: Pick<CompetencyResult, "outcome" | "rule"> | null;
  readonly after: Pick<CompetencyResult, "outcome" | "rule"> | null;
};

/**
 * Who changed between two assessments, by person: eligibility is looked at on a set date and
 * again on the day of approval, when assessments may have expired or a measure begun.
 */
export function compareCompetency(
  before: readonly CompetencyResult[],
  after: readonly CompetencyResult[],
): readonly CompetencyChange[] {
  const older = new Map(before.map((each) => [each.personId, ruleOf(each)]));
  const newer = new Map(after.map((each) => [each.personId, ruleOf(each)]));
  return [...new Set([...older.keys(), ...newer.keys()])]
    .toSorted(compareText)
    .map((personId) => ({
      personId,
      before: older.get(personId) ?? null,
      after: newer.get(personId) ?? null,
    }))
    .filter((change) => change.before?.rule !== change.after?.rule);
}

function ruleOf({ outcome, rule }: CompetencyResult): Pick<CompetencyResult, "outcome" | "rule"> {
  return { outcome, rule };
}
