export { addDays, addMonths, daysBetween, LocalDate, Zone } from "./calendar.ts";
export { canonicalJson, hashOf, hashText, type Json } from "./canonical.ts";
export {
  ClassCode,
  CompetencyCode,
  CriterionCode,
  HomeId,
  HouseholdId,
  InstitutionCode,
  PersonId,
  PolicyId,
  TowerId,
  UnitCode,
  WaveId,
} from "./ids.ts";
export { Rupiah } from "./money.ts";
export { compareText, sortedBy } from "./order.ts";
export { dateText, hundredthsText, listText, permilleText } from "./phrase.ts";
export type { RuleNode } from "./rule-node.ts";
export { seededRandom, type Random } from "./random.ts";
export { assertNever, err, ok, type Err, type Ok, type Result } from "./result.ts";
export { Bilingual, Citation, type Language } from "./text.ts";
