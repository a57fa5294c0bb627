import type { Role } from "../server/index.ts";

/** Pages in the order of the menu. `letter` opens it after `g`. */
export const pages = [
  { key: "overview", group: "plan", to: "/", letter: "o" },
  { key: "work", group: "plan", to: "/work", letter: "q" },
  { key: "scenario", group: "plan", to: "/scenario", letter: "s" },
  { key: "runs", group: "plan", to: "/runs", letter: "r" },
  { key: "institutions", group: "units", to: "/institutions", letter: "i" },
  { key: "units", group: "units", to: "/units", letter: "u" },
  { key: "imports", group: "units", to: "/imports", letter: "z" },
  { key: "waves", group: "people", to: "/waves", letter: "w" },
  { key: "candidates", group: "people", to: "/candidates", letter: "c" },
  { key: "housing", group: "people", to: "/housing", letter: "h" },
  { key: "nominations", group: "people", to: "/nominations", letter: "x" },
  { key: "offers", group: "people", to: "/offers", letter: "f" },
  { key: "objections", group: "people", to: "/objections", letter: "j" },
  { key: "decisions", group: "people", to: "/decisions", letter: "d" },
  { key: "documents", group: "control", to: "/documents", letter: "y" },
  { key: "policy", group: "rules", to: "/policy", letter: "p" },
  { key: "costs", group: "rules", to: "/costs", letter: "b" },
  { key: "releases", group: "control", to: "/releases", letter: "l" },
  { key: "log", group: "control", to: "/log", letter: "a" },
  { key: "users", group: "control", to: "/users", letter: "e" },
  { key: "myData", group: "people", to: "/my-data", letter: "m" },
  { key: "corrections", group: "people", to: "/corrections", letter: "k" },
  { key: "personReads", group: "control", to: "/person-reads", letter: "v" },
  { key: "breach", group: "control", to: "/breach", letter: "t" },
  { key: "retention", group: "control", to: "/retention", letter: "n" },
] as const;

export type PageEntry = (typeof pages)[number];
export type PageKey = PageEntry["key"];
export const groups = ["plan", "units", "people", "rules", "control"] as const;

/**
 * Who opens which page, as the API's procedures behind it declare their roles. It shapes the menu
 * only: what a role may do is decided by the API at each call, and a page opened by its address
 * says when the role does not reach it.
 */
const openedBy: Record<PageKey, readonly Role[] | "staff" | "everyone"> = {
  overview: "staff",
  work: "everyone",
  nominations: "staff",
  offers: [
    "planner",
    "housing_officer",
    "approver",
    "auditor",
    "institution_officer",
    "institution_admin",
    "employee",
  ],
  objections: [
    "planner",
    "approver",
    "auditor",
    "objection_officer",
    "institution_officer",
    "institution_admin",
    "employee",
  ],
  decisions: [
    "planner",
    "approver",
    "auditor",
    "institution_officer",
    "institution_admin",
    "employee",
  ],
  documents: ["planner", "housing_officer", "approver", "auditor"],
  scenario: ["planner"],
  runs: ["planner", "policy_drafter", "approver", "auditor"],
  institutions: "staff",
  units: [
    "planner",
    "policy_drafter",
    "screening_assessor",
    "approver",
    "publisher",
    "auditor",
    "objection_officer",
    "institution_officer",
    "institution_admin",
  ],
  imports: ["institution_officer", "institution_admin"],
  waves: "staff",
  candidates: [
    "planner",
    "competency_assessor",
    "approver",
    "auditor",
    "objection_officer",
    "institution_officer",
    "institution_admin",
  ],
  housing: "staff",
  policy: "everyone",
  costs: [
    "planner",
    "finance_officer",
    "approver",
    "publisher",
    "auditor",
    "institution_officer",
    "institution_admin",
  ],
  releases: ["planner", "approver", "publisher", "auditor"],
  log: ["auditor"],
  users: ["system_admin"],
  myData: ["employee"],
  corrections: ["institution_officer", "institution_admin", "privacy_officer"],
  personReads: ["auditor", "privacy_officer"],
  breach: ["privacy_officer"],
  retention: ["privacy_officer"],
};

/** The pages that a role works with, in the order of the menu. */
export function pagesFor(role: Role): readonly PageEntry[] {
  return pages.filter(({ key }) => {
    const by = openedBy[key];
    if (by === "everyone") return true;
    return by === "staff" ? role !== "employee" : by.includes(role);
  });
}
