export { HousingPolicy, HousingRule, HousingStage } from "./policy.ts";
export type { HomeColumns, HouseholdColumns, HousingProblem } from "./problem.ts";
