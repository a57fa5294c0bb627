import type { LocalDate } from "../kernel/index.ts";
import type { Person } from "../registry/index.ts";
import { knockOutsOn } from "./knock-outs.ts";
import type { CompetencyPolicy } from "./policy.ts";
import type { CompetencyResult, KnockOut } from "./result.ts";

/** Why somebody may not be approved now, whatever was found on the set date. */
export type ApprovalBar =
  | KnockOut
  | {
      readonly kind: "competency";
      readonly outcome: CompetencyResult["outcome"];
      /** The rule that decided; null when the person was not looked at. */
      readonly rule: CompetencyResult["rule"] | null;
    };

/**
 * Eligibility again on the day of an approval: the conditions apart from scores are asked anew of
 * the person as they stand now, and the outcome of the set date must allow a move. Whoever was not
 * looked at on that date is undecided. Empty: nothing of this stands in the way.
 *
 * Source: docs/rules/competency.md, "Again at approval".
 */
export function barsToApproval(
  person: Pick<Person, "legalStanding" | "discipline" | "retiresOn">,
  onSetDate: Pick<CompetencyResult, "outcome" | "rule"> | null,
  moveDate: LocalDate,
  policy: CompetencyPolicy["knockOuts"],
): readonly ApprovalBar[] {
  const { outcome, rule } = onSetDate ?? { outcome: "undecided", rule: null };
  const knockOuts = knockOutsOn(moveDate, policy)(person);
  return outcome === "eligible" || outcome === "conditional"
    ? knockOuts
    : [...knockOuts, { kind: "competency", outcome, rule }];
}
