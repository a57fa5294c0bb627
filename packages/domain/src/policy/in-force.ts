import { err, ok, type LocalDate, type PolicyId, type Result } from "../kernel/index.ts";
import type { Policy } from "./policy.ts";

type Term = {
  readonly id: PolicyId;
  readonly inForceFrom: LocalDate;
  readonly inForceUntil: LocalDate | null;
};

/** Why no policy can be named for a day: none covers it, or more than one. */
export type PolicyRefusal =
  /** No policy covers the day; all that are known are listed with their days. */
  | {
      readonly kind: "no_policy_in_force";
      readonly date: LocalDate;
      readonly known: readonly Term[];
      /** Policies that would cover the day, but are only expected. */
      readonly expected: readonly Term[];
    }
  /** Two that overlap are refused, never settled by their order. */
  | {
      readonly kind: "several_policies_in_force";
      readonly date: LocalDate;
      readonly inForce: readonly Term[];
    };

/** The one policy that is in force on a day; both ends of its term count, drafts never do. */
export function policyInForce(
  policies: readonly Policy[],
  date: LocalDate,
): Result<Policy, PolicyRefusal> {
  const covering = policies.filter(
    ({ inForceFrom, inForceUntil }) =>
      inForceFrom <= date && (inForceUntil === null || date <= inForceUntil),
  );
  const [policy, ...others] = covering.filter(({ status }) => status !== "expected");
  if (policy === undefined)
    return err({
      kind: "no_policy_in_force",
      date,
      known: policies.filter(({ status }) => status !== "expected").map(termOf),
      expected: covering.map(termOf),
    });
  if (others.length > 0)
    return err({
      kind: "several_policies_in_force",
      date,
      inForce: [policy, ...others].map(termOf),
    });
  return ok(policy);
}

function termOf({ id, inForceFrom, inForceUntil }: Policy): Term {
  return { id, inForceFrom, inForceUntil };
}
