export type { AccessibilityProblem } from "./accessibility.ts";
export { demo } from "./demo.ts";
export { visit, type Visit, type VisitOptions } from "./visit.ts";
