export { Assessment, Dataset, Score } from "./dataset.ts";
export { CrosswalkEntry, Institution, InstitutionType, Unit } from "./institutions.ts";
export { Discipline, Household, Identity, LegalStanding, Person, PostLevel } from "./people.ts";
export { Pin } from "./pins.ts";
export { Home, MinisterHouse, ReadinessDefinition, ReadinessEvidence, Tower } from "./stock.ts";
export { Wave } from "./waves.ts";
export type { InputProblem, Table } from "./table.ts";
export { datasetTables, identitiesAsTable } from "./dataset-tables.ts";
export { readDataset, readIdentities, type ReadingContext } from "./read-dataset.ts";
export {
  reorganise,
  UnitMove,
  type Reorganisation,
  type ReorganisationProblem,
  type Reorganised,
  type UnitTrail,
} from "./crosswalk.ts";
export {
  readResidentNumber,
  readServantNumber,
  readServiceNumber,
  type NumberProblem,
  type ResidentNumber,
  type ServantNumber,
  type ServiceNumber,
} from "./numbers.ts";
export {
  changeUnits,
  UnitChange,
  type UnitChangeProblem,
  type UnitsChanged,
  type UnitsState,
} from "./unit-changes.ts";
export {
  importFieldNames,
  importFields,
  type ImportField,
  type ImportFieldName,
  type ImportValues,
} from "./import-fields.ts";
export {
  importFindingCodes,
  sayFinding,
  type ImportFinding,
  type ImportFindingCode,
} from "./import-findings.ts";
export { matchColumns, plainHeader, type ColumnMatch } from "./import-columns.ts";
export {
  peopleChecker,
  retirementFrom,
  type CheckedRow,
  type ImportContext,
  type ImportRow,
} from "./import-people.ts";
export { plainWord } from "./import-words.ts";
export { cellAddress } from "./problems.ts";
