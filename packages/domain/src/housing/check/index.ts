export { verifyAllocation } from "./verify.ts";
export type { VerifiedTotals, Violation } from "./violation.ts";
export { type TeamClaim, type TeamViolation, verifyTeams } from "./teams.ts";
