export { allocateHomes } from "./allocate.ts";
export type { Allocation, AllocationTotals, Certificate, PreferenceCuts } from "./allocation.ts";
export { explainHousehold } from "./explain.ts";
export type {
  BetterWish,
  CutOff,
  DenialReason,
  HousingExplanation,
  WaitingBecause,
} from "./explanation.ts";
export { housingParagraph } from "./paragraph.ts";
export { HousingPolicy, HousingQuota, HousingRule, HousingStage } from "./policy.ts";
export type { HomeColumns, HouseholdColumns, HousingProblem } from "./problem.ts";
export type { HousingFault, HousingRefusal } from "./refusal.ts";
export { FORBIDDEN, misfitOf } from "./rule.ts";
export { drawTickets, TICKET_SALT, ticketText, type Tickets } from "./ticket.ts";
export { verifyAllocation, type VerifiedTotals, type Violation } from "./check/index.ts";
