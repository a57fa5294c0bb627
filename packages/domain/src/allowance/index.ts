export {
  againstEstimate,
  type ActualAgainstEstimate,
  type ActualCost,
  type Estimate,
} from "./actual.ts";
export {
  CostException,
  ExceptionCap,
  judgeException,
  withExceptions,
  type ExceptionRefusal,
} from "./exceptions.ts";
export { householdCost, type CostCase } from "./household-cost.ts";
export { AllowancePolicy, Amount, CostBasis, CostComponent } from "./policy.ts";
export { amountOn } from "./rate.ts";
export type { CostLine, CostSummary, CostTotal, HouseholdCost } from "./result.ts";
export { summariseCosts } from "./summary.ts";
export { addTotals } from "./total.ts";
export {
  balanceOf,
  EMPTY_LEDGER,
  enter,
  enterAll,
  entitlement,
  payment,
  reversal,
  trialBalance,
  type Account,
  type Ledger,
  type LedgerRefusal,
  type Posting,
  type Transaction,
} from "./ledger.ts";
export { partOfMonth, partsOfMonths } from "./pro-rata.ts";
export { tukinDifference, TukinTable } from "./tukin.ts";
export { authorisePayments, type PaymentList, type PaymentListRefusal } from "./payment-list.ts";
