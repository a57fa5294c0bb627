export type { CompetencyClause } from "./competency-clauses.ts";
export {
  diffPolicies,
  type DiffFacts,
  type PersonChange,
  type PolicyDiff,
  type UnitChange,
  type UnitResult,
} from "./diff.ts";
export { Policy } from "./policy.ts";
export { policyInForce, type PolicyRefusal } from "./in-force.ts";
export { provePolicy, type PolicyCertificate, type PolicyFlaw } from "./prove.ts";
export { readPolicies, type PolicyFile } from "./read.ts";
export { DecisionTable, HitPolicy, TableCell, TableInput, TableRow, TableValue } from "./table.ts";
export { compileTable, type CompiledTable } from "./table-decide.ts";
export type { Facts, TableDecision, TableRefusal, TableTrace } from "./table-decision.ts";
export { explainDecision, type RowTrace } from "./table-explain.ts";
export { proveTable, type TableCertificate, type TableFlaw } from "./table-proof.ts";
export type { ScreeningClause } from "./screening-clauses.ts";
export { clauseText, policyFlawText, policyRefusalText } from "./text.ts";
