export { AllowancePolicy, Amount, CostBasis, CostComponent } from "./policy.ts";
export type { CostLine, CostSummary, CostTotal, HouseholdCost } from "./result.ts";
