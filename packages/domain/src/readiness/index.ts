export {
  byLargestRemainder,
  ChildProfile,
  familiesByWave,
  familyNeeds,
  SchoolPlaces,
  type BandNeed,
  type FamilyNeeds,
} from "./families.ts";
export {
  Office,
  officeMismatches,
  safeSeats,
  seatBalance,
  type OfficeMismatch,
  type SeatBalance,
} from "./offices.ts";
export {
  towerEvidence,
  towersReadyOn,
  type DefinitionEvidence,
  type TowerEvidence,
} from "./towers.ts";
export {
  Indicator,
  indicatorSpread,
  Measurement,
  readinessFlaws,
  unitReadiness,
  type IndicatorSpread,
  type IndicatorState,
  type ReadinessFlaw,
  type UnitReadiness,
} from "./units.ts";
