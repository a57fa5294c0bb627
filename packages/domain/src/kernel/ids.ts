import { z } from "zod";

// Ids are short codes that people read and files carry as text. Each is a type of its own in
// code, so that a home handed to a function that wants a tower does not compile.
const code = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "letters, digits, dot, dash and underscore only");

/** A ministry or agency, e.g. `KEMENKEU`. */
export const InstitutionCode = code.brand<"InstitutionCode">();
export type InstitutionCode = z.infer<typeof InstitutionCode>;

/** An echelon-I unit, e.g. `PANRB-D1`. */
export const UnitCode = code.brand<"UnitCode">();
export type UnitCode = z.infer<typeof UnitCode>;

/** A civil servant. Never a NIP or NIK, which stand apart from every rule. */
export const PersonId = code.brand<"PersonId">();
export type PersonId = z.infer<typeof PersonId>;

/** Those who move together into one home. */
export const HouseholdId = code.brand<"HouseholdId">();
export type HouseholdId = z.infer<typeof HouseholdId>;

/** A residential tower. */
export const TowerId = code.brand<"TowerId">();
export type TowerId = z.infer<typeof TowerId>;

/** One flat or house. In this code a "unit" is always an echelon-I unit, never a dwelling. */
export const HomeId = code.brand<"HomeId">();
export type HomeId = z.infer<typeof HomeId>;

/** A wave of moves, e.g. `W1`. */
export const WaveId = code.brand<"WaveId">();
export type WaveId = z.infer<typeof WaveId>;

/** One dated version of all rules, e.g. `ILUSTRASI-1`. */
export const PolicyId = code.brand<"PolicyId">();
export type PolicyId = z.infer<typeof PolicyId>;

/** A priority class of screening, e.g. `P1`. Declared by the policy, best first. */
export const ClassCode = code.brand<"ClassCode">();
export type ClassCode = z.infer<typeof ClassCode>;

/** A screening criterion, e.g. `B1`. Declared by the policy. */
export const CriterionCode = code.brand<"CriterionCode">();
export type CriterionCode = z.infer<typeof CriterionCode>;

/** A competency, e.g. `digital_literacy`. Declared by the policy. */
export const CompetencyCode = code.brand<"CompetencyCode">();
export type CompetencyCode = z.infer<typeof CompetencyCode>;
