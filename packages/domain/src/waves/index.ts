export { bedroomsNeeded, type Mover, type MovingHousehold } from "./households.ts";
export { planWaves, type WavesInput, type WavesPlan, type WavesRefusal } from "./plan-waves.ts";
export { WavePolicy } from "./policy.ts";
export type { Tickets } from "./problem.ts";
export { towerReadiness } from "./readiness.ts";
export type {
  Placement,
  TowerReadiness,
  Waiting,
  WaitingReason,
  WaveBlock,
  WaveResult,
} from "./result.ts";
