import type { Role } from "./roles.ts";

/**
 * Who may do what, written by hand and apart from the procedures: the test compares the two.
 * `all`: any institution's; `own`: the caller's own only; roles that are not named: nothing.
 */
export type ExpectedAccess = "everyone" | Partial<Record<Role, "all" | "own">>;

const allStaff = {
  planner: "all",
  screening_assessor: "all",
  competency_assessor: "all",
  institution_officer: "all",
  institution_admin: "all",
  housing_officer: "all",
  minister_house_officer: "all",
  finance_officer: "all",
  approver: "all",
  publisher: "all",
  auditor: "all",
  privacy_officer: "all",
  system_admin: "all",
  policy_drafter: "all",
  objection_officer: "all",
} as const;

const ownInstitution = { institution_officer: "own", institution_admin: "own" } as const;
const runWatchers = {
  planner: "all",
  policy_drafter: "all",
  approver: "all",
  auditor: "all",
} as const;
const screeningReaders = {
  planner: "all",
  policy_drafter: "all",
  screening_assessor: "all",
  approver: "all",
  publisher: "all",
  auditor: "all",
  objection_officer: "all",
  ...ownInstitution,
} as const;
const competencyReaders = {
  planner: "all",
  competency_assessor: "all",
  approver: "all",
  auditor: "all",
  objection_officer: "all",
  ...ownInstitution,
} as const;
const housingReaders = {
  planner: "all",
  housing_officer: "all",
  approver: "all",
  auditor: "all",
  objection_officer: "all",
  ...ownInstitution,
} as const;
const costReaders = {
  planner: "all",
  finance_officer: "all",
  approver: "all",
  publisher: "all",
  auditor: "all",
} as const;

const offerReaders = {
  planner: "all",
  housing_officer: "all",
  approver: "all",
  auditor: "all",
} as const;
const objectionReaders = {
  planner: "all",
  objection_officer: "all",
  approver: "all",
  auditor: "all",
} as const;

const oneself = { ...allStaff, employee: "all" } as const;
const administrator = { system_admin: "all" } as const;
const dataProtection = { privacy_officer: "all" } as const;

export const expectedAccess: Readonly<Record<string, ExpectedAccess>> = {
  "access.signIn": "everyone",
  "access.demonstrationAccounts": "everyone",
  "access.signOut": { ...allStaff, employee: "all" },
  "access.me": { ...allStaff, employee: "all" },
  "access.actions": { auditor: "all" },
  "plan.current": allStaff,
  "plan.runs": runWatchers,
  "plan.runStatus": runWatchers,
  "plan.run": { planner: "all" },
  "plan.cancelRun": { planner: "all" },
  "plan.inputs": { planner: "all" },
  "plan.bundle": { planner: "all", approver: "all", auditor: "all" },
  "plan.propose": { planner: "all" },
  "plan.approve": { approver: "all" },
  "registry.institutions": { ...allStaff, ...ownInstitution },
  "registry.institution": { ...allStaff, ...ownInstitution },
  "registry.units": { ...allStaff, ...ownInstitution },
  "policy.current": { ...allStaff, employee: "all" },
  "screening.list": screeningReaders,
  "screening.unit": screeningReaders,
  "competency.summary": competencyReaders,
  "competency.list": competencyReaders,
  "waves.list": allStaff,
  "waves.people": housingReaders,
  "housing.towers": allStaff,
  "housing.tower": housingReaders,
  "housing.household": { ...housingReaders, employee: "own" },
  "costs.summary": costReaders,
  "costs.byInstitution": { ...costReaders, ...ownInstitution },
  "work.mine": { ...allStaff, employee: "all" },
  "nominations.board": { ...allStaff, ...ownInstitution },
  "nominations.list": {
    planner: "all",
    competency_assessor: "all",
    approver: "all",
    auditor: "all",
    ...ownInstitution,
  },
  "nominations.name": ownInstitution,
  "nominations.submit": { institution_admin: "own" },
  "nominations.verify": { competency_assessor: "all" },
  "nominations.return": { competency_assessor: "all", approver: "all" },
  "nominations.confirm": { approver: "all" },
  "offers.list": { ...offerReaders, ...ownInstitution, employee: "own" },
  "offers.make": { housing_officer: "all" },
  "offers.makeOther": { housing_officer: "all" },
  "offers.withdraw": { housing_officer: "all" },
  "offers.answer": { housing_officer: "all", employee: "own" },
  "offers.passOn": { housing_officer: "all" },
  "objections.own": { employee: "all" },
  "objections.file": { employee: "all" },
  "objections.withdraw": { employee: "all" },
  "objections.list": { ...objectionReaders, ...ownInstitution, employee: "own" },
  "objections.one": objectionReaders,
  "objections.review": { objection_officer: "all" },
  "objections.find": { objection_officer: "all" },
  "objections.reject": { objection_officer: "all" },
  "objections.uphold": { approver: "all" },
  "decisions.list": {
    planner: "all",
    approver: "all",
    auditor: "all",
    ...ownInstitution,
    employee: "own",
  },
  "decisions.propose": { planner: "all", institution_admin: "own" },
  "decisions.decide": { approver: "all" },
  "decisions.declareKin": {
    planner: "own",
    competency_assessor: "own",
    institution_admin: "own",
    housing_officer: "own",
    objection_officer: "own",
    approver: "own",
    employee: "own",
  },
  "documents.list": offerReaders,
  "documents.draftDecree": { planner: "all" },
  "documents.draftEntitlement": { housing_officer: "all" },
  "documents.sign": { approver: "all" },
  "documents.revoke": { approver: "all" },
  "documents.download": { ...offerReaders, employee: "own" },
  "publication.releases": {
    planner: "all",
    approver: "all",
    publisher: "all",
    auditor: "all",
  },
  "publication.build": { publisher: "all" },
  "publication.approve": { publisher: "all" },
  "publication.correct": { publisher: "all" },
  "publication.calendar": {
    planner: "all",
    approver: "all",
    publisher: "all",
    auditor: "all",
  },
  "publication.planRelease": { publisher: "all" },
};
