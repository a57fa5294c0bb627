export { householdCost, type CostCase } from "./household-cost.ts";
export { AllowancePolicy, Amount, CostBasis, CostComponent } from "./policy.ts";
export { amountOn } from "./rate.ts";
export type { CostLine, CostSummary, CostTotal, HouseholdCost } from "./result.ts";
export { summariseCosts } from "./summary.ts";
export { addTotals } from "./total.ts";
