export { allocateHomes, type AllocationStep } from "./allocate.ts";
export type { Turns } from "./coverage.ts";
export { orderOf } from "./order.ts";
export type { Allocation, AllocationTotals, Certificate, PreferenceCuts } from "./allocation.ts";
export { explainHousehold } from "./explain.ts";
export type {
  BetterWish,
  CutOff,
  DenialReason,
  HousingExplanation,
  TeamReason,
  WaitingBecause,
} from "./explanation.ts";
export { housingParagraph } from "./paragraph.ts";
export { HousingPolicy, HousingQuota, HousingRule, HousingStage } from "./policy.ts";
export type { HomeColumns, HouseholdColumns, HousingProblem } from "./problem.ts";
export type { HousingFault, HousingRefusal } from "./refusal.ts";
export { FORBIDDEN, misfitOf } from "./rule.ts";
export { drawTickets, TICKET_SALT, ticketText, type Tickets } from "./ticket.ts";
export {
  type TeamClaim,
  type TeamViolation,
  verifyAllocation,
  type VerifiedTotals,
  verifyTeams,
  type Violation,
} from "./check/index.ts";
export {
  commitmentHash,
  extendDraw,
  LotteryCommitment,
  type LotteryRefusal,
  type LotteryReveal,
  openLottery,
  PublicOutcome,
  PublicSource,
  secretHash,
  type TicketBook,
} from "./lottery.ts";
export { type PublicNumbers, rfc3797Key, rfc3797Selection } from "./rfc3797.ts";
export { reallocateHomes } from "./reallocate.ts";
export type { Reallocation, ReallocationMode, ReallocationRefusal } from "./reallocation.ts";
export {
  type Candidate,
  type ChainMove,
  type Displaced,
  type NextInLine,
  openWaitList,
  type WaitList,
  type WaitListRefusal,
} from "./wait-list.ts";
export { collapseHousing, type CollapsedHousing } from "./collapsed.ts";
export type { LinearModel, LinearSolution, LinearSolver } from "./solver.ts";
export { planSharing, type SharingPlan, type SharingRefusal } from "./sharing.ts";
export { SharingPolicy } from "./sharing.policy.ts";
export { explainInTeam } from "./explain-team.ts";
export {
  planTeams,
  type TeamPlacement,
  type TeamPlan,
  type TeamRefusal,
  withoutCohesion,
} from "./teams.ts";
export { TeamPolicy } from "./teams.policy.ts";
export type { Room } from "./shared-problem.ts";
export {
  type Disclosure,
  fairnessReport,
  type FairnessReport,
  type FairnessRow,
  publicCutOffs,
  type PublicCutOff,
} from "./fairness.ts";
export { leastChanges, type LeastChange } from "./least-change.ts";
export { deferredAcceptance, type Market, topTradingCycles } from "./mechanism.ts";
export {
  answerOffer,
  DECLINE_REASONS,
  declinesByReason,
  type DeclineReason,
  expireOffers,
  makeOffer,
  type Offer,
  type OfferAnswer,
  type OfferRefusal,
  type OfferState,
  publishedWaitList,
} from "./offer.ts";
export {
  type EntitlementSheet,
  entitlementSheet,
  type EntitlementShortfall,
  HousingEntitlement,
  type InterimHome,
} from "./entitlement.ts";
