export { Policy } from "./policy.ts";
