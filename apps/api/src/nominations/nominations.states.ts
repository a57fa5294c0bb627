import type { Role } from "../access/roles.ts";

/** The life of a list of nominations: state, act, who may, next state. */
export const nominationActs = {
  name: {
    from: ["draft", "returned"],
    by: ["institution_officer", "institution_admin"],
    to: "same",
  },
  extend: { from: ["draft", "returned"], by: ["planner"], to: "same" },
  submit: { from: ["draft", "returned"], by: ["institution_admin"], to: "submitted" },
  verify: { from: ["submitted"], by: ["competency_assessor"], to: "verified" },
  return: {
    from: ["submitted", "verified"],
    by: ["competency_assessor", "approver"],
    to: "returned",
  },
  confirm: { from: ["verified"], by: ["approver"], to: "confirmed" },
} as const satisfies Record<
  string,
  { readonly from: readonly string[]; readonly by: readonly Role[]; readonly to: string }
>;

export const nominationStates = [
  "draft",
  "submitted",
  "returned",
  "verified",
  "confirmed",
] as const;
export type NominationState = (typeof nominationStates)[number];
export type NominationAct = keyof typeof nominationActs;

/** The state an act leads to; null when it is not allowed in this state. */
export function afterNominationAct(
  state: NominationState,
  act: NominationAct,
): NominationState | null {
  const { from, to } = nominationActs[act];
  const allowed: readonly NominationState[] = from;
  if (!allowed.includes(state)) return null;
  return to === "same" ? state : to;
}
