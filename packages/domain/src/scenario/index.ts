export { Patch, Scenario } from "./scenario.ts";
