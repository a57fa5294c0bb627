export type { PersonStanding, Plan, PlanTotals } from "./plan.result.ts";
