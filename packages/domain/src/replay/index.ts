export {
  nextInLine,
  type HomeChange,
  type Succession,
  type SuccessionRefusal,
} from "./next-in-line.ts";
export { planFrom, replayBundle, RunBundle, RunInputs } from "./run-inputs.ts";
