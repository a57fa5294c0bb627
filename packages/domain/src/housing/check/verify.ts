import { err, ok, type Result } from "../../kernel/index.ts";
import type { Allocation } from "../allocation.ts";
import type { HousingPolicy } from "../policy.ts";
import type { HousingProblem } from "../problem.ts";
import { coverageViolation } from "./coverage.ts";
import { fitViolation } from "./fit.ts";
import { countPlaces, foreignColumn, orderViolation } from "./places.ts";
import { preferenceViolation } from "./preference.ts";
import { keptBack } from "./quotas.ts";
import { readClaim } from "./reading.ts";
import { turnsViolation } from "./turns.ts";
import type { VerifiedTotals, Violation } from "./violation.ts";

/**
 * Checks an allocation against the problem, the policy and its own certificate: the order, every
 * pair, and that no other allocation is better at any stage. Shares no code with the solver and
 * repeats none of its searches. Names the first condition that does not hold.
 */
export function verifyAllocation(
  problem: HousingProblem,
  policy: HousingPolicy,
  allocation: Allocation,
): Result<VerifiedTotals, Violation> {
  const { coverage, fit, preference } = allocation.certificate;
  const foreign = foreignColumn(problem, allocation);
  if (foreign !== null) return err({ kind: "foreign_certificate", column: foreign });
  const disorder = orderViolation(problem, allocation);
  if (disorder !== null) return err(disorder);
  const claim = readClaim(problem, policy, allocation);
  if (!claim.ok) return claim;
  const reading = claim.value;
  const places = countPlaces(reading);
  if ("kind" in places) return err(places);
  const kept = keptBack(reading);
  if ("kind" in kept) return err(kept);

  if (policy.stages[0] === "preference") {
    const violation = turnsViolation(reading, kept);
    if (violation !== null) return err(violation);
    return ok({ ...places, proved: ["preference"], cuts: 0 });
  }
  if (coverage === null) return err({ kind: "foreign_certificate", column: "coverage" });
  const uncovered = coverageViolation(reading, coverage, kept);
  if (uncovered !== null) return err(uncovered);
  const fitted = policy.stages[1] === "fit";
  if (fitted !== (fit !== null)) return err({ kind: "foreign_certificate", column: "fit" });
  if (fit !== null) {
    const misfit = fitViolation(reading, fit, kept);
    if (misfit !== null) return err(misfit);
  }
  if (preference === null) return err({ kind: "foreign_certificate", column: "preference" });
  const better = preferenceViolation(reading, preference, kept);
  if (better !== null) return err(better);
  return ok({ ...places, proved: policy.stages, cuts: preference.clock.length });
}
