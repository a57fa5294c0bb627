export { WavePolicy } from "./policy.ts";
export type {
  Placement,
  TowerReadiness,
  Waiting,
  WaitingReason,
  WaveBlock,
  WaveResult,
} from "./result.ts";
