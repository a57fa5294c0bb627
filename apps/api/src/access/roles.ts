/** Who may do what: see docs/rules/access.md. No role can do everything. */
export const roles = [
  "planner",
  "screening_assessor",
  "competency_assessor",
  "institution_officer",
  "institution_admin",
  "housing_officer",
  "minister_house_officer",
  "finance_officer",
  "approver",
  "publisher",
  "auditor",
  "privacy_officer",
  "system_admin",
  "policy_drafter",
  "objection_officer",
  "employee",
] as const;
export type Role = (typeof roles)[number];

/** How far a role reaches in one procedure. */
export type Reach = "national" | "own_institution" | "own_record";

/** Why a procedure handles data (UU 27/2022 art. 16 and 27): one purpose for each procedure. */
export const purposes = [
  "sign_in",
  "planning",
  "registry",
  "rules",
  "screening",
  "competency",
  "wave_planning",
  "housing_allocation",
  "costing",
  "nomination",
  "objections",
  "decisions",
  "documents",
  "publication",
  "audit",
  "administration",
  "data_protection",
  "own_data",
] as const;
export type Purpose = (typeof purposes)[number];

/** What a signed-in role that works with the plan, but is not an employee, may see in totals. */
export const staff = {
  planner: "national",
  screening_assessor: "national",
  competency_assessor: "national",
  institution_officer: "national",
  institution_admin: "national",
  housing_officer: "national",
  minister_house_officer: "national",
  finance_officer: "national",
  approver: "national",
  publisher: "national",
  auditor: "national",
  privacy_officer: "national",
  system_admin: "national",
  policy_drafter: "national",
  objection_officer: "national",
} as const satisfies Partial<Record<Role, Reach>>;

export const everyone = { ...staff, employee: "national" } as const satisfies Record<Role, Reach>;
