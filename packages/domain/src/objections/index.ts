export {
  decideObjection,
  fileObjection,
  type DecisionRefusal,
  type Filing,
  type FilingRefusal,
} from "./filing.ts";
export { ObjectionPolicy } from "./policy.ts";
export { afterAct, objectionStates, type ObjectionAct, type ObjectionState } from "./states.ts";
export { objectionWindow, type ObjectionWindow } from "./window.ts";
