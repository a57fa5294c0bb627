import { z } from "zod";
import { HouseholdId, LocalDate, PersonId, TowerId, UnitCode } from "../kernel/index.ts";

/**
 * The level of a post: the leaders (JPT), the two lower management levels, staff, and the
 * functional posts (JF) by tier. UU 20/2023; PermenPANRB 38/2017.
 */
export const PostLevel = z.enum([
  "jpt_utama",
  "jpt_madya",
  "jpt_pratama",
  "administrator",
  "pengawas",
  "pelaksana",
  "jf_utama",
  "jf_madya",
  "jf_muda",
  "jf_pertama",
  "jf_penyelia",
  "jf_mahir",
  "jf_terampil",
  "jf_pemula",
]);
export type PostLevel = z.infer<typeof PostLevel>;

/** Legal standing (kedudukan hukum) as far as a move depends on it. */
export const LegalStanding = z.enum([
  "active",
  "unpaid_leave",
  "study_leave",
  "suspended",
  "pre_retirement_leave",
]);
export type LegalStanding = z.infer<typeof LegalStanding>;

/** The heaviest discipline (PP 94/2021) still running for the person. */
export const Discipline = z.enum(["none", "light", "medium", "severe"]);
export type Discipline = z.infer<typeof Discipline>;

/**
 * A civil servant as the plan sees one: a code, a post and the facts that rules ask for. Name and
 * NIP are not here; they live in `Identity`, which no rule reads.
 */
export const Person = z.strictObject({
  personId: PersonId,
  unitCode: UnitCode,
  householdId: HouseholdId,
  employment: z.enum(["pns", "cpns", "pppk"]),
  postLevel: PostLevel,
  /** Golongan: `I/a` to `IV/e` for PNS and CPNS, `I` to `XVII` for PPPK. */
  grade: z.string().min(1),
  /** Used only to separate people who share a flat, and for the fairness report. */
  sex: z.enum(["male", "female"]),
  education: z.enum(["sd", "smp", "sma", "d1", "d2", "d3", "d4", "s1", "s2", "s3"]),
  retiresOn: LocalDate,
  legalStanding: LegalStanding,
  discipline: Discipline,
});
export type Person = z.infer<typeof Person>;

/** Who a person is. Kept apart from every rule; shown masked; never published. */
export const Identity = z.strictObject({
  personId: PersonId,
  /** NIP or NI PPPK, 18 digits, always text. */
  nip: z.string().regex(/^\d{18}$/),
  name: z.string().min(1),
});
export type Identity = z.infer<typeof Identity>;

/**
 * Those who move together into one home: the civil servant (or the couple, when both are ASN),
 * and who else of the family comes along. Its members are the people that name it.
 */
export const Household = z.strictObject({
  householdId: HouseholdId,
  /** A spouse comes along (who may or may not be a civil servant too). */
  spouse: z.boolean(),
  children: z.int().min(0).max(20),
  /** A household helper (ART) comes along. */
  helper: z.boolean(),
  /** Somebody needs an accessible home. The reason is not asked. */
  accessible: z.boolean(),
  /** Towers in order of preference; may be empty. */
  towerPreferences: z.array(TowerId).max(3),
});
export type Household = z.infer<typeof Household>;
