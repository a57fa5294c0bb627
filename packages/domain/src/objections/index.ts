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
export {
  correctFacts,
  replayObjection,
  type CorrectedFact,
  type CorrectionRefusal,
  type Replay,
  type ReplayRefusal,
  type ReplayVariant,
} from "./replay.ts";
