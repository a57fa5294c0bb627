export { Policy } from "./policy.ts";
export { policyInForce, type PolicyRefusal } from "./in-force.ts";
export { provePolicy, type PolicyCertificate, type PolicyFlaw } from "./prove.ts";
export { readPolicies } from "./read.ts";
