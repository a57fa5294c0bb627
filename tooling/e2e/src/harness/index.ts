export type { AccessibilityProblem } from "./accessibility.ts";
export { demo } from "./demo.ts";
export { startPostgres, type Postgres } from "./postgres.ts";
export { visit, type Visit, type VisitOptions } from "./visit.ts";
