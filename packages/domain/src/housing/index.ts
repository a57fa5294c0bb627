export { allocateHomes } from "./allocate.ts";
export type { Allocation, AllocationTotals, Certificate, PreferenceCuts } from "./allocation.ts";
export { HousingPolicy, HousingQuota, HousingRule, HousingStage } from "./policy.ts";
export type { HomeColumns, HouseholdColumns, HousingProblem } from "./problem.ts";
export type { HousingFault, HousingRefusal } from "./refusal.ts";
export { drawTickets, TICKET_SALT, ticketText, type Tickets } from "./ticket.ts";
