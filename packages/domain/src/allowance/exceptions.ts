import { z } from "zod";
import {
  Citation,
  err,
  HouseholdId,
  LocalDate,
  ok,
  PersonId,
  Rupiah,
  type Result,
} from "../kernel/index.ts";
import type { HouseholdCost } from "./result.ts";

/** The most that may be paid beyond the rates, by component, for one household. */
export const ExceptionCap = z.strictObject({
  component: z.string().min(1),
  atMost: Rupiah,
  citation: Citation,
});
export type ExceptionCap = z.infer<typeof ExceptionCap>;

/** More than the rates give, for one household, by a named person for a reason. */
export const CostException = z.strictObject({
  householdId: HouseholdId,
  component: z.string().min(1),
  rupiah: Rupiah,
  requestedBy: PersonId,
  approvedBy: PersonId,
  on: LocalDate,
  reason: z.string(),
});
export type CostException = z.infer<typeof CostException>;

/** Why an exception above the rates is not granted; several may hold at once. */
export type ExceptionRefusal =
  | { readonly kind: "no_cap_for_component"; readonly component: string }
  | {
      readonly kind: "above_cap";
      readonly atMost: number;
      readonly already: number;
      readonly asked: number;
    }
  | { readonly kind: "approver_asked_for_it" }
  | { readonly kind: "approver_is_concerned" }
  | { readonly kind: "reason_missing" };

/**
 * Whether an exception stands, given those granted to the household before: within the cap in
 * all, approved by somebody who neither asked for it nor belongs to the household, with a reason.
 * All that is wrong is told at once.
 */
export function judgeException(
  exception: CostException,
  earlier: readonly CostException[],
  members: readonly PersonId[],
  caps: readonly ExceptionCap[],
): Result<CostException, readonly [ExceptionRefusal, ...ExceptionRefusal[]]> {
  const { householdId, component, rupiah, approvedBy } = exception;
  const cap = caps.find((entry) => entry.component === component);
  const already = earlier
    .filter((entry) => entry.householdId === householdId && entry.component === component)
    .reduce((sum, entry) => sum + entry.rupiah, 0);
  const found: ExceptionRefusal[] = [];
  if (cap === undefined) found.push({ kind: "no_cap_for_component", component });
  else if (already + rupiah > cap.atMost)
    found.push({ kind: "above_cap", atMost: cap.atMost, already, asked: rupiah });
  if (approvedBy === exception.requestedBy) found.push({ kind: "approver_asked_for_it" });
  if (members.includes(approvedBy)) found.push({ kind: "approver_is_concerned" });
  if (exception.reason.trim() === "") found.push({ kind: "reason_missing" });
  const [first, ...more] = found;
  return first === undefined ? ok(exception) : err([first, ...more]);
}

/** A household's cost with what was granted beyond the rates; both stay visible. */
export function withExceptions(
  { householdId, total }: HouseholdCost,
  granted: readonly CostException[],
): {
  readonly byRates: HouseholdCost["total"];
  readonly beyond: number;
  readonly low: number;
  readonly high: number;
} {
  const beyond = granted
    .filter((entry) => entry.householdId === householdId)
    .reduce((sum, entry) => sum + entry.rupiah, 0);
  return { byRates: total, beyond, low: total.low + beyond, high: total.high + beyond };
}
