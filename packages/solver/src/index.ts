export { highsSolver } from "./highs.ts";
export { plannerFor } from "./planner.ts";
