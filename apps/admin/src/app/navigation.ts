import type { Role } from "../server/index.ts";

/** Pages in the order of the menu. `letter` opens it after `g`. */
export const pages = [
  { key: "overview", group: "plan", to: "/", letter: "o" },
  { key: "scenario", group: "plan", to: "/scenario", letter: "s" },
  { key: "runs", group: "plan", to: "/runs", letter: "r" },
  { key: "institutions", group: "units", to: "/institutions", letter: "i" },
  { key: "units", group: "units", to: "/units", letter: "u" },
  { key: "waves", group: "people", to: "/waves", letter: "w" },
  { key: "candidates", group: "people", to: "/candidates", letter: "c" },
  { key: "housing", group: "people", to: "/housing", letter: "h" },
  { key: "policy", group: "rules", to: "/policy", letter: "p" },
  { key: "costs", group: "rules", to: "/costs", letter: "b" },
  { key: "releases", group: "control", to: "/releases", letter: "l" },
  { key: "log", group: "control", to: "/log", letter: "a" },
] as const;

export type PageEntry = (typeof pages)[number];
export type PageKey = PageEntry["key"];
export const groups = ["plan", "units", "people", "rules", "control"] as const;

/**
 * The pages that a role works with. It shapes the menu only: what a role may do is decided by the
 * API at each call, and a page opened by its address says when the role does not reach it.
 */
export function pagesFor(role: Role): readonly PageEntry[] {
  const hidden = hiddenFrom[role];
  return pages.filter((page) => !hidden.includes(page.key));
}

const hiddenFrom: Record<Role, readonly PageKey[]> = {
  planner: ["log", "releases"],
  screening_assessor: ["scenario", "candidates", "waves", "housing", "costs", "releases", "log"],
  competency_assessor: ["scenario", "housing", "costs", "releases", "log"],
  institution_officer: ["scenario", "housing", "releases", "log"],
  institution_admin: ["scenario", "housing", "releases", "log"],
  housing_officer: ["scenario", "candidates", "costs", "releases", "log"],
  minister_house_officer: ["scenario", "candidates", "waves", "costs", "releases", "log"],
  finance_officer: ["scenario", "candidates", "waves", "housing", "releases", "log"],
  approver: ["log", "releases"],
  publisher: ["scenario", "candidates", "waves", "housing", "log"],
  auditor: ["scenario", "releases"],
  privacy_officer: ["scenario", "candidates", "waves", "housing", "costs", "releases", "log"],
  system_admin: ["scenario", "candidates", "waves", "housing", "costs", "releases", "log"],
  policy_drafter: ["candidates", "waves", "housing", "releases", "log"],
  objection_officer: ["scenario", "costs", "releases", "log"],
  employee: [
    "scenario",
    "runs",
    "institutions",
    "units",
    "waves",
    "candidates",
    "housing",
    "costs",
    "releases",
    "log",
  ],
};
