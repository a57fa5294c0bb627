import { roles, type Role } from "./roles.ts";

export const conflictRules = [
  "maker_and_approver",
  "assessor_and_user_of_result",
  "objection_and_decision",
  "control_stands_alone",
  "administrator_stands_alone",
] as const;
export type ConflictRule = (typeof conflictRules)[number];

type Conflict = {
  readonly rule: ConflictRule;
  readonly one: readonly Role[];
  readonly other: readonly Role[];
};

const makers: readonly Role[] = [
  "planner",
  "policy_drafter",
  "screening_assessor",
  "competency_assessor",
  "housing_officer",
  "minister_house_officer",
  "finance_officer",
  "publisher",
];
const allBut = (...left: readonly Role[]) =>
  roles.filter((role) => role !== "employee" && !left.includes(role));

/** Roles that nobody may hold together: each pair of `one` and `other`. */
const conflicts: readonly Conflict[] = [
  { rule: "maker_and_approver", one: makers, other: ["approver"] },
  {
    rule: "assessor_and_user_of_result",
    one: ["screening_assessor", "competency_assessor"],
    other: ["planner", "housing_officer", "minister_house_officer", "finance_officer"],
  },
  {
    rule: "objection_and_decision",
    one: ["objection_officer"],
    other: [...makers, "approver"],
  },
  {
    rule: "control_stands_alone",
    one: ["auditor", "privacy_officer"],
    other: allBut(),
  },
  { rule: "administrator_stands_alone", one: ["system_admin"], other: allBut() },
];

/** The first rule that forbids a role beside those held already; null when none does. */
export function findConflict(
  held: readonly Role[],
  wanted: Role,
): { readonly rule: ConflictRule; readonly with: Role } | null {
  for (const { rule, one, other } of conflicts)
    for (const role of held) {
      if (role === wanted) continue;
      const meets =
        (one.includes(role) && other.includes(wanted)) ||
        (other.includes(role) && one.includes(wanted));
      if (meets) return { rule, with: role };
    }
  return null;
}

/** Roles that count only once a second administrator has agreed. */
const privileged: readonly Role[] = [
  "approver",
  "publisher",
  "auditor",
  "privacy_officer",
  "system_admin",
];

export function needsSecondPerson(role: Role): boolean {
  return privileged.includes(role);
}

/** What scope a role takes: an institution, a person, a wave or a tower if wanted, or none. */
export function scopeOfRole(role: Role): "institution" | "person" | "wave_or_tower" | "none" {
  if (role === "institution_officer" || role === "institution_admin") return "institution";
  if (role === "employee") return "person";
  return role === "housing_officer" ? "wave_or_tower" : "none";
}
