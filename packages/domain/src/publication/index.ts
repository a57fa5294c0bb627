export { DisclosurePolicy } from "./policy.ts";
