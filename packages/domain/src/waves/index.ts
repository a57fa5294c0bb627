export { bedroomsNeeded, type Mover, type MovingHousehold, type Tickets } from "./households.ts";
export { movingHouseholds } from "./grouping.ts";
export { Capacities } from "./capacities.ts";
export type { CostOf } from "./capacity-limits.ts";
export { Dependency, Duty } from "./duties.ts";
export { planWaves, type WavesInput, type WavesPlan, type WavesRefusal } from "./plan-waves.ts";
export { WavePolicy } from "./policy.ts";
export { pinParagraph } from "./pin-paragraph.ts";
export type { PinResult, PinsResult } from "./pinned.ts";
export type { PinRefusal } from "./pins.ts";
export {
  type TeamOfPlacement,
  type TeamsOfWave,
  type TeamsRefusal,
  type WaveTeam,
  WaveTeams,
} from "./teams.ts";
export { towerReadiness } from "./readiness.ts";
export type {
  CoreReason,
  LimitReason,
  Placement,
  TowerReadiness,
  Waiting,
  WaitingReason,
  WaveBlock,
  WaveResult,
} from "./result.ts";
export {
  brokenDuties,
  dutiesAfterWaves,
  type DutyAfterWave,
  type MinimumFunctionInput,
} from "./minimum-function.ts";
export { unitMoves, type UnitMoves } from "./unit-moves.ts";
export { DelayModel, PastSlip, slipsInEvidence, slipSpread, type SlipSpread } from "./slips.ts";
export { sampleFinishDates, uncertainTowers, type UncertainTower } from "./finish-dates.ts";
export type { HeldBefore, ReplannedWave } from "./replan.ts";
export {
  Deadline,
  deadlineBoard,
  hasPassed,
  waveDeadlines,
  type BoardRow,
  type Nominations,
  type WaveDeadline,
} from "./deadlines.ts";
export { horizonSummary, type HorizonSummary } from "./horizons.ts";
export { capacityCalendar, type CalendarInput, type CalendarMonth } from "./calendar.ts";
