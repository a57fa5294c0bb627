export { verifyAllocation } from "./verify.ts";
export type { VerifiedTotals, Violation } from "./violation.ts";
